#include "story/decisions.h"

#include <algorithm>

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

bool Decisions::assign(const std::vector<Decision>& decisions) {
  Decisions made;
  for (const Decision& decision : decisions) made.add(decision);
  if (made.into_ == into_ && made.pinned_ == pinned_) return false;
  into_ = std::move(made.into_);
  pinned_ = std::move(made.pinned_);
  return true;
}

model::StoryId Decisions::resolve(const model::StoryId& story) const {
  model::StoryId at = story;
  // A decision that was withdrawn may have left a ring behind: it is followed once around.
  for (std::size_t steps = 0; steps <= into_.size() + followed_.size(); ++steps) {
    auto next = into_.find(at);
    if (next == into_.end() && (next = followed_.find(at)) == followed_.end()) break;
    at = next->second;
  }
  return at;
}

void Decisions::follow_split(const model::StoryId& story, const model::StoryId& part) {
  if (empty()) return;
  if (const model::StoryId at = resolve(story); at != story) followed_[part] = at;
}

void Decisions::follow_merge(const model::StoryId& into, const model::StoryId& from) {
  if (empty() || into == from) return;
  const auto is_target = [&](const auto& of) { return of.second == from; };
  if (!std::ranges::any_of(into_, is_target) && !std::ranges::any_of(followed_, is_target)) return;
  followed_[from] = into;
  moved_ = true;
}

std::optional<model::StoryId> Decisions::story_of(const model::ArticleId& article) const {
  const auto found = pinned_.find(article);
  if (found == pinned_.end()) return std::nullopt;
  return resolve(found->second);
}

}  // namespace courant::story
