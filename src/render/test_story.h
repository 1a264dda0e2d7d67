// A small invented story for this folder's tests: articles, and a digest whose spans lie in them.
#pragma once
#include <string>
#include <vector>

#include "model/article.h"
#include "model/digest.h"

namespace courant::render::testing {

struct TestStory {
  std::vector<model::Article> articles;
  model::Digest digest;

  model::Article& add_article(const std::string& id, const std::string& outlet, const std::string& published,
                              const std::string& title, const std::string& text, const std::string& origin = "");
  // Quotes text that must stand in the article named.
  model::DigestSentence quote(const std::string& article, const std::string& text) const;
  model::Slide& add_slide(model::SlideKind kind, const std::string& title,
                          std::vector<model::DigestSentence> sentences);
  void set_headline(const std::string& article);
};

// A ferry runs aground: eight slides of every kind, figures that differ, a denial, a copy, an edited article.
TestStory make_ferry_story();

// Every text an outlet controls is hostile: markup, script, quotes, javascript: addresses, control characters.
TestStory make_hostile_story();

}  // namespace courant::render::testing
