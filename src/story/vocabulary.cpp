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

TermId Vocabulary::add_word(std::string_view text, const Word& word) {
  if (text::stop_words(language_).contains(word.key)) return by_word_[word.key] = stop_term;
  const std::string lower = lower_word(text, word);
  const std::string stem(word.digit ? std::string_view(lower) : text::stem_word(lower, language_));
  TermId& term = by_stem_[text::word_key(stem)];
  if (term == no_term) {
    term = static_cast<TermId>(terms_.size());
    Term& made = terms_.emplace_back();
    words_.push_back(lower);
    made.prior = static_cast<float>(common_share(language_, stem));
  }
  return by_word_[word.key] = term;
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
