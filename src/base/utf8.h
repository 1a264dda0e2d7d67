// UTF-8 (RFC 3629): reading, writing and repairing it. Thread-safe: pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace courant::base {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Decoded {
  char32_t code_point = replacement_character;
  unsigned length = 1;  // bytes taken; at least 1 unless the input is at its end
  bool valid = false;
};

// Decodes the code point at `at` (< text.size()). Ill-formed input: U+FFFD and the length of the maximal subpart
// (Unicode 15, 3.9, as the WHATWG Encoding Standard does it).
Decoded decode_utf8(std::string_view text, std::size_t at);

// A byte within a character, not its first.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// The same text with every ill-formed part replaced by U+FFFD; the input itself where there is none.
std::string repair_utf8(std::string_view text);

}  // namespace courant::base
