// Reads a feed: RSS 0.90 to 2.0 and 1.0 (RDF), Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1, in any encoding,
// well-formed or not. First step on the way from outlets to digests. HTML values come out sanitised with absolute
// links, titles and names as text; what is not known stays empty. Sources: the formats' specifications; RFC 4287;
// jsonfeed.org/version/1.1. Pure; thread-safe. Memory: one item and a window of some 100 kB, whatever the feed's size,
// where a sink takes the items.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "feed/text_source.h"
#include "model/feed.h"

namespace courant::feed {

struct FeedLimits {
  std::size_t items_max = 50'000;         // further ones are left out, with a warning
  std::size_t value_bytes_max = 2 << 20;  // of one value; the rest of it is left out, with a warning
  std::size_t title_bytes_max = 4096;     // of a title, as text
  std::size_t feed_bytes_max = 64 << 20;  // past it reading stops, with a warning
};

struct FeedContext {
  std::string url;           // where the feed was fetched: what its relative links are relative to; may be empty
  std::string content_type;  // as HTTP said it; may be empty
  FeedLimits limits;
};

// Takes an item. False: no more are wanted.
using ItemSink = std::function<bool(model::FeedItem&&)>;

// Reads from `read`, hands each item to `sink` as soon as it is complete, and returns the feed without items.
// Errors: invalid, when it is no feed; the message says what it is, and of an HTML page which feeds it links to.
base::Result<model::Feed> read_feed(const ReadBytes& read, const FeedContext& context, const ItemSink& sink);

// The same with the whole feed in hand, items included.
base::Result<model::Feed> parse_feed(std::string_view bytes, const FeedContext& context);

}  // namespace courant::feed
