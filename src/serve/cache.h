// Pages once made, good while what readers see has not changed (store::Store::revision). Bounded in bytes; thread-safe.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "serve/encoding.h"

namespace courant::serve {

class PageCache {
 public:
  explicit PageCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // nullptr: not there, or made at another revision.
  std::shared_ptr<const Content> find(const std::string& key, std::int64_t revision);
  // Forgets everything of an older revision first, and everything when it would grow past its bound.
  void put(const std::string& key, std::int64_t revision, std::shared_ptr<const Content> content);

 private:
  std::mutex mutex_;
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::int64_t revision_ = -1;
  std::unordered_map<std::string, std::shared_ptr<const Content>> pages_;
};

}  // namespace courant::serve
