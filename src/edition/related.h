// "More on this": other stories that share names and terms with one, the nearer in time the better, with what they
// share in words. Pure once built; find() is thread-safe.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/digest.h"

namespace courant::edition {

struct Related {
  std::size_t digest = 0;           // index into what the index was built of
  double likeness = 0;              // 0 to 1
  std::vector<std::string> shared;  // names and terms as written, the rarest first; at most three
};

class RelatedIndex {
 public:
  // The digests need not outlive the index.
  explicit RelatedIndex(std::span<const model::Digest* const> digests);

  // At most `limit`, the likest first; never the story itself, nothing that shares less than two terms.
  std::vector<Related> find(const model::Digest& digest, std::size_t limit) const;

 private:
  struct Term {
    std::string written;  // its first form: "Tern Island"
    double weight = 1;
  };
  using Terms = std::map<std::string, Term>;  // by stem, or by a name's words in lower case
  struct Story {
    model::StoryId id;
    std::optional<std::chrono::sys_seconds> at;
    std::string language;
    Terms terms;
  };
  static Story read(const model::Digest& digest);
  double rarity(const std::string& term) const;
  double norm(const Terms& terms) const;

  std::vector<Story> stories_;
  std::map<std::string, int> stories_with_;
};

}  // namespace courant::edition
