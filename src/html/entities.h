// HTML's character references (13.2.5.72): "&eacute;", "&#233;", "&#xE9;", and the old ones without their semicolon.
// The table is made from Python's html.entities while building. Pure; thread-safe.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace courant::html {

struct CharacterReference {
  std::size_t length = 0;  // bytes of the source it takes; 0: the "&" is only an ampersand
  std::array<char, 8> utf8{};
  std::size_t utf8_size = 0;

  std::string_view text() const { return {utf8.data(), utf8_size}; }
};

// Reads the reference at the start of `text`, which begins with "&".
CharacterReference read_character_reference(std::string_view text, bool in_attribute = false);

// The text with all its references decoded.
std::string decode_character_references(std::string_view text);

// What U+0080 to U+009F mean where they were meant to be windows-1252, as browsers read them in references.
char32_t meaning_of_c1(char32_t control);

// The text a named reference stands for ("eacute;" or, of the old ones, "eacute"); empty where there is none.
std::string_view named_character(std::string_view name);

}  // namespace courant::html
