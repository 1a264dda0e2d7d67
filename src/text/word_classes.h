// What an English word may be, read from data/tagger/en/words.txt (WordNet 3.0, see NOTICE): its word classes with the
// most frequent first, what kind of thing a noun names, and the lemma of an irregular or regular form.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/key_map.h"

namespace courant::text {

// What a noun names by its most frequent sense; `none` where that is not known or does not matter.
enum class NounKind : unsigned char {
  none,
  act,
  event,
  communication,
  person,
  group,
  place,
  time,
  body,
  artifact,
  thought,
  feeling,
  quantity,
  possession,
  state
};

class WordClasses {
 public:
  explicit WordClasses(std::string_view bytes);

  // The word's form and classes in one string, as features of the tagger name them: "bV" past or participle of a verb.
  std::string known(std::string_view lower) const;

  // Whether the word, or the word it is a form of, may be of a class: n, v, a, r.
  bool may_be(std::string_view lower, char letter) const;

  // Whether the word itself is of a class more often than of any other.
  bool is_mostly(std::string_view lower, char letter) const;

  // Keys (text::word_key) of the word itself and of all that it may be a form of: "tried", "try" and the like.
  std::vector<std::uint64_t> lemma_keys(std::string_view lower) const;

  // The kind of thing that a noun, singular or plural, names.
  NounKind kind(std::string_view lower) const;

 private:
  struct Entry {
    char classes[5] = {};  // n, v, a, r by frequency, upper case for nearly always; "-" for none
    char kind = '-';
    char form = 0;  // d past, e participle, b both, s plural, g gerund, z third person, c compared
    std::uint64_t lemma = 0;
  };

  const Entry* find(std::string_view lower) const { return words_.find(word_key(lower)); }
  std::string strip(std::string_view lower) const;

  KeyMap<Entry> words_;
};

// Parsed on first use. Thread-safe.
const WordClasses& english_words();

}  // namespace courant::text
