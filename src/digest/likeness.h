// Which sentences say the same in other reports: what a told sentence's support is, for composing and for checking
// alike.
#pragma once
#include <vector>

#include "digest/material.h"

namespace courant::digest {

// Whether two sentences say the same: most of the shorter one's terms, figures that do not contradict, and no denial
// on one side alone.
bool says_same(const Material& material, const Sentence& a, const Sentence& b);

// What two sentences share of the lighter one's weight. A word counts by how rare it is in the story: what all
// sentences speak of makes none of them the same.
double retold_share(const Material& material, const Sentence& a, const Sentence& b);

// Finds sentences that say the same through an index from terms to sentences. Read-only after it was made.
class LikenessIndex {
 public:
  explicit LikenessIndex(const Material& material);

  // The other reports that hold a sentence saying the same, rising.
  std::vector<std::uint32_t> find_support(const Sentence& sentence) const;

 private:
  std::vector<double> most_shared(const Sentence& sentence, const std::vector<Term>& keys) const;

  const Material& material_;
  std::vector<std::vector<std::uint32_t>> sentences_;  // by term
};

}  // namespace courant::digest
