// The lead: the set of one to three sentences, from any of the reports, that comes nearest to how all of them open.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "digest/disputes.h"
#include "digest/material.h"
#include "digest/told.h"

namespace courant::digest {

// What a set of sentences is weighed by; all overlaps are F1, 0 to 1, with the openings (first 65 words) and the titles
// of up to eight reports.
enum LeadFeature : std::size_t {
  opening_1,
  opening_2,
  opening_l,
  opening_1_min,
  opening_2_min,
  opening_l_min,
  title_1,
  title_2,
  title_l,
  others_1,
  others_2,
  others_l,  // each sentence against the openings of the other reports, weighed by length
  length,    // words / 60
  opening_cosine,
  title_cosine,
  lead_feature_count
};
using LeadFeatures = std::array<double, lead_feature_count>;

struct LeadSet {
  std::vector<std::uint32_t> sentences;  // in the order they are told
  LeadFeatures features{};
  double score = 0;
};

// Every set that may be the lead, with its features and score; empty where no report has a sentence that can be told.
std::vector<LeadSet> find_lead_sets(const Material& material);

// The best set, as sentence indices in the order they are told: rather none of those that `disputes` tell side by side,
// or whose toll later reports replaced.
std::vector<std::uint32_t> choose_lead(const Material& material, const Told& told,
                                       std::span<const FoundDispute> disputes);

}  // namespace courant::digest
