#include "story/copies.h"

#include <algorithm>

namespace courant::story {

double containment(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b, std::size_t shingles_min) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < shingles_min || shorter == 0) return 0;
  // The smallest hashes are a fair sample: most pairs are told apart by an eighth of them.
  constexpr std::uint16_t sample_end = 65536 / 8;
  std::size_t i = 0, j = 0, shared = 0;
  const auto run = [&](auto goes_on) {
    while (i < a.size() && j < b.size() && goes_on(a[i], b[j])) {
      const std::uint16_t x = a[i], y = b[j];
      shared += x == y;
      i += x <= y;
      j += y <= x;
    }
  };
  run([](std::uint16_t x, std::uint16_t y) { return x < sample_end || y < sample_end; });
  if (shared * 5 < std::min(i, j) && std::min(i, j) > 16) return 0;
  run([](std::uint16_t, std::uint16_t) { return true; });
  return static_cast<double>(shared) / static_cast<double>(shorter);
}

}  // namespace courant::story
