// The words that decide how far a clause may be shortened to a title: what negates, what hedges, what a verb cannot do
// without. Read from data/lexicon/en/titles.txt; English alone has a tagger and so such titles. Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/key_map.h"

namespace courant::digest {

enum TitleWord : std::uint32_t {
  negates = 1U << 0,
  hedges = 1U << 1,
  quantifies = 1U << 2,
  conditions = 1U << 3,
  attributes = 1U << 4,
  must_stay = 1U << 5,  // an adverb that stays with its verb
  is_verb_particle = 1U << 6,
  is_be = 1U << 7,
  is_helping_verb = 1U << 8,
  subordinates = 1U << 9,  // a preposition that begins a clause
  is_light = 1U << 10,     // an adjective or adverb that can be done without
  tells_circumstance = 1U << 11,
  tells_when = 1U << 12,
  adds_attribute = 1U << 13,    // a preposition of what says more of a subject
  takes_complement = 1U << 14,  // "opposition to"
  joins_phrases = 1U << 15,
  is_honorific = 1U << 16,
  is_time_noun = 1U << 17,
  is_day = 1U << 18,
  is_time_span = 1U << 19,
  leads_time_span = 1U << 20,
  assures = 1U << 21,
  is_saying = 1U << 22,
  is_short_role = 1U << 28,  // "Gov" before a name
  is_suffix = 1U << 27,      // "Jr"
  is_month = 1U << 29,
  lessens = 1U << 25,    // "bans", "opposes": what holds of some need not hold of all
  picks_out = 1U << 26,  // "first", "only": not to be parted from its noun
  aims = 1U << 24,       // "opened the door | to attacks"
  is_reflexive = 1U << 31,
  asks_that = 1U << 30,        // "demanded that he go"
  is_empty_object = 1U << 23,  // "issued a statement" says nothing of what it states
};

class TitleWords {
 public:
  explicit TitleWords(std::string_view language);

  std::uint32_t flags(std::uint64_t key) const {
    const std::uint32_t* found = words_.find(key);
    return found ? *found : 0;
  }
  // Verbs that say nothing without "as …", what they call their object, "to …" or "on …"; those that may take
  // an object with "to …".
  bool needs_as(std::string_view verb) const { return starts(needs_as_, verb); }
  bool takes_infinitive(std::string_view verb) const {
    return needs_infinitive(verb) || starts(takes_infinitive_, verb);
  }
  bool needs_complement(std::string_view verb) const { return starts(needs_complement_, verb); }
  bool needs_infinitive(std::string_view verb) const { return starts(needs_infinitive_, verb); }
  bool reports(std::string_view verb) const { return starts(reports_, verb); }    // "study finds", "engineer warns"
  bool declares(std::string_view verb) const { return starts(declares_, verb); }  // "announced he would go"
  bool befalls(std::string_view verb) const { return has(befalls_, verb); }       // "will win" is nobody's plan
  bool is_evidence(std::string_view noun) const { return has(evidence_, noun); }  // "records show"
  bool proves(std::string_view verb) const { return starts(proves_, verb); }      // "figures showed"
  bool needs_second(std::string_view verb) const { return starts(needs_second_, verb); }  // "gave the mayor a medal"
  bool needs_place(std::string_view verb) const { return starts(needs_place_, verb); }

 private:
  static bool starts(const std::vector<std::string>& beginnings, std::string_view verb);

  static bool has(const std::vector<std::string>& words, std::string_view word);

  text::KeyMap<std::uint32_t> words_;
  std::vector<std::string> needs_as_, needs_complement_, needs_infinitive_, needs_place_, needs_second_, reports_,
      takes_infinitive_, declares_, befalls_, evidence_, proves_;
};

const TitleWords& title_words();

}  // namespace courant::digest
