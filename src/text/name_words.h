// The words by which names are told apart, of one language. Part of finding names, apart for size.
#pragma once
#include <cstdint>
#include <string_view>

#include "text/key_map.h"

namespace courant::text {

enum NameWord : unsigned {
  name_title = 1u << 0,
  name_first = 1u << 1,
  name_body = 1u << 2,          // "ministry", "university"
  name_organisation = 1u << 3,  // known by itself: "NATO"
  name_land = 1u << 4,          // "river", "county"
  name_land_opener = 1u << 5,   // "Mount", "Lake"
  name_place = 1u << 6,         // known by itself: "France"
  name_place_before = 1u << 7,  // "in", "near"
  name_person_after = 1u << 8,  // "said"
  name_particle = 1u << 9,      // "van", "de", "al"
  name_none = 1u << 10,         // "Monday"
  name_nationality = 1u << 11,
  name_common = 1u << 12,  // a word of every day, seen at the begin of sentences
  name_of = 1u << 13,      // what joins the words of an organisation's name
  name_for = 1u << 14,
  name_and = 1u << 15,
  name_the = 1u << 16,
  name_stop = 1u << 17,         // "the", "in": begins no name
  name_person_word = 1u << 18,  // "he", "her": tells of a person named before it
  name_party = 1u << 19,        // "D", "R" of "Ann Lee (D-Ohio)"
  name_month = 1u << 20,        // "Jan" of "Jan. 5"
  name_persons = 1u << 21,      // "administration", "-backed": behind a person's name
  name_places = 1u << 22,       // "residents", "coast": behind a place's name, its 's between or not
  name_place_of = 1u << 23,     // "island", "people": before "of" and a place's name
  name_side = 1u << 24,         // "southern": before a place's name
  name_thing = 1u << 26,        // "cup", "treaty": ends a name that is neither a person's nor a place's
  name_to = 1u << 25,           // joins two places of a way
};

class NameWords {
 public:
  explicit NameWords(std::string_view language);

  unsigned classes(const Token& token) const {
    const unsigned* found = words_.find(token.key);
    return found ? *found : 0;
  }
  // The longest phrase of words with one of these classes: "White House", "New York".
  PhraseMap<unsigned>::Match find(std::span<const Token> tokens, std::size_t at) const {
    return phrases_.find(tokens, at);
  }
  bool empty() const { return words_.size() == 0; }
  bool nouns_are_capital() const { return nouns_are_capital_; }

 private:
  KeyMap<unsigned> words_;
  PhraseMap<unsigned> phrases_;
  bool nouns_are_capital_ = false;
};

}  // namespace courant::text
