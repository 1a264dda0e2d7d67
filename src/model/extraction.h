// What was read off a page: the article, and what only the page knows.
#pragma once
#include <string>
#include <vector>

#include "model/article.h"

namespace courant::model {

struct Extraction {
  Article article;                    // without id, outlet and seen
  std::vector<Span> paragraph_spans;  // of article.text
  std::string canonical;              // the absolute address that the page gives itself
  std::string image_caption;
  bool paywalled = false;  // the page says that reading it is not free
  std::string why;         // which candidate won, and its score
};

}  // namespace courant::model
