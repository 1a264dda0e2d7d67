#include "story/stories.h"

#include "base/hash.h"

namespace courant::story {

model::StoryId story_id_of(const model::ArticleId& first, unsigned attempt) {
  // 50 bits: two stories of a million share an id once in two thousand such archives, and then the second takes
  // another.
  static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::uint64_t hash = base::hash64(attempt == 0 ? first.value : first.value + '#' + std::to_string(attempt));
  std::string id;
  for (int i = 0; i < 10; ++i, hash >>= 5) id += digits[hash & 31];
  return model::StoryId(std::move(id));
}

StoryNumber Stories::open(Serial born, const model::ArticleId& first) {
  unsigned attempt = 0;
  while (find(story_id_of(first, attempt)) != no_story) ++attempt;
  return open(born, story_id_of(first, attempt));
}

StoryNumber Stories::open(Serial born, model::StoryId id) {
  StoryNumber number = static_cast<StoryNumber>(stories_.size());
  if (free_.empty()) {
    stories_.emplace_back();
  } else {
    number = free_.back();
    free_.pop_back();
  }
  by_id_[id.value] = number;
  stories_[number] = {std::move(id), born, {}, false, {}};
  return number;
}

void Stories::exchange(Snapshot& snapshot) {
  snapshot(stories_, free_);
  if (!snapshot.loading()) return;
  for (StoryNumber number = 0; number < stories_.size(); ++number)
    if (stories_[number].is_open()) by_id_[stories_[number].id.value] = number;
}

void Stories::close(StoryNumber number) {
  by_id_.erase(stories_[number].id.value);
  stories_[number] = {};
  free_.push_back(number);
}

StoryNumber Stories::find(const model::StoryId& id) const {
  const auto found = by_id_.find(id.value);
  return found == by_id_.end() ? no_story : found->second;
}

}  // namespace courant::story
