// Which articles are copies of one text: containment of 4-word runs (shingles; Broder 1997). Not thread-safe.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace courant::story {

// The shingles of one article, for comparing it with several others. Of a text with `kept` or more only the smallest so
// many hashes are known, and then what it says is an estimate (bottom-k sketches: Broder 1997).
class ShingleSet {
 public:
  ShingleSet(std::size_t shingles_min, std::size_t kept) : min_(shingles_min), kept_(kept), bits_(65536 / 64) {}

  // Ascending, without repeats.
  void assign(std::span<const std::uint16_t> shingles);

  // The share, 0 to 1, of the shorter text's shingles that the other has too; 0 where one has fewer than the least that
  // is asked for, and for most pairs that share less than a fifth.
  double containment(std::span<const std::uint16_t> other) const;

 private:
  std::size_t min_, kept_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint16_t> set_;
};

}  // namespace courant::story
