// Links between stories: earlier ones about the same names and matter as background from the archive, others as
// related.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/digest.h"
#include "text/key_map.h"

namespace courant::digest {

// Digests by the names and words they tell with. Not thread-safe while digests are added; they must outlive it.
class Archive {
 public:
  void add(const model::Digest& digest);

  // Fills `archive` with the stories that were last updated before this one, dated, and `related` with the others; at
  // most three each, the nearest first, and only such as share at least two names.
  void link(model::Digest& digest) const;

 private:
  struct Word {
    std::uint64_t key = 0;
    std::string shown;  // as written; empty for a word that is no name
  };
  struct Entry {
    const model::Digest* digest = nullptr;
    std::vector<Word> words;  // by key, each once
  };

  static std::vector<Word> words_of(const model::Digest& digest);
  double weight_of(std::uint64_t key) const;

  std::vector<Entry> entries_;
  text::KeyMap<std::vector<std::uint32_t>> stories_;  // by word
};

}  // namespace courant::digest
