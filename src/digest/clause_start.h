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

}  // namespace courant::digest
