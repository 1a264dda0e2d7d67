#include "story/average_link.h"

namespace courant::story {
namespace {

constexpr std::size_t none = ~std::size_t{0};

}  // namespace

std::vector<std::size_t> cut_average_link(std::vector<float>& likeness, std::size_t n, float bar) {
  std::vector<std::size_t> size(n, 1), parent(n), chain;
  std::vector<bool> open(n, true);
  for (std::size_t i = 0; i < n; ++i) parent[i] = i;
  const auto nearest_of = [&](std::size_t row, std::size_t before) {
    std::size_t best = before;  // on a tie the link before wins, or the chain would not end
    for (std::size_t i = 0; i < n; ++i) {
      if (open[i] && i != row && (best == none || likeness[row * n + i] > likeness[row * n + best])) best = i;
    }
    return best;
  };
  std::size_t next = 0;
  while (true) {
    if (chain.empty()) {
      while (next < n && !open[next]) ++next;
      if (next == n) break;
      chain.push_back(next);
    }
    const std::size_t top = chain.back();
    const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : none;
    const std::size_t nearest = nearest_of(top, before);
    if (nearest == none || likeness[top * n + nearest] < bar) {
      // Joining others never brings a cluster nearer than they were (reducibility): this one is done.
      open[top] = false;
      chain.pop_back();
      continue;
    }
    if (nearest != before) {
      chain.push_back(nearest);
      continue;
    }
    chain.resize(chain.size() - 2);
    const std::size_t into = top < nearest ? top : nearest, from = top < nearest ? nearest : top;
    const auto a = static_cast<float>(size[into]), b = static_cast<float>(size[from]);
    for (std::size_t i = 0; i < n; ++i) {
      if (!open[i] || i == into || i == from) continue;
      const float mean = (a * likeness[into * n + i] + b * likeness[from * n + i]) / (a + b);
      likeness[into * n + i] = likeness[i * n + into] = mean;
    }
    size[into] += size[from];
    open[from] = false;
    parent[from] = into;
  }
  std::vector<std::size_t> cluster(n);
  std::size_t clusters = 0;
  for (std::size_t i = 0; i < n; ++i) cluster[i] = parent[i] == i ? clusters++ : cluster[parent[i]];
  return cluster;
}

}  // namespace courant::story
