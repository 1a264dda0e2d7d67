#include "story/query.h"

#include <cmath>

namespace courant::story {

void Query::assign(std::span<const TermCount> terms, Vocabulary& vocabulary) {
  slots_.fill({});
  terms_.clear();
  double square = 0;
  for (const TermCount& count : terms) {
    const float idf = vocabulary.weight_of(count.term());
    const float weight = count.weight() * idf;
    terms_.push_back({count.term(), weight * idf, weight, 0});
    square += static_cast<double>(weight) * weight;
    std::size_t at = place_of(count.term());
    while (slots_[at].term != no_term) at = (at + 1) % slots_.size();
    slots_[at] = {count.term(), weight * idf};
  }
  norm_ = static_cast<float>(std::sqrt(square));
}

float Query::value_of(TermId term) const {
  std::size_t at = place_of(term);
  while (slots_[at].term != term) {
    if (slots_[at].term == no_term) return 0;
    at = (at + 1) % slots_.size();
  }
  return slots_[at].value;
}

float Query::dot(std::span<const TermCount> other) const {
  float sum = 0;
  for (const TermCount& count : other) {
    std::size_t at = place_of(count.term());
    while (slots_[at].term != no_term) {
      if (slots_[at].term == count.term()) {
        sum += slots_[at].value * count.weight();
        break;
      }
      at = (at + 1) % slots_.size();
    }
  }
  return sum;
}

}  // namespace courant::story
