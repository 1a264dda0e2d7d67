// How many slides a story has, and the order of their kinds (digest/select.h).
#include <algorithm>
#include <array>
#include <cmath>

#include "digest/select.h"

namespace courant::digest {
namespace {

using model::SlideKind;

constexpr int slides_most = 9;  // of what comes after them, a strict reader printed hardly half
constexpr int slides_most_of_brief = 11, slides_least = 4, details_most = 5;
constexpr std::size_t brief_sentences = 8;  // a report; of brief ones each tells something else
constexpr std::array order_of_telling{SlideKind::lead,    SlideKind::detail,   SlideKind::reaction,
                                      SlideKind::dispute, SlideKind::analysis, SlideKind::background,
                                      SlideKind::next};

}  // namespace

bool is_brief(const Material& material) {
  std::size_t sentences = 0;
  for (const std::uint32_t voice : material.voices)
    sentences += material.reports[voice].last - material.reports[voice].first;
  return material.voices.size() > 1 && sentences < brief_sentences * material.voices.size();
}

int slides_max(const Material& material) {
  double words = 0;
  for (const std::uint32_t voice : material.voices) {
    for (std::uint32_t i = material.reports[voice].first; i < material.reports[voice].last; ++i)
      words += material.sentences[i].words;
  }
  if (material.voices.size() == 1) return std::clamp(static_cast<int>(std::lround(words / 150)), 1, 4);
  // Many voices have more to tell than one long one.
  const double voices = 1.2 * std::clamp(static_cast<double>(material.voices.size()) - 3, 0.0, 4.0);
  const auto slides = static_cast<int>(std::lround(2.2 * std::log2(std::max(1.0, words / 90)) + voices));
  return is_brief(material) ? std::clamp(slides + 1, 2, slides_most_of_brief) : std::clamp(slides, 2, slides_most);
}

int slides_few(const Material& material) {
  return is_brief(material) ? slides_max(material) : std::min(slides_max(material), slides_least);
}

double slides_of_kind_max(SlideKind kind, int slides, bool mourned) {
  switch (kind) {
    case SlideKind::reaction:
      return std::max(1.0, 0.4 * slides);
    case SlideKind::background:
      return std::max(1.0, (mourned ? 0.5 : 0.25) * slides);
    case SlideKind::next:
      return std::max(1.0, 0.2 * slides);
    case SlideKind::analysis:
      return std::max(1.0, 0.15 * slides);
    case SlideKind::detail:
      return details_most;
    default:
      return slides;
  }
}

int rank_of(SlideKind kind) {
  return static_cast<int>(std::ranges::find(order_of_telling, kind) - order_of_telling.begin());
}

}  // namespace courant::digest
