// Who speaks and what is said, for one cue in its sentence. Third step of find_claims.
#pragma once
#include <span>
#include <vector>

#include "claim/cue_finder.h"
#include "claim/words.h"

namespace courant::claim {

enum class Lead : unsigned char { none, aside, quote, that, colon, clause };

// A claim in the making, in positions of words.
struct Draft {
  CueMatch cue;
  Range source;                 // empty: none
  bool source_follows = false;  // "said Smith"
  bool shares_source = false;   // taken from an earlier claim of the sentence
  std::vector<Range> content;
  Lead lead = Lead::none;    // what leads content in right of the cue
  bool left_quote = false;   // content is a quotation before the cue
  bool left_clause = false;  // content is a clause before the cue
  bool followed = false;     // quotations without a cue follow
};

// Finds the source of `draft.cue`; `earlier` are the drafts of the same sentence before it.
void find_source(const Words& words, std::span<const Draft> earlier, Draft& draft);

// The first word of the source, the cue and its auxiliaries, whichever is first and stands before the cue.
Index block_begin(const Draft& draft);

// Finds the content of every draft of a sentence; `drafts` are those of one sentence, in order, with their sources.
void find_contents(const Words& words, std::span<Draft> drafts);

}  // namespace courant::claim
