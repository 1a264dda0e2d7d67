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
  };

  // At most `compared_terms` of them, the heaviest first.
  void assign(std::span<const TermCount> terms, Vocabulary& vocabulary);

  const std::vector<Weighted>& terms() const { return terms_; }
  float norm() const { return norm_; }
  // Sum over shared terms of the product of both weights; over both norms it is the cosine.
  float dot(std::span<const TermCount> other) const;
  // 0 for a term the article lacks.
  float value_of(TermId term) const;

 private:
  // Each term lies in one of two places (cuckoo hashing: Pagh & Rodler 2004), so that dot() reads both and never
  // branches.
  static constexpr unsigned slot_bits = 10;
  struct Slot {
    TermId term = no_term;
    std::uint32_t value = 0;  // the float's bits
  };
  static std::uint32_t hash_of(TermId term) { return term * 2654435761U; }
  static std::size_t first_place(std::uint32_t hash) { return hash >> (32 - slot_bits); }
  static std::size_t second_place(std::uint32_t hash) { return hash >> (32 - 2 * slot_bits) & ((1U << slot_bits) - 1); }
  std::uint32_t bits_of(TermId term) const;
  void put(Slot slot);

  std::array<Slot, std::size_t{1} << slot_bits> slots_;
  std::vector<Weighted> terms_;
  float norm_ = 0;
};

}  // namespace courant::story
