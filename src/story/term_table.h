// A few articles laid out term by term, so that all pairs of them are compared at once. Not thread-safe to build (it
// asks the vocabulary for weights); const afterwards.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "story/features.h"

namespace courant::story {

class TermTable {
 public:
  TermTable(const std::vector<std::span<const TermCount>>& articles, Vocabulary& vocabulary);

  // Cosines between all articles, row by row; the diagonal is 0.
  std::vector<float> cosines() const;

  // Cosines between some of the articles under weights that leave out what all of these share and what only one has: a
  // term in d of n counts ln((n + ½)/d), and one that is no name `word_weight` times that.
  std::vector<float> differences(const std::vector<std::size_t>& some, float word_weight) const;

  // Terms of one article.
  std::size_t terms_of(std::size_t article) const { return sizes_[article]; }

 private:
  struct Use {
    std::uint32_t term;  // numbered among these articles
    std::uint32_t article;
    float weight;  // negative: not as a name
  };

  std::vector<Use> uses_;  // those of one term together
  std::vector<std::size_t> sizes_;
};

}  // namespace courant::story
