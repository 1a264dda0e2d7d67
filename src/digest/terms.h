// Words as numbers: every word of a story gets a small id for its written form and one for its stem, and sentences
// become vectors over stems. Not thread-safe; one per story.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "digest/composing_rules.h"
#include "text/key_map.h"

namespace courant::digest {

using Term = std::uint32_t;

struct WeightedTerm {
  Term term = 0;
  float weight = 0;
};
using TermVector = std::vector<WeightedTerm>;  // by rising term; of unit length, or empty

double cosine(const TermVector& a, const TermVector& b);

// A vector with its weights by term, for its cosines with many others: the same to the bit.
class DenseVector {
 public:
  DenseVector() = default;
  DenseVector(const TermVector& vector, std::size_t terms) : weights_(terms, 0) {
    for (const WeightedTerm& entry : vector) weights_[entry.term] = entry.weight;
  }

  double cosine(const TermVector& other) const {
    double sum = 0;
    for (const WeightedTerm& entry : other) sum += weights_[entry.term] * static_cast<double>(entry.weight);
    return sum;
  }

 private:
  std::vector<double> weights_;
};

class Vocabulary {
 public:
  explicit Vocabulary(std::string_view language);

  // What is known of a word of the story's language.
  struct Word {
    Term form = 0;
    Term stem = 0;
    std::uint64_t flags = 0;  // WordFlag
    std::uint32_t act = 0;    // ComposingRules::act of its stem
    bool counts = false;      // a term of the story: no stop word
  };
  const Word& word(const text::Token& token, std::string_view text);

  // A word met before, or null.
  const Word* find(std::uint64_t key) const {
    const std::uint32_t* index = known_.find(key);
    return index ? &words_[*index - 1] : nullptr;
  }

  // The term of a stem or form by its key, where the story has it.
  std::optional<Term> term(std::uint64_t key) const {
    const Term* found = terms_.find(key);
    return found ? std::optional(*found - 1) : std::nullopt;
  }

  // WordFlags of a token of the story.
  std::uint64_t flags(const text::Token& token) const {
    const Word* met = find(token.key);
    return met ? met->flags : rules_.flags(token.key);
  }

  std::size_t size() const { return next_; }
  const ComposingRules& rules() const { return rules_; }

 private:
  Term intern(std::uint64_t key);

  std::string_view language_;
  const ComposingRules& rules_;
  const text::KeySet& stops_;
  text::KeyMap<Term> terms_;
  text::KeyMap<std::uint32_t> known_;  // word key -> index into words_ + 1
  std::vector<Word> words_;
  Term next_ = 0;
};

}  // namespace courant::digest
