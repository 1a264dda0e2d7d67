#include "digest/overlap.h"

#include <algorithm>

namespace courant::digest {
namespace {

constexpr std::size_t words_max = 128;

double f1(double shared, double a, double b) { return shared > 0 ? 2 * shared / (a + b) : 0; }

// Columns of the longest common subsequence as bits (Hyyrö 2004), 128 of them.
struct Bits {
  std::uint64_t low = ~0ULL, high = ~0ULL;

  void step(const std::uint64_t places[2]) {
    const std::uint64_t u_low = low & places[0], u_high = high & places[1];
    const std::uint64_t sum_low = low + u_low;
    const std::uint64_t carry = sum_low < low ? 1 : 0;
    const std::uint64_t sum_high = high + u_high + carry;
    low = sum_low | (low - u_low);
    high = sum_high | (high - u_high);
  }
  int zeros() const { return __builtin_popcountll(~low) + __builtin_popcountll(~high); }
};

}  // namespace

WordSequence::WordSequence(std::span<const Term> words) {
  words_.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), words_max)));
  std::vector<std::pair<std::uint64_t, std::uint16_t>> keys;
  for (std::size_t i = 0; i < words_.size(); ++i) keys.emplace_back(words_[i], static_cast<std::uint16_t>(i));
  std::ranges::sort(keys);
  which_.resize(words_.size());
  for (const auto& [key, place] : keys) {
    if (unigrams_.empty() || unigrams_.back().key != key) unigrams_.push_back({key, 0, {0, 0}});
    Count& count = unigrams_.back();
    ++count.times;
    count.places[place >> 6] |= 1ULL << (place & 63);
    which_[place] = static_cast<std::uint16_t>(unigrams_.size() - 1);
  }
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 1; i < words_.size(); ++i)
    pairs.push_back(static_cast<std::uint64_t>(words_[i - 1]) << 32 | words_[i]);
  std::ranges::sort(pairs);
  for (const std::uint64_t key : pairs) {
    if (bigrams_.empty() || bigrams_.back().key != key) bigrams_.push_back({key, 0, {0, 0}});
    ++bigrams_.back().times;
  }
}

Overlap compare(const WordSequence& reference, const WordSequence& candidate) {
  if (reference.size() == 0 || candidate.size() == 0) return {};
  static thread_local std::vector<const WordSequence::Count*> met;
  met.assign(candidate.unigrams_.size(), nullptr);
  const auto count_shared = [](const auto& a, const auto& b, auto&& each) {
    int shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (a[i].key < b[j].key) {
        ++i;
      } else if (b[j].key < a[i].key) {
        ++j;
      } else {
        shared += std::min(a[i].times, b[j].times);
        each(i++, j++);
      }
    }
    return shared;
  };
  const int unigrams = count_shared(reference.unigrams_, candidate.unigrams_,
                                    [&](std::size_t i, std::size_t j) { met[j] = &reference.unigrams_[i]; });
  const int bigrams = count_shared(reference.bigrams_, candidate.bigrams_, [](std::size_t, std::size_t) {});
  Bits bits;
  for (const std::uint16_t which : candidate.which_) {
    if (met[which]) bits.step(met[which]->places);
  }
  const auto r = static_cast<double>(reference.size()), c = static_cast<double>(candidate.size());
  return {f1(unigrams, r, c), f1(bigrams, r - 1, c - 1), f1(bits.zeros(), r, c)};
}

}  // namespace courant::digest
