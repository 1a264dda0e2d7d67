// What the owner decided about stories: values that outrank the machine, kept by the store and replayed whenever
// grouping is repeated. Decisions name articles and stories by id; one that names what is not here yet waits for it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/ids.h"

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
  void add(const Decision& decision);

  // The story in which what would be in `story` is.
  model::StoryId resolve(const model::StoryId& story) const;
  // Where an article must be; nullopt: where the machine puts it.
  std::optional<model::StoryId> story_of(const model::ArticleId& article) const;
  bool empty() const { return into_.empty() && pinned_.empty(); }

 private:
  std::map<model::StoryId, model::StoryId> into_;
  std::map<model::ArticleId, model::StoryId> pinned_;
};

// The id of the story that a split makes.
model::StoryId split_id_of(const SplitArticles& split);

}  // namespace courant::story
