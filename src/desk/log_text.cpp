#include "desk/log_text.h"

#include "base/utf8.h"

namespace courant::desk {

std::string log_text(std::string_view text) {
  constexpr std::size_t bytes_max = 300;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < bytes_max;) {
    const base::Decoded decoded = base::decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    // C0, DEL, C1, and the marks that change the direction of what follows.
    const bool harmless = decoded.valid && c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x200e && c <= 0x200f) &&
                          !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
    for (std::size_t i = at; i < at + decoded.length; ++i) {
      if (harmless) {
        out += text[i];
      } else {
        const auto byte = static_cast<unsigned char>(text[i]);
        out += "\\x";
        out += digits[byte >> 4];
        out += digits[byte & 15];
      }
    }
    at += decoded.length;
  }
  return out;
}

}  // namespace courant::desk
