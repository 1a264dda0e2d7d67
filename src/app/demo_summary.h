// What the demo came to: the store's contents held against what the demo's articles say of themselves.
#pragma once
#include <cstdint>
#include <string>

#include "base/result.h"
#include "newsstand/demo_stand.h"
#include "store/store.h"

namespace courant::app {

struct DemoSummary {
  std::int64_t outlets = 0;  // with an article in the store
  std::int64_t feeds = 0, entries = 0, articles = 0, stories = 0;
  std::int64_t stories_expected = 0;  // the demo's events
  std::int64_t stories_exact = 0;     // of which one story holds all articles and no other
  std::int64_t digests = 0, slides = 0, sentences = 0;
  std::int64_t sentences_verified = 0;  // those in whose digest nothing about their article fails
  std::int64_t independent_of_the_agency_story =
      0;  // independent reports of the event that outlets took from an agency
};

// Reads everything the store holds. Errors: the store's.
base::Result<DemoSummary> summarize_demo(store::Store& store, const newsstand::Demo& demo,
                                         const newsstand::Newsstand& stand);

// One JSON object on one line; `seconds` is how long the run took.
std::string to_json(const DemoSummary& summary, double seconds);

}  // namespace courant::app
