// How likely an editor lets a title stand: by where it was cut and by what it is made of. The weights were learned from
// an editor's verdicts on titles (eval/fitness).
#pragma once
#include <array>

#include "digest/logistic.h"
#include "digest/material.h"
#include "digest/phrases.h"

namespace courant::digest {

struct TitleCandidate;
struct TitleSentence;

inline constexpr std::size_t title_feature_count = 29;
// Of a headline: the share of its words that its slide lacks.
inline constexpr std::size_t untold_feature = title_feature_count - 1;
using TitleFeatures = std::array<double, title_feature_count>;  // in the order of title_model's weights

extern const LogisticModel<title_feature_count> title_model;

// What a title is weighed by of the sentence it was taken from.
struct TitleSource {
  std::vector<bool> quoted;  // for each token whether it stands between quotation marks
  Part verb;                 // of the main clause; empty where none was found
  std::size_t content = 0;   // where what somebody says begins; 0 for what is told as it is
};

TitleSource read_title_source(const Material& material, const Sentence& sentence);

TitleFeatures read_title_features(const TitleCandidate& title, const TitleSentence& source);

}  // namespace courant::digest
