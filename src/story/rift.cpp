#include "story/rift.h"

#include <algorithm>
#include <cmath>

#include "story/average_link.h"

namespace courant::story {
namespace {

struct Use {
  TermId term;
  std::uint32_t article;
  float weight;
};

// Cosines between the articles under weights that leave out what all of them share, row by row.
std::vector<float> compare_by_difference(const std::vector<const std::vector<TermCount>*>& articles, const Vocabulary& vocabulary,
                                         const Settings& settings) {
  const std::size_t n = articles.size();
  std::vector<Use> uses;
  for (std::size_t i = 0; i < n; ++i) {
    for (const TermCount& count : *articles[i]) {
      const float kind = count.is_name() ? 1.0F : static_cast<float>(settings.rift_word_weight);
      uses.push_back({count.term(), static_cast<std::uint32_t>(i), kind * count.weight() * vocabulary[count.term()].weight});
    }
  }
  std::ranges::sort(uses, [](const Use& a, const Use& b) { return a.term != b.term ? a.term < b.term : a.article < b.article; });
  std::vector<float> cosines(n * n, 0);
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    while (end < uses.size() && uses[end].term == uses[begin].term) ++end;
    if (end - begin < 2 || end - begin == n) continue;
    const float rarity = std::log((static_cast<float>(n) + 0.5F) / static_cast<float>(end - begin));
    for (std::size_t a = begin; a < end; ++a) {
      const float weight = uses[a].weight * rarity * rarity;
      for (std::size_t b = begin; b <= a; ++b) cosines[uses[a].article * n + uses[b].article] += weight * uses[b].weight;
    }
  }
  std::vector<float> norm(n);
  for (std::size_t i = 0; i < n; ++i) norm[i] = std::max(1e-6F, std::sqrt(cosines[i * n + i]));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) cosines[j * n + i] = cosines[i * n + j] /= norm[i] * norm[j];
    cosines[i * n + i] = 0;
  }
  return cosines;
}

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
    for (std::size_t i = 0; i < n; ++i) next[i] = mean_to(cosines, n, i, halves, true) > mean_to(cosines, n, i, halves, false);
    const auto beyond = std::ranges::count(next, true);
    if (next == halves.beyond || beyond == 0 || beyond == static_cast<std::ptrdiff_t>(n)) break;
    halves.beyond = std::move(next);
  }
  for (const bool beyond : halves.beyond) ++halves.size[beyond];
  return halves;
}

}  // namespace

std::vector<bool> find_rift(const std::vector<const std::vector<TermCount>*>& articles, const Vocabulary& vocabulary,
                            const Settings& settings) {
  const std::size_t n = articles.size();
  if (n < 2 * settings.rift_side_min) return {};
  std::size_t terms = 0;
  for (const auto* article : articles) terms += article->size();
  if (terms < n * settings.rift_terms_min) return {};
  const std::vector<float> cosines = compare_by_difference(articles, vocabulary, settings);
  Halves halves = part_in_two(cosines, n);
  if (std::min(halves.size[0], halves.size[1]) < settings.rift_side_min) return {};
  double within[2] = {0, 0}, across = 0;
  for (std::size_t i = 0; i < n; ++i) {
    within[halves.beyond[i]] += mean_to(cosines, n, i, halves, halves.beyond[i]);
    if (halves.beyond[i]) across += mean_to(cosines, n, i, halves, false);
  }
  across /= static_cast<double>(halves.size[1]);
  const double coherence = std::min(within[0] / static_cast<double>(halves.size[0]), within[1] / static_cast<double>(halves.size[1]));
  if (across >= settings.rift_ratio * coherence) return {};
  return std::move(halves.beyond);
}

}  // namespace courant::story
