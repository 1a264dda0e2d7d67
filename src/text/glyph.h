// What a character is to the splitting of tokens: its shape, and for marks their kind. Part of tokens.cpp, apart for
// size.
#pragma once
#include <array>

#include "text/tokens.h"

namespace courant::text {

enum class Shape : unsigned char { space, line_end, lower, upper, letter, digit, mark, ignorable, ideograph, other };

struct Glyph {
  char32_t code_point = 0;
  unsigned length = 0;  // bytes; 0: past the end of the text
  Shape shape = Shape::space;

  bool is_letter() const { return shape == Shape::lower || shape == Shape::upper || shape == Shape::letter; }
  bool is_digit() const { return shape == Shape::digit; }
  bool is_space() const { return shape == Shape::space || shape == Shape::line_end; }
  bool in_word() const { return is_letter() || is_digit() || shape == Shape::mark || shape == Shape::ignorable; }
};

inline constexpr std::array<Shape, 128> ascii_shapes = [] {
  std::array<Shape, 128> shapes{};
  shapes.fill(Shape::other);
  for (int c = 0; c <= ' '; ++c) shapes[static_cast<std::size_t>(c)] = Shape::space;
  shapes['\n'] = Shape::line_end;
  for (std::size_t c = 'a'; c <= 'z'; ++c) shapes[c] = Shape::lower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) shapes[c] = Shape::upper;
  for (std::size_t c = '0'; c <= '9'; ++c) shapes[c] = Shape::digit;
  return shapes;
}();

Glyph look_beyond_ascii(std::string_view text, std::size_t at);

// The glyph at `at`; of length 0 past the end, of shape other where the bytes are ill-formed.
inline Glyph look_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Glyph{byte, 1, ascii_shapes[byte]} : look_beyond_ascii(text, at);
}

inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The kind of a mark that stands for itself; quotes and hyphens depend on what is around them and are not told here.
TokenKind kind_of_mark(char32_t c);

}  // namespace courant::text
