// The beginning of a sentence as a title, in one piece, where none of its clauses could be cut.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// From the subject of a sentence or of what somebody says, past what introduces it, to each place where it could end
// (digest/title_ends.h), the longest that there is room for first. Empty where its finite verb does not follow.
std::vector<Part> list_beginnings(const TaggedSentence& sentence, Part within);

}  // namespace courant::digest
