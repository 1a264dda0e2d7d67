#include "digest/windows.h"

#include <algorithm>
#include <cmath>

namespace courant::digest {
namespace {

constexpr std::uint32_t sentences_max = 3;
constexpr int opener_words_min = 7;   // less ("Coach Ann Lee asked.") tells nothing
constexpr double same_max = 0.5;      // of the shorter one's mass: two sentences of a slide must not say the same
constexpr double follows_min = 0.08;  // cosine to the sentence before, for one that does not lean on it
constexpr std::size_t candidates_max = 900;  // sentences that may open a window, over the whole story

// No claim may stand in the window with its speaker or its denial outside.
bool holds_its_claims(const Material& material, const Sentence& first, const Sentence& last) {
  const model::Span span{first.span.begin, last.span.end};
  for (const model::Claim& claim : material.report_of(first).found().claims) {
    if (span.contains(claim.cue)) continue;
    for (const model::Span content : claim.content) {
      if (content.overlaps(span)) return false;
    }
  }
  return true;
}

// For each sentence of a report whether it is the middle of a quotation that a sentence before it opens and one behind
// it closes: somebody's words, though no mark of its own says so.
std::vector<bool> find_inside_quotes(const Material& material, const Report& report) {
  std::vector<bool> inside(report.last - report.first);
  int open = 0;
  std::size_t since = 0;
  for (std::uint32_t i = report.first; i < report.last; ++i) {
    const Sentence& sentence = material.sentences[i];
    const std::size_t at = i - report.first;
    if (i > report.first && sentence.paragraph != material.sentences[i - 1].paragraph) open = 0;
    const int before = open;
    open = std::max(0, open + sentence.quotes);
    if (before == 0 && open > 0) since = at + 1;
    if (before > 0 && open == 0)
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(since), inside.begin() + static_cast<std::ptrdiff_t>(at),
                true);
  }
  return inside;
}

TermVector add_vectors(const Material& material, std::uint32_t first, std::uint32_t last) {
  std::vector<WeightedTerm> all;
  for (std::uint32_t i = first; i < last; ++i) {
    const TermVector& vector = material.sentences[i].vector;
    all.insert(all.end(), vector.begin(), vector.end());
  }
  std::ranges::sort(all, {}, &WeightedTerm::term);
  TermVector sum;
  double norm = 0;
  for (const WeightedTerm& entry : all) {
    if (!sum.empty() && sum.back().term == entry.term) {
      sum.back().weight += entry.weight;
    } else {
      sum.push_back(entry);
    }
  }
  for (const WeightedTerm& entry : sum) norm += static_cast<double>(entry.weight) * static_cast<double>(entry.weight);
  for (WeightedTerm& entry : sum) entry.weight /= static_cast<float>(std::sqrt(norm));
  return sum;
}

// "Another driver, Bo Ray, was fined": somebody else's matter.
bool turns_to_another(const Material& material, const Sentence& sentence) {
  static const std::uint64_t another = text::word_key("another");
  const std::span<const text::Token> tokens = material.tokens_of(sentence);
  return tokens.front().key == another &&
         std::ranges::any_of(material.report_of(sentence).names, [&](const auto& name) {
           return name.type == model::NameType::person && sentence.span.contains(name.span);
         });
}

bool may_follow(const Material& material, const Sentence& before, const Sentence& sentence) {
  if (turns_to_another(material, sentence)) return false;
  const double shared = shared_mass(material, before.stems, sentence.stems);
  return sentence.sound && shared <= same_max * std::min(before.mass, sentence.mass) &&
         (sentence.leans || cosine(before.vector, sentence.vector) >= follows_min);
}

// How many sentences of each report may open a window, so that a story of hundreds of reports stays within bounds.
std::uint32_t openers_per_report(const Material& material) {
  return static_cast<std::uint32_t>(
      std::max<std::size_t>(3, candidates_max / std::max<std::size_t>(1, material.voices.size())));
}

}  // namespace

Window make_window(const Material& material, std::uint32_t first, std::uint32_t last) {
  Window window;
  window.first = first;
  window.last = last;
  for (std::uint32_t i = first; i < last; ++i) {
    const Sentence& sentence = material.sentences[i];
    window.words += sentence.words;
    window.stems.insert(window.stems.end(), sentence.stems.begin(), sentence.stems.end());
  }
  std::ranges::sort(window.stems);
  window.stems.erase(std::ranges::unique(window.stems).begin(), window.stems.end());
  window.vector = last == first + 1 ? material.sentences[first].vector : add_vectors(material, first, last);
  window.centrality = material.centre.cosine(window.vector);
  window.paragraphs =
      1 + static_cast<int>(material.sentences[last - 1].paragraph - material.sentences[first].paragraph);
  return window;
}

std::vector<Window> find_windows(const Material& material, const LikenessIndex& index) {
  std::vector<Window> windows;
  const std::uint32_t openers_max = openers_per_report(material);
  for (const std::uint32_t voice : material.voices) {
    const Report& report = material.reports[voice];
    const std::uint32_t until = std::min(report.last, report.first + openers_max);
    const std::vector<bool> inside = find_inside_quotes(material, report);
    for (std::uint32_t first = report.first; first < until; ++first) {
      const Sentence& opener = material.sentences[first];
      if (inside[first - report.first]) continue;
      if (!opener.sound || !opener.opens || opener.words < opener_words_min) continue;
      std::vector<std::uint32_t> support = index.find_support(opener);
      std::erase_if(support, [&](std::uint32_t other) { return material.reports[other].copy; });
      int words = 0, quotes = 0;
      for (std::uint32_t last = first; last < std::min(report.last, first + sentences_max); ++last) {
        const Sentence& sentence = material.sentences[last];
        if (last > first && !may_follow(material, material.sentences[last - 1], sentence)) break;
        words += sentence.words;
        quotes += sentence.quotes;
        if (words > window_words_max || sentence.paragraph > opener.paragraph + 1) break;
        if (quotes != 0 || !holds_its_claims(material, opener, sentence)) continue;
        windows.push_back(make_window(material, first, last + 1));
        windows.back().support = support;
      }
    }
  }
  return windows;
}

}  // namespace courant::digest
