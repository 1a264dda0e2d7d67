// How much two word sequences have in common, as ROUGE-1, ROUGE-2 and ROUGE-L count it (Lin 2004), F1 without stemming.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "digest/terms.h"

namespace courant::digest {

struct Overlap {
  double unigrams = 0, bigrams = 0, longest = 0;  // 0 to 1
};

// A word sequence prepared for comparing; only its first 128 words count.
class WordSequence {
 public:
  explicit WordSequence(std::span<const Term> words);

  std::size_t size() const { return words_.size(); }
  friend Overlap compare(const WordSequence& reference, const WordSequence& candidate);

 private:
  struct Count {
    std::uint64_t key = 0;
    int times = 0;
    std::uint64_t places[2] = {0, 0};  // where it stands, a bit each
  };
  std::vector<Term> words_;
  std::vector<std::uint16_t> which_;       // for each word its index in unigrams_
  std::vector<Count> unigrams_, bigrams_;  // by rising key
};

}  // namespace courant::digest
