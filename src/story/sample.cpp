#include "story/sample.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace courant::story {
namespace {

// SplitMix64's finisher (Steele, Lea & Flood 2014).
std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

}  // namespace

Usual Sample::measure(const Query& query, const Vocabulary& vocabulary) {
  dots_.assign(held_.size(), 0);
  for (const Query::Weighted& term : query.terms()) {
    for (const Use& use : rows_[vocabulary[term.term].sampled]) dots_[use.place] += term.value * use.weight;
  }
  double sum = 0, squares = 0, count = 0;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    if (held_[i].norm <= 0) continue;
    const double norms = static_cast<double>(query.norm()) * held_[i].norm;
    const double cosine = norms > 0 ? dots_[i] / norms : 0;
    if (cosine >= settings_.related_cosine) continue;
    sum += cosine;
    squares += cosine * cosine;
    ++count;
  }
  const double mean = count > 0 ? sum / count : 0;
  const double variance = count > 0 ? std::max(0.0, squares / count - mean * mean) : 0;
  const double prior = settings_.prior_count;
  const double prior_variance = settings_.prior_deviation * settings_.prior_deviation;
  return {static_cast<float>((prior * settings_.prior_mean + count * mean) / (prior + count)),
          static_cast<float>(std::sqrt((prior * prior_variance + count * variance) / (prior + count)))};
}

void Sample::offer(const Query& query, std::span<const TermCount> terms, Vocabulary& vocabulary, std::uint64_t lot) {
  if (held_.empty()) held_.resize(settings_.sample_size);
  ++seen_;
  std::size_t place = lot % held_.size();
  if (seen_ <= held_.size()) {
    while (!held_[place].terms.empty()) place = (place + 1) % held_.size();
  } else {
    // The chance is sample size over the arrivals that it reflects.
    const auto reflected = static_cast<double>(std::min<std::uint64_t>(seen_, settings_.sample_memory));
    if (std::ldexp(static_cast<double>(mix(lot) >> 11), -53) * reflected >= static_cast<double>(held_.size())) return;
    give_up(place, vocabulary);
  }
  take_up(place, query, terms, vocabulary);
}

void Sample::take_up(std::size_t place, const Query& query, std::span<const TermCount> terms, Vocabulary& vocabulary) {
  Held& held = held_[place];
  held.norm = query.norm();
  held.terms.clear();
  for (const TermCount& count : terms) {
    held.terms.push_back(count.term());
    std::uint32_t& row = vocabulary[count.term()].sampled;
    if (row == 0) {
      if (free_rows_.empty()) {
        free_rows_.push_back(static_cast<std::uint32_t>(rows_.size()));
        rows_.emplace_back();
      }
      row = free_rows_.back();
      free_rows_.pop_back();
    }
    rows_[row].push_back({static_cast<std::uint16_t>(place), count.weight()});
  }
}

void Sample::give_up(std::size_t place, Vocabulary& vocabulary) {
  for (const TermId term : held_[place].terms) {
    std::uint32_t& row = vocabulary[term].sampled;
    std::erase_if(rows_[row], [&](const Use& use) { return use.place == place; });
    if (rows_[row].empty()) free_rows_.push_back(std::exchange(row, 0));
  }
}

}  // namespace courant::story
