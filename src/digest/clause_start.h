// Where a clause begins: its subject and its finite verb, past what introduces it and what stands between the two.
#pragma once
#include "digest/verb_groups.h"

namespace courant::digest {

struct ClauseStart {
  Part subject;
  Part about;                // "pressure | for a ceasefire", "the man | who fled": what says more of it directly behind
  bool about_all = false;    // "people | who smoke": of whom the clause holds is told only with it
  VerbGroup verbs;           // empty where no clause was read
  bool existential = false;  // "There is …": the subject is "there"
};

ClauseStart read_clause_start(const TaggedSentence& sentence, Part within);

// The subject of a clause whose verb is known and that could not be read from its beginning on: the first noun phrase
// past what introduces it. Empty where what stands between the two could be another clause or a list.
Part find_subject_of(const TaggedSentence& sentence, Part within, std::size_t verb);

// The finite verb of what the subject of a clause also did, "won and | named a deputy", past token `i` of the clause;
// `end` where there is none.
std::size_t find_second_verb(const TaggedSentence& sentence, std::size_t i, std::size_t end);

}  // namespace courant::digest
