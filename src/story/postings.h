// Under each term the newest articles that it is found by. A pool: lists live in blocks of 4 to 64 numbers, and one of
// a single article, which most are, needs no block. Not thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "story/snapshot.h"

namespace courant::story {

// Eight bytes; belongs to the pool that filled it.
class Postings {
 public:
  bool empty() const { return size_ == 0; }
  void exchange(Snapshot& snapshot) { snapshot(at_, size_, kind_); }

 private:
  friend class PostingPool;
  std::uint32_t at_ = 0;  // the only article, or the block's place
  std::uint8_t size_ = 0;
  std::uint8_t kind_ = 0;  // 0: no block, else a block of 2 << kind
};

class PostingPool {
 public:
  static constexpr std::size_t newest_max = 32;  // that a list can be relied on to hold

  // Oldest first; until the next change of any list.
  std::span<const std::uint32_t> of(const Postings& list) const {
    if (list.kind_ == 0) return {&list.at_, list.size_};
    return {&blocks_[list.kind_ - 1U].numbers[list.at_], list.size_};
  }
  void prefetch(const Postings& list) const {
    if (list.kind_ != 0) __builtin_prefetch(&blocks_[list.kind_ - 1U].numbers[list.at_ + list.size_ - 1U]);
  }
  void push(Postings& list, std::uint32_t article);
  // Drops the articles before `first`.
  void drop_before(Postings& list, std::uint32_t first);
  void exchange(Snapshot& snapshot) { snapshot(blocks_); }

 private:
  static constexpr std::uint8_t kinds = 5;
  struct Blocks {
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> free;
    void exchange(Snapshot& snapshot) { snapshot(numbers, free); }
  };

  std::uint32_t* block_of(const Postings& list) { return &blocks_[list.kind_ - 1U].numbers[list.at_]; }
  void move_to(Postings& list, std::uint8_t kind);

  std::array<Blocks, kinds> blocks_;
};

}  // namespace courant::story
