#include "digest/title_candidates.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>
#include <utility>

#include "digest/headline_words.h"
#include "digest/speakers.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

constexpr std::chrono::hours overtaken_after{12};
constexpr std::size_t denied_tokens = 2;
constexpr double headline_rate_min = 0.4;
constexpr double headline_share_min = 0.65;  // of a headline's words, that the lead tells
constexpr double alike_told = 0.85;          // a word that the lead words otherwise
constexpr double nearby_told = 0.6;          // a word of its own report's first sentences
constexpr double own_share_min = 0.5;
constexpr std::size_t object_tokens = 4;
constexpr std::size_t nearby_sentences = 6;
constexpr double weak_fitness = 0.3, weak_share_min = 0.5;  // where nothing else is better
constexpr int stretches_min = 2;
constexpr double label_share_min = 0.8;  // the same without a verb

// What the reports' headlines offer that is whole.
std::vector<TitleCandidate> read_headlines(const Material& material, const TitleCollector& collector) {
  std::vector<TitleCandidate> headlined;
  const std::vector<TitleHeadline>& headlines = list_title_headlines(material);
  for (const TitleSentence& source : list_title_sentences(material, headlines)) {
    std::vector<TitleCandidate> found;
    collector.collect(source, found);
    for (TitleCandidate& title : found) {
      title.label = source.whole.verb.empty();
      if (title.rate >= headline_rate_min && is_whole_title(headlines[source.headline - 1], title.parts, title.cut))
        headlined.push_back(std::move(title));
    }
  }
  return headlined;
}

// What stands directly behind "not", "no", "nearly": "will not | repair the wall", "was nearly | destroyed".
// `said`: "would" is as sure as the "will" of who speaks.
std::set<Term> list_denied(const Material& material, const Sentence& sentence, bool said) {
  const TaggedSentence tagged = material.tagged(sentence);
  std::set<Term> denied;
  for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
    if (!(title_flags(tagged, i) & (negates | hedges)) || (said && tagged.lower(i) == "would")) continue;
    for (std::size_t j = i + 1; j < std::min(tagged.tokens.size(), i + 1 + denied_tokens); ++j) {
      const Vocabulary::Word* word = material.vocabulary.find(tagged.tokens[j].key);
      if (word && word->counts) denied.insert(word->stem);
    }
  }
  return denied;
}

// The headline of an earlier state of a running story: "Election hangs on one seat".
bool is_overtaken(const Report& headline, const Report& lead) {
  const auto then = model::order_time(headline.article()), now = model::order_time(lead.article());
  if (!then || !now) return false;
  const bool day_alone = std::chrono::floor<std::chrono::days>(*then) == *then;
  return *now - *then > overtaken_after + (day_alone ? std::chrono::hours{24} : std::chrono::hours{0});
}

// What the first sentences of a report tell.
std::set<Term> list_nearby(const Material& material, const Report& report) {
  std::set<Term> stems;
  for (std::size_t i = report.first; i < std::min<std::size_t>(report.last, report.first + nearby_sentences); ++i)
    stems.insert(material.sentences[i].stems.begin(), material.sentences[i].stems.end());
  return stems;
}

// Whether who is said to say a headline speaks in the lead's first sentence, or is its subject.
bool is_speaker(const Material& material, const Sentence& lead, Term head) {
  const TaggedSentence tagged = material.tagged(lead);
  const model::Claim* claim = find_claim(material, lead);
  const std::size_t verb = read_title_source(material, lead).verb.begin;
  for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
    const Vocabulary::Word* word = material.vocabulary.find(tagged.tokens[i].key);
    if (word && word->stem == head && (claim ? claim->source->contains(tagged.tokens[i].span) : i < verb)) return true;
    if (!claim && tagged.tokens[i].kind == text::TokenKind::comma) return false;
  }
  return false;
}

// "Brand rips Lee" of a sentence where Lee criticizes Brand.
bool swaps_roles(const Material& material, const Sentence& lead, const TitleCandidate& title) {
  if (title.names.size() < 2 || title.names.front() != title.stems.front()) return false;
  const TaggedSentence tagged = material.tagged(lead);
  const Part verb = read_title_source(material, lead).verb;
  if (verb.empty()) return false;
  const auto stands = [&](Term name, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Vocabulary::Word* word = material.vocabulary.find(tagged.tokens[i].key);
      if (word && word->stem == name) return true;
    }
    return false;
  };
  return stands(title.names.back(), 0, verb.begin) && !stands(title.names.front(), 0, verb.begin) &&
         stands(title.names.front(), verb.end, std::min(tagged.tokens.size(), verb.end + object_tokens));
}

}  // namespace

TitleCandidates::TitleCandidates(const Material& material, const std::vector<Telling>& slides)
    : material_(material), collector_(material, slides) {}

