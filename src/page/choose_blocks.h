// Chooses the article's own blocks among all of a page's: a linear score for each, the neighbourhood's say, then the
// run of blocks that gains most. Third step of page/. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "page/features.h"

namespace courant::page {

struct Choice {
  std::vector<std::size_t> blocks;  // indices of the chosen ones, in order
  std::vector<float> scores;        // of every block: above 0 speaks for it
  std::string why;                  // which candidate won, with its score
};

Choice choose_blocks(const std::vector<Block>& blocks, const std::vector<Features>& rows);

}  // namespace courant::page
