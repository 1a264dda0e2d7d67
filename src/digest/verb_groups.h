// Verb groups by parts of speech: "would have been", "could not run", "plans to pull".
#pragma once
#include "digest/phrases.h"

namespace courant::digest {

struct VerbGroup {
  Part part;                 // from its first verb to its last; empty where there is none
  std::vector<Part> kept;    // the same without adverbs that may go
  std::size_t headline = 0;  // where a headline would begin it: "was | arrested", "has | criticized"; else part.begin
  bool passive_or_be = false;
};

// The verb group that begins at token i, before `end`: with a finite verb, or with any.
VerbGroup read_verb_group(const TaggedSentence& sentence, std::size_t i, std::size_t end, bool finite);

}  // namespace courant::digest
