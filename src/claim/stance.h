// Which drafts are claims, with what stance, and which stands within which. Last steps of find_claims before speakers.
#pragma once
#include <span>

#include "claim/clause.h"

namespace courant::claim {

// Settles stance and negation by what the cue alone does not say: who does not speak ("no official confirmed") and what
// is rejected ("rejected claims that").
void settle_stance(const Words& words, Draft& draft);

// Whether a draft can be a claim at all: it has content, and a source or a passive; nothing says that it was not said.
bool is_whole(const Words& words, const Draft& draft);

// Whether drafts[which], one of a sentence's drafts with sources, contents and stances, is taken for a claim.
bool is_claim(const Words& words, std::span<const Draft> drafts, std::size_t which);

// Whether what stands in its content may be shown as said by somebody: not below a denial, a refusal or a negation.
bool affirms(const Draft& draft);

// Whether the cue of `inner` stands in the content of `outer`.
bool holds(const Draft& outer, const Draft& inner);

}  // namespace courant::claim
