// What goes over the wire: gzip where the client takes it, validators, and 304 for what the client has. Thread-safe.
#pragma once
#include <string>
#include <string_view>

#include "serve/message.h"

namespace courant::serve {

// gzip (RFC 1952) without a time, so that equal bytes stay equal.
std::string gzip(std::string_view bytes);

// Whether an Accept-Encoding header takes gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

// Whether an If-None-Match header names this entity tag (weak comparison, RFC 9110, 13.1.2).
bool matches_etag(std::string_view if_none_match, std::string_view etag);

// A page in both codings, made once and sent often.
struct Content {
  int status = 200;
  std::string type;           // Content-Type
  std::string cache_control;  // "no-cache": kept, but asked for again each time
  bool varies_by_language = false;
  std::string etag;  // strong; without its quotes
  Body plain;
  Body zipped;      // nullptr: not worth it
  Headers headers;  // further ones

  static Content make(std::string type, std::string bytes, std::string cache_control = "no-cache");
};

// The answer to one request for it: coded as the client takes it, or 304.
Response respond(const Request& request, const Content& content);

}  // namespace courant::serve
