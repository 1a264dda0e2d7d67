#include "story/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "story/common_words.h"
#include "text/stem.h"
#include "text/stop_words.h"

namespace courant::story {
namespace {

constexpr TermId stop_term = ~0U;

// Changes when the number grows by about a tenth: weights are made anew that seldom.
std::uint32_t coarse(std::uint32_t number) {
  if (number < 16) return number;
  const int shift = std::bit_width(number) - 4;
  return (static_cast<std::uint32_t>(shift) << 4) + (number >> shift);
}

}  // namespace

Vocabulary::Vocabulary(const Settings& settings, std::string_view language) : settings_(settings), language_(language) {
  terms_.emplace_back();
  words_.emplace_back();
}

TermId Vocabulary::term_of(std::string_view text, const Word& word) {
  if (word.single) return no_term;
  Recent& recent = recent_[word.key % recent_.size()];
  if (recent.key != word.key) {
    const TermId* known = by_word_.find(word.key);
    recent = {word.key, known ? *known : add_word(text, word)};
  }
  return recent.term == stop_term ? no_term : recent.term;
}

std::uint64_t Vocabulary::stem_key(const std::string& lower) const {
  const bool number = lower.front() >= '0' && lower.front() <= '9';
  return text::word_key(number ? std::string_view(lower) : text::stem_word(lower, language_));
}

TermId Vocabulary::add_word(std::string_view text, const Word& word) {
  if (text::stop_words(language_).contains(word.key)) return by_word_[word.key] = stop_term;
  const std::string lower = lower_word(text, word);
  const std::uint64_t key = stem_key(lower);
  TermId& term = by_stem_[key];
  if (term == no_term) {
    if (free_.empty()) {
      term = static_cast<TermId>(terms_.size());
      terms_.emplace_back();
      words_.emplace_back();
    } else {
      term = free_.back();
      free_.pop_back();
    }
    words_[term] = lower;
    terms_[term].prior = static_cast<float>(common_share(language_, key));
  }
  return by_word_[word.key] = term;
}

void Vocabulary::forget_unused() {
  std::size_t unused = 0;
  const auto is_unused = [](const Term& term) { return term.articles == 0 && term.sampled.empty(); };
  for (const Term& term : terms_) unused += is_unused(term);
  if (unused - free_.size() < terms_.size() / 3) return;
  by_word_ = {};
  by_stem_ = {};
  recent_ = {};
  free_.clear();
  for (TermId id = static_cast<TermId>(terms_.size()) - 1; id > 0; --id) {
    if (is_unused(terms_[id])) {
      terms_[id] = {};
      words_[id] = {};
      free_.push_back(id);
    } else {
      by_stem_[stem_key(words_[id])] = id;
    }
  }
}

float Vocabulary::weight_of(TermId id) {
  Term& term = terms_[id];
  const std::uint32_t key = (coarse(static_cast<std::uint32_t>(articles_)) << 12) ^ coarse(term.articles);
  if (key != term.weight_key) {
    const auto prior = static_cast<float>(settings_.prior_weight * common_articles);
    const float total = prior + static_cast<float>(articles_) + 1;
    const float with = prior * term.prior + static_cast<float>(term.articles) + 0.5F;
    term.weight = std::pow(std::max(0.0F, std::log(total / with)), static_cast<float>(settings_.idf_power));
    term.weight_key = key;
  }
  return term.weight;
}

}  // namespace courant::story
