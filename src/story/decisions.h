// What the owner decided about stories: values that outrank the machine, kept by the store and replayed whenever
// grouping is repeated. Decisions name articles and stories by id; one that names what is not here yet waits for it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/ids.h"
#include "story/snapshot.h"

namespace courant::story {

// What is or would be in `from` is in `into`.
struct MergeStories {
  model::StoryId into;
  model::StoryId from;
};

// These articles are a story of their own, apart from any other: its id is born with the first of them.
struct SplitArticles {
  std::vector<model::ArticleId> articles;
};

// This article stays in this story.
struct PinArticle {
  model::ArticleId article;
  model::StoryId story;
};

using Decision = std::variant<MergeStories, SplitArticles, PinArticle>;

// The decisions taken together, the later outranking the earlier. Not thread-safe.
class Decisions {
 public:
  // Takes the place of what was decided before; what the machine did since to the stories that are still named stays.
  // Whether this changed anything.
  bool assign(const std::vector<Decision>& decisions);

  // The story in which what would be in `story` is.
  model::StoryId resolve(const model::StoryId& story) const;
  // Where an article must be; nullopt: where the machine puts it.
  std::optional<model::StoryId> story_of(const model::ArticleId& article) const;
  bool empty() const { return into_.empty() && pinned_.empty(); }

  // What the machine does to stories that the owner has named. A part of a story that was put into another is there
  // too; where one of two stories joins the other, so does everything that was put into it.
  void follow_split(const model::StoryId& story, const model::StoryId& part);
  void follow_merge(const model::StoryId& into, const model::StoryId& from);
  // Whether since the last call a story that others were put into has joined another one.
  bool take_moved() { return std::exchange(moved_, false); }

  void exchange(Snapshot& snapshot) { snapshot(into_, pinned_, followed_); }

 private:
  void add(const Decision& decision);

  std::map<model::StoryId, model::StoryId> into_;
  std::map<model::ArticleId, model::StoryId> pinned_;
  std::map<model::StoryId, model::StoryId> followed_;  // of the machine
  bool moved_ = false;
};

// The id of the story that a split makes.
model::StoryId split_id_of(const SplitArticles& split);

}  // namespace courant::story
