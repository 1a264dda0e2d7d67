// What a slide might be titled: what its sentences offer, and for the lead what the reports' headlines tell of the
// same.
#pragma once
#include <optional>
#include <vector>

#include "digest/title_collector.h"

namespace courant::digest {

// For one story at a time: not thread-safe.
class TitleCandidates {
 public:
  TitleCandidates(const Material& material, const std::vector<Telling>& slides);

  // The best first. Empty in a language without a tagger.
  std::vector<TitleCandidate> find(const Telling& slide) const;

  // How likely the best title for a slide of these sentences can stand, 0 to 1; 1 in a language without a tagger.
  double rate(const Telling& slide) const;

 private:
  // A headline's title for a lead that does not tell so much of it.
  struct Headlined {
    const TitleCandidate* title;
    TitleFeatures features;
    double fitness;
  };

  std::vector<TitleCandidate> list_own(const Telling& slide) const;
  std::vector<Headlined> list_headlined(const Telling& slide, bool alike, double share_min) const;

  const Material& material_;
  TitleCollector collector_;
  mutable std::optional<std::vector<TitleCandidate>> headlined_;  // of all headlines, when first asked for
};

}  // namespace courant::digest
