// From a word's key to its term: open addressing in eight bytes a word, 40 bits of the key and 24 of the term. Of a
// million words two share their 40 bits every other time, and are one term then. Not thread-safe.
#pragma once
#include <cstdint>
#include <vector>

#include "story/snapshot.h"

namespace courant::story {

using TermId = std::uint32_t;
inline constexpr TermId no_term = 0;
inline constexpr TermId term_ids_max = (1U << 24) - 2;
inline constexpr TermId stop_term = term_ids_max + 1;  // of a stop word

class TermIndex {
 public:
  TermIndex() : slots_(16) {}

  // no_term for a word that is not there.
  TermId find(std::uint64_t key) const { return id_of(slots_[find_slot(key)]); }
  void set(std::uint64_t key, TermId id) {
    if (4 * (size_ + 1) > 3 * slots_.size()) lay_out(2 * slots_.size());
    std::uint64_t& slot = slots_[find_slot(key)];
    size_ += slot == 0;
    slot = (key & key_mask) | id;
  }
  // Brings the key's place near, for a find() that comes soon.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[start_of(key)]); }

  // Forgets the words of all terms for which `kept` is false.
  template <class Kept>
  void keep_if(Kept kept) {
    std::size_t left = 0;
    for (std::uint64_t& slot : slots_) {
      if (slot != 0 && !kept(id_of(slot))) slot = 0;
      left += slot != 0;
    }
    std::size_t needed = 16;
    while (2 * left > needed) needed *= 2;
    size_ = left;
    lay_out(needed);
  }

  void exchange(Snapshot& snapshot) { snapshot(slots_, size_); }

  static constexpr std::uint64_t key_mask = ~((std::uint64_t{1} << 24) - 1);

 private:
  static TermId id_of(std::uint64_t slot) { return static_cast<TermId>(slot & ~key_mask); }

  std::size_t start_of(std::uint64_t key) const {
    return ((key & key_mask) * 0x9e3779b97f4a7c15ULL >> 24) & (slots_.size() - 1);
  }
  std::size_t find_slot(std::uint64_t key) const {
    std::size_t at = start_of(key);
    while (slots_[at] != 0 && ((slots_[at] ^ key) & key_mask) != 0) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void lay_out(std::size_t slots) {
    std::vector<std::uint64_t> old(slots);
    old.swap(slots_);
    for (const std::uint64_t slot : old) {
      if (slot != 0) slots_[find_slot(slot)] = slot;
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t size_ = 0;
};

}  // namespace courant::story
