// The beginning of a sentence as a title, in one piece, where none of its clauses could be cut.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

struct Beginning {
  Part part;
  double end;  // how whole it is there (digest/title_ends.h)
};

// From the subject of a sentence or of what somebody says, past what introduces it, to each place where it could end:
// those that end well first, of these the longest that there is room for. Empty where its finite verb does not follow.
std::vector<Beginning> list_beginnings(const TaggedSentence& sentence, Part within);

}  // namespace courant::digest
