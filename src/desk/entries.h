// From a feed's item to the store's entry, from an entry and its page to an article. Thread-safe: pure functions.
#pragma once
#include <optional>

#include "base/result.h"
#include "model/article.h"
#include "model/feed.h"
#include "store/feeds.h"

namespace courant::desk {

// The item as an entry, its page due now. Its key is its id, else its link, else a hash of what it says.
store::Entry entry_of(const model::FeedItem& item, store::FeedId feed, store::Time now);

// The article that the page of an entry holds; `url` is where the page came from. What the page does not say is taken
// from the entry. Errors: invalid, when there is no text to speak of; limit.
base::Result<model::Article> article_from_page(const store::Entry& entry, const store::Feed& feed,
                                               const store::Page& page);

// The article as the feed itself gave it; nullopt when that is no whole text.
std::optional<model::Article> article_from_feed(const store::Entry& entry, const store::Feed& feed, store::Time now);

}  // namespace courant::desk
