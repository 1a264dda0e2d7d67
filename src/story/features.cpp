#include "story/features.h"

#include <algorithm>
#include <cmath>

#include "story/copies.h"

namespace courant::story {
namespace {

constexpr std::size_t slot_count = 4096;
constexpr std::size_t terms_max = 1000;  // of one article: more than its words that count, titles aside

}  // namespace

TermCount::TermCount(TermId term, double frequency, bool name) {
  const double weight = std::min(1.0, std::log1p(frequency) / weight_max);
  bits_ = term << 8 | std::max(1U, static_cast<std::uint32_t>(std::lround(127 * std::sqrt(weight)))) << 1 |
          (name ? 1U : 0U);
}

FeatureReader::FeatureReader(const Settings& settings) : settings_(settings), slots_(slot_count) {
  for (std::size_t i = 0; i < settings.lead_words; ++i) {
    decay_.push_back(static_cast<float>(std::exp2(-static_cast<double>(i) / settings.lead_half_life)));
  }
}

void FeatureReader::add(TermId term, float frequency, const Word& word) {
  std::size_t at = (term * 2654435761U) >> 20;
  while (slots_[at].term != term && slots_[at].term != no_term) at = (at + 1) % slot_count;
  Slot& slot = slots_[at];
  if (slot.term == no_term) {
    if (used_.size() == terms_max) return;
    slot = {term, 0, 0, 0, word};
    used_.push_back(static_cast<std::uint32_t>(at));
  }
  slot.frequency += frequency;
  if (!word.opens) {
    ++slot.seen;
    slot.capital += word.capital;
  }
}

// "2019" is a year, "6.1" a figure; two years in one title say nothing.
void FeatureReader::read_figure(std::string_view digits) {
  constexpr std::uint16_t two_years = 1;
  unsigned parts[3] = {0, 0, 0};
  std::size_t points = 0;
  for (const char c : digits) {
    if (c == '.') {
      if (++points == 3) return;
    } else if (c >= '0' && c <= '9') {
      parts[points] = std::min(100'000U, 10 * parts[points] + static_cast<unsigned>(c - '0'));
    } else if (c != ',') {
      return;
    }
  }
  if (points == 0 && digits.size() == 4 && parts[0] >= 1900 && parts[0] < 2100) {
    features_.year =
        features_.year == 0 || features_.year == parts[0] ? static_cast<std::uint16_t>(parts[0]) : two_years;
  }
  if (points == 0 || features_.figure > 0) return;
  features_.version = points == 2;
  const double decimals = static_cast<double>(digits.size() - digits.find('.') - 1);
  features_.figure = static_cast<float>(
      parts[0] + (features_.version ? parts[1] / 10.0 + parts[2] / 1000.0 : parts[1] / std::pow(10.0, decimals)));
}

void FeatureReader::read_title(std::string_view title, Vocabulary& vocabulary) {
  WordReader reader(title);
  Word word;
  while (reader.next(word)) {
    if (word.digit) read_figure(title.substr(word.begin, word.end - word.begin));
    word.opens = true;  // titles capitalise what they like
    if (const TermId term = vocabulary.term_of(title, word); term != no_term)
      add(term, static_cast<float>(settings_.title_weight), word);
  }
}

void FeatureReader::read_text(std::string_view text, Vocabulary& vocabulary) {
  WordReader reader(text);
  Word word;
  words_.clear();
  ShingleMaker shingles(features_.shingles, settings_);
  while (reader.next(word)) {
    if (words_.size() < settings_.lead_words) {
      vocabulary.prefetch(word);
      words_.push_back(word);
    }
    if (!shingles.add(word.key)) break;
  }
  shingles.finish(scratch_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (const TermId term = vocabulary.term_of(text, words_[i]); term != no_term) add(term, decay_[i], words_[i]);
  }
  for (const std::uint32_t at : used_) vocabulary.prefetch(slots_[at].term);
}

const Features& FeatureReader::read(const model::Article& article, Vocabulary& vocabulary) {
  features_.terms.clear();
  features_.words.clear();
  features_.figure = 0;
  features_.version = false;
  features_.year = 0;
  read_title(article.title, vocabulary);
  if (features_.year < 1900) features_.year = 0;
  features_.title_terms = used_.size();
  read_text(article.text, vocabulary);
  for (const std::uint32_t at : used_) {
    Slot& slot = slots_[at];
    features_.terms.emplace_back(slot.term, slot.frequency, slot.seen > 0 && 2 * slot.capital > slot.seen);
    features_.words.push_back(slot.word);
    slot = {};
  }
  used_.clear();
  return features_;
}

}  // namespace courant::story
