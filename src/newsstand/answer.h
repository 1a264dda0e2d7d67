// What a newsstand was asked and what it answers, as plain values: also how an answer misbehaves, for those who test a
// client against it. Stands outside the path from feed to reader: the demo and tests are served by it.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace courant::newsstand {

using Header = std::pair<std::string, std::string>;

struct Request {
  unsigned host = 0;  // which of the newsstand's hosts was asked
  std::string method;
  std::string target;           // as it came: path and query
  std::vector<Header> headers;  // in order, names as written
  std::string body;
  std::string peer;              // "127.0.0.1:50412"
  std::uint64_t connection = 0;  // 1 for the first one accepted; equal for requests on one kept connection
  std::chrono::steady_clock::time_point at;

  // The first header of that name (ASCII, any case); empty if there is none.
  std::string_view header(std::string_view name) const;
  // The target up to its query.
  std::string_view path() const;
};

enum class Manner : unsigned char {
  whole,            // head and body, as announced
  hang,             // not a byte, until the client leaves
  hang_in_body,     // the head and half of the body, then nothing until the client leaves
  cut_body,         // the head and half of the body, then the connection is closed
  endless_headers,  // header after header, until the client leaves
  endless_body,     // the body again and again, without a length, until the client leaves
};

struct Answer {
  unsigned status = 200;
  std::vector<Header>
      headers;  // sent as given and in this order; Content-Length and Connection are added where missing
  std::string body;
  std::string etag;           // with its quotes; sent, and held against If-None-Match (RFC 9110, 13.1.2)
  std::string last_modified;  // IMF-fixdate; sent, and held against If-Modified-Since where there is no If-None-Match
  std::chrono::milliseconds delay{0};  // before the first byte
  std::size_t drip_bytes = 0;          // above 0: the body goes out so many bytes at a time, `drip_gap` apart
  std::chrono::milliseconds drip_gap{0};
  Manner manner = Manner::whole;
  bool close = false;  // end the connection after this answer
};

Answer text_answer(std::string body, std::string content_type = "text/html; charset=utf-8");
Answer status_answer(unsigned status);
// Redirects to `location`, which is sent as it is.
Answer redirect_answer(std::string location, unsigned status = 302);
// 429 or 503 with Retry-After as given: seconds or an IMF-fixdate.
Answer busy_answer(unsigned status, std::string retry_after);

// The answer a client with these conditions gets: 304 without a body where its validators still hold, else `answer`.
// Only a 200 to GET or HEAD is conditional.
Answer apply_conditions(const Request& request, Answer answer);

// Status line and headers, with the final empty line. A 304 or 204 has no Content-Length.
std::string write_head(const Answer& answer, bool keep_alive);

// "Tue, 16 Jun 2026 17:50:00 GMT" (IMF-fixdate, RFC 9110, 5.6.7).
std::string http_date(std::chrono::sys_seconds at);

}  // namespace courant::newsstand
