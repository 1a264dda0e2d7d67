// The numbers of page/: fitted by logistic regression on public corpora of pages (docs/pages.md says how and on which).
#pragma once
#include <array>

#include "page/features.h"

namespace courant::page {

extern const std::array<float, feature_count> first_weights;

// Of the second look: bias, own score, the one before, the one after, means within 3 and 8 blocks, under the same
// parent, under the same grandparent.
using SecondFeatures = std::array<float, 8>;
extern const SecondFeatures second_weights;
std::vector<SecondFeatures> second_features(const std::vector<Block>& blocks, const std::vector<Features>& rows);

inline constexpr float junk_share = 0.35f;  // of what speaks against a block inside a run
inline constexpr float keep_score = 0.2f;

}  // namespace courant::page
