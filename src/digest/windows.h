// The candidates a digest is made of: windows of one to three consecutive sentences of one report that can be read
// alone.
#pragma once
#include <vector>

#include "digest/likeness.h"
#include "digest/material.h"

namespace courant::digest {

struct Window {
  std::uint32_t first = 0, last = 0;  // sentences [first, last)
  int words = 0;
  int paragraphs = 1;
  std::vector<Term> stems;
  TermVector vector;
  double centrality = 0;
  std::vector<std::uint32_t> support;  // other reports, no copies, that say the same as its first sentence
};

inline constexpr int window_words_max = 60;
inline constexpr int window_words_good = 20;  // fewer only where a report has no more to say

// Sentences [first, last) of one report, without support.
Window make_window(const Material& material, std::uint32_t first, std::uint32_t last);

// Every window that can be told, of the reports that are no copies, in story order.
std::vector<Window> find_windows(const Material& material, const LikenessIndex& index);

}  // namespace courant::digest
