// The noun phrases of a sentence that titles are made of, and those that begin with a gerund: "building a wall".
#pragma once
#include <vector>

#include "digest/clauses.h"
#include "digest/phrases.h"

namespace courant::digest {

struct NounPhrase {
  Part part;             // without its determiner
  bool subject = false;  // before the main verb
  bool name = false;     // names alone
  bool joined = false;   // several, with prepositions or "and" between them
  bool beside = false;   // behind a preposition, in an apposition, or a time: not what the sentence is about
};

// Every phrase of one noun and more, and what is joined to it, one after the other, in order; those longer than
// words_max words left out.
std::vector<NounPhrase> find_noun_phrases(const TaggedSentence& sentence, int words_max);

constexpr double object_factor = 1.25;

// What a phrase, as much of it as `part` holds, is worth by its place: what the verb of the main clause takes most,
// what introduces the sentence least.
double weigh_place(const TaggedSentence& sentence, const NounPhrase& phrase, Part part, const Clause& clause);

}  // namespace courant::digest
