// What the reports count: numbers with the thing that is counted, for finding figures that differ.
#pragma once
#include <vector>

#include "digest/material.h"

namespace courant::digest {

enum class CountRole : unsigned char { plain, dead, injured };

struct Count {
  std::uint32_t sentence = 0;
  model::Span number;  // "about five million"
  model::Span thing;   // "artillery shells"; empty where only the role says what is counted
  double low = 0, high = 0;
  bool floor = false;  // "at least"
  bool rough = false;  // "about"
  bool person = false;
  bool toll = false;   // said to be the toll: "the toll rose to 14"
  bool named = false;  // of a kind that has a name: "Yemeni pirates"
  Term noun = 0;       // the stem of the head; meaningless for a person
  CountRole role = CountRole::plain;
  std::vector<Term> modifiers;  // between number and head, rising
  std::vector<Term> context;    // terms within 70 bytes on either side, rising
};

// The counts of a report's sentences that can be told, in order: no money, shares, years, ages, distances or spans of
// time.
std::vector<Count> find_counts(const Material& material, const Report& report);

}  // namespace courant::digest
