#include "story/copies.h"

#include <algorithm>

namespace courant::story {

double containment(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b, std::size_t shingles_min, std::size_t shingles_kept) {
  if (std::min(a.size(), b.size()) < std::max<std::size_t>(shingles_min, 1)) return 0;
  // Up to here both are known in full.
  std::uint16_t last = 65535;
  if (a.size() >= shingles_kept) last = std::min(last, a.back());
  if (b.size() >= shingles_kept) last = std::min(last, b.back());
  // Most pairs are told apart by an eighth of them.
  const auto sample_last = static_cast<std::uint16_t>(last / 8);
  std::size_t i = 0, j = 0, shared = 0;
  const auto run_up_to = [&](std::uint16_t end) {
    while (i < a.size() && j < b.size() && a[i] <= end && b[j] <= end) {
      const std::uint16_t x = a[i], y = b[j];
      shared += x == y;
      i += x <= y;
      j += y <= x;
    }
    while (i < a.size() && a[i] <= end) ++i;
    while (j < b.size() && b[j] <= end) ++j;
  };
  run_up_to(sample_last);
  if (shared * 5 < std::min(i, j) && std::min(i, j) > 16) return 0;
  run_up_to(last);
  const std::size_t shorter = std::min(i, j);
  return shorter == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
}

}  // namespace courant::story
