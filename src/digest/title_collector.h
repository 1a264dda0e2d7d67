// Takes titles out of a sentence or a headline: the cut clauses and the noun phrases, after the speaker where they are
// somebody's word, each with what it is worth.
#pragma once
#include <vector>

#include "digest/clauses.h"
#include "digest/material.h"
#include "digest/title_candidate.h"
#include "digest/title_sentences.h"
#include "digest/titles.h"

namespace courant::digest {

class TitleCollector {
 public:
  // `slides` are all that will be titled: a word that stands in several tells less.
  TitleCollector(const Material& material, const std::vector<Telling>& slides);

  // What has a verb; a short headline as it stands.
  void collect(const TitleSentence& source, std::vector<TitleCandidate>& found) const;

  // What has none.
  void collect_phrases(const TitleSentence& source, std::vector<TitleCandidate>& found) const;

  // What a reaction speaks of: "Clinton on the trade deal".
  void collect_matters(const TitleSentence& source, std::vector<TitleCandidate>& found) const;

 private:
  struct Worth;
  struct Found;

  void collect_side_clauses(const TitleSentence& source, Part region, const Clause& main,
                            std::vector<TitleCandidate>& found) const;
  void collect_whole(const TitleSentence& source, const Found& of, Part region,
                     std::vector<TitleCandidate>& found) const;
  void collect_beginning(const TitleSentence& source, Part region, const Clause& clause, bool spoken,
                         std::vector<TitleCandidate>& found) const;
  void collect_phrases_of(const TitleSentence& source, Part region, const Clause& clause,
                          std::vector<TitleCandidate>& found) const;
  bool is_known_matter(const TaggedSentence& tagged, Part part) const;
  void add_cut(const TitleSentence& source, const Found& of, const Cut& cut, std::vector<TitleCandidate>& found) const;
  double weigh_clause(const TitleSentence& source, const Clause& clause, const Cut& cut, bool spoken) const;
  double weigh_subject(const TitleSentence& source, std::size_t subject, bool spoken) const;
  void add(const TitleSentence& source, const std::vector<Part>& parts, bool spoken, const Worth& worth,
           std::vector<TitleCandidate>& found) const;

  const Material& material_;
  std::vector<int> reports_using_, slides_using_;
  std::vector<bool> in_title_;
};

}  // namespace courant::digest
