// Pages that lead to stories: by day, outlet, name, search; and what can be followed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/reading.h"
#include "render/checked.h"
#include "render/follow.h"
#include "render/site.h"

namespace courant::render {

// One row of a list of stories.
struct StoryRow {
  model::StoryId story;
  std::string headline;
  std::string language;
  int outlets = 0, independent = 0;
  std::optional<base::Moment> at;
  std::string snippet;  // of a search: words found stand between U+0002 and U+0003; may be empty
};
StoryRow row_of(const model::Digest& digest);

struct OutletRow {
  std::string outlet;
  long articles = 0;
  std::optional<std::chrono::sys_seconds> latest;
};
std::string write_outlets(const Site& site, const std::vector<OutletRow>& outlets);

struct ArticleRow {
  std::string title, outlet, url, snippet;
  std::optional<base::Moment> at;
  model::StoryId story;  // empty: none
};

struct NameRow {
  std::string name;
  model::NameType type = model::NameType::organisation;
  long stories = 0;
};

// Stories an outlet told, that speak of a name, or of a day: `title` heads the page.
struct StoriesPage {
  std::string title;
  std::string kind;  // key of a line below the title
  std::vector<StoryRow> stories;
  std::optional<Followable> followed = {};
  std::vector<NameRow> company = {};  // names that stand in these stories too
};
std::string write_stories(const Site& site, const StoriesPage& page);

// People, places and organisations, each in the order given.
std::string write_names(const Site& site, const std::vector<NameRow>& names);

struct DayRow {
  std::chrono::sys_days day;
  long stories = 0;
};
// A calendar, newest month first, weeks from Monday.
std::string write_days(const Site& site, const std::vector<DayRow>& days);

struct SearchPage {
  std::string query, name, outlet, from, until;  // as asked; dates ISO, both days included
  bool asked = false;
  std::string problem;  // key: why nothing was searched; empty: all well
  std::vector<StoryRow> stories;
  long stories_total = 0;
  std::vector<ArticleRow> articles;
  long articles_total = 0;
  std::vector<std::string> outlets;  // to choose from
  int page = 1, pages = 1;
};
std::string write_search(const Site& site, const SearchPage& search);
// "Search: ferry · Harbour Post"; what was asked for alone decides.
std::string search_title(const Site& site, const SearchPage& search);
// Its address, or with a type (".atom") that of its feed.
Link search_link(const Site& site, const SearchPage& search, std::string_view type = "");

}  // namespace courant::render
