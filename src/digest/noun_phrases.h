// The noun phrases of a sentence, which titles are made of where no clause is short enough.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

struct NounPhrase {
  Part part;             // without its determiner
  bool subject = false;  // before the main verb
  bool name = false;     // names alone
  bool joined = false;   // two phrases with a preposition between them
  bool beside = false;   // behind a preposition, in an apposition, or a time: not what the sentence is about
};

// Every phrase of one noun and more, and every two of them joined by a preposition, in order; those longer than
// words_max words left out.
std::vector<NounPhrase> find_noun_phrases(const TaggedSentence& sentence, int words_max);

}  // namespace courant::digest
