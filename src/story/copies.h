// Which articles are copies of one text: containment of 4-word runs (shingles; Broder 1997). Thread-safe: pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace courant::story {

// The share, 0 to 1, of the shorter text's shingles that the other has too; 0 where one has fewer than `shingles_min`, and
// for some pairs that share less than a quarter.
// Both ascending, without repeats.
double containment(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b, std::size_t shingles_min);

}  // namespace courant::story
