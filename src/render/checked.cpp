#include "render/checked.h"

#include "pipeline/verify.h"

namespace courant::render {

base::Result<CheckedDigest> CheckedDigest::check(model::Digest digest, std::span<const model::Article> articles) {
  const auto failures = pipeline::verify(digest, articles, pipeline::Depth::quotes);
  if (failures.empty()) return CheckedDigest(std::move(digest));
  const pipeline::Failure& first = failures.front();
  const std::string message =
      first.article.empty() ? first.message : "article " + first.article.value + ": " + first.message;
  return base::fail(base::ErrorKind::refused, digest.story.value, message);
}

}  // namespace courant::render
