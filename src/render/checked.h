// The gate before every page: a digest is rendered only as a CheckedDigest, and only check() makes one.
#pragma once
#include <memory>
#include <span>

#include "base/result.h"
#include "model/article.h"
#include "model/digest.h"

namespace courant::render {

class CheckedDigest {
 public:
  // `articles` are the stored versions that the digest names. Error refused, with the first failure in words, where a
  // sentence does not stand where the digest says, or an article is missing or is not the one of the digest's hash.
  static base::Result<CheckedDigest> check(model::Digest digest, std::span<const model::Article> articles);

  const model::Digest& operator*() const { return *digest_; }
  const model::Digest* operator->() const { return digest_.get(); }

 private:
  explicit CheckedDigest(model::Digest digest) : digest_(std::make_shared<const model::Digest>(std::move(digest))) {}
  std::shared_ptr<const model::Digest> digest_;  // published, never changed: pages and lists share it
};

}  // namespace courant::render
