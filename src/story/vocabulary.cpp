#include "story/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "story/common_words.h"
#include "text/stem.h"
#include "text/stop_words.h"

namespace courant::story {
namespace {

// Steps of about a tenth, so that a weight is made anew only that seldom; and the number a step stands for.
std::uint32_t step_of(std::uint32_t number) {
  if (number < 16) return number;
  const int shift = std::bit_width(number) - 4;
  return (static_cast<std::uint32_t>(shift) << 4) + (number >> shift);
}

double number_at(std::uint32_t step) {
  const std::uint32_t shift = step < 16 ? 0 : (step - 8) >> 4;
  if (shift == 0) return step;
  return (step - (shift << 4) + 0.5) * static_cast<double>(1U << shift) - 0.5;
}

}  // namespace

Vocabulary::Vocabulary(const Settings& settings, std::string_view language) : settings_(settings), language_(language) {
  terms_.emplace_back();
}

TermId Vocabulary::term_of(std::string_view text, const Word& word) {
  if (word.single) return no_term;
  std::uint64_t& recent = recent_[word.key % recent_.size()];
  TermId id = static_cast<TermId>(recent & ~TermIndex::key_mask);
  if (id == no_term || ((recent ^ word.key) & TermIndex::key_mask) != 0) {
    id = index_.find(word.key);
    if (id == no_term) id = add_word(text, word);
    recent = (word.key & TermIndex::key_mask) | id;
  }
  return id == stop_term ? no_term : id;
}

TermId Vocabulary::add_word(std::string_view text, const Word& word) {
  TermId id = stop_term;
  if (!text::stop_words(language_).contains(word.key)) {
    const std::string lower = lower_word(text, word);
    id = add_term(word.digit ? word.key : text::word_key(text::stem_word(lower, language_)));
  }
  if (id != no_term) index_.set(word.key, id);
  return id;
}

TermId Vocabulary::add_term(std::uint64_t stem) {
  TermId id = index_.find(stem);
  if (id != no_term) return id;
  if (!free_.empty()) {
    id = free_.back();
    free_.pop_back();
  } else {
    if (terms_.size() > term_ids_max) return no_term;
    if (terms_.size() == terms_.capacity()) terms_.reserve(terms_.size() * 5 / 4 + 64);
    id = static_cast<TermId>(terms_.size());
    terms_.emplace_back();
  }
  terms_[id].prior = static_cast<std::uint16_t>(std::lround(10'000 * common_share(language_, stem)));
  index_.set(stem, id);
  return id;
}

void Vocabulary::forget_unused() {
  std::size_t unused = 0;
  const auto is_unused = [](const Term& term) { return term.articles == 0 && term.sampled == 0; };
  for (const Term& term : terms_) unused += is_unused(term);
  if (unused - free_.size() < terms_.size() / 3) return;
  recent_ = {};
  index_.keep_if([&](TermId id) { return id == stop_term || !is_unused(terms_[id]); });
  free_.clear();
  for (TermId id = static_cast<TermId>(terms_.size()) - 1; id > 0; --id) {
    if (!is_unused(terms_[id])) continue;
    terms_[id] = {};
    free_.push_back(id);
  }
}

float Vocabulary::make_weight(std::uint32_t all, std::uint32_t own, double prior_articles) const {
  const double prior = settings_.prior_weight * common_articles;
  const double total = prior + number_at(all) + 1;
  const double with = prior * prior_articles / 10'000 + number_at(own) + 0.5;
  return static_cast<float>(std::pow(std::max(0.0, std::log(total / with)), settings_.idf_power));
}

// Of the steps alone, so that it does not matter when it was made.
float Vocabulary::weight_of(TermId id) {
  Term& term = terms_[id];
  const std::uint32_t all = step_of(static_cast<std::uint32_t>(articles_)), own = step_of(term.articles);
  if (term.prior == 0) {
    if (all != weights_at_) {
      weights_.fill(-1);
      weights_at_ = all;
    }
    float& weight = weights_[own];
    if (weight < 0) weight = make_weight(all, own, 0);
    return weight;
  }
  const std::uint32_t key = (all << 12) ^ own;
  if (key != term.weight_key) {
    term.weight = make_weight(all, own, term.prior);
    term.weight_key = key;
  }
  return term.weight;
}

}  // namespace courant::story
