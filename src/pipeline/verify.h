// Repeats what a digest promises: every text stands byte for byte where it says, in the article, version and outlet it
// names, with the hash it names; who copied whom, support, independence, cited sources, dates and disputes are found
// again in the articles. What the composer adds cannot be checked so: slide ids, kinds and titles, links between
// stories.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/digest.h"

namespace courant::pipeline {

struct Failure {
  model::ArticleId article;  // empty where it is about the digest as a whole
  std::string message;
};

enum class Depth : unsigned char {
  quotes,  // what is quoted, by whom, from which version: fast enough to do for every page that is shown
  all,     // the rest too: the articles are read anew
};

// All that fails, in the digest's order; empty: it verifies. `articles` are those known, in any order; others than the
// digest's sources do no harm. Thread-safe.
std::vector<Failure> verify(const model::Digest& digest, std::span<const model::Article> articles,
                            Depth depth = Depth::all);

}  // namespace courant::pipeline
