// The stories of one language: their ids, members, and what happened to them. Not thread-safe.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/story.h"
#include "story/window.h"

namespace courant::story {

struct Story {
  model::StoryId id;
  Serial born = 0;
  std::vector<Serial> members;          // in the window, ascending
  bool touched = false;                 // a report has joined since the repair last looked at it
  std::vector<model::StoryId> bridges;  // stories that its reports might have joined since then

  bool is_open() const { return !id.empty(); }
  void exchange(Snapshot& snapshot) { snapshot(id, born, members, touched, bridges); }
};

// A story's id: short, born with its first article, the same in every run.
model::StoryId story_id_of(const model::ArticleId& first, unsigned attempt = 0);

class Stories {
 public:
  Story& operator[](StoryNumber number) { return stories_[number]; }
  const Story& operator[](StoryNumber number) const { return stories_[number]; }

  // A new story with this id, or with one made from its first article.
  StoryNumber open(Serial born, const model::ArticleId& first);
  StoryNumber open(Serial born, model::StoryId id);
  // Ends a story without members; its number is used again.
  void close(StoryNumber number);
  // no_story where no such story is open.
  StoryNumber find(const model::StoryId& id) const;
  std::size_t size() const { return by_id_.size(); }
  // Numbers lie below it; not all of them are of open stories.
  StoryNumber end() const { return static_cast<StoryNumber>(stories_.size()); }

  void exchange(Snapshot& snapshot);

 private:
  std::vector<Story> stories_;
  std::vector<StoryNumber> free_;
  std::unordered_map<std::string, StoryNumber> by_id_;  // never iterated
};

}  // namespace courant::story
