// What the reader of a digest has been told so far.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

class Told {
 public:
  explicit Told(const Material& material);

  // A headline: its words, and the short names in it, are known from now on.
  void hear_title(const Report& report);
  void hear(const Sentence& sentence);

  bool knows(Term stem) const { return stems_[stem]; }
  // The same of a word by its key (text::word_key of the lower-case form).
  bool knows_word(std::uint64_t key) const {
    const Vocabulary::Word* word = material_->vocabulary.find(key);
    return word && knows(word->stem);
  }
  bool knows_name(const std::string& name) const { return names_.contains(name); }
  // The share of the terms' idf that is told already, 0 to 1.
  double known_share(std::span<const Term> stems) const;
  // The share of the headline's weight that stands in a sentence, 0 to 1; 1 without a headline of few words.
  double title_share(const Sentence& sentence) const;
  // The share of a sentence's words that is told, names and numbers counted double.
  double word_share(const Sentence& sentence) const;
  // The largest share of the lighter one's weight that a sentence has in common with one that was told, 0 to 1.
  double likeness(const Sentence& sentence) const;
  // Whether four words of a quotation in it were quoted already.
  bool heard_quote(const Sentence& sentence) const;
  const Report* headline() const { return headline_; }
  std::span<const Sentence* const> heard() const { return heard_; }

 private:
  const Material* material_;
  const Report* headline_ = nullptr;
  std::vector<bool> stems_;
  std::vector<Term> title_;  // of the headline, rising
  std::vector<const Sentence*> heard_;
  std::set<std::uint64_t> quotes_;  // every four words running of what was quoted
  std::set<std::string> names_;     // full names, and surnames that stood in a headline
};

}  // namespace courant::digest
