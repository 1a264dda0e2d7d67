// Words, numbers and marks of a text with their bytes: the ground on which sentences, names, figures, dates and claims
// are found. One pass, no allocation per token; a token carries the key of its lower-case form, by which lexicons are
// asked.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace courant::text {

enum class TokenKind : unsigned char {
  word,     // letters, with digits after them ("MH17") and apostrophes within ("don't", "O'Brien"); "U.S.", "a.m." with
            // their last point
  number,   // starts with a digit: "1,234.5", "10:30", "5th", "1990s", "20m"
  clitic,   // parted from the word before it: "'s", "'ll", "'re", "'ve", "'d", "'m", the "'" of "ministers'"
  address,  // URL, e-mail address, @handle
  stop,     // . ! ? … and their runs, where a sentence may end
  point,    // the point of an abbreviation; find_sentences makes it of a stop
  comma,
  semicolon,
  colon,
  hyphen,  // joins words: "five-year" is three tokens, the second and third without `space_before`
  dash,    // – — -- and a hyphen between spaces
  slash,
  open_quote,
  close_quote,
  open_bracket,
  close_bracket,
  currency,  // $ € £ ¥ …
  symbol,    // all else: % & + bullets
};

// How a word is written. A single upper-case letter is `capital`.
enum class Capitals : unsigned char { none, lower, capital, upper, mixed };

struct Token {
  model::Span span;
  std::uint64_t key = 0;  // word_key of its lower-case form, any kind
  TokenKind kind = TokenKind::symbol;
  Capitals capitals = Capitals::none;
  bool space_before = false;      // white space before it, or it is the first
  bool line_before = false;       // a line end before it, or it is the first
  bool paragraph_before = false;  // an empty line before it, or it is the first

  bool is_word() const { return kind == TokenKind::word; }
  bool starts_upper() const {
    return capitals == Capitals::capital || capitals == Capitals::upper || capitals == Capitals::mixed;
  }
};

// The key of a word already in lower case, with ' for ’. Tokens and lexicons use the same; stable over runs.
constexpr std::uint64_t word_key(std::string_view lower) {
  std::uint64_t key = 0xcbf29ce484222325ULL;
  for (const char c : lower) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return key;
}

// Splits `text` (UTF-8; ill-formed bytes become symbols) into tokens in order. `language` decides apostrophes: those of
// French and Italian end a word ("l'" "homme"), English 's is a clitic. At most 4 GiB. Thread-safe.
std::vector<Token> split_tokens(std::string_view text, std::string_view language);

// The lower-case form that a token's key was made of.
std::string lower_form(std::string_view word);

}  // namespace courant::text
