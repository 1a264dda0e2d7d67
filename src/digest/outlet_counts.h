// How many slides each outlet of a story has, so that they are taken fairly. Not thread-safe.
#pragma once
#include <map>
#include <string_view>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

class OutletCounts {
 public:
  explicit OutletCounts(const Material& material) : material_(&material) {
    std::map<std::string_view, std::size_t> ids;
    for (const std::uint32_t voice : material.voices) ids.emplace(material.reports[voice].outlet, ids.size());
    outlets_ = ids.size();
    for (const Report& report : material.reports) of_.push_back(ids.emplace(report.outlet, ids.size()).first->second);
    slides_.resize(ids.size());
  }

  // Of independent reports.
  std::size_t outlets() const { return outlets_; }
  // Of the outlet of a sentence, by its index.
  int& slides(std::uint32_t sentence) { return slides_[of_[material_->sentences[sentence].report]]; }

 private:
  const Material* material_;
  std::size_t outlets_ = 0;
  std::vector<std::size_t> of_;  // each report
  std::vector<int> slides_;      // each outlet
};

}  // namespace courant::digest