std::vector<TitleCandidate> TitleCandidates::find(const Telling& slide) const {
  if (!text::has_tagger(material_.language)) return {};
  std::vector<TitleCandidate> found = list_own(slide);
  std::vector<Headlined> headlined_titles = list_headlined(slide, true, headline_share_min);
  const auto weak = [](const auto& titles, auto fitness) {
    return std::ranges::all_of(titles, [](double worth) { return worth < weak_fitness; }, fitness);
  };
  if (weak(found, &TitleCandidate::fitness) && weak(headlined_titles, &Headlined::fitness))
    headlined_titles = list_headlined(slide, true, weak_share_min);
  for (const Headlined& headlined : headlined_titles) {
    found.push_back(*headlined.title);
    found.back().features = headlined.features;
    found.back().fitness = headlined.fitness;
  }
  std::ranges::stable_sort(found, std::greater{}, &TitleCandidate::fitness);
  return found;
}

double TitleCandidates::rate(const Telling& slide) const {
  if (!text::has_tagger(material_.language)) return 1;
  const std::vector<TitleCandidate> found = list_own(slide);
  double best = 0;
  for (const TitleCandidate& title : found) best = std::max(best, title.fitness);
  for (const Headlined& headlined : list_headlined(slide, false, headline_share_min))
    best = std::max(best, headlined.fitness);
  return best;
}

std::vector<TitleCandidate> TitleCandidates::list_own(const Telling& slide) const {
  std::vector<TitleCandidate> found;
  for (const TitleSentence& source : list_title_sentences(material_, slide)) {
    collector_.collect(source, found);
    collector_.collect_phrases(source, found);
    collector_.collect_matters(source, found);
  }
  const auto is_word = [](const TitleCandidate& title) { return title.text.find(' ') == std::string::npos; };
  if (!std::ranges::all_of(found, is_word)) std::erase_if(found, is_word);
  return found;
}

// What the headlines tell of a lead's matter: no name and no number that the lead does not tell, and nothing that its
// first sentence denies.
std::vector<TitleCandidates::Headlined> TitleCandidates::list_headlined(const Telling& slide, bool alike,
                                                                        double share_min) const {
  std::vector<Headlined> found;
  if (slide.kind != model::SlideKind::lead) return found;
  if (!headlined_) headlined_ = read_headlines(material_, collector_);
  std::set<Term> own, forms;
  for (const std::uint32_t i : slide.sentences) {
    own.insert(material_.sentences[i].stems.begin(), material_.sentences[i].stems.end());
    forms.insert(material_.sentences[i].forms.begin(), material_.sentences[i].forms.end());
  }
  const std::set<Term> stems = alike ? list_told_stems(material_, slide.sentences) : own;
  const Sentence& first = material_.sentences[slide.sentences.front()];
  const Report& report = material_.report_of(first);
  const std::set<Term> told_denied = list_denied(material_, first, false),
                       said_denied = list_denied(material_, first, true);
  const auto is_told = [&](Term stem) { return stems.contains(stem); };
  const std::set<Term> nearby = list_nearby(material_, report);
  const std::vector<TitleHeadline>& headlines = list_title_headlines(material_);
  for (const TitleCandidate& title : *headlined_) {
    const TitleHeadline& headline = headlines[title.headline - 1];
    if (is_overtaken(material_.reports[headline.report], report) ||
        !std::ranges::all_of(headline.speaker_stems, is_told))
      continue;
    double told = 0, near = 0;
    int stretches = 0;  // of words that it tells: "Brand | speaks truth" is one
    bool before = false;
    for (const Term stem : title.stems) {
      if (const bool is = is_told(stem); !std::exchange(before, is) && is) ++stretches;
      told += own.contains(stem) ? 1 : is_told(stem) ? alike_told : 0;
      near +=
          !is_told(stem) && &material_.reports[headline.report] == &report && nearby.contains(stem) ? nearby_told : 0;
    }
    if (told >= own_share_min * static_cast<double>(title.stems.size())) told += near;
    const double share = told / static_cast<double>(title.stems.size());
    // "pleads not guilty" of who was found guilty, "bans boats" of who did not
    const bool negated = title.negated || !std::ranges::all_of(title.lessening, is_told);
    const std::set<Term>& denied = headline.speaker.empty() ? told_denied : said_denied;
    const bool contradicts =
        negated ? denied.empty() : std::ranges::any_of(title.stems, [&](Term stem) { return denied.contains(stem); });
    if (share < headline_share_min && stretches < stretches_min) continue;
    if (share < (title.label ? label_share_min : share_min) || contradicts ||
        !std::ranges::all_of(title.names, is_told) || swaps_roles(material_, first, title) ||
        !std::ranges::all_of(
            title.numbers, [&](Term form) { return forms.contains(form) || is_told(form); }) ||
        (!headline.speaker.empty() && !is_speaker(material_, first, headline.speaker_stems.back())))
      continue;
    TitleFeatures features = title.features;
    features[untold_feature] = 1 - share;
    found.push_back({&title, features, title_model(features)});
  }
  return found;
}

}  // namespace courant::digest
