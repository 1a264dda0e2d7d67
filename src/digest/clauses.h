// Clauses of a sentence, short enough for a title: "Mary Cheney criticized her sister's stance" of a sentence that says
// much more. Found by parts of speech; only appositions, times, adverbs and articles are left out, and never a
// negation.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

struct Clause {
  std::vector<Part> shown;     // in order; what lies between them is left out
  Part subject, verb, object;  // the object without its determiner; empty where there is none
  bool complete = false;       // `shown` is a whole clause of no more words than asked for
};

// Reads the clause that begins within [begin, end), past a phrase that introduces it ("On Sunday, …"). An incomplete
// one has at least its verb, or no subject.
Clause read_clause(const TaggedSentence& sentence, Part within, int words_max, const std::vector<Part>& persons);

}  // namespace courant::digest
