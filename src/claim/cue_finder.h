// Cues in their verb groups: "has repeatedly refused to say" is one cue whose head is "say". Second step of
// find_claims.
#pragma once
#include <vector>

#include "claim/words.h"

namespace courant::claim {

enum class Shape : unsigned char {
  active,         // "said", "has said", "did not say"
  gerund,         // ", saying"
  infinitive,     // "to say", with or without "went on" before it
  passive,        // "was told", "accused by"
  before_source,  // "according to"
  after_source,   // "zufolge"
};

struct CueMatch {
  Range words;               // the verb group with its auxiliaries, or the phrase
  Index head = 0;            // the verb itself
  Index after = 0;           // where what follows begins: past the head and its particle
  Index before = 0;          // where what precedes ends: left of the group and the adverbs before it
  const Cue* cue = nullptr;  // null for phrases
  Shape shape = Shape::active;
  model::Stance stance = model::Stance::asserts;
  bool negated = false;
  bool modal = false;        // "would say", "may have told"
  bool chained = false;      // an infinitive whose subject stands before its chain: "refused to say"
  bool coordinated = false;  // "and vowed": its subject is that of the verb before
  bool reduced = false;      // a passive without its auxiliary: "accused of"
};

// In order of head; none inside speech. Verb forms that are nouns here are left out.
std::vector<CueMatch> find_cues(const Words& words);

}  // namespace courant::claim
