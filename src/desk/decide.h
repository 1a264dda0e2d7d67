// The owner's word about stories: kept in the store, where it outranks the machine whenever grouping is repeated, and
// carried out at once. Press composes what it touched.
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "store/store.h"
#include "story/decisions.h"

namespace courant::desk {

// Each is one transaction and returns the decision's id, by which it can be withdrawn. Errors: not_found for a story or
// an article that is not there; usage where there is nothing to decide.

// What is or would be in `from` is in `into`, to which its address leads.
base::Result<std::int64_t> merge_stories(store::Store& store, const model::StoryId& into, const model::StoryId& from,
                                         store::Time now);
// These articles are a story of their own, whose id is born with the first of them.
base::Result<std::int64_t> split_articles(store::Store& store, const std::vector<model::ArticleId>& articles,
                                          store::Time now);
// This article stays in this story.
base::Result<std::int64_t> pin_article(store::Store& store, const model::ArticleId& article,
                                       const model::StoryId& story, store::Time now);

// What is kept, as grouping takes it.
std::vector<story::Decision> to_grouping(const std::vector<store::Decision>& decisions);

}  // namespace courant::desk
