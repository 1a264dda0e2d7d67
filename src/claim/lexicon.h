// What claims are recognised by: cues with their stance and what may follow them, and the small words that frame a
// clause. Both come from data/lexicon/<language>/cues.txt and grammar.txt, whose headings explain themselves.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/reading.h"
#include "text/key_map.h"

namespace courant::claim {

// What a word may be in a clause; a set of them, one bit each. A section of grammar.txt a bit.
enum Tag : std::uint64_t {
  determiner = 1ull << 0,
  possessive = 1ull << 1,
  subject_pronoun = 1ull << 2,
  object_pronoun = 1ull << 3,
  no_one = 1ull << 4,
  relative = 1ull << 5,
  that_word = 1ull << 6,
  whether = 1ull << 7,
  noun_preposition = 1ull << 8,  // joins a noun to a noun: "of"
  preposition = 1ull << 9,
  and_word = 1ull << 10,
  coordinator = 1ull << 11,
  subordinator = 1ull << 12,
  be_verb = 1ull << 13,
  have_verb = 1ull << 14,
  do_verb = 1ull << 15,
  modal = 1ull << 16,
  negation = 1ull << 17,
  failing = 1ull << 18,
  refusing = 1ull << 19,
  chain = 1ull << 20,  // stands between a subject and "to" + verb
  to_word = 1ull << 21,
  adverb = 1ull << 22,
  time_word = 1ull << 23,
  plain_verb = 1ull << 24,
  speaker_noun = 1ull << 25,
  document_noun = 1ull << 26,
  addressee = 1ull << 27,
  denied_object = 1ull << 28,
  agent = 1ull << 29,         // "by" of a passive
  issuing = 1ull << 30,       // "released" of a statement
  hypothetical = 1ull << 31,  // "if"
  he_word = 1ull << 32,
  she_word = 1ull << 33,
  kinsman = 1ull << 36,
  kinswoman = 1ull << 37,
  phrase_start = 1ull << 35,   // a phrase of Lexicon::phrases() begins with it
  late_negation = 1ull << 34,  // follows its verb: "nicht"
};
inline constexpr std::uint64_t auxiliary = be_verb | have_verb | do_verb | modal;

// Which forms of a verb a word may be.
enum Form : std::uint8_t { base_form = 1, finite_form = 2, participle_form = 4, gerund_form = 8 };

// What may follow a cue.
enum Pattern : std::uint16_t {
  takes_clause = 1,
  takes_noun = 2,
  takes_addressee = 4,
  takes_infinitive = 8,
  quote_only = 16,
  takes_object = 32,
  takes_anything = 64,
  also_noun = 128,
  is_weak = 256,
  reports = 512,
};

struct Cue {
  std::uint16_t patterns = 0;
  model::Stance stance = model::Stance::asserts;
  std::uint64_t particle = 0;  // key of the word that must follow: "out" of "point out"; 0: none
  std::int16_t next = -1;      // another cue of the same form

  bool takes(std::uint16_t pattern) const { return patterns & pattern; }
};

struct WordEntry {
  std::uint64_t tags = 0;
  std::uint8_t forms = 0;
  std::int16_t cue = -1;
};

enum class PhraseKind : unsigned char { none, before_source, after_source, not_said };

class Lexicon {
 public:
  // Empty for a language without the files: no claim is found then.
  explicit Lexicon(std::string_view language);

  const WordEntry* find(std::uint64_t key) const { return words_.find(key); }
  const Cue& cue(std::int16_t index) const { return cues_[static_cast<std::size_t>(index)]; }
  const text::PhraseMap<PhraseKind>& phrases() const { return phrases_; }
  bool empty() const { return cues_.empty(); }

 private:
  void add_verb(std::string_view entry, std::string_view value, std::string_view language);

  text::KeyMap<WordEntry> words_;
  text::PhraseMap<PhraseKind> phrases_;
  std::vector<Cue> cues_;
};

// The lexicon of a BCP 47 language, made on first use. Thread-safe.
const Lexicon& lexicon_of(std::string_view language);

}  // namespace courant::claim
