// Whether what the last verb or noun of a title asks for stands in it: "prevented attackers | from downloading",
// "insisted criminals | were pouring over the border", "the ability | to act". Thread-safe.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// 1 for a whole title, less where it lacks what is asked for, 0 where it is no title.
double weigh_completeness(const TaggedSentence& sentence, const std::vector<Part>& parts);

}  // namespace courant::digest
