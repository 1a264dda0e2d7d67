// Clauses of a sentence, short enough for a title: "Mary Cheney criticized her sister's stance" of a sentence that says
// much more. Found by parts of speech; appositions, times, adverbs, articles and what follows are left out, never what
// would change the meaning (digest/meaning.h).
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// What is kept of a clause.
struct Cut {
  std::vector<Part> parts;  // in order; what lies between them is left out
  double worth = 1;         // 0 to 1: less where the verb's or a noun's complement is missing
  bool reports = false;     // it holds the clause that its verb takes: "Smith announced he is running"
};

struct Clause {
  Part subject, verb, object;  // the object without its determiner; empty where there is none
  std::size_t complement = 0;  // where the clause begins that its verb takes: "showed that | sales rose"; 0 for none
  std::vector<Cut> cuts;       // whole clauses of no more than there is room for, the fullest first; may be empty
};

struct ClauseLimits {
  TitleRoom room;
  bool attributed = false;  // whose word it is will be shown beside it
};

// Reads the clause that begins within [begin, end), past a phrase that introduces it ("On Sunday, …"). `persons` are
// the names of persons, without role or title.
Clause read_clause(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons);

// The same where the clause's finite verb, at token `verb`, is known: past whatever parts its subject from it.
Clause read_clause_of(const TaggedSentence& sentence, Part within, std::size_t verb, ClauseLimits limits,
                      const std::vector<Part>& persons);

// What the subject of a clause also did: "The mayor won the vote and | named a deputy". Its verb is empty where there
// is no more.
Clause read_second_clause(const TaggedSentence& sentence, Part within, const Clause& first, ClauseLimits limits,
                          const std::vector<Part>& persons);

}  // namespace courant::digest
