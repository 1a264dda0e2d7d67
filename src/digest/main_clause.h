// The verb by which a sentence tells what it tells: that of its main clause, not of a quotation, a relative clause or
// an introduction. What stands in that clause dates the sentence; what stands beside it does not.
#pragma once
#include <optional>
#include <vector>

#include "digest/material.h"
#include "text/tense.h"

namespace courant::digest {

class MainClause {
 public:
  MainClause(const Material& material, const Sentence& sentence);

  // The main verb's group; its tokens count from the sentence's first. nullopt where none is known.
  const std::optional<text::VerbGroup>& verb() const { return verb_; }
  // The first group of the future behind it, else the next one: of "said that it will …" the second.
  const std::optional<text::VerbGroup>& next_verb() const { return next_; }
  // Whether a token belongs to the main clause: nothing that begins another clause lies between it and the verb.
  bool holds(std::size_t token) const;
  const std::vector<bool>& quoted() const { return quoted_; }
  // Whether the verb is of the perfect: "has closed".
  bool is_perfect() const;
  bool is_pluperfect() const;  // also of a plan: "had planned to"

 private:
  bool is_noun(const Material& material, const Sentence& sentence, const text::VerbGroup& group) const;
  bool is_aside(std::uint32_t end, model::Span span) const;
  void prefer_cue(const Material& material, const Sentence& sentence);
  bool begins_clause(std::size_t token) const;
  bool leads(std::size_t token) const;
  bool is_relative(std::size_t group) const;
  std::size_t end_of_introduction() const;

  const ComposingRules& rules_;
  std::span<const text::Token> tokens_;
  std::vector<bool> quoted_;
  std::vector<text::VerbGroup> groups_;
  std::size_t introduction_ = 0;
  std::optional<text::VerbGroup> verb_, next_;
};

}  // namespace courant::digest
