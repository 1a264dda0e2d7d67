#include "digest/terms.h"

#include "text/stem.h"
#include "text/stop_words.h"

namespace courant::digest {

double cosine(const TermVector& a, const TermVector& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].term < b[j].term) {
      ++i;
    } else if (b[j].term < a[i].term) {
      ++j;
    } else {
      sum += static_cast<double>(a[i++].weight) * static_cast<double>(b[j++].weight);
    }
  }
  return sum;
}

Vocabulary::Vocabulary(std::string_view language)
    : language_(language), rules_(composing_rules(language)), stops_(text::stop_words(language)) {}

Term Vocabulary::intern(std::uint64_t key) {
  Term& term = terms_[key];
  if (term == 0) term = ++next_;
  return term - 1;
}

const Vocabulary::Word& Vocabulary::word(const text::Token& token, std::string_view text) {
  std::uint32_t& index = known_[token.key];
  if (index == 0) {
    const std::string lower = text::lower_form(token.span.of(text));
    Word word;
    word.form = intern(token.key);
    const std::uint64_t stem = token.is_word() ? text::word_key(text::stem_word(lower, language_)) : token.key;
    word.stem = token.is_word() ? intern(stem) : word.form;
    word.act = rules_.act(stem);
    word.flags = rules_.flags_of(lower, token.key);
    word.counts = !stops_.contains(token.key) && (lower.size() > 1 || !token.is_word());
    words_.push_back(word);
    index = static_cast<std::uint32_t>(words_.size());
  }
  return words_[index - 1];
}

}  // namespace courant::digest
