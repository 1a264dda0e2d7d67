#include "story/term_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace courant::story {
namespace {

// Makes products of weights into cosines.
void normalise(std::vector<float>& products, std::size_t n) {
  std::vector<float> norm(n);
  for (std::size_t i = 0; i < n; ++i) norm[i] = std::max(1e-6F, std::sqrt(products[i * n + i]));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) products[j * n + i] = products[i * n + j] /= norm[i] * norm[j];
    products[i * n + i] = 0;
  }
}

}  // namespace

TermTable::TermTable(const std::vector<std::span<const TermCount>>& articles, Vocabulary& vocabulary) {
  std::size_t total = 0;
  for (const auto& article : articles) {
    sizes_.push_back(article.size());
    total += article.size();
  }
  std::vector<std::uint32_t> starts;
  std::vector<TermId> numbered;
  std::vector<Use> uses;
  uses.reserve(total);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    constexpr std::size_t ahead = 12;  // terms lie far apart in a large table
    for (std::size_t at = 0; at < articles[i].size(); ++at) {
      if (at + ahead < articles[i].size()) vocabulary.prefetch(articles[i][at + ahead].term());
      const TermCount& count = articles[i][at];
      Term& term = vocabulary[count.term()];
      if (term.scratch == 0) {
        numbered.push_back(count.term());
        starts.push_back(0);
        term.scratch = static_cast<std::uint32_t>(numbered.size());
      }
      const std::uint32_t number = term.scratch - 1;
      ++starts[number];
      const float weight = count.weight() * vocabulary.weight_of(count.term());
      uses.push_back({number, static_cast<std::uint32_t>(i), count.is_name() ? weight : -weight});
    }
  }
  for (const TermId term : numbered) vocabulary[term].scratch = 0;
  std::uint32_t sum = 0;
  for (std::uint32_t& start : starts) sum += std::exchange(start, sum);
  uses_.resize(uses.size());
  for (const Use& use : uses) uses_[starts[use.term]++] = use;
}

std::vector<float> TermTable::cosines() const {
  const std::size_t n = sizes_.size();
  std::vector<float> products(n * n, 0);
  for (std::size_t begin = 0, end = 0; begin < uses_.size(); begin = end) {
    while (end < uses_.size() && uses_[end].term == uses_[begin].term) ++end;
    for (std::size_t a = begin; a < end; ++a) {
      float* const row = &products[uses_[a].article * n];
      const float weight = std::abs(uses_[a].weight);
      for (std::size_t b = begin; b <= a; ++b) row[uses_[b].article] += weight * std::abs(uses_[b].weight);
    }
  }
  normalise(products, n);
  return products;
}

std::vector<float> TermTable::differences(const std::vector<std::size_t>& some, float word_weight) const {
  constexpr std::uint32_t left_out = ~0U;
  const std::size_t n = some.size();
  std::vector<std::uint32_t> place(sizes_.size(), left_out);
  for (std::size_t i = 0; i < n; ++i) place[some[i]] = static_cast<std::uint32_t>(i);
  std::vector<float> products(n * n, 0);
  std::vector<std::pair<std::uint32_t, float>> of_term;
  for (std::size_t at = 0; at < uses_.size();) {
    const std::uint32_t term = uses_[at].term;
    of_term.clear();
    for (; at < uses_.size() && uses_[at].term == term; ++at) {
      const float weight = uses_[at].weight;
      if (place[uses_[at].article] != left_out)
        of_term.emplace_back(place[uses_[at].article], weight < 0 ? -weight * word_weight : weight);
    }
    if (of_term.size() < 2 || of_term.size() == n) continue;
    const float rarity = std::log((static_cast<float>(n) + 0.5F) / static_cast<float>(of_term.size()));
    for (std::size_t a = 0; a < of_term.size(); ++a) {
      const float weight = of_term[a].second * rarity * rarity;
      for (std::size_t b = 0; b <= a; ++b) {
        const auto [low, high] = std::minmax(of_term[a].first, of_term[b].first);
        products[high * n + low] += weight * of_term[b].second;
      }
    }
  }
  normalise(products, n);
  return products;
}

}  // namespace courant::story
