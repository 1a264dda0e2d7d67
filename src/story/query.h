// The article that is being compared: its weighted terms, in a table small enough for the first-level cache.
// Not thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "story/features.h"

namespace courant::story {

class Query {
 public:
  struct Weighted {
    TermId term = no_term;
    float value = 0;   // ln(1 + tf) · idf²: what an article with ln(1 + tf) of the term adds to dot()
    float weight = 0;  // ln(1 + tf) · idf
    std::uint32_t place = 0;  // for the caller
  };

  void assign(std::span<const TermCount> terms, Vocabulary& vocabulary);

  const std::vector<Weighted>& terms() const { return terms_; }
  float norm() const { return norm_; }
  // Sum over shared terms of the product of both weights; over both norms it is the cosine.
  float dot(std::span<const TermCount> other) const;
  // 0 for a term the article lacks.
  float value_of(TermId term) const;

 private:
  static constexpr std::size_t slot_bits = 11;
  struct Slot {
    TermId term = no_term;
    float value = 0;
  };
  static std::size_t place_of(TermId term) { return (term * 2654435761U) >> (32 - slot_bits); }

  std::array<Slot, std::size_t{1} << slot_bits> slots_;
  std::vector<Weighted> terms_;
  float norm_ = 0;
};

}  // namespace courant::story
