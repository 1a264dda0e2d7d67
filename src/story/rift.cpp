#include "story/rift.h"

#include <algorithm>

#include "story/average_link.h"

namespace courant::story {
namespace {

struct Halves {
  std::vector<bool> beyond;
  std::size_t size[2] = {0, 0};
};

double mean_to(const std::vector<float>& cosines, std::size_t n, std::size_t article, const Halves& halves, bool side) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t j = 0; j < n; ++j) {
    if (j == article || halves.beyond[j] != side) continue;
    sum += cosines[article * n + j];
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

// The two halves of the last merge, then every article with the half it is more like.
Halves part_in_two(const std::vector<float>& cosines, std::size_t n) {
  constexpr int rounds = 10;
  std::vector<Merge> merges = link_average(cosines, n);
  merges.pop_back();
  const std::vector<std::size_t> cluster = cut_clusters(merges, n, -2);
  Halves halves{std::vector<bool>(n), {0, 0}};
  for (std::size_t i = 0; i < n; ++i) halves.beyond[i] = cluster[i] == 1;
  for (int round = 0; round < rounds; ++round) {
    std::vector<bool> next(n);
    for (std::size_t i = 0; i < n; ++i)
      next[i] = mean_to(cosines, n, i, halves, true) > mean_to(cosines, n, i, halves, false);
    const auto beyond = std::ranges::count(next, true);
    if (next == halves.beyond || beyond == 0 || beyond == static_cast<std::ptrdiff_t>(n)) break;
    halves.beyond = std::move(next);
  }
  for (const bool beyond : halves.beyond) ++halves.size[beyond];
  return halves;
}

}  // namespace

std::vector<bool> find_rift(const TermTable& table, const std::vector<std::size_t>& some, const Settings& settings) {
  const std::size_t n = some.size();
  if (n < 2 * settings.rift_side_min) return {};
  std::size_t terms = 0;
  for (const std::size_t article : some) terms += table.terms_of(article);
  if (terms < n * settings.rift_terms_min) return {};
  const std::vector<float> cosines = table.differences(some, static_cast<float>(settings.rift_word_weight));
  Halves halves = part_in_two(cosines, n);
  if (std::min(halves.size[0], halves.size[1]) < settings.rift_side_min) return {};
  double within[2] = {0, 0}, across = 0;
  for (std::size_t i = 0; i < n; ++i) {
    within[halves.beyond[i]] += mean_to(cosines, n, i, halves, halves.beyond[i]);
    if (halves.beyond[i]) across += mean_to(cosines, n, i, halves, false);
  }
  across /= static_cast<double>(halves.size[1]);
  const double coherence =
      std::min(within[0] / static_cast<double>(halves.size[0]), within[1] / static_cast<double>(halves.size[1]));
  if (across >= settings.rift_ratio * coherence) return {};
  return std::move(halves.beyond);
}

}  // namespace courant::story
