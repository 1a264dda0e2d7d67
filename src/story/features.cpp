#include "story/features.h"

#include <algorithm>
#include <cmath>

namespace courant::story {
namespace {

constexpr std::size_t slot_count = 4096;
constexpr std::size_t terms_max = 1000;  // of one article: more than its words that count, titles aside
constexpr unsigned shingle_words = 4;

// Radix sort by the low byte, then by the high one: there are hundreds in every article.
void sort_bytewise(std::vector<std::uint16_t>& values, std::vector<std::uint16_t>& scratch) {
  scratch.resize(values.size());
  for (const int shift : {0, 8}) {
    std::uint16_t place[257] = {};
    for (const std::uint16_t value : values) ++place[((value >> shift) & 255) + 1];
    for (int i = 0; i < 256; ++i) place[i + 1] = static_cast<std::uint16_t>(place[i + 1] + place[i]);
    for (const std::uint16_t value : values) scratch[place[(value >> shift) & 255]++] = value;
    values.swap(scratch);
  }
}

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

void FeatureReader::read_title(std::string_view title, Vocabulary& vocabulary) {
  WordReader reader(title);
  Word word;
  while (reader.next(word)) {
    word.opens = true;  // titles capitalise what they like
    if (const TermId term = vocabulary.term_of(title, word); term != no_term)
      add(term, static_cast<float>(settings_.title_weight), word);
  }
}

void FeatureReader::read_text(std::string_view text, Vocabulary& vocabulary) {
  WordReader reader(text);
  Word word;
  words_.clear();
  std::uint64_t recent[shingle_words] = {};
  for (std::size_t count = 0; reader.next(word);) {
    if (count < settings_.lead_words) {
      vocabulary.prefetch(word);
      words_.push_back(word);
    }
    recent[count++ % shingle_words] = word.key;
    if (count < shingle_words) continue;
    if (features_.shingles.size() == settings_.shingles_max) break;
    std::uint64_t hash = 0;
    for (unsigned i = 0; i < shingle_words; ++i)
      hash = (hash ^ recent[(count + i) % shingle_words]) * 0x9E3779B97F4A7C15ULL;
    features_.shingles.push_back(static_cast<std::uint16_t>(hash >> 32));
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (const TermId term = vocabulary.term_of(text, words_[i]); term != no_term) add(term, decay_[i], words_[i]);
  }
  for (const std::uint32_t at : used_) vocabulary.prefetch(slots_[at].term);
}

const Features& FeatureReader::read(const model::Article& article, Vocabulary& vocabulary) {
  features_.terms.clear();
  features_.words.clear();
  features_.shingles.clear();
  read_title(article.title, vocabulary);
  features_.title_terms = used_.size();
  read_text(article.text, vocabulary);
  for (const std::uint32_t at : used_) {
    Slot& slot = slots_[at];
    features_.terms.emplace_back(slot.term, slot.frequency, slot.seen > 0 && 2 * slot.capital > slot.seen);
    features_.words.push_back(slot.word);
    slot = {};
  }
  used_.clear();
  sort_bytewise(features_.shingles, scratch_);
  const auto repeated = std::ranges::unique(features_.shingles);
  features_.shingles.erase(repeated.begin(), repeated.end());
  if (features_.shingles.size() > settings_.shingles_kept) features_.shingles.resize(settings_.shingles_kept);
  return features_;
}

}  // namespace courant::story
