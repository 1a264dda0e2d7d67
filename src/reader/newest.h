// The newest digests with what they speak of, as the store has them now: what related stories, name pages and a
// reader's own history are made from. What a version of a digest speaks of is read once and kept, so that a new story
// costs no more than itself. Not thread-safe.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "edition/related.h"
#include "store/store.h"

namespace courant::reader {

class Newest {
 public:
  // Reads again what has changed since the last call.
  base::Result<void> refresh(store::Store& store);

  // Newest first; subjects() in the same order.
  const std::vector<store::StoredDigest>& digests() const { return digests_; }
  const std::vector<edition::Subject>& subjects() const { return subjects_; }
  const edition::RelatedIndex& index() const { return *index_; }
  // As it was read before, or anew.
  edition::Subject subject_of(const model::Digest& digest) const;

 private:
  // By story, version and input: a version may be told in other words while it tells nothing new.
  using Key = std::tuple<std::string, int, std::string>;
  static Key key_of(const model::Digest& digest) { return {digest.story.value, digest.version, digest.input_hash}; }

  std::vector<store::StoredDigest> digests_;
  std::vector<edition::Subject> subjects_;
  std::optional<edition::RelatedIndex> index_;
  std::map<Key, edition::Subject> known_;
  std::int64_t revision_ = -1;
};

// A name that stories speak of.
struct NamedTopic {
  std::string written;
  model::NameType type = model::NameType::organisation;
  long stories = 0;
  int mentions = 0;
};

// The names in these stories, those of most stories first; a person once, by the form that most stories have.
std::vector<NamedTopic> count_names(const std::vector<edition::Subject>& subjects);

}  // namespace courant::reader
