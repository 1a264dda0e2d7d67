// The front page: one edition, finite. The most reported stories with their first slide, single reports in a quiet
// list.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "edition/period.h"
#include "render/checked.h"
#include "render/site.h"

namespace courant::render {

struct FrontStory {
  CheckedDigest digest;
  edition::Rank rank;
};

struct DayLink {
  std::chrono::sys_days day;
  long stories = 0;  // 0: not said
};

// A folder of the owner's feeds, and how many of the edition's stories came by it.
struct FrontSection {
  std::string name;
  long stories = 0;
};

struct EarlierDay {
  std::chrono::sys_days day;
  std::vector<CheckedDigest> digests;
};

struct FrontPage {
  std::chrono::sys_days day;  // a week's Monday
  edition::PeriodKind kind = edition::PeriodKind::day;
  bool latest = true;                     // the newest edition there is: stands at "/"
  std::vector<FrontStory> stories;        // in order
  std::vector<CheckedDigest> singles;     // stories of one outlet alone, in order
  std::chrono::hours half_life{24};       // after which a story weighs half
  long total = 0;                         // stories of the period, shown here or not
  int outlets = 0;                        // that reported any of them
  std::optional<DayLink> previous, next;  // of the same kind
  std::vector<FrontSection> sections;     // that have stories in it, by name
  std::string section;                    // the one that is shown; empty: all
  std::vector<EarlierDay> earlier;        // what else is lately there, where the edition is short

  edition::Period period() const { return {kind, day}; }
};

std::string write_front(const Site& site, const FrontPage& front);

// What is shown where there is no story at all yet.
std::string write_empty_front(const Site& site);

}  // namespace courant::render
