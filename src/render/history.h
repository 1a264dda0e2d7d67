// What happened to a story: which others it was joined with, and which parted from it, when and why.
#pragma once
#include <string>
#include <vector>

#include "model/story.h"
#include "render/markup.h"
#include "render/site.h"

namespace courant::render {

struct Happening {
  model::StoryEvent event;
  std::string headline;  // of the other story, as it was last told; empty where it never was
};

// List items, oldest first: "Joined with “…” on 12 June: their reports are …". The last `most` of them, and all
// that joined it: who comes by their addresses is told why it is another story.
Markup write_happenings(const Site& site, const model::StoryId& story, const std::vector<Happening>& happenings,
                        std::size_t most = ~std::size_t{0});

}  // namespace courant::render
