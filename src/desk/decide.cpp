#include "desk/decide.h"

#include <set>
#include <utility>

#include "story/decisions.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using store::DecisionKind;

Result<model::Assignment> assignment_of(store::Store& store, const model::ArticleId& article) {
  auto found = store.stories().assignment(article);
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail(ErrorKind::not_found, article.value, "no such article, or none that was grouped");
  return std::move(**found);
}

// Tells what became of the story that articles were taken from: where none is left, its address leads to the new one.
Result<void> tell_taken(store::Store& store, const model::StoryId& from, const model::StoryId& to, bool parted,
                        store::Time now) {
  if (from == to) return {};
  const auto left = store.stories().assignments(from);
  if (!left) return std::unexpected(left.error());
  if (left->empty())
    return store.stories().record({model::StoryEventKind::merged, to, from, now, model::decided_by_owner});
  if (parted) return store.stories().record({model::StoryEventKind::split, from, to, now, model::decided_by_owner});
  return {};
}

Result<std::int64_t> keep(store::Store& store, store::Transaction& transaction, const store::Decision& decision) {
  auto id = store.stories().decide(decision);
  if (!id) return id;
  COURANT_TRY(transaction.commit());
  return id;
}

}  // namespace

Result<std::int64_t> merge_stories(store::Store& store, const model::StoryId& into, const model::StoryId& from,
                                   store::Time now) {
  const auto transaction = store.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto target = store.stories().resolve(into), source = store.stories().resolve(from);
  if (!target) return std::unexpected(target.error());
  if (!source) return std::unexpected(source.error());
  if (*target == *source) return fail(ErrorKind::usage, from.value, "is that very story already");
  const auto moved = store.stories().assignments(*source);
  if (!moved) return std::unexpected(moved.error());
  for (model::Assignment assignment : *moved) {
    assignment.story = *target;
    COURANT_TRY(store.stories().assign(assignment));
  }
  COURANT_TRY(store.stories().record({model::StoryEventKind::merged, *target, *source, now, model::decided_by_owner}));
  return keep(store, **transaction, {0, DecisionKind::merge, {*target, *source}, {}, now});
}

Result<std::int64_t> split_articles(store::Store& store, const std::vector<model::ArticleId>& articles,
                                    store::Time now) {
  if (articles.empty()) return fail(ErrorKind::usage, "split", "names no article");
  const auto transaction = store.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const model::StoryId made = story::split_id_of({articles});
  std::set<model::StoryId> before;
  for (const model::ArticleId& article : articles) {
    auto assignment = assignment_of(store, article);
    if (!assignment) return std::unexpected(assignment.error());
    before.insert(assignment->story);
    assignment->story = made;
    COURANT_TRY(store.stories().assign(*assignment));
  }
  for (const model::StoryId& story : before) COURANT_TRY(tell_taken(store, story, made, true, now));
  return keep(store, **transaction, {0, DecisionKind::split, {made}, articles, now});
}

Result<std::int64_t> pin_article(store::Store& store, const model::ArticleId& article, const model::StoryId& story,
                                 store::Time now) {
  const auto transaction = store.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto target = store.stories().resolve(story);
  if (!target) return std::unexpected(target.error());
  auto assignment = assignment_of(store, article);
  if (!assignment) return std::unexpected(assignment.error());
  const model::StoryId from = std::exchange(assignment->story, *target);
  COURANT_TRY(store.stories().assign(*assignment));
  COURANT_TRY(tell_taken(store, from, *target, false, now));
  return keep(store, **transaction, {0, DecisionKind::pin, {*target}, {article}, now});
}

std::vector<story::Decision> to_grouping(const std::vector<store::Decision>& decisions) {
  std::vector<story::Decision> made;
  for (const store::Decision& decision : decisions) {
    switch (decision.kind) {
      case store::DecisionKind::merge:
        for (std::size_t i = 1; i < decision.stories.size(); ++i)
          made.emplace_back(story::MergeStories{decision.stories.front(), decision.stories[i]});
        break;
      case store::DecisionKind::split:
        made.emplace_back(story::SplitArticles{decision.articles});
        break;
      case store::DecisionKind::pin:
        for (const model::ArticleId& article : decision.articles)
          made.emplace_back(story::PinArticle{article, decision.stories.front()});
        break;
    }
  }
  return made;
}

}  // namespace courant::desk
