// Whether words may be left out of a sentence without changing what it says: no negation, hedge, quantity or condition
// of what is kept may go, and nobody's word may become a fact.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// `parts`, in order and within `region`, is what is kept of a clause. `attributed` says that whose word it is will be
// shown beside it.
bool keeps_meaning(const TaggedSentence& sentence, Part region, const std::vector<Part>& parts, bool attributed);

// The same of a noun phrase, which states nothing: what negates, hedges or counts it may not be left out.
bool keeps_phrase_meaning(const TaggedSentence& sentence, Part region, Part phrase);

}  // namespace courant::digest
