#include "story/postings.h"

#include <algorithm>

namespace courant::story {

// A block large enough for what the list holds; kind 0 for at most one article.
void PostingPool::move_to(Postings& list, std::uint8_t kind) {
  const Postings before = list;
  std::array<std::uint32_t, 2 * newest_max> held;
  std::ranges::copy(of(before), held.begin());
  list.kind_ = kind;
  if (kind == 0) {
    list.at_ = before.size_ > 0 ? held.front() : 0;
  } else {
    Blocks& blocks = blocks_[kind - 1U];
    if (blocks.free.empty()) {
      if (blocks.numbers.size() == blocks.numbers.capacity())
        blocks.numbers.reserve(blocks.numbers.size() * 5 / 4 + 256);
      list.at_ = static_cast<std::uint32_t>(blocks.numbers.size());
      blocks.numbers.resize(blocks.numbers.size() + (std::size_t{2} << kind));
    } else {
      list.at_ = blocks.free.back();
      blocks.free.pop_back();
    }
    std::copy_n(held.begin(), before.size_, block_of(list));
  }
  if (before.kind_ != 0) blocks_[before.kind_ - 1U].free.push_back(before.at_);
}

void PostingPool::push(Postings& list, std::uint32_t article) {
  if (list.size_ == 0 && list.kind_ == 0) {
    list.at_ = article;
    list.size_ = 1;
    return;
  }
  if (list.kind_ == 0 || list.size_ == (2U << list.kind_)) {
    if (list.kind_ < kinds) {
      move_to(list, list.kind_ + 1);
    } else {
      std::uint32_t* const block = block_of(list);
      std::copy_n(block + list.size_ - newest_max, newest_max, block);
      list.size_ = newest_max;
    }
  }
  block_of(list)[list.size_++] = article;
}

void PostingPool::drop_before(Postings& list, std::uint32_t first) {
  if (list.kind_ == 0) {
    if (list.size_ != 0 && list.at_ < first) list = {};
    return;
  }
  std::uint32_t* const block = block_of(list);
  std::uint32_t* const end =
      std::remove_if(block, block + list.size_, [&](std::uint32_t article) { return article < first; });
  list.size_ = static_cast<std::uint8_t>(end - block);
  std::uint8_t kind = 0;
  if (list.size_ > 1) {
    for (kind = 1; list.size_ > (2U << kind);) ++kind;
  }
  if (kind < list.kind_) move_to(list, kind);
}

}  // namespace courant::story
