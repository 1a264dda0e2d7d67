// An article as grouping compares it: its weighted terms and the fingerprints of its runs of words.
#pragma once
#include <cstdint>
#include <vector>

#include "model/article.h"
#include "story/vocabulary.h"

namespace courant::story {

// ln(1 + tf) of a term in an article, in 15 bits, and whether it stood there as a name.
class TermCount {
 public:
  TermCount() = default;
  TermCount(TermId term, double frequency, bool name);
  TermId term() const { return static_cast<TermId>(low_) | static_cast<TermId>(high_) << 16; }
  float weight() const { return static_cast<float>(weight_ >> 1) * (1.0F / step); }
  bool is_name() const { return (weight_ & 1) != 0; }

 private:
  static constexpr float step = 4096;
  std::uint16_t low_ = 0, high_ = 0;  // six bytes in all: there are hundreds an article
  std::uint16_t weight_ = 0;
};

struct Features {
  std::vector<TermCount> terms;          // each once, in order of appearance
  std::vector<std::uint16_t> shingles;   // ascending, each once: hashes of its first 4-word runs
};

// Reads title and text in one pass. Reuses its buffers: one a thread.
class FeatureReader {
 public:
  explicit FeatureReader(const Settings& settings);
  // The result is overwritten by the next call.
  const Features& read(const model::Article& article, Vocabulary& vocabulary);

 private:
  struct Slot {
    TermId term = no_term;
    float frequency = 0;
    std::uint16_t seen = 0, capital = 0;
  };

  void add(TermId term, float frequency, const Word& word);
  void read_title(std::string_view title, Vocabulary& vocabulary);
  void read_text(std::string_view text, Vocabulary& vocabulary);

  const Settings& settings_;
  std::vector<float> decay_;   // by place of a word
  std::vector<Slot> slots_;    // open addressing
  std::vector<std::uint32_t> used_;
  std::vector<Word> words_;
  Features features_;
  std::vector<std::uint16_t> scratch_;
};

}  // namespace courant::story
