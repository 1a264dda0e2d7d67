// Whether what the last verb or noun of a title asks for stands in it: "prevented attackers | from downloading",
// "insisted criminals | were pouring over the border", "the ability | to act"; and whether no compound is cut: "the
// [data] center". Thread-safe.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// `persons` are the names of persons, who may be called by the last.
bool is_complete(const TaggedSentence& sentence, const std::vector<Part>& parts, const std::vector<Part>& persons);

}  // namespace courant::digest
