// Which articles of one story are copies of which.
#pragma once
#include <span>
#include <vector>

#include "model/article.h"
#include "text/read_text.h"

namespace courant::pipeline {

struct Origin {
  model::ArticleId article;  // the earliest article it is a copy of, else its own id
  std::string credit;        // the agency it names, else empty
};

// One an article, in the order given; it does not depend on that order. Origins that the articles carry stand; else the
// latest versions are compared. `readings`: one an article. Thread-safe.
std::vector<Origin> find_origins(std::span<const model::Article* const> articles,
                                 std::span<const text::TextReading> readings);

}  // namespace courant::pipeline
