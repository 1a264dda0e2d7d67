// Whether what is left out of a title between or before its words leaves the rest whole: no compound is cut ("the
// [data] center"), no list ("are Microsoft[, Yahoo,] Google"), no measure ("a 32 [yard] touchdown"). Thread-safe.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// `persons` are the names of persons, who may be called by the last.
bool leaves_whole(const TaggedSentence& sentence, const std::vector<Part>& parts, const std::vector<Part>& persons);

}  // namespace courant::digest
