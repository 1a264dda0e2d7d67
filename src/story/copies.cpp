#include "story/copies.h"

#include <algorithm>

namespace courant::story {

void ShingleSet::assign(std::span<const std::uint16_t> shingles) {
  for (const std::uint16_t shingle : set_) bits_[shingle / 64] = 0;
  set_.assign(shingles.begin(), shingles.end());
  for (const std::uint16_t shingle : set_) bits_[shingle / 64] |= std::uint64_t{1} << (shingle % 64);
}

double ShingleSet::containment(std::span<const std::uint16_t> other) const {
  if (std::min(set_.size(), other.size()) < std::max<std::size_t>(min_, 1)) return 0;
  // Up to here both are known in full.
  std::uint16_t last = 65535;
  if (set_.size() >= kept_) last = std::min(last, set_.back());
  if (other.size() >= kept_) last = std::min(last, other.back());
  const auto own = static_cast<std::size_t>(std::ranges::upper_bound(set_, last) - set_.begin());
  const auto others = static_cast<std::size_t>(std::ranges::upper_bound(other, last) - other.begin());
  const std::size_t shorter = std::min(own, others);
  std::size_t shared = 0;
  const auto count = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) shared += bits_[other[i] / 64] >> (other[i] % 64) & 1;
  };
  // Most pairs are told apart by some of them.
  const std::size_t first = others / 4;
  count(0, first);
  if (first >= 12 && shared * others < first * shorter / 5) return 0;
  count(first, others);
  return shorter == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
}

}  // namespace courant::story
