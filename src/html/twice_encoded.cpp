#include "html/twice_encoded.h"

#include <optional>
#include <utility>

#include "base/utf8.h"
#include "html/entities.h"

namespace courant::html {
namespace {

std::optional<char> windows_1252_byte(char32_t code_point) {
  if (code_point <= 0xFF) return static_cast<char>(code_point);
  for (char32_t byte = 0x80; byte <= 0x9F; ++byte)
    if (meaning_of_c1(byte) == code_point) return static_cast<char>(byte);
  return std::nullopt;
}

}  // namespace

bool mend_twice_encoded(std::string& text) {
  // A first byte of UTF-8 became U+00C2 to U+00F4, and what follows it is beyond ASCII too.
  const std::size_t first = text.find('\xC3');
  if (first == std::string::npos || first + 2 >= text.size() || (text[first + 2] & 0x80) == 0) return false;
  std::string once;
  once.reserve(text.size());
  const auto is_ascii = [](char c) { return static_cast<signed char>(c) >= 0; };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = at;
    while (at < text.size() && is_ascii(text[at])) ++at;
    once.append(text, plain, at - plain);
    const std::size_t begin = once.size();  // of characters beyond ASCII, which are UTF-8 by themselves or no mistake
    while (at < text.size() && !is_ascii(text[at])) {
      const base::Decoded decoded = base::decode_utf8(text, at);
      const std::optional<char> byte = windows_1252_byte(decoded.code_point);
      if (!byte) return false;
      once += *byte;
      at += decoded.length;
    }
    if (!base::is_valid_utf8(std::string_view(once).substr(begin))) return false;
  }
  text = std::move(once);
  return true;
}

}  // namespace courant::html
