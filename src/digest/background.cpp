#include "digest/background.h"

#include <algorithm>

#include "digest/sources.h"

namespace courant::digest {
namespace {

constexpr double opening_share = 0.32;  // of the words, for how it began
constexpr double age_cost = 0.15;       // per report between a sentence's and the latest
constexpr double place_cost = 0.03;     // per sentence before it in its report
constexpr int sentence_words_min = 4;

// The mean share of reports that a sentence's terms stand in, against the commonest term's.
double commonness(const Sentence& sentence, const std::vector<int>& uses, int most) {
  if (sentence.stems.empty()) return 0;
  double sum = 0;
  for (const Term stem : sentence.stems) sum += uses[stem];
  return sum / static_cast<double>(sentence.stems.size()) / most;
}

std::vector<int> count_uses(const Material& material, int& most) {
  std::vector<int> uses(material.idf.size(), 0);
  for (const Sentence& sentence : material.sentences) {
    for (const Term stem : sentence.stems) most = std::max(most, ++uses[stem]);
  }
  return uses;
}

}  // namespace

std::vector<model::Quote> recall_background(std::span<const StoryArticle> earlier, int words_max) {
  if (earlier.empty()) return {};
  const Material material = gather_material(earlier);
  int most = 1, words = 0;
  const std::vector<int> uses = count_uses(material, most);
  std::vector<std::uint32_t> told, rest;
  for (std::uint32_t i = 0; i < material.sentences.size(); ++i) {
    const Sentence& sentence = material.sentences[i];
    if (sentence.words < sentence_words_min || sentence.words > words_max || sentence.quotes != 0) continue;
    const bool opens =
        sentence.report == 0 && rest.empty() && (told.empty() || words + sentence.words <= opening_share * words_max);
    if (opens) words += sentence.words;
    (opens ? told : rest).push_back(i);
  }
  const auto last = static_cast<double>(material.reports.size() - 1);
  std::ranges::stable_sort(rest, std::greater{}, [&](std::uint32_t i) {
    const Sentence& sentence = material.sentences[i];
    return commonness(sentence, uses, most) - age_cost * (last - sentence.report) - place_cost * sentence.place;
  });
  for (const std::uint32_t i : rest) {
    if (words + material.sentences[i].words > words_max) continue;
    words += material.sentences[i].words;
    told.push_back(i);
  }
  std::ranges::sort(told);
  std::vector<model::Quote> quotes;
  for (const std::uint32_t i : told) quotes.push_back(quote_sentence(material, material.sentences[i]));
  return quotes;
}

}  // namespace courant::digest
