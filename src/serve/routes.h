// Which address shows what. Each page is made by a function from what was asked and what the store holds.
#pragma once
#include "base/result.h"
#include "reader/reader.h"
#include "render/site.h"
#include "serve/encoding.h"
#include "serve/message.h"

namespace courant::serve {

using reader::Reader;

struct Asked {
  Reader& reader;
  const render::Site& site;
  const Target& target;
  std::string
      type;  // of a feed or data file, taken off the last segment: ".atom", ".rss", ".json", ".feed.json"; else empty
  std::string name;  // the last segment without it
};

// Error not_found gives 404, refused 409, unavailable 503, any other 500.
using Make = base::Result<Content> (*)(const Asked&);

// nullptr: nothing lives at this address. Fills in `type` and `name`.
Make find_route(Asked& asked);

Content html(std::string page);
Content redirect(const render::Link& link);
// After a form: the answer is a page of its own, so that loading it again changes nothing. Never kept.
Content see_other(const render::Link& link);

// story_routes.cpp
base::Result<Content> make_story(const Asked& asked);
base::Result<Content> make_gallery(const Asked& asked);
base::Result<Content> make_updates(const Asked& asked);
base::Result<Content> make_version(const Asked& asked);
base::Result<Content> make_why(const Asked& asked);
base::Result<Content> make_story_data(const Asked& asked);
base::Result<Content> make_context(const Asked& asked);

// list_routes.cpp
base::Result<Content> make_front(const Asked& asked);
base::Result<Content> make_day(const Asked& asked);
base::Result<Content> make_morning(const Asked& asked);
base::Result<Content> make_week(const Asked& asked);
base::Result<Content> make_newest_morning(const Asked& asked);
base::Result<Content> make_newest_week(const Asked& asked);
base::Result<Content> make_all_of_day(const Asked& asked);
base::Result<Content> make_days(const Asked& asked);
base::Result<Content> make_outlets(const Asked& asked);
base::Result<Content> make_outlet(const Asked& asked);
base::Result<Content> make_names(const Asked& asked);
base::Result<Content> make_name(const Asked& asked);
base::Result<Content> make_follow(const Asked& asked);
base::Result<Content> make_reading(const Asked& asked);
base::Result<Content> make_topics(const Asked& asked);
base::Result<Content> make_sitemap(const Asked& asked);

// search_routes.cpp
base::Result<Content> make_search(const Asked& asked);

// feed_routes.cpp
base::Result<Content> make_edition_feed(const Asked& asked);
base::Result<Content> make_story_feed(const Asked& asked);
base::Result<Content> make_outlet_feed(const Asked& asked);
base::Result<Content> make_name_feed(const Asked& asked);
base::Result<Content> make_search_feed(const Asked& asked);

}  // namespace courant::serve
