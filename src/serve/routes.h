// Which address shows what. Each page is made by a function from what was asked and what the store holds.
#pragma once
#include "base/result.h"
#include "render/site.h"
#include "serve/encoding.h"
#include "serve/message.h"
#include "serve/reader.h"

namespace courant::serve {

struct Asked {
  Reader& reader;
  const render::Site& site;
  const Target& target;
};

// Error not_found gives 404, refused 409, unavailable 503, any other 500.
using Make = base::Result<Content> (*)(const Asked&);

// nullptr: nothing lives at this address.
Make find_route(const Target& target);

Content html(std::string page);
Content redirect(const render::Link& link);

// Each family of pages in a file of its own.
base::Result<Content> make_front(const Asked& asked);
base::Result<Content> make_day(const Asked& asked);
base::Result<Content> make_story(const Asked& asked);
base::Result<Content> make_gallery(const Asked& asked);

}  // namespace courant::serve
