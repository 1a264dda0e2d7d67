// The whole way from articles to digests as one pure function: read, group (unless stories are given), find origins,
// compose. The command line, the live pipeline and the tests call the same.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "base/result.h"
#include "model/article.h"
#include "model/digest.h"
#include "text/read_text.h"

namespace courant::pipeline {

struct DigestOptions {
  bool stories_given = false;  // the articles carry `story`; their order then does not matter
};

struct DigestedStories {
  std::vector<model::Digest> digests;  // in order of the stories' first articles; by story id where stories are given
  std::vector<base::Error> errors;     // an article without a story that was to be given, a story with nothing to tell
};

// Thread-safe: a pure function.
DigestedStories digest_articles(std::span<const model::Article> articles, const DigestOptions& options);

// One story, whose articles are all here (several versions of one too): origins are taken where the articles carry
// them, else found. `previous` is the story's digest before, or null. Errors as digest::compose. Thread-safe.
base::Result<model::Digest> digest_story(const model::StoryId& story, std::span<const model::Article> articles,
                                         const model::Digest* previous = nullptr);

// For each article what those before it in the order given say of what went before (reports of one matter), in at most
// `words_max` words; empty for the first. Thread-safe.
std::vector<std::vector<model::Quote>> recall_backgrounds(std::span<const model::Article> articles, int words_max);

}  // namespace courant::pipeline
