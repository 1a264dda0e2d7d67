#include "story/copies.h"

#include <algorithm>

namespace courant::story {

double containment(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b, std::size_t shingles_min) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < shingles_min || shorter == 0) return 0;
  std::size_t i = 0, j = 0, shared = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint16_t x = a[i], y = b[j];
    shared += x == y;
    i += x <= y;
    j += y <= x;
  }
  return static_cast<double>(shared) / static_cast<double>(shorter);
}

}  // namespace courant::story
