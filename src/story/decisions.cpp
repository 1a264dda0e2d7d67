#include "story/decisions.h"

#include "story/stories.h"

namespace courant::story {

model::StoryId split_id_of(const SplitArticles& split) {
  // Not the id the article's first story may bear already.
  return split.articles.empty() ? model::StoryId() : story_id_of(split.articles.front(), 1'000'000);
}

void Decisions::add(const Decision& decision) {
  if (const auto* merge = std::get_if<MergeStories>(&decision)) {
    const model::StoryId into = resolve(merge->into);
    if (into != merge->from) into_[merge->from] = into;
  } else if (const auto* split = std::get_if<SplitArticles>(&decision)) {
    for (const model::ArticleId& article : split->articles) pinned_[article] = split_id_of(*split);
  } else if (const auto* pin = std::get_if<PinArticle>(&decision)) {
    pinned_[pin->article] = pin->story;
  }
}

model::StoryId Decisions::resolve(const model::StoryId& story) const {
  model::StoryId at = story;
  for (auto next = into_.find(at); next != into_.end(); next = into_.find(at)) at = next->second;
  return at;
}

std::optional<model::StoryId> Decisions::story_of(const model::ArticleId& article) const {
  const auto found = pinned_.find(article);
  if (found == pinned_.end()) return std::nullopt;
  return resolve(found->second);
}

}  // namespace courant::story
