// A story's material out of texts, read closely: claims too. For tests alone.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "digest/material.h"
#include "pipeline/read_article.h"

namespace courant::pipeline {

// A story of reports given as texts, all of 2024-05-14.
class Story {
 public:
  explicit Story(const std::vector<std::string>& texts, const std::string& title = "") {
    for (const std::string& text : texts) {
      model::Article article;
      article.id = model::ArticleId("a" + std::to_string(articles_.size()));
      article.outlet = "Outlet " + std::to_string(articles_.size());
      article.language = "en";
      article.published = base::parse_moment("2024-05-14T12:00:00Z");
      article.text = text;
      article.title = title;
      articles_.push_back(article);
      readings_.push_back(read_closely(articles_.back()));
      read_.push_back({&articles_.back(), &readings_.back(), articles_.back().id, ""});
    }
    material_.emplace(digest::gather_material(read_));
  }
  const digest::Material& material() const { return *material_; }

 private:
  std::deque<model::Article> articles_;
  std::deque<text::TextReading> readings_;
  std::vector<digest::StoryArticle> read_;
  std::optional<digest::Material> material_;
};

}  // namespace courant::pipeline
