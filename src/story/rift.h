// Two events that look alike share the words of their topic; what tells them apart are words that stand in one half of
// the reports and not in the other. A rift is such a parting: with words weighed by how they divide these very reports,
// the halves are each coherent and share next to nothing. (Topic-conditioned weights: Yang et al. 2002.) Thread-safe: a
// pure function.
#pragma once
#include <vector>

#include "story/settings.h"
#include "story/term_table.h"

namespace courant::story {

// For each of `some` articles of the table, true if it lies beyond the rift; empty where there is none. They should not
// be copies of one another: copies are coherent whatever they tell.
std::vector<bool> find_rift(const TermTable& table, const std::vector<std::size_t>& some, const Settings& settings);

}  // namespace courant::story
