#include "fetch/http_fields.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace courant::fetch {
namespace {

using std::chrono::seconds;

// Digits alone; more than fit are as many as fit.
std::optional<seconds> parse_seconds(std::string_view text) {
  text = base::trim_blanks(text);
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr long most = 1L << 31;
  return seconds{error == std::errc::result_out_of_range ? most : std::min(value, most)};
}

bool equals(std::string_view text, std::string_view name) {
  return std::equal(text.begin(), text.end(), name.begin(), name.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::optional<std::chrono::sys_seconds> parse_http_date(const std::string& text) {
  // curl_getdate reads much else besides, but a bare number is no date of HTTP's.
  if (text.empty() || text.find_first_not_of("0123456789 ") == std::string::npos) return std::nullopt;
  const time_t at = curl_getdate(text.c_str(), nullptr);
  if (at == -1) return std::nullopt;
  return std::chrono::sys_seconds{seconds{at}};
}

std::optional<seconds> parse_retry_after(const std::string& text, std::chrono::sys_seconds now, seconds most) {
  std::optional<seconds> wait = parse_seconds(text);
  if (!wait)
    if (const auto at = parse_http_date(text)) wait = *at - now;
  if (!wait) return std::nullopt;
  return std::clamp(*wait, seconds{0}, most);
}

std::optional<seconds> parse_freshness(std::string_view cache_control, const std::string& expires,
                                       const std::string& date, std::chrono::sys_seconds now) {
  std::optional<seconds> age;
  while (!cache_control.empty()) {
    const auto comma = std::min(cache_control.find(','), cache_control.size());
    std::string_view directive = base::trim_blanks(cache_control.substr(0, comma));
    cache_control.remove_prefix(std::min(comma + 1, cache_control.size()));
    if (equals(directive, "no-cache") || equals(directive, "no-store")) return std::nullopt;
    const auto equal = directive.find('=');
    if (equal == std::string_view::npos || !equals(directive.substr(0, equal), "max-age")) continue;
    std::string_view value = base::trim_blanks(directive.substr(equal + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (const auto given = parse_seconds(value)) age = given;
  }
  if (age) return age;
  const auto until = parse_http_date(expires);
  if (!until) return std::nullopt;
  return std::max(seconds{0}, *until - parse_http_date(date).value_or(now));
}

}  // namespace courant::fetch
