#include "story/average_link.h"

#include <algorithm>

namespace courant::story {
namespace {

constexpr std::size_t none = ~std::size_t{0};

}  // namespace

std::vector<Merge> link_average(std::vector<float> likeness, std::size_t n) {
  std::vector<Merge> merges;
  std::vector<std::size_t> size(n, 1), chain, open(n);
  for (std::size_t i = 0; i < n; ++i) open[i] = i;
  while (open.size() > 1) {
    if (chain.empty()) chain.push_back(open.front());
    const std::size_t top = chain.back();
    const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : none;
    std::size_t nearest = before;  // on a tie the link before wins, or the chain would not end
    for (const std::size_t i : open) {
      if (i != top && (nearest == none || likeness[top * n + i] > likeness[top * n + nearest])) nearest = i;
    }
    if (nearest != before) {
      chain.push_back(nearest);
      continue;
    }
    chain.resize(chain.size() - 2);
    const auto [into, from] = std::minmax(top, nearest);
    merges.push_back({into, from, likeness[into * n + from]});
    open.erase(std::ranges::lower_bound(open, from));
    const auto a = static_cast<float>(size[into]), b = static_cast<float>(size[from]);
    for (const std::size_t i : open) {
      if (i == into) continue;
      likeness[into * n + i] = likeness[i * n + into] =
          (a * likeness[into * n + i] + b * likeness[from * n + i]) / (a + b);
    }
    size[into] += size[from];
  }
  return merges;
}

std::vector<std::size_t> cut_clusters(const std::vector<Merge>& merges, std::size_t n, float bar) {
  std::vector<std::size_t> parent(n), cluster(n);
  for (std::size_t i = 0; i < n; ++i) parent[i] = i;
  // Joining others never brings a cluster nearer than they were: what a merge above the bar is made of lies above it
  // too.
  for (const Merge& merge : merges) {
    if (merge.likeness >= bar) parent[merge.from] = merge.into;
  }
  std::size_t clusters = 0;
  for (std::size_t i = 0; i < n; ++i) cluster[i] = parent[i] == i ? clusters++ : cluster[parent[i]];
  return cluster;
}

}  // namespace courant::story
