// How likely an editor lets a title stand: by where it was cut and by what it is made of. The weights were learned from
// an editor's verdicts on titles (eval/fitness).
#pragma once
#include <array>

#include "digest/logistic.h"
#include "digest/material.h"

namespace courant::digest {

struct TitleCandidate;

inline constexpr std::size_t title_feature_count = 17;
using TitleFeatures = std::array<double, title_feature_count>;  // in the order of title_model's weights

extern const LogisticModel<title_feature_count> title_model;

// `quoted`: for each token of its sentence whether it stands between quotation marks (digest/hygiene.h).
TitleFeatures read_title_features(const Material& material, const TitleCandidate& title,
                                  const std::vector<bool>& quoted);

}  // namespace courant::digest
