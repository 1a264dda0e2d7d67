// What the rules of digest/kinds.h leave among the details, looked at again, tag by tag: who somebody is, the outlet's
// comment, a party's reaction. The weights were learned from an editor's verdicts on windows (eval/fitness).
#pragma once
#include <array>

#include "digest/dating.h"
#include "digest/logistic.h"
#include "digest/told.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

inline constexpr std::size_t kind_feature_count = 16;
using KindFeatures = std::array<double, kind_feature_count>;  // in the order of the models' weights

struct KindModel {
  model::SlideKind kind;
  LogisticModel<kind_feature_count> model;  // that what was taken for a detail is of that kind
};
extern const std::array<KindModel, 2> kind_models;

KindFeatures read_kind_features(const Material& material, const Window& window, const StoryDays& story,
                                const Told& told);

// The kind that a detail is likelier than not, and how likely; a detail, at 0, where there is none.
struct LikelyKind {
  model::SlideKind kind = model::SlideKind::detail;
  double likely = 0;
};
LikelyKind find_likely_kind(const Material& material, const Window& window, const StoryDays& story, const Told& told);

}  // namespace courant::digest
