// An article as grouping compares it: its weighted terms and the fingerprints of its runs of words.
#pragma once
#include <cstdint>
#include <vector>

#include "model/article.h"
#include "story/marks.h"
#include "story/vocabulary.h"

namespace courant::story {

// A term of an article in four bytes, as there are hundreds: its number, ln(1 + tf) in 128 steps that are finer for
// small ones, and whether it stood there as a name.
class TermCount {
 public:
  TermCount() = default;
  TermCount(TermId term, double frequency, bool name);
  TermId term() const { return bits_ >> 8; }
  float weight() const {
    const auto root = static_cast<float>((bits_ >> 1) & 127);
    return root * root * (weight_max / (127 * 127));
  }
  bool is_name() const { return (bits_ & 1) != 0; }

 private:
  static constexpr float weight_max = 5;  // a word that is repeated 150 times
  std::uint32_t bits_ = 0;
};

struct Features {
  std::vector<TermCount> terms;  // each once, in order of appearance
  std::vector<Word> words;       // as which each term was first met
  std::size_t title_terms = 0;   // of these, the first so many were first met in the title
  Marks marks;
  std::vector<std::uint16_t> shingles;  // ascending, each once: the smallest hashes of its first 4-word runs
};

// Reads title and text in one pass. Reuses its buffers: one a thread.
class FeatureReader {
 public:
  FeatureReader(const Settings& settings, std::string_view language);
  // The result is overwritten by the next call.
  const Features& read(const model::Article& article, Vocabulary& vocabulary);
  const Features& features() const { return features_; }

 private:
  struct Slot {
    TermId term = no_term;
    float frequency = 0;
    std::uint16_t seen = 0, capital = 0;
    Word word;
  };

  void add(TermId term, float frequency, const Word& word);
  void read_title(std::string_view title, Vocabulary& vocabulary);
  void read_text(std::string_view text, Vocabulary& vocabulary);

  const Settings& settings_;
  std::vector<float> decay_;  // by place of a word
  std::vector<Slot> slots_;   // open addressing
  std::vector<std::uint32_t> used_;
  std::vector<Word> title_words_, words_;
  std::vector<TermId> title_terms_, lead_terms_;
  MarkReader marks_;
  Features features_;
  std::vector<std::uint16_t> scratch_;
};

}  // namespace courant::story
