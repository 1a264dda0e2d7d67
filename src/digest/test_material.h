// A story's material out of a few lines. For tests alone: no claims are read.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "digest/material.h"
#include "digest/sources.h"

namespace courant::digest {

class TestMaterial {
 public:
  struct Line {
    std::string outlet, published, title, text;
  };
  explicit TestMaterial(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      model::Article& article = articles_.emplace_back();
      article.id = model::ArticleId(line.outlet + "-" + std::to_string(articles_.size()));
      article.outlet = line.outlet;
      article.language = "en";
      article.published = base::parse_moment(line.published);
      article.title = line.title;
      article.text = line.text;
      story_.push_back({&article, &readings_.emplace_back(text::read_text(article)), article.id, {}});
    }
  }
  Material gather() const { return gather_material(story_); }
  const std::vector<StoryArticle>& story() const { return story_; }

 private:
  std::deque<model::Article> articles_;
  std::deque<text::TextReading> readings_;
  std::vector<StoryArticle> story_;
};

}  // namespace courant::digest
