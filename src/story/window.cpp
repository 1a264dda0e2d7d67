#include "story/window.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace courant::story {
namespace {

constexpr std::size_t block_bytes_min = std::size_t{1} << 14, block_bytes_max = std::size_t{1} << 21;

std::int64_t day_of(std::int64_t time) { return (time >= 0 ? time : time - 86399) / 86400; }

}  // namespace

std::byte* Window::take(std::size_t bytes) {
  if (blocks_.empty() || blocks_.back().size - blocks_.back().used < bytes) {
    std::size_t size = blocks_.empty() ? block_bytes_min : std::min(block_bytes_max, 2 * blocks_.back().size);
    size = std::max(size, bytes);
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size, 0, 0});
  }
  Block& block = blocks_.back();
  block.last = end();
  return block.bytes.get() + std::exchange(block.used, block.used + bytes);
}

Serial Window::add(Entry entry, EntryDetail detail) {
  const std::size_t term_bytes = entry.term_count * sizeof(TermCount);
  const std::size_t shingle_bytes = (entry.shingle_count + 1U) / 2 * 4;  // the next article's terms stay aligned
  std::byte* const bytes = take(term_bytes + sizeof(Marks) + shingle_bytes);
  std::byte* const terms = bytes + sizeof(Marks);
  std::byte* const shingles = terms + term_bytes;
  std::memcpy(bytes, entry.marks, sizeof(Marks));
  if (term_bytes > 0) std::memcpy(terms, entry.terms_at, term_bytes);
  if (shingle_bytes > 0) std::memcpy(shingles, entry.shingles_at, entry.shingle_count * sizeof(std::uint16_t));
  entry.marks = reinterpret_cast<const Marks*>(bytes);
  entry.terms_at = reinterpret_cast<const TermCount*>(terms);
  entry.shingles_at = reinterpret_cast<const std::uint16_t*>(shingles);
  if (entry.dated) ++dated_on_[day_of(entry.time)];
  entries_.push_back(entry);
  details_.push_back(std::move(detail));
  return end() - 1;
}

void Window::drop_first() {
  const Entry& first = entries_[0];
  if (const auto on = dated_on_.find(day_of(first.time)); first.dated && --on->second == 0) dated_on_.erase(on);
  entries_.pop_front();
  details_.pop_front();
  if (blocks_.front().last == first_ && blocks_.size() > 1) blocks_.pop_front();
  ++first_;
}

void Window::exchange(Snapshot& snapshot) {
  snapshot(first_);
  std::vector<TermCount> terms;
  std::vector<std::uint16_t> shingles;
  const std::size_t count = snapshot.count(entries_.size());
  for (std::size_t i = 0; i < count && !snapshot.failed(); ++i) {
    Entry entry;
    EntryDetail detail;
    if (!snapshot.loading()) entry = entries_[i], detail = details_[i];
    snapshot(entry.time, entry.norm, entry.mean, entry.deviation, entry.outlet, entry.family, entry.story);
    snapshot(entry.term_count, entry.shingle_count, entry.agency, entry.dated, entry.counted, entry.pinned);
    snapshot(detail.id, detail.origin, detail.clock);
    terms.assign(entry.terms_at, entry.terms_at + (snapshot.loading() ? 0 : entry.term_count));
    terms.resize(entry.term_count);
    shingles.assign(entry.shingles_at, entry.shingles_at + (snapshot.loading() ? 0 : entry.shingle_count));
    shingles.resize(entry.shingle_count);
    snapshot.bytes(terms.data(), terms.size() * sizeof(TermCount));
    snapshot(shingles);
    Marks marks = snapshot.loading() ? Marks() : *entry.marks;
    snapshot.bytes(&marks, sizeof marks);
    if (!snapshot.loading()) continue;
    entry.terms_at = terms.data();
    entry.shingles_at = shingles.data();
    entry.marks = &marks;
    add(entry, std::move(detail));
  }
}

std::size_t Window::traffic_of(const Entry& entry, std::int64_t days) const {
  if (!entry.dated) return entries_.size();
  std::size_t others = 0;
  const std::int64_t day = day_of(entry.time);
  for (const auto& [on, count] : dated_on_) {
    if (on < day - days || on > day + days) others += count;
  }
  return entries_.size() - others;
}

}  // namespace courant::story
