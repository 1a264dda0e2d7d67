// How many slides a story has, and the order of their kinds (digest/select.h).
#include <algorithm>
#include <cmath>

#include "digest/select.h"

namespace courant::digest {
namespace {

using model::SlideKind;

constexpr int slides_most = 9;  // of what comes after them, a strict reader printed hardly half

}  // namespace

int slides_max(const Material& material) {
  double words = 0;
  for (const std::uint32_t voice : material.voices) {
    for (std::uint32_t i = material.reports[voice].first; i < material.reports[voice].last; ++i)
      words += material.sentences[i].words;
  }
  if (material.voices.size() == 1) return std::clamp(static_cast<int>(std::lround(words / 150)), 1, 4);
  // Many voices have more to tell than one long one.
  const double voices = 1.2 * std::clamp(static_cast<double>(material.voices.size()) - 3, 0.0, 4.0);
  return std::clamp(static_cast<int>(std::lround(2.2 * std::log2(std::max(1.0, words / 90)) + voices)), 2, slides_most);
}

int rank_of(SlideKind kind) {
  switch (kind) {
    case SlideKind::lead:
      return 0;
    case SlideKind::detail:
      return 1;
    case SlideKind::reaction:
      return 2;
    case SlideKind::dispute:
      return 3;
    case SlideKind::analysis:
      return 4;
    case SlideKind::background:
      return 5;
    case SlideKind::next:
      return 6;
  }
  return 1;
}

}  // namespace courant::digest
