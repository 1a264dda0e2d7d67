// Which words of a headline a lead tells, though it words them otherwise: "U.N. halts talks" of "The United Nations
// stopped", "mayor quits" of "resigned". Read from data/lexicon/en/headlines.txt.
#pragma once
#include <set>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

// The stems that sentences tell: their own, those of words that stand for the same, and of the initials of names.
std::set<Term> list_told_stems(const Material& material, const std::vector<std::uint32_t>& sentences);

}  // namespace courant::digest
