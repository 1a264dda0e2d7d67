#include "digest/shared_terms.h"

namespace courant::digest {

SharedTerms::SharedTerms(const Material& material) : material_(material), shared_(material.idf.size(), false) {
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> first(material.idf.size(), none);
  for (const std::uint32_t voice : material.voices) {
    const Report& report = material.reports[voice];
    for (std::uint32_t i = report.first; i < report.last; ++i) {
      for (const Term stem : material.sentences[i].stems) {
        if (first[stem] == none) first[stem] = voice;
        if (first[stem] != voice) shared_[stem] = true;
      }
    }
  }
}

double SharedTerms::share(std::span<const Term> stems) const {
  double shared = 0, all = 0;
  for (const Term stem : stems) {
    all += material_.idf[stem];
    if (shared_[stem]) shared += material_.idf[stem];
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace courant::digest
