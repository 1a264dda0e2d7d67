// Whether a sentence tells in other words what was told before, by one sentence or by the headline and several: "the
// vessel sank" after "the ship went down and sank". Fewer words in common than elsewhere are enough where both share
// what chance does not: a figure, names, the verb and most of the clause; or where the same one does the same to the
// same.
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
  // By the headline, whose deed or most of whose words it tells beside what else was told.
  bool tells_headline_again(const Sentence& sentence, std::span<const Sentence* const> told, const Report& headline);
  // Of what was before the story: all but a word of its clause, or what was told of the same year ("in 2004 a wave
  // drowned the quay") behind the first `leading` sentences, which tell the story itself.
  bool tells_history_again(const Sentence& sentence, std::span<const Sentence* const> told, std::size_t leading);

 private:
  // What a sentence says as terms, where words for one thing count as one; each list distinct and rising.
  struct Content {
    std::vector<Term> all;      // of the whole sentence
    std::vector<Term> clause;   // of the clause that tells its event: the main one, or of what is said
    std::vector<Term> names;    // capitals that stand in no headline
    std::vector<Term> figures;  // of three digits and more, no years
    std::vector<Term> numbers;  // of the clause, behind its verb
    std::vector<Term> years;    // of the whole sentence
    // Its deed: who, by name and in all, did what to whom; the object is empty without one.
    std::vector<Term> actors, doer, object;
    std::optional<Term> act;   // its verb, or that of what is announced
    std::optional<Term> verb;  // of the clause; none where it only is or has
    bool light = false;        // "made an arrest": the verb says little
    bool said = false;         // its clause is what somebody says
    bool negated = false;
    bool opening = false;   // one of the first two of its report
    bool definite = false;  // "the actor": its doer may have been named
  };
  const Content& content_of(const Sentence& sentence);
  Content read_content(const Sentence& sentence) const;
  void read_clause(const Sentence& sentence, Content& content) const;
  void read_deed(const Sentence& sentence, std::size_t verb, const std::vector<bool>& within, Content& content) const;
  bool may_be_same(const Content& content, const Content& told) const;
  bool tells_deed(const Content& content, const Content& told) const;
  std::vector<Term> names_among(const Sentence& sentence, const TaggedSentence& s,
                                const std::vector<bool>& wanted) const;
  std::optional<Term> meaning_of(const text::Token& token) const;
  bool hints_at(const Content& content, const Content& told) const;

  const Material& material_;
  std::vector<bool> headlines_;                   // by term: what all the story's sentences may share
  std::vector<std::optional<Content>> contents_;  // by sentence, as far as asked for
};

}  // namespace courant::digest
