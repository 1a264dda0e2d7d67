// What the composer knows of a language: what a word may be, which phrases lean on something before them, which tell of
// what comes. Read from data/lexicon/<language>/composing.txt and verbs.txt; a language without them has no rules, and
// its digests rest on what holds for any text. Read-only after the first use; thread-safe.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/key_map.h"
#include "text/tokens.h"

namespace courant::digest {

// What a single word is or may be; a word may be several.
enum WordFlag : std::uint64_t {
  is_determiner = 1ULL << 1,
  is_preposition = 1ULL << 2,
  is_conjunction = 1ULL << 3,
  is_pronoun = 1ULL << 4,
  is_auxiliary = 1ULL << 5,
  is_adverb = 1ULL << 6,
  is_person_pronoun = 1ULL << 7,  // he, she and their forms
  is_thing_pronoun = 1ULL << 8,   // they, it and their forms
  is_demonstrative = 1ULL << 9,
  is_bad_opener = 1ULL << 10,
  is_unique_noun = 1ULL << 11,  // "the president" needs no forerunner
  is_event_noun = 1ULL << 12,   // "the message" does
  is_person_noun = 1ULL << 13,
  is_first_second = 1ULL << 14,
  is_vague = 1ULL << 15,  // no edge of a title
  is_base_verb = 1ULL << 16,
  is_third_verb = 1ULL << 17,
  is_past_verb = 1ULL << 18,
  is_participle = 1ULL << 19,
  is_gerund = 1ULL << 20,
  is_noun_too = 1ULL << 21,     // a verb's form that is a noun as well
  is_no_reaction = 1ULL << 22,  // a cited source that reports and does not react
  is_counted_person = 1ULL << 23,
  is_never_disputed = 1ULL << 24,
  is_not_adverb = 1ULL << 25,
  is_opinion_title = 1ULL << 31,
  is_will = 1ULL << 27,      // will, shall
  is_stamp = 1ULL << 34,     // months, hours, "posted": when a page was published
  is_relative = 1ULL << 33,  // who, which
  is_negation = 1ULL << 28,
  is_not_verb = 1ULL << 26,
  is_since = 1ULL << 0,           // what began then goes on
  is_speaking_noun = 1ULL << 35,  // bodies and people who speak, beside those that WordNet knows as such
  is_mute_noun = 1ULL << 36,      // what never speaks, though WordNet has it as a group or a person
  is_unspoken = 1ULL << 37,       // in a cue: nobody has spoken ("will announce", "not")
  is_role_title = 1ULL << 38,     // "Rep.", "Gov."
  is_reaction_verb = 1ULL << 39,  // "condemned": by it a party speaks out on a matter
  is_answering = 1ULL << 40,      // "replied", "added": what was said before is asked for
  is_judging = 1ULL << 41,        // words of judgement
  is_clause_opener = 1ULL << 42,
  is_relative_word = 1ULL << 43,
  is_promising = 1ULL << 44,       // "would", in what a party says
  is_courtesy = 1ULL << 45,        // Mr, Ms
  is_counted_number = 1ULL << 46,  // one, two, three as words
  is_continuing = 1ULL << 47,      // "still", "again": go on from what was so before
  is_speculating = 1ULL << 48,     // "may", "might": of what nobody knows
  is_likening = 1ULL << 49,        // "similar": to what?
  is_footage = 1ULL << 50,         // a film in which something is seen
  is_own_word = 1ULL << 51,        // "Lee's decision", "Monday's vote": which one must have been told
  is_known_letters = 1ULL << 52,   // abbreviations that need no opening
  is_anybody = 1ULL << 53,         // "the man", in a quotation: whom none but the hearers knew
  is_enduring = 1ULL << 29,        // participles that, after "has", tell of what lasts: "faced"
  is_outspoken = 1ULL << 60,       // finite verbs by which somebody judges, whoever he is: "castigated"
  is_evaluating = 1ULL << 61,      // adjectives of judgement: "damning"
  is_spokesman = 1ULL << 54,       // "spokesman", "officials": speak for others, of what is so
  is_declaring = 1ULL << 55,       // "declared": before a noun an act, no statement
  is_amount = 1ULL << 56,          // "the $400 figure": where was it told?
  is_light_verb = 1ULL << 57,      // "made an arrest": says little without its noun
  is_comparing = 1ULL << 58,       // "broader", where a sentence begins: than what?
  is_describing = 1ULL << 30,      // what after a noun says which one is meant
};
inline constexpr std::uint64_t any_verb = is_base_verb | is_third_verb | is_past_verb | is_participle | is_gerund;

enum PhraseFlag : std::uint32_t {
  opens_well = 1U << 0,
  opens_badly = 1U << 1,
  names_unique = 1U << 2,
  is_boilerplate = 1U << 3,
  tells_next = 1U << 4,
  never_next = 1U << 5,
  tells_past = 1U << 6,
  voices_opinion = 1U << 7,
  is_bait = 1U << 8,
  tells_dead = 1U << 9,
  tells_injured = 1U << 10,
  makes_floor = 1U << 11,      // "at least" before a number
  makes_rough = 1U << 12,      // "about" before one
  names_toll = 1U << 13,       // "toll"
  connects = 1U << 14,         // "though", set off by a comma or at the end: leans on a step before
  connects_inside = 1U << 15,  // "shot back": wherever it stands
  shows_footage = 1U << 16,    // "are seen": in a film
  announces_word = 1U << 17,   // "released a statement"
  tells_that_time = 1U << 18,  // "at the time": which must have been told
  tells_lasting = 1U << 24,    // "for months": beside a perfect, of what has been so for a while
  speaks_out_by = 1U << 25,    // "came to her defense": somebody takes a stand
};

class ComposingRules {
 public:
  explicit ComposingRules(std::string_view language);

  // WordFlags of a word by its key (text::word_key of the lower-case form).
  std::uint64_t flags(std::uint64_t key) const {
    const std::uint64_t* found = words_.find(key);
    return found ? *found : 0;
  }
  // PhraseFlags of the longest phrase that starts at tokens[at], and its length.
  struct Found {
    std::uint32_t flags = 0;
    std::size_t length = 0;
  };
  Found phrase(std::span<const text::Token> tokens, std::size_t at) const;

  // The other words for what a noun names ("visit": "trip", "tour"), by their keys; empty without any.
  std::span<const std::uint64_t> same_thing(std::uint64_t key) const {
    const std::vector<std::uint64_t>* found = same_things_.find(key);
    return found ? *found : std::span<const std::uint64_t>{};
  }

  // Which act a stem stands for: one number for "resign" and "quit"; 0 for none.
  std::uint32_t act(std::uint64_t stem_key) const {
    const std::uint32_t* found = acts_.find(stem_key);
    return found ? *found : 0;
  }

  // WordFlags of a word by its lower-case form: also by its ending.
  std::uint64_t flags_of(std::string_view lower, std::uint64_t key) const;

  // What dead and injured are called where no noun says what is counted; empty where the language has no word.
  const std::string& dead_label() const { return dead_label_; }
  const std::string& injured_label() const { return injured_label_; }

  bool empty() const { return words_.size() == 0; }

 private:
  text::KeyMap<std::uint64_t> words_;
  text::KeyMap<std::vector<std::uint64_t>> same_things_;
  text::KeyMap<std::uint32_t> acts_;
  text::PhraseMap<std::uint32_t> phrases_;
  std::string dead_label_, injured_label_;
  std::vector<std::string> adverb_endings_, verb_endings_;
};

// The rules for a BCP 47 language; those of no language where it has none.
const ComposingRules& composing_rules(std::string_view language);

}  // namespace courant::digest
