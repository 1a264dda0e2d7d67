// How likely a window can be printed as it is behind headline and lead, and how likely its kind is the right one: by
// whom and what it names, what it leans on, its tense. The weights were learned from an editor's verdicts on windows
// (eval/fitness).
#pragma once
#include <array>

#include "digest/dating.h"
#include "digest/logistic.h"
#include "digest/told.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

inline constexpr std::size_t window_feature_count = 14, detail_feature_count = 17, reaction_feature_count = 8,
                             lead_fitness_count = 5;

// In the order of the models' weights.
struct WindowFeatures {
  std::array<double, window_feature_count> window{};
  std::array<double, detail_feature_count> detail{};
  std::array<double, reaction_feature_count> reaction{};
  std::array<double, lead_fitness_count> lead{};
};

extern const LogisticModel<window_feature_count> window_model;
extern const LogisticModel<detail_feature_count> detail_model;      // that what was taken for a detail is one
extern const LogisticModel<reaction_feature_count> reaction_model;  // alike of a reaction
extern const LogisticModel<lead_fitness_count> lead_model;          // that it tells the story's very event, fit to lead

// `told` holds headline and lead; of what may be the lead, the headline.
WindowFeatures read_window_features(const Material& material, const Window& window, const StoryDays& story,
                                    const Told& told);

// Of both: printed as it is, under the right kind.
double window_fitness(const WindowFeatures& features, model::SlideKind kind);

}  // namespace courant::digest
