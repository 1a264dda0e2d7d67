#include "digest/title_candidates.h"

#include <algorithm>
#include <set>

namespace courant::digest {
namespace {

constexpr double headline_rate_min = 0.4;
constexpr double headline_share_min = 0.5;                  // of a headline's words, that the lead tells
constexpr double poor_fitness = 0.4, poor_share_min = 0.4;  // where the lead itself offers nothing better
constexpr double label_share_min = 0.8;                     // the same without a verb

// What the reports' headlines offer that is whole.
std::vector<TitleCandidate> list_headlined(const Material& material, const TitleCollector& collector) {
  std::vector<TitleCandidate> headlined;
  const std::vector<TitleHeadline> headlines = list_title_headlines(material);
  for (const TitleSentence& source : list_title_sentences(material, headlines)) {
    std::vector<TitleCandidate> found;
    collector.collect(source, found);
    for (TitleCandidate& title : found) {
      title.label = source.whole.verb.empty();
      if (title.rate >= headline_rate_min && is_whole_title(headlines[source.headline - 1], title.parts))
        headlined.push_back(std::move(title));
    }
  }
  return headlined;
}

std::vector<TitleCandidate> list_own(const Material& material, const TitleCollector& collector, const Telling& slide) {
  std::vector<TitleCandidate> found;
  for (const TitleSentence& source : list_title_sentences(material, slide)) {
    collector.collect(source, found);
    collector.collect_phrases(source, found);
  }
  const auto is_word = [](const TitleCandidate& title) { return title.text.find(' ') == std::string::npos; };
  if (!std::ranges::all_of(found, is_word)) std::erase_if(found, is_word);
  return found;
}

}  // namespace

TitleCandidates::TitleCandidates(const Material& material, const std::vector<Telling>& slides)
    : material_(material), collector_(material, slides) {}

std::vector<TitleCandidate> TitleCandidates::find(const Telling& slide) const {
  if (!text::has_tagger(material_.language)) return {};
  std::vector<TitleCandidate> found = list_own(material_, collector_, slide);
  if (slide.kind == model::SlideKind::lead) add_headlined(slide, found);
  std::ranges::stable_sort(found, std::greater{}, &TitleCandidate::fitness);
  return found;
}

double TitleCandidates::rate(const Telling& slide) const {
  if (!text::has_tagger(material_.language)) return 1;
  std::vector<TitleCandidate> found = list_own(material_, collector_, slide);
  if (slide.kind == model::SlideKind::lead) add_headlined(slide, found);
  return found.empty() ? 0 : std::ranges::max(found, {}, &TitleCandidate::fitness).fitness;
}

// What the headlines tell of the lead's matter, no name among it that the lead does not tell.
void TitleCandidates::add_headlined(const Telling& lead, std::vector<TitleCandidate>& found) const {
  if (!headlined_) headlined_ = list_headlined(material_, collector_);
  std::set<Term> told;
  for (const std::uint32_t i : lead.sentences)
    told.insert(material_.sentences[i].stems.begin(), material_.sentences[i].stems.end());
  const auto is_told = [&](Term stem) { return told.contains(stem); };
  const double best = found.empty() ? 0 : std::ranges::max(found, {}, &TitleCandidate::fitness).fitness;
  for (const TitleCandidate& title : *headlined_) {
    const double share =
        static_cast<double>(std::ranges::count_if(title.stems, is_told)) / static_cast<double>(title.stems.size());
    const double least = title.label ? label_share_min : best < poor_fitness ? poor_share_min : headline_share_min;
    if (share < least || !std::ranges::all_of(title.names, is_told)) continue;
    found.push_back(title);
    found.back().features[untold_feature] = 1 - share;
    found.back().fitness = title_model(found.back().features);
  }
}

}  // namespace courant::digest
