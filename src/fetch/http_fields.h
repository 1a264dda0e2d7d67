// What HTTP's fields say about when to come again. Thread-safe: pure functions.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace courant::fetch {

// A date in any of HTTP's three forms (RFC 9110, 5.6.7).
std::optional<std::chrono::sys_seconds> parse_http_date(const std::string& text);

// Retry-After as seconds or a date (RFC 9110, 10.2.3), from `now`; between 0 and `most`. nullopt: neither.
std::optional<std::chrono::seconds> parse_retry_after(const std::string& text, std::chrono::sys_seconds now,
                                                      std::chrono::seconds most);

// How long the answer stays fresh (RFC 9111, 4.2.1): max-age, else Expires less Date. nullopt when nothing says so, or
// it may not be kept at all; never negative.
std::optional<std::chrono::seconds> parse_freshness(std::string_view cache_control, const std::string& expires,
                                                    const std::string& date, std::chrono::sys_seconds now);

}  // namespace courant::fetch
