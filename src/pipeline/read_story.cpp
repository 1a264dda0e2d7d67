#include "pipeline/read_story.h"

#include "pipeline/origins.h"
#include "pipeline/read_article.h"

namespace courant::pipeline {

ReadStory::ReadStory(std::span<const model::Article* const> articles) {
  for (const model::Article* article : articles) readings_.push_back(read_closely(*article));
  const std::vector<Origin> origins = find_origins(articles, readings_);
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles_.push_back({articles[i], &readings_[i], origins[i].article, origins[i].credit});
}

}  // namespace courant::pipeline
