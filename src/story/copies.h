// Which articles are copies of one text: containment of 4-word runs (shingles; Broder 1997). Not thread-safe.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "story/settings.h"

namespace courant::story {

// Hashes a text's runs of four words, one word after another. Writes into `shingles`, which must outlive it.
class ShingleMaker {
 public:
  ShingleMaker(std::vector<std::uint16_t>& shingles, const Settings& settings);

  // Takes the next word's key; false once there are enough.
  bool add(std::uint64_t key);
  // Leaves the smallest hashes, ascending, each once. `scratch` is overwritten.
  void finish(std::vector<std::uint16_t>& scratch);

 private:
  static constexpr unsigned words = 4;
  std::vector<std::uint16_t>& shingles_;
  const Settings& settings_;
  std::uint64_t recent_[words] = {};
  std::size_t count_ = 0;
};

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

struct Source {
  std::size_t origin = 0;  // the index of the earliest report it is a copy of, else its own
  std::string credit;      // the agency it names, else empty
};

// Of reports of one story, oldest first, which are copies of which: every two are compared. What one outlet prints
// twice is no copy. `languages`: one a report, for the words of credits. Thread-safe: a pure function.
std::vector<Source> find_sources(std::span<const model::Article* const> reports,
                                 std::span<const std::string_view> languages, const Settings& settings = {});

}  // namespace courant::story
