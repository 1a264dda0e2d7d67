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

FeatureReader::FeatureReader(const Settings& settings, std::string_view language)
    : settings_(settings), slots_(slot_count), marks_(language) {
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
  title_words_.clear();
  title_terms_.clear();
  while (reader.next(word)) {
    word.opens = true;  // titles capitalise what they like
    const TermId term = vocabulary.term_of(title, word);
    if (term != no_term) add(term, static_cast<float>(settings_.title_weight), word);
    title_words_.push_back(word);
    title_terms_.push_back(term);
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
  lead_terms_.clear();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const TermId term = vocabulary.term_of(text, words_[i]);
    if (term != no_term) add(term, decay_[i], words_[i]);
    if (i < MarkReader::lead_words) lead_terms_.push_back(term);
  }
  for (const std::uint32_t at : used_) vocabulary.prefetch(slots_[at].term);
}

const Features& FeatureReader::read(const model::Article& article, Vocabulary& vocabulary) {
  features_.terms.clear();
  features_.words.clear();
  read_title(article.title, vocabulary);
  features_.title_terms = used_.size();
  read_text(article.text, vocabulary);
  features_.marks =
      marks_.read({article.title, title_words_, title_terms_}, {article.text, words_, lead_terms_}, article.published);
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
