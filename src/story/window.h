// The articles that a new one is compared with. Serial numbers count arrivals and are never used twice; articles leave
// in the order in which they came. Not thread-safe.
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "model/ids.h"
#include "story/features.h"

namespace courant::story {

using Serial = std::uint32_t;
using StoryNumber = std::uint32_t;
inline constexpr StoryNumber no_story = ~0U;
inline constexpr std::size_t compared_terms = 128;  // of an article, its heaviest: the others hardly count

// What comparing needs of an article: one line of the cache.
struct alignas(64) Entry {
  std::span<const TermCount> terms() const { return {terms_at, term_count}; }  // heaviest first
  std::span<const TermCount> compared() const {
    return terms().first(std::min<std::size_t>(term_count, compared_terms));
  }
  // Brings near what is compared, of an entry of the window: its terms lie behind its marks.
  void prefetch() const {
    const auto* const bytes = reinterpret_cast<const char*>(marks);
    for (std::size_t at = 0; at < sizeof(Marks) + compared().size_bytes(); at += 64) __builtin_prefetch(bytes + at);
  }
  std::span<const std::uint16_t> shingles() const { return {shingles_at, shingle_count}; }

  const TermCount* terms_at = nullptr;  // kept by the window, before that by the reader
  const std::uint16_t* shingles_at = nullptr;
  const Marks* marks = nullptr;
  std::int64_t time = 0;          // seconds; without one, 0
  float norm = 0;                 // of its weighted terms, at its arrival
  float mean = 0, deviation = 0;  // of its cosines to unrelated articles
  std::uint32_t outlet = 0;
  Serial family = 0;  // the first of the copies and versions of its text
  StoryNumber story = no_story;
  std::uint16_t term_count = 0, shingle_count = 0;
  std::uint8_t agency = 0;  // whose the report is by its own word; 0: none
  bool dated = false;
  bool counted = false;  // its terms count in the vocabulary
  bool pinned = false;   // by the owner: the repair leaves it where it is
};
static_assert(sizeof(Entry) == 64);

// The rest.
struct EntryDetail {
  model::ArticleId id;
  model::ArticleId origin;  // empty: its own
  std::int64_t clock = 0;   // of the window at its arrival
};

// Entries in order of arrival, in large pieces: a deque's pieces hold eight of them, and their list is too long to stay
// near.
class EntryList {
 public:
  Entry& operator[](std::size_t i) { return pieces_[(i + gone_) / piece_size][(i + gone_) % piece_size]; }
  const Entry& operator[](std::size_t i) const { return pieces_[(i + gone_) / piece_size][(i + gone_) % piece_size]; }
  std::size_t size() const { return size_; }
  void push_back(const Entry& entry) {
    if (size_ + gone_ == pieces_.size() * piece_size) pieces_.push_back(std::make_unique<Entry[]>(piece_size));
    ++size_;
    (*this)[size_ - 1] = entry;
  }
  void pop_front() {
    --size_;
    if (++gone_ < piece_size) return;
    pieces_.erase(pieces_.begin());
    gone_ = 0;
  }

 private:
  static constexpr std::size_t piece_size = 512;
  std::vector<std::unique_ptr<Entry[]>> pieces_;
  std::size_t gone_ = 0;  // of the first piece
  std::size_t size_ = 0;
};

class Window {
 public:
  bool contains(Serial serial) const { return serial >= first_ && serial < end(); }
  Entry& operator[](Serial serial) { return entries_[serial - first_]; }
  const Entry& operator[](Serial serial) const { return entries_[serial - first_]; }
  const EntryDetail& detail(Serial serial) const { return details_[serial - first_]; }
  Serial first() const { return first_; }
  Serial end() const { return first_ + static_cast<Serial>(entries_.size()); }
  std::size_t size() const { return entries_.size(); }

  // Copies what the entry refers to.
  Serial add(Entry entry, EntryDetail detail);
  void drop_first();
  // How many articles may be of one story with this one: those within the window's length of days, and the undated.
  std::size_t traffic_of(const Entry& entry, std::int64_t days) const;

  void exchange(Snapshot& snapshot);

 private:
  // Terms and shingles lie in large blocks, in order of arrival; a block is given back when its last article has left.
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0, used = 0;
    Serial last = 0;
  };

  std::byte* take(std::size_t bytes);

  std::map<std::int64_t, std::size_t> dated_on_;
  EntryList entries_;
  std::deque<EntryDetail> details_;
  std::deque<Block> blocks_;
  Serial first_ = 0;
};

}  // namespace courant::story
