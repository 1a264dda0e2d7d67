// Memory for one document: handed out from blocks, never given back singly, all freed at once. Not thread-safe.
#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace courant::html {

class Arena {
 public:
  explicit Arena(std::size_t first_block_bytes = 4096) : next_block_bytes_(first_block_bytes) {}

  void* allocate(std::size_t bytes, std::size_t alignment) {
    std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
    if (at + bytes > size_) {
      grow(bytes);
      at = 0;
    }
    used_ = at + bytes;
    return block_ + at;
  }

  template <class T>
  T* make_array(std::size_t count) {
    return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
  }

  // Room for text, of which the caller gives back what it did not use.
  char* make_text(std::size_t bytes) { return static_cast<char*>(allocate(bytes, 1)); }
  void give_back(std::size_t bytes) { used_ -= bytes; }

  std::size_t bytes() const { return bytes_; }  // taken from the system so far

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* bytes = make_text(text.size());
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }

 private:
  static constexpr std::size_t block_bytes_max = 256 << 10;

  void grow(std::size_t bytes) {
    size_ = bytes > next_block_bytes_ ? bytes : next_block_bytes_;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
    block_ = blocks_.back().get();
    bytes_ += size_;
    used_ = 0;
    next_block_bytes_ = next_block_bytes_ * 2 < block_bytes_max ? next_block_bytes_ * 2 : block_bytes_max;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* block_ = nullptr;
  std::size_t used_ = 0, size_ = 0, bytes_ = 0, next_block_bytes_;
};

}  // namespace courant::html
