#include "pipeline/read_article.h"

#include <utility>

#include "claim/find_claims.h"

namespace courant::pipeline {

text::TextReading read_closely(const model::Article& article) {
  text::TextReading read = text::read_text(article);
  read.reading.claims = claim::find_claims(read.tokens, read.reading);
  return read;
}

model::Reading read_article(const model::Article& article) { return std::move(read_closely(article).reading); }

}  // namespace courant::pipeline
