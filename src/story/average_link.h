// Average-link clustering (UPGMA) of a few articles by nearest-neighbour chains (Murtagh 1983): O(n²) time.
// Thread-safe: pure functions.
#pragma once
#include <cstddef>
#include <vector>

namespace courant::story {

// Cluster `from` becomes part of cluster `into` (< from); clusters are named by their smallest members.
struct Merge {
  std::size_t into = 0, from = 0;
  float likeness = 0;  // the mean over both clusters' pairs
};

// All n - 1 merges of n articles; the last one joins the two halves of the whole. A merge is never before those it is
// made of, but otherwise they are not in order of likeness. `likeness` is a symmetric n × n matrix, row by row. Ties go
// to the smaller index.
std::vector<Merge> link_average(std::vector<float> likeness, std::size_t n);

// For each of n articles the number of its cluster, numbered by their first articles, when two clusters are one while
// the mean likeness between them is at least `bar`.
std::vector<std::size_t> cut_clusters(const std::vector<Merge>& merges, std::size_t n, float bar);

}  // namespace courant::story
