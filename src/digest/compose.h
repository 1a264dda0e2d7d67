// Composes the digest of a story from its articles: pure, the same for the same input, whatever order the articles come
// in. Every sentence is taken word for word; what the composer adds are the titles and the order.
#pragma once
#include <span>

#include "base/result.h"
#include "digest/material.h"
#include "model/digest.h"

namespace courant::digest {

// Composes a digest. `previous` is the story's digest before (null: none): slides that tell the same keep their ids,
// and the version rises only where something new is told. Errors: invalid, when no article has a headline or a sentence
// to tell. Thread-safe.
base::Result<model::Digest> compose(const model::StoryId& story, std::span<const StoryArticle> articles,
                                    const model::Digest* previous = nullptr);

}  // namespace courant::digest
