// What cosines between unrelated articles are like: a sample of the articles seen of late, kept by reservoir sampling
// (Vitter 1985) with a memory, so that it follows the stream; the "random" choice is a hash of the arrival's number.
// Not thread-safe.
#pragma once
#include <vector>

#include "story/query.h"

namespace courant::story {

struct Usual {
  float mean = 0;
  float deviation = 0;
};

class Sample {
 public:
  explicit Sample(const Settings& settings) : settings_(settings) {}

  // Mean and deviation of the cosines of `query` to the sample, without those that are probably of its own story.
  Usual measure(const Query& query, const Vocabulary& vocabulary);
  // Counts the article that `query` holds, and takes it up if it is drawn: by a hash of its own (`lot`), so that one
  // article more or less does not change which others are drawn.
  void offer(const Query& query, std::span<const TermCount> terms, Vocabulary& vocabulary, std::uint64_t lot);

  void exchange(Snapshot& snapshot) { snapshot(held_, rows_, free_rows_, seen_); }

 private:
  struct Held {
    std::vector<TermId> terms;
    float norm = 0;
    void exchange(Snapshot& snapshot) { snapshot(terms, norm); }
  };

  struct Use {
    std::uint16_t place = 0;
    float weight = 0;  // ln(1 + tf)
    void exchange(Snapshot& snapshot) { snapshot(place, weight); }
  };

  void take_up(std::size_t place, const Query& query, std::span<const TermCount> terms, Vocabulary& vocabulary);
  void give_up(std::size_t place, Vocabulary& vocabulary);

  const Settings& settings_;
  std::vector<Held> held_;
  std::vector<std::vector<Use>> rows_ =
      std::vector<std::vector<Use>>(1);  // of the terms that stand in it: Term::sampled
  std::vector<std::uint32_t> free_rows_;
  std::vector<float> dots_;
  std::uint64_t seen_ = 0;
};

}  // namespace courant::story
