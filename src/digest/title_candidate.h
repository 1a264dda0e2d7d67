// A title that a slide might have, with what it is worth.
#pragma once
#include <string>
#include <vector>

#include "digest/material.h"
#include "digest/phrases.h"
#include "digest/title_fitness.h"

namespace courant::digest {

// A phrase without a verb, and a clause that lacks what its verb asks for, are rated below it.
constexpr double title_rate_min = 0.61;

struct TitleCandidate {
  std::string speaker;  // empty for what is told as it is
  bool matter = false;  // what the speaker speaks of: "Clinton on the trade deal"
  std::string text;
  std::vector<Term> stems;
  double score = 0;
  double headlined = 0;  // share of its words that stand in reports' headlines
  double shared = 0;     // largest share of the story's reports that use one of its words
  double rate = 0;       // how whole it is, 0 to 1
  TitleFeatures features{};
  double fitness = 0;           // how likely it can stand, 0 to 1, by its features (digest/title_fitness.h)
  bool phrase = false;          // without a verb
  bool cut = false;             // of a headline, where it may be cut (digest/headline_cuts.h)
  bool label = false;           // of a headline without a verb
  std::uint32_t sentence = 0;   // it was taken from
  std::uint32_t headline = 0;   // it was taken from, as TitleSentence has it
  std::vector<Term> names;      // the stems of its names
  std::vector<Term> numbers;    // the forms of its numbers
  bool negated = false;         // it denies something
  std::vector<Term> lessening;  // the stems of "bans", "rejects" in it
  std::vector<Part> parts;      // the tokens of that sentence it is made of, in order
};

}  // namespace courant::digest
