// Fetches what outlets serve: HTTP/1.1 and HTTP/2 over libcurl's multi interface, many at once on one thread, guarded:
// only http and https, only addresses that may be reached (looked at after DNS, before every connection, on every
// redirect), bounded in bytes, headers, redirects and time. First step of the path: URL → bytes.
// No cookies, no referrer, no proxy from the environment; credentials of a URL go to that URL's server alone.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/result.h"
#include "fetch/guard.h"

namespace courant::fetch {

struct Limits {
  std::size_t body_bytes_max = 15u << 20;    // after decoding
  std::size_t header_bytes_max = 64u << 10;  // of all headers of one answer
  unsigned inflation_max = 200;              // decoded bytes for one received, past the first MiB
  unsigned redirects_max = 5;
  std::chrono::milliseconds connect_max{10'000};
  std::chrono::milliseconds total_max{60'000};  // of the whole request, redirects and all
  long bytes_per_second_min = 100;              // slower than this over `slow_max`: given up
  std::chrono::seconds slow_max{15};
};

struct Settings {
  std::string user_agent;
  base::AllowedHosts allowed;
  Limits limits;
  std::size_t connections_kept = 64;
  std::vector<std::string> resolve;  // "host:port:address[,address…]": answers in place of DNS's, for tests
};

// What a request went through before it goes on at another host.
struct Trail {
  unsigned redirects = 0;
  bool only_permanent = true;  // 301 and 308
  bool one_side = true;        // all addresses of the public Internet, or none
  bool began_inside = false;   // the first one was not
  std::string moved_to;        // see Response
  std::size_t received_bytes = 0;
  std::chrono::milliseconds spent{0};
};

struct Request {
  std::string url;
  std::string accept;  // the Accept header
  // Byte for byte as the server sent them; sent back to `validators_url` alone, whichever hop that is.
  std::string etag, last_modified;
  std::string validators_url;
  // Of the first hop. A redirect may reach what `Settings::allowed` opens only where every hop before it was allowed to
  // and did.
  Reach reach = Reach::public_only;
  // A redirect to another host is not followed: the answer says where it leads, and what `trail` to go on there with.
  bool stay_on_host = false;
  Trail trail{};
};

// A whole answer, whatever its status. Texts are the server's own bytes: escape them before showing.
struct Response {
  int status = 0;
  std::string elsewhere;  // the address at another host to which it redirects (stay_on_host); else empty
  Trail trail;            // up to here
  std::string url;        // that answered, after redirects
  // Whether the first address, and whether that of every hop, was none of the public Internet's: reached because it is
  // allowed.
  bool began_inside = false, inside = false;
  // Where permanent redirects (301, 308) alone led from the first address, without a step between the public Internet
  // and the inside; empty: nowhere.
  std::string moved_to;
  bool conditional = false;  // the last hop carried validators
  std::string etag, last_modified, content_type, cache_control, expires, date, retry_after;
  std::string body;  // decoded
  std::size_t received_bytes = 0;
};

// Not thread-safe but for wake(): one thread starts requests and waits.
class Fetcher {
 public:
  // Errors: refused (an address or scheme that may not be reached), limit, unavailable (DNS, connection, time),
  // invalid (no URL, not HTTP).
  using Done = std::function<void(base::Result<Response>)>;

  explicit Fetcher(Settings settings);
  ~Fetcher();  // what runs ends without an answer

  // `done` is called by wait(), never by start() itself.
  void start(Request request, Done done);
  std::size_t running() const;
  // Of them, those that began within the last second.
  std::size_t running_new();
  // Moves all transfers on for at most `at_most`, returning earlier when something ended or wake() was called. `done`
  // may start further requests.
  void wait(std::chrono::milliseconds at_most);
  void wake();

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace courant::fetch
