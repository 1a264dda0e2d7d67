// The articles that a new one is compared with. Serial numbers count arrivals and are never used twice; articles leave in
// the order in which they came.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <vector>

#include "model/ids.h"
#include "story/features.h"

namespace courant::story {

using Serial = std::uint32_t;
using StoryNumber = std::uint32_t;
inline constexpr StoryNumber no_story = ~0U;

struct Entry {
  model::ArticleId id;
  std::vector<TermCount> terms;
  std::vector<std::uint16_t> shingles;  // ascending
  model::ArticleId origin;       // empty: its own
  std::int64_t time = 0;         // seconds; without one, 0
  std::int64_t clock = 0;        // of the window at its arrival
  float norm = 0;                // of its weighted terms, at its arrival
  float mean = 0, deviation = 0; // of its cosines to unrelated articles
  std::uint32_t outlet = 0;
  Serial family = 0;             // the first of the copies and versions of its text
  StoryNumber story = no_story;
  std::uint8_t agency = 0;       // whose the report is by its own word; 0: none
  bool dated = false;
  bool counted = false;          // its terms count in the vocabulary
  bool pinned = false;           // by the owner: the repair leaves it where it is
};

class Window {
 public:
  bool contains(Serial serial) const { return serial >= first_ && serial < end(); }
  Entry& operator[](Serial serial) { return entries_[serial - first_]; }
  const Entry& operator[](Serial serial) const { return entries_[serial - first_]; }
  Serial first() const { return first_; }
  Serial end() const { return first_ + static_cast<Serial>(entries_.size()); }
  std::size_t size() const { return entries_.size(); }

  Serial add(Entry entry) {
    if (entry.dated) ++dated_on_[day_of(entry.time)];
    entries_.push_back(std::move(entry));
    return end() - 1;
  }
  void drop_first() {
    const Entry& first = entries_.front();
    if (const auto on = dated_on_.find(day_of(first.time)); first.dated && --on->second == 0) dated_on_.erase(on);
    entries_.pop_front();
    ++first_;
  }
  // How many articles may be of one story with this one: those within the window's length of days, and the undated.
  std::size_t traffic_of(const Entry& entry, std::int64_t days) const {
    if (!entry.dated) return entries_.size();
    std::size_t others = 0;
    const std::int64_t day = day_of(entry.time);
    for (const auto& [on, count] : dated_on_) {
      if (on < day - days || on > day + days) others += count;
    }
    return entries_.size() - others;
  }

 private:
  static std::int64_t day_of(std::int64_t time) { return (time >= 0 ? time : time - 86399) / 86400; }

  std::map<std::int64_t, std::size_t> dated_on_;
  std::deque<Entry> entries_;
  Serial first_ = 0;
};

}  // namespace courant::story
