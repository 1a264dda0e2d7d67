// Words as grouping sees them: one pass over the bytes, a hash a word, nothing allocated. Lower case; a possessive 's
// is cut; hyphens part; "1,500" is one word. Scripts written without spaces give overlapping pairs of characters.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace courant::story {

struct Word {
  std::uint64_t key = 0;    // text::word_key of the lower-case word
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool capital = false;  // starts with a capital letter
  bool digit = false;    // starts with a digit
  bool opens = false;    // first word of a sentence: a capital there says nothing
  bool single = false;   // one letter
};

class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}  // `text` must outlive the reader

  // The next word; false at the end.
  bool next(Word& word);

 private:
  bool next_wide(Word& word, std::size_t at);

  std::string_view text_;
  std::size_t at_ = 0;
  bool opens_ = true;
};

// The lower-case form that a word's key was made of.
std::string lower_word(std::string_view text, const Word& word);

}  // namespace courant::story
