// The story page: a digest told slide by slide, with its timeline, sources, disputes and what changed.
#pragma once
#include <string>
#include <vector>

#include "render/checked.h"
#include "render/site.h"

namespace courant::render {

enum class StoryView : unsigned char { page, gallery };

// Another story, and what it shares with this one, the weightiest first.
struct RelatedStory {
  CheckedDigest digest;
  std::vector<std::string> shared;
};

struct StoryPage {
  CheckedDigest digest;
  std::vector<RelatedStory> related;
};

std::string write_story(const Site& site, const StoryPage& story, StoryView view = StoryView::page);

// "8 outlets, 3 independent reports"; for one outlet just "1 outlet".
std::string reports_in_words(const Strings& say, int outlets, int independent);

// The slides as the story page, an EPUB chapter and a feed's entry show them: one ordered list.
Markup write_slides(const Site& site, const model::Digest& digest, StoryView view);

// The story's day: of its last update, else 1970-01-01.
std::chrono::sys_days story_day(const Site& site, const model::Digest& digest);

}  // namespace courant::render
