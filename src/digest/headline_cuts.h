// What a headline is cut to where it has no room for all: "Mayor Anna Brand agrees to repair the old northern wall
// after talks" to "Brand to repair old northern wall".
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

struct HeadlineCut {
  std::vector<Part> parts;  // in order; what lies between them is left out
  double end = 1;           // how whole it is there (digest/title_ends.h)
  bool told = false;        // of several words is its object, behind which it goes on: "backs wall bill | to save port"
};

// From its subject to each place behind its verb where it could end, with no more left out than there must be:
// articles, times and brackets first, then first names and offices, adverbs, light adjectives, "agrees" before "to", at
// last other modifiers. `spoken`: it may begin with its verb, behind who speaks.
std::vector<HeadlineCut> list_headline_cuts(const TaggedSentence& headline, const std::vector<Part>& persons,
                                            TitleRoom room, bool spoken);

}  // namespace courant::digest
