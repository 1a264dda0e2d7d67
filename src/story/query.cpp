#include "story/query.h"

#include <bit>
#include <cmath>
#include <utility>

namespace courant::story {

void Query::assign(std::span<const TermCount> terms, Vocabulary& vocabulary) {
  slots_.fill({});
  terms_.clear();
  double square = 0;
  for (const TermCount& count : terms) {
    const float idf = vocabulary.weight_of(count.term());
    const float weight = count.weight() * idf;
    terms_.push_back({count.term(), weight * idf, weight});
    square += static_cast<double>(weight) * weight;
    put({count.term(), std::bit_cast<std::uint32_t>(weight * idf)});
  }
  norm_ = static_cast<float>(std::sqrt(square));
}

void Query::put(Slot slot) {
  // With a table an eighth full, more than a few moves mean that there is no place: then the last one moved counts
  // nothing.
  for (int moves = 0; moves < 32; ++moves) {
    const std::uint32_t hash = hash_of(slot.term);
    const std::size_t first = first_place(hash), second = second_place(hash);
    const std::size_t at = slots_[first].term == no_term || moves % 2 == 1 ? first : second;
    std::swap(slots_[at], slot);
    if (slot.term == no_term) return;
  }
}

inline std::uint32_t Query::bits_of(TermId term) const {
  const std::uint32_t hash = hash_of(term);
  const Slot& first = slots_[first_place(hash)];
  const Slot& second = slots_[second_place(hash)];
  return (-static_cast<std::uint32_t>(first.term == term) & first.value) |
         (-static_cast<std::uint32_t>(second.term == term) & second.value);
}

float Query::value_of(TermId term) const { return std::bit_cast<float>(bits_of(term)); }

float Query::dot(std::span<const TermCount> other) const {
  // Two sums, so that one addition need not wait for the other.
  float even = 0, odd = 0;
  std::size_t i = 0;
  for (; i + 1 < other.size(); i += 2) {
    even += std::bit_cast<float>(bits_of(other[i].term())) * other[i].weight();
    odd += std::bit_cast<float>(bits_of(other[i + 1].term())) * other[i + 1].weight();
  }
  if (i < other.size()) even += std::bit_cast<float>(bits_of(other[i].term())) * other[i].weight();
  return even + odd;
}

}  // namespace courant::story
