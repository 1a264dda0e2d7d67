#include "serve/form.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/url.h"

namespace courant::serve {
namespace {

constexpr int parts_max = 16;

// The parameter of a header's value: parameter("form-data; name=\"list\"", "name") is "list". Browsers write a
// quotation mark within it as %22, so that none is escaped.
std::optional<std::string_view> parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    std::string_view rest = base::trim_blanks(value.substr(at + 1));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string found = base::lower_ascii(base::trim_blanks(rest.substr(0, equals)));
    rest = base::trim_blanks(rest.substr(equals + 1));
    std::string_view given;
    if (rest.starts_with('"')) {
      const std::size_t end = rest.find('"', 1);
      if (end == std::string_view::npos) return std::nullopt;
      given = rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
    } else {
      given = base::trim_blanks(rest.substr(0, rest.find(';')));
    }
    if (found == name) return given;
    const std::size_t next = rest.find(';');
    if (next == std::string_view::npos) return std::nullopt;
    at = static_cast<std::size_t>(rest.data() - value.data()) + next;
  }
  return std::nullopt;
}

std::string_view type_of(std::string_view value) { return base::trim_blanks(value.substr(0, value.find(';'))); }

// The name that a part's headers give it.
std::optional<std::string> name_of_part(std::string_view headers) {
  while (!headers.empty()) {
    const std::size_t end = std::min(headers.find("\r\n"), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || base::lower_ascii(line.substr(0, colon)) != "content-disposition") continue;
    const std::string_view value = base::trim_blanks(line.substr(colon + 1));
    const auto name = parameter(value, "name");
    if (base::lower_ascii(type_of(value)) != "form-data" || !name) return std::nullopt;
    return std::string(*name);
  }
  return std::nullopt;
}

std::optional<Fields> parse_multipart(std::string_view boundary, std::string_view body) {
  if (boundary.empty() || boundary.size() > 70) return std::nullopt;
  const std::string first = "--" + std::string(boundary), delimiter = "\r\n" + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  Fields fields;
  for (int part = 0; part <= parts_max; ++part) {
    if (body.starts_with("--")) return fields;
    const std::size_t begin = body.find("\r\n\r\n");
    if (!body.starts_with("\r\n") || begin == std::string_view::npos) return std::nullopt;
    const auto name = name_of_part(body.substr(2, std::max<std::size_t>(begin, 2) - 2));
    const std::string_view content = body.substr(begin + 4);
    const std::size_t end = content.find(delimiter);
    if (!name || end == std::string_view::npos) return std::nullopt;
    fields[*name] = std::string(content.substr(0, end));
    body = content.substr(end + delimiter.size());
  }
  return std::nullopt;
}

std::string decode(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return base::percent_decode(spaced);
}

}  // namespace

Fields parse_fields(std::string_view encoded) {
  Fields fields;
  while (true) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty()) fields[decode(pair.substr(0, equals))] = decode(pair.substr(std::min(equals + 1, pair.size())));
    if (end == encoded.size()) return fields;
    encoded.remove_prefix(end + 1);
  }
}

std::optional<Fields> parse_form(std::string_view content_type, std::string_view body) {
  const std::string type = base::lower_ascii(type_of(content_type));
  if (type == "application/x-www-form-urlencoded") return parse_fields(body);
  if (type != "multipart/form-data") return std::nullopt;
  const auto boundary = parameter(content_type, "boundary");
  return boundary ? parse_multipart(*boundary, body) : std::nullopt;
}

std::string field_of(const Fields& form, std::string_view name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second;
}

int status_of_form(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::unavailable:
      return 502;
    case base::ErrorKind::conflict:
      return 409;
    case base::ErrorKind::corrupt:
      return 500;
    case base::ErrorKind::limit:
      return 413;
    default:
      return 400;
  }
}

}  // namespace courant::serve
