// What a slide might be titled: the cut clauses and the noun phrases of its sentences, after the speaker where they are
// somebody's word, each with what it is worth.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "digest/clauses.h"
#include "digest/material.h"
#include "digest/noun_phrases.h"
#include "digest/title_fitness.h"
#include "digest/titles.h"
#include "model/reading.h"

namespace courant::digest {

// A phrase without a verb, and a clause that lacks what its verb asks for, are rated below it.
constexpr double title_rate_min = 0.61;

struct TitleSentence;

struct TitleCandidate {
  std::string speaker;  // empty for what is told as it is
  std::string text;
  std::vector<Term> stems;
  double score = 0;
  double headlined = 0;  // share of its words that stand in reports' headlines
  double rate = 0;       // how whole it is, 0 to 1
  TitleFeatures features{};
  double fitness = 0;          // how likely it can stand, 0 to 1, by its features (digest/title_fitness.h)
  bool phrase = false;         // without a verb
  std::uint32_t sentence = 0;  // it was taken from
  std::uint32_t headline = 0;  // it was taken from, as TitleSentence has it
  double told = 1;             // share of a headline's words that the slide's sentences hold
  std::vector<Part> parts;     // the tokens of that sentence it is made of, in order
};

class TitleCandidates {
 public:
  TitleCandidates(const Material& material, const std::vector<Telling>& slides);

  // The best first. Empty in a language without a tagger.
  std::vector<TitleCandidate> find(const Telling& slide) const;

  // How likely the best title for a slide of these sentences, taken from them, can stand, 0 to 1; 1 in a language
  // without a tagger.
  double rate(const Telling& slide) const;

 private:
  struct Worth;
  struct Found;

  void collect(const TitleSentence& source, std::vector<TitleCandidate>& found) const;
  void collect_side_clauses(const TitleSentence& source, Part region, const Clause& main,
                            std::vector<TitleCandidate>& found) const;
  void collect_whole(const TitleSentence& source, const Found& of, Part region,
                     std::vector<TitleCandidate>& found) const;
  void collect_beginning(const TitleSentence& source, Part region, const Clause& clause, bool spoken,
                         std::vector<TitleCandidate>& found) const;
  void collect_phrases(const TitleSentence& source, Part region, const Clause& clause,
                       std::vector<TitleCandidate>& found) const;
  void add_cut(const TitleSentence& source, const Found& of, const Cut& cut, std::vector<TitleCandidate>& found) const;
  double weigh_clause(const TitleSentence& source, const Clause& clause, const Cut& cut, bool spoken) const;
  double weigh_subject(const TitleSentence& source, std::size_t subject, bool spoken) const;
  void add(const TitleSentence& source, const std::vector<Part>& parts, bool spoken, const Worth& worth,
           std::vector<TitleCandidate>& found) const;

  std::vector<TitleCandidate> list(const Telling& slide) const;
  void collect_headlines(const Telling& lead, std::vector<TitleCandidate>& found) const;
  bool names_only(const TitleSentence& source, const std::vector<Part>& parts, const std::set<Term>& told) const;

  const Material& material_;
  std::vector<int> reports_using_, slides_using_;
  std::vector<bool> in_title_;
};

}  // namespace courant::digest
