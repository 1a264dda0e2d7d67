// "Why are these together?": what each article of a story shares with the others, as grouping recorded it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "model/story.h"
#include "render/checked.h"
#include "render/history.h"
#include "render/site.h"

namespace courant::render {

struct WhyPage {
  CheckedDigest digest;
  std::vector<model::Assignment> assignments;            // in order of arrival
  std::vector<Happening> happenings;                     // oldest first
  std::map<model::StoryId, std::string> headlines = {};  // of the nearest other stories
};

std::string write_why(const Site& site, const WhyPage& why);

}  // namespace courant::render
