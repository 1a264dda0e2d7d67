// Numbers as they are written: "1,234.5", "1.234,5", "twenty-five", "4.5 million", "20bn", "two dozen", "several
// hundred". What figures and dates are read with.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "text/key_map.h"
#include "text/sentences.h"

namespace courant::text {

struct NumberRead {
  std::uint32_t end = 0;  // the token after it
  double low = 0;
  double high = 0;          // more than low where the word leaves it open: "several", "dozens"
  double step = 1;          // what its last word counts in: 1e6 for "4.5 million"
  bool vague = false;       // "several", "a few", "dozens"
  bool digits = false;      // begins with digits
  bool indefinite = false;  // "a", "one": only a number where something shows it
  bool article = false;     // "a", "an" alone
};

class NumberRules {
 public:
  explicit NumberRules(std::string_view language);

  // The number that begins at token `at`, before `end`; nullopt where none does. Years, ordinals ("5th") and times are
  // not told apart from numbers here, save that a digit token with letters that are no scale is refused.
  std::optional<NumberRead> read(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const;

  // Whether a number or an ordinal may begin with this word.
  bool may_begin(const Token& word) const { return words_.contains(word.key) || ordinals_.contains(word.key); }

  // "first" = 1, "21st" = 21, "3rd" = 3; 0 where it is none.
  unsigned ordinal(const TokenizedText& text, const Token& token) const;

 private:
  struct Word {
    enum class Kind : unsigned char { unit, ten, hundred, scale, dozen, vague, article, half } kind = Kind::unit;
    double low = 0;
    double high = 0;
  };

  std::optional<NumberRead> read_digits(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const;
  std::optional<NumberRead> read_words(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const;
  void scale(const TokenizedText& text, std::uint32_t end, NumberRead& number) const;
  const Word* word(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const;

  KeyMap<Word> words_;
  KeyMap<unsigned> ordinals_;
  KeyMap<double> suffixes_;  // "bn" in "20bn"
  KeySet joiners_;           // "and" in "two hundred and six"
  KeySet ordinal_endings_;
  bool decimal_comma_ = false;
};

// The digits at the begin of a word as a number; nullopt where they are none ("10:30", "1.2.3"). `rest`: what follows
// them.
std::optional<double> parse_digits(std::string_view word, bool decimal_comma, std::string_view& rest);

}  // namespace courant::text
