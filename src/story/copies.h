// Which articles are copies of one text: containment of 4-word runs (shingles; Broder 1997). Thread-safe: pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace courant::story {

// The share, 0 to 1, of the shorter text's shingles that the other has too; 0 where one has fewer than `shingles_min`, and
// for some pairs that share less than a quarter. Both ascending, without repeats; of a text with `shingles_kept` or more the
// smallest so many, and then the share is an estimate (bottom-k sketches: Broder 1997).
double containment(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b, std::size_t shingles_min, std::size_t shingles_kept);

}  // namespace courant::story
