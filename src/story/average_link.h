// Average-link clustering (UPGMA) of a few articles, cut at a bar, by nearest-neighbour chains (Murtagh 1983):
// O(n²) time. Thread-safe: a pure function.
#pragma once
#include <cstddef>
#include <vector>

namespace courant::story {

// `likeness` is a symmetric n × n matrix, row by row, and is used up. Returns for each of n articles the number of its
// cluster, numbered by their first articles. Two clusters are joined while the mean likeness between them is at least
// `bar`. Ties go to the smaller index.
std::vector<std::size_t> cut_average_link(std::vector<float>& likeness, std::size_t n, float bar);

}  // namespace courant::story
