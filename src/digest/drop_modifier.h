// A noun phrase by fewer words, where a title has no room for all: "a controversial religious freedom bill" is a
// religious freedom bill, a freedom bill, a bill.
#pragma once
#include "digest/phrases.h"

namespace courant::digest {

// `noun`, without an article, less its first modifier; the same where none may go: numbers, negations, hedges, what
// picks one of many out, names, and what two things are joined by stay.
Part drop_modifier(const TaggedSentence& sentence, Part noun);

}  // namespace courant::digest
