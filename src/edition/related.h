// "More on this": other stories that share names and words with one, the nearer in time the better, with what they
// share in words. Pure once built; find() is thread-safe.
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edition/topics.h"

namespace courant::edition {

// A story as the index knows it.
struct Subject {
  model::StoryId story;
  std::optional<std::chrono::sys_seconds> at;
  std::string language;
  std::shared_ptr<const Topics> topics;
};
Subject subject_of(const model::Digest& digest);

struct Related {
  std::size_t subject = 0;          // index into what the index was built of
  double likeness = 0;              // 0 to 1
  std::vector<std::string> shared;  // names and words as written, names first, the rarest first; at most three
};

struct WeighedTopic {
  std::string key;
  std::string written;
  double weight = 0;  // the rarer among the stories and the more often here, the heavier
};

class RelatedIndex {
 public:
  explicit RelatedIndex(std::vector<Subject> subjects);

  // At most `limit`, the likest first; never the story itself, nothing that shares less than two topics, or
  // nothing worth telling.
  std::vector<Related> find(const Subject& asked, std::size_t limit) const;

  // The heaviest topics of a story, at most `limit`.
  std::vector<WeighedTopic> main_topics(const Subject& subject, std::size_t limit) const;

 private:
  double weight_of(const std::string& key, const Topic& topic) const;
  double norm(const Topics& topics) const;

  std::vector<Subject> subjects_;
  std::vector<double> norms_;
  std::map<std::string, int> stories_with_;
};

}  // namespace courant::edition
