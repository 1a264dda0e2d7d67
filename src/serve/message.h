// A request and its answer as the pages see them: no socket, no library's types, so that every route can be tested as a
// function.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/form.h"

namespace courant::serve {

struct CaseInsensitiveLess {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const;
};

struct Request {
  std::string method;                                               // "GET"
  std::string target;                                               // as sent: "/story/s%201?x=1"
  std::map<std::string, std::string, CaseInsensitiveLess> headers;  // the last of equal names
  std::string body;
  bool from_loopback = false;  // the peer's address

  std::string_view header(std::string_view name) const;  // empty: not sent
};

// The parts of a target: path segments and query, percent-decoded. nullopt: not an origin-form target (RFC
// 9112, 3.2.1).
struct Target {
  std::vector<std::string> segments;  // "/" has none
  Fields query;

  std::string_view parameter(std::string_view name) const;  // empty: not there
};
std::optional<Target> parse_target(std::string_view target);

using Headers = std::vector<std::pair<std::string, std::string>>;

// Bytes that several connections may be sending at once.
using Body = std::shared_ptr<const std::string>;
Body make_body(std::string bytes);

struct Response {
  int status = 200;
  Headers headers;  // without Content-Length, Connection, Date
  Body body = make_body({});
};

using Answer = std::function<Response(const Request&)>;

// How many bytes of a body are taken, by the request's head.
using BodyLimit = std::function<std::size_t(const Request&)>;
inline constexpr std::size_t body_bytes_usual = 64 << 10;
inline constexpr std::size_t body_bytes_most = 8 << 20;  // whatever a BodyLimit says

std::string_view reason_phrase(int status);

}  // namespace courant::serve
