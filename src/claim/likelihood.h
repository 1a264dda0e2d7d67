// How likely a draft is a claim rather than a verb that happens to look like a cue: a logistic score over what was
// found around it. Fourth step of find_claims.
#pragma once
#include <array>
#include <span>

#include "claim/clause.h"

namespace courant::claim {

inline constexpr std::size_t feature_count = 56;
using Features = std::array<float, feature_count>;  // 0 or 1 each

// What is known of drafts[which]; `drafts` are those of one sentence, with contents.
Features features_of(const Words& words, std::span<const Draft> drafts, std::size_t which);

// Log odds; above 0 it is taken for a claim.
double likelihood_of(const Features& features);

}  // namespace courant::claim
