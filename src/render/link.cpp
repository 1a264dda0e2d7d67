#include "render/link.h"

#include <algorithm>
#include <cctype>

namespace courant::render {
namespace {

bool has_scheme(std::string_view url, std::string_view scheme) {
  return url.size() > scheme.size() && std::ranges::equal(url.substr(0, scheme.size()), scheme, [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

Link Link::outside(std::string_view url) {
  if (!has_scheme(url, "http://") && !has_scheme(url, "https://")) return {};
  // Browsers drop tabs and line ends from an address and read a blank as its end; encoded they can do neither.
  std::string out;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == 0x7F)
      out += percent_encode({&c, 1});
    else
      out += c;
  }
  return Link(std::move(out));
}

Link Link::own(std::string_view base, std::initializer_list<std::string_view> segments) {
  std::string out(base);
  bool first = true;
  for (const std::string_view segment : segments) {
    if (!first) out += '/';
    first = false;
    out += percent_encode(segment);
  }
  return Link(std::move(out));
}

Link Link::here(std::string_view fragment) { return Link("#" + percent_encode(fragment)); }

Link Link::with_query(std::string_view key, std::string_view value) const {
  const std::size_t hash = std::min(text_.find('#'), text_.size());
  const std::string path = text_.substr(0, hash);
  const char joint = path.find('?') == std::string::npos ? '?' : '&';
  return Link(path + joint + percent_encode(key) + '=' + percent_encode(value) + text_.substr(hash));
}

Link Link::with_fragment(std::string_view fragment) const {
  return Link(text_.substr(0, text_.find('#')) + "#" + percent_encode(fragment));
}

}  // namespace courant::render
