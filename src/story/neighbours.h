// Finds the articles of the window that a new one is like. Not thread-safe; owned by a Stream.
#pragma once
#include <cstdlib>
#include <utility>
#include <vector>

#include "story/query.h"
#include "story/sample.h"
#include "story/window.h"

namespace courant::story {

struct Neighbour {
  Serial article = 0;
  float likeness = 0;  // 1: on the bar
};

class Neighbours {
 public:
  Neighbours(const Settings& settings, Window& window, Vocabulary& vocabulary);

  // Prepares the comparison of an article that is not in the window yet; fills its norm, mean and deviation. `lot`: a
  // hash of its id.
  void begin(Entry& entry, std::size_t traffic, std::uint64_t lot);
  // Whether the prepared article and one of the window are no further apart than the window is long; else they are not
  // alike at all.
  bool is_comparable(const Entry& other) const { return is_comparable(*entry_, other); }
  // The likeness of the prepared article to one of the window: its cosine in deviations from what is usual between
  // unrelated articles, less with days between them, over the bar for this traffic.
  float likeness_to(const Entry& other) const;
  // The likeness of two articles with this cosine, against the bar as it stands.
  float likeness_of(double cosine, const Entry& a, const Entry& b) const;
  // Mean cosine of one article of the window to some others; unprepares what was prepared.
  double mean_cosine(const Entry& entry, const std::vector<Serial>& others);
  // The articles most like it, nearest first, found under the heaviest terms; for the caller to amend until
  // the next call.
  std::vector<Neighbour>& find();
  // Makes the prepared article, now in the window, findable.
  void index(Serial serial);
  // Forgets index entries of articles that have left the window.
  void sweep();

  const Query& query() const { return query_; }

  void exchange(Snapshot& snapshot) { snapshot(sample_, bar_); }

 private:
  bool is_comparable(const Entry& a, const Entry& b) const {
    return !a.dated || !b.dated || std::abs(a.time - b.time) <= settings_.window.count();
  }
  struct Tally {
    Serial article = 0;
    float dot = 0;
  };
  void tally(Serial article, float dot);
  void choose_candidates();

  const Settings& settings_;
  Window& window_;
  Vocabulary& vocabulary_;
  Sample sample_;
  Query query_;
  const Entry* entry_ = nullptr;
  double bar_ = 1;
  std::vector<Query::Weighted> heaviest_;
  std::vector<Tally> tallies_;
  std::vector<std::uint64_t> ranked_;
  std::vector<std::uint16_t> places_;  // open addressing into tallies_, 1-based
  std::vector<std::pair<StoryNumber, std::size_t>> of_story_;
  std::vector<Neighbour> found_;
};

}  // namespace courant::story
