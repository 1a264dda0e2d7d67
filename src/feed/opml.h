// Lists of feeds as other readers write and take them: OPML 1.0 and 2.0 (opml.org/spec2.opml). Thread-safe: pure.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace courant::feed {

struct ListedFeed {
  std::string url;       // xmlUrl
  std::string title;     // text, else title
  std::string site_url;  // htmlUrl
  std::string folder;    // the outlines around it, outermost first, parted by " / "
};

// Every outline with an xmlUrl, in order, each address once. Errors: invalid, where there is no OPML; limit,
// where it names more than 50,000 feeds.
base::Result<std::vector<ListedFeed>> parse_opml(std::string_view bytes);

// OPML 2.0, a folder after another in order of first appearance.
std::string write_opml(std::span<const ListedFeed> feeds);

}  // namespace courant::feed
