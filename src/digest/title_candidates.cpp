#include "digest/title_candidates.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <set>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

constexpr std::size_t denied_tokens = 2;
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

// What stands directly behind "not", "no", "never": "will not | repair the wall".
std::set<Term> list_denied(const Material& material, const Sentence& sentence) {
  const TaggedSentence tagged = material.tagged(sentence);
  std::set<Term> denied;
  for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
    if (!(title_flags(tagged, i) & negates)) continue;
    for (std::size_t j = i + 1; j < std::min(tagged.tokens.size(), i + 1 + denied_tokens); ++j) {
      const Vocabulary::Word* word = material.vocabulary.find(tagged.tokens[j].key);
      if (word && word->counts) denied.insert(word->stem);
    }
  }
  return denied;
}

}  // namespace

TitleCandidates::TitleCandidates(const Material& material, const std::vector<Telling>& slides)
    : material_(material), collector_(material, slides) {}

std::vector<TitleCandidate> TitleCandidates::find(const Telling& slide) const {
  std::vector<TitleCandidate> found = list(slide);
  std::ranges::stable_sort(found, std::greater{}, &TitleCandidate::fitness);
  return found;
}

double TitleCandidates::rate(const Telling& slide) const {
  if (!text::has_tagger(material_.language)) return 1;
  const std::vector<TitleCandidate> found = list(slide);
  return found.empty() ? 0 : std::ranges::max(found | std::views::transform(&TitleCandidate::fitness));
}

std::vector<TitleCandidate> TitleCandidates::list(const Telling& slide) const {
  std::vector<TitleCandidate> found;
  if (!text::has_tagger(material_.language)) return found;
  for (const TitleSentence& source : list_title_sentences(material_, slide)) {
    collector_.collect(source, found);
    collector_.collect_phrases(source, found);
  }
  const auto is_word = [](const TitleCandidate& title) { return title.text.find(' ') == std::string::npos; };
  if (!std::ranges::all_of(found, is_word)) std::erase_if(found, is_word);
  if (slide.kind == model::SlideKind::lead) add_headlined(slide, found);
  return found;
}

// What the headlines tell of the lead's matter: no name and no number that the lead does not tell, and nothing that its
// first sentence denies.
void TitleCandidates::add_headlined(const Telling& lead, std::vector<TitleCandidate>& found) const {
  if (!headlined_) headlined_ = list_headlined(material_, collector_);
  std::set<Term> stems, forms;
  for (const std::uint32_t i : lead.sentences) {
    const Sentence& sentence = material_.sentences[i];
    stems.insert(sentence.stems.begin(), sentence.stems.end());
    forms.insert(sentence.forms.begin(), sentence.forms.end());
  }
  const std::set<Term> denied = list_denied(material_, material_.sentences[lead.sentences.front()]);
  const auto is_told = [&](Term stem) { return stems.contains(stem); };
  const double best = found.empty() ? 0 : std::ranges::max(found | std::views::transform(&TitleCandidate::fitness));
  for (const TitleCandidate& title : *headlined_) {
    const double share =
        static_cast<double>(std::ranges::count_if(title.stems, is_told)) / static_cast<double>(title.stems.size());
    const double least = title.label ? label_share_min : best < poor_fitness ? poor_share_min : headline_share_min;
    const bool contradicts =
        !title.negated && std::ranges::any_of(title.stems, [&](Term stem) { return denied.contains(stem); });
    if (share < least || contradicts || !std::ranges::all_of(title.names, is_told) ||
        !std::ranges::all_of(title.numbers, [&](Term form) { return forms.contains(form); }))
      continue;
    found.push_back(title);
    found.back().features[untold_feature] = 1 - share;
    found.back().fitness = title_model(found.back().features);
  }
}

}  // namespace courant::digest
