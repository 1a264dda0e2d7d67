// A story's articles as the composer takes them: read closely, each with its origin.
#pragma once
#include <span>
#include <vector>

#include "digest/material.h"
#include "model/article.h"
#include "text/read_text.h"

namespace courant::pipeline {

class ReadStory {
 public:
  // The articles must outlive it.
  explicit ReadStory(std::span<const model::Article* const> articles);
  ReadStory(const ReadStory&) = delete;
  ReadStory& operator=(const ReadStory&) = delete;

  // In the order given; they point into it.
  std::span<const digest::StoryArticle> articles() const { return articles_; }

 private:
  std::vector<text::TextReading> readings_;
  std::vector<digest::StoryArticle> articles_;
};

}  // namespace courant::pipeline
