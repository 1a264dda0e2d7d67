// Links between stories: earlier ones about the same names and matter as background from the archive, others as
// related.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/digest.h"
#include "text/key_map.h"

namespace courant::digest {

// Stories by the names and words that their digests tell with, a few KB a story. What it answers depends on what it
// holds alone, not on the order in which it came. Not thread-safe while stories are put.
class Archive {
 public:
  // Adds a story, or replaces what was known of it.
  void put(const model::Digest& digest);
  void remove(const model::StoryId& story);

  // Fills `archive` with the stories that were last updated before the first report of this one, dated, and `related`
  // with the others; at most three each, the nearest first, and only such as share at least two names and two other
  // words.
  void link(model::Digest& digest) const;

 private:
  struct Word {
    std::uint64_t key = 0;
    std::string name;  // as written; empty for a word that is no name
  };
  struct Entry {
    model::StoryId story;  // empty: removed
    std::string headline, language;
    std::optional<base::Moment> updated;
    std::vector<Word> words;  // by key, each once
  };

  static std::vector<Word> words_of(const model::Digest& digest);
  double weight_of(std::uint64_t key) const;

  std::vector<Entry> entries_;
  std::map<model::StoryId, std::uint32_t> places_;
  text::KeyMap<std::vector<std::uint32_t>> stories_;  // by word
};

}  // namespace courant::digest
