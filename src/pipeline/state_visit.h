// The state visit's articles and digest. For tests alone.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "format/json_lines.h"
#include "pipeline/digest_articles.h"

namespace courant::pipeline {

inline std::vector<model::Article> read_cases() {
  std::ifstream in(COURANT_SOURCE_DIR "/tests/golden/digest/state_visit/input");
  std::vector<model::Article> articles;
  for (std::string line; std::getline(in, line);) articles.push_back(*format::parse_article(line));
  return articles;
}

inline model::Digest compose_visit(const std::vector<model::Article>& articles = read_cases()) {
  return digest_articles(articles, {.stories_given = true}).digests.at(0);
}

}  // namespace courant::pipeline
