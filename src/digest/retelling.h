// Whether a sentence tells what one sentence told before tells, in other words: "the vessel sank" after "the ship went
// down and sank". Fewer words in common than elsewhere are enough where both share what chance does not: a figure,
// names, the verb and most of the clause.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

class Retelling {
 public:
  explicit Retelling(const Material& material);

  bool tells_again(const Sentence& sentence, std::span<const Sentence* const> told);

 private:
  // What a sentence says as terms, where words for one thing count as one; each list distinct and rising.
  struct Content {
    std::vector<Term> all;      // of the whole sentence
    std::vector<Term> clause;   // of the clause that tells its event: the main one, or of what is said
    std::vector<Term> names;    // capitals that stand in no headline
    std::vector<Term> figures;  // of three digits and more, no years
    std::optional<Term> verb;   // of the clause; none where it only is or has
    bool light = false;         // "made an arrest": the verb says little
    bool said = false;          // its clause is what somebody says
    bool negated = false;
  };
  const Content& content_of(const Sentence& sentence);
  Content read_content(const Sentence& sentence) const;
  void read_clause(const Sentence& sentence, Content& content) const;
  std::optional<Term> meaning_of(const text::Token& token) const;
  bool hints_at(const Content& content, const Content& told) const;

  const Material& material_;
  std::vector<bool> headlines_;                   // by term: what all the story's sentences may share
  std::vector<std::optional<Content>> contents_;  // by sentence, as far as asked for
};

}  // namespace courant::digest
