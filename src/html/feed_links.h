// Finds the feeds that a page offers, so that `courant add https://example.org` needs no feed's address. Pure.
#pragma once
#include <string>
#include <vector>

#include "base/url.h"
#include "html/tree.h"

namespace courant::html {

struct FeedLink {
  std::string url;    // absolute
  std::string title;  // what the page calls it; may be empty
  std::string type;   // "application/rss+xml", …; empty for a mere link in the text
};

// First the feeds a page declares (<link rel=alternate> with a feed's type), in the page's order; only if there are
// none, the links in its text that look like feeds. Comments' feeds come last. Each URL once; at most 20.
std::vector<FeedLink> find_feed_links(const Document& page, const base::Url& page_url);

// The URL that a page's relative links are relative to: <base href>, else the page's own.
base::Url base_of(const Document& page, const base::Url& page_url);

}  // namespace courant::html
