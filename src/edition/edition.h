// Arranges the stories of a day into an edition: the order is one formula, short enough to be shown beside every story.
// On the path: digest → edition → render. Pure; thread-safe.
#pragma once
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/digest.h"

namespace courant::edition {

struct Settings {
  std::map<std::string, double, std::less<>> outlet_weights;  // as the owner says; an outlet not named weighs 1
  std::chrono::hours half_life{24};                           // after which a story weighs half
};

// Why a story stands where it stands.
struct Rank {
  double reports = 0;    // independent reports, each weighed by its outlet
  double freshness = 1;  // 1 for the edition's newest story, half of it every half_life
  int place = 0;         // from 1
  std::vector<std::pair<std::string, double>> weights = {};  // of its outlets, those that the owner weighed

  double value() const { return reports * freshness; }
};

struct Placed {
  std::size_t digest = 0;  // index into what was given
  Rank rank;
};

struct Edition {
  std::vector<Placed> stories;  // told by more than one outlet, first the highest value; among equals the newer one
  std::vector<Placed> singles;  // told by one outlet, newest first
  int outlets = 0;              // distinct outlets behind all of them
};

Edition arrange(std::span<const model::Digest* const> digests, const Settings& settings);

}  // namespace courant::edition
