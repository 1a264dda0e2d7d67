// The story page: a digest told slide by slide, with its timeline, sources, disputes and what changed.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "edition/edits.h"
#include "render/checked.h"
#include "render/history.h"
#include "render/site.h"

namespace courant::render {

enum class StoryView : unsigned char { page, gallery };

// Another story, and what it shares with this one, the weightiest first.
struct RelatedStory {
  CheckedDigest digest;
  std::vector<std::string> shared;
};

// What a story speaks of, and its neighbours.
struct Neighbourhood {
  std::vector<std::string> topics;  // keys of edition::Topics, the heaviest first
  std::vector<RelatedStory> related;
};

// By slide: the version of the digest since which it says what it says.
using SlidesSince = std::map<model::SlideId, int>;

struct StoryPage {
  CheckedDigest digest;
  Neighbourhood around = {};
  SlidesSince since = {};
  int newest = 0;  // the story's newest version; past the digest's own, the page says that it is an earlier one
  edition::Edits edits = {};               // of the digest's changes; those that are not here show what went alone
  std::vector<Happening> happenings = {};  // oldest first
};

std::string write_story(const Site& site, const StoryPage& story, StoryView view = StoryView::page);

// "8 outlets, 3 independent reports"; for one outlet just "1 outlet".
std::string reports_in_words(const Strings& say, int outlets, int independent);

// The slides as the story page, an EPUB chapter and a feed's entry show them: one ordered list.
Markup write_slides(const Site& site, const model::Digest& digest, StoryView view, const SlidesSince& since = {});

// The story's day: of its last update, else 1970-01-01.
std::chrono::sys_days story_day(const Site& site, const model::Digest& digest);

}  // namespace courant::render
