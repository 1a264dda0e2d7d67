#include "serve/cache.h"

namespace courant::serve {
namespace {

std::size_t size_of(const std::string& key, const Content& content) {
  return key.size() + content.plain->size() + (content.zipped ? content.zipped->size() : 0) + 512;
}

}  // namespace

std::shared_ptr<const Content> PageCache::find(const std::string& key, std::int64_t revision) {
  const std::scoped_lock lock(mutex_);
  if (revision != revision_) return nullptr;
  const auto found = pages_.find(key);
  return found == pages_.end() ? nullptr : found->second;
}

void PageCache::put(const std::string& key, std::int64_t revision, std::shared_ptr<const Content> content) {
  const std::scoped_lock lock(mutex_);
  const std::size_t size = size_of(key, *content);
  if (revision < revision_ || size > bytes_max_) return;
  if (revision > revision_ || bytes_ + size > bytes_max_) {
    pages_.clear();
    bytes_ = 0;
    revision_ = revision;
  }
  if (pages_.emplace(key, std::move(content)).second) bytes_ += size;
}

}  // namespace courant::serve
