#include "newsstand/answer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <optional>
#include <sstream>

namespace courant::newsstand {
namespace {

bool equal_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view reason(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 410:
      return "Gone";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

std::string_view without_weakness(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

// Weak comparison, as If-None-Match wants it.
bool names_tag(std::string_view list, std::string_view tag) {
  if (list == "*") return true;
  while (!list.empty()) {
    const std::size_t start = list.find_first_not_of(" \t,");
    if (start == std::string_view::npos) break;
    list.remove_prefix(start);
    const std::size_t quote = list.find('"');
    if (quote == std::string_view::npos) break;
    const std::size_t end = list.find('"', quote + 1);
    if (end == std::string_view::npos) break;
    if (without_weakness(list.substr(0, end + 1)) == without_weakness(tag)) return true;
    list.remove_prefix(end + 1);
  }
  return false;
}

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  std::tm parts{};
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  in >> std::get_time(&parts, "%a, %d %b %Y %H:%M:%S GMT");
  if (in.fail()) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

bool unchanged_since(std::string_view condition, std::string_view last_modified) {
  const auto since = parse_http_date(condition);
  const auto modified = parse_http_date(last_modified);
  return since && modified && *modified <= *since;
}

bool has_header(const Answer& answer, std::string_view name) {
  return std::ranges::any_of(answer.headers, [&](const Header& header) { return equal_name(header.first, name); });
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (equal_name(key, name)) return value;
  return {};
}

std::string_view Request::path() const { return std::string_view(target).substr(0, target.find('?')); }

Answer text_answer(std::string body, std::string content_type) {
  Answer answer;
  answer.headers.emplace_back("Content-Type", std::move(content_type));
  answer.body = std::move(body);
  return answer;
}

Answer status_answer(unsigned status) {
  Answer answer;
  // A body of 204 would stand before the next answer on its connection (RFC 9112, 6.3).
  if (status != 204) answer = text_answer(fmt::format("{} {}\n", status, reason(status)), "text/plain; charset=utf-8");
  answer.status = status;
  return answer;
}

Answer redirect_answer(std::string location, unsigned status) {
  Answer answer = status_answer(status);
  answer.headers.emplace_back("Location", std::move(location));
  return answer;
}

Answer busy_answer(unsigned status, std::string retry_after) {
  Answer answer = status_answer(status);
  answer.headers.emplace_back("Retry-After", std::move(retry_after));
  return answer;
}

Answer apply_conditions(const Request& request, Answer answer) {
  if (answer.status != 200 || (request.method != "GET" && request.method != "HEAD")) return answer;
  const std::string_view none_match = request.header("If-None-Match");
  const std::string_view modified_since = request.header("If-Modified-Since");
  const bool held = !none_match.empty()
                        ? !answer.etag.empty() && names_tag(none_match, answer.etag)
                        : !modified_since.empty() && unchanged_since(modified_since, answer.last_modified);
  if (!held) return answer;
  answer.status = 304;
  answer.body.clear();
  std::erase_if(answer.headers, [](const Header& header) {
    return equal_name(header.first, "Content-Type") || equal_name(header.first, "Content-Encoding");
  });
  return answer;
}

std::string write_head(const Answer& answer, bool keep_alive) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
  const auto add = [&head](std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  };
  for (const auto& [name, value] : answer.headers) add(name, value);
  if (!answer.etag.empty()) add("ETag", answer.etag);
  if (!answer.last_modified.empty()) add("Last-Modified", answer.last_modified);
  const bool may_have_body = answer.status != 304 && answer.status != 204;
  if (may_have_body && answer.manner != Manner::endless_body && !has_header(answer, "Content-Length") &&
      !has_header(answer, "Transfer-Encoding"))
    add("Content-Length", fmt::format("{}", answer.body.size()));
  if (!keep_alive) add("Connection", "close");
  return head + "\r\n";
}

std::string http_date(std::chrono::sys_seconds at) { return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", at); }

}  // namespace courant::newsstand
