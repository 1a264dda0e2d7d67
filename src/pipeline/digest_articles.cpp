#include "pipeline/digest_articles.h"

#include <algorithm>

#include "digest/archive.h"
#include "digest/background.h"
#include "digest/compose.h"
#include "pipeline/read_article.h"
#include "pipeline/read_story.h"
#include "story/grouper.h"

namespace courant::pipeline {
namespace {

base::Result<model::Digest> compose_story(const model::StoryId& story, std::span<const model::Article* const> articles,
                                          const model::Digest* previous) {
  return digest::compose(story, ReadStory(articles).articles(), previous);
}

struct Story {
  model::StoryId id;
  std::vector<const model::Article*> articles;
};

std::vector<Story> take_given(std::span<const model::Article> articles, std::vector<base::Error>& errors) {
  std::map<model::StoryId, Story> by_id;
  for (const model::Article& article : articles) {
    if (!article.story) {
      errors.push_back({base::ErrorKind::invalid, article.id.value, "no story is given"});
      continue;
    }
    Story& story = by_id[*article.story];
    story.id = *article.story;
    story.articles.push_back(&article);
  }
  std::vector<Story> stories;
  for (auto& [id, story] : by_id) stories.push_back(std::move(story));
  return stories;
}

std::vector<Story> group(std::span<const model::Article> articles) {
  const story::Grouping grouping = story::group_articles(articles);
  std::map<model::StoryId, std::size_t> places;
  std::vector<Story> stories;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const model::Assignment& assignment = grouping.assignments[i];
    const auto [at, is_new] = places.try_emplace(assignment.story, stories.size());
    if (is_new) stories.push_back({assignment.story, {}});
    stories[at->second].articles.push_back(&articles[i]);
  }
  return stories;
}

// Each story to those of the same run that it recalls.
void link_stories(std::vector<model::Digest>& digests) {
  digest::Archive archive;
  for (const model::Digest& digest : digests) archive.put(digest);
  for (model::Digest& digest : digests) archive.link(digest);
}

}  // namespace

DigestedStories digest_articles(std::span<const model::Article> articles, const DigestOptions& options) {
  DigestedStories result;
  for (const Story& story : options.stories_given ? take_given(articles, result.errors) : group(articles)) {
    base::Result<model::Digest> digest = compose_story(story.id, story.articles, nullptr);
    if (digest) {
      result.digests.push_back(std::move(*digest));
    } else {
      result.errors.push_back(std::move(digest.error()));
    }
  }
  link_stories(result.digests);
  return result;
}

base::Result<model::Digest> digest_story(const model::StoryId& story, std::span<const model::Article> articles,
                                         const model::Digest* previous) {
  std::vector<const model::Article*> pointers;
  for (const model::Article& article : articles) pointers.push_back(&article);
  return compose_story(story, pointers, previous);
}

std::vector<std::vector<model::Quote>> recall_backgrounds(std::span<const model::Article> articles, int words_max) {
  std::vector<text::TextReading> readings;
  std::vector<digest::StoryArticle> earlier;
  std::vector<std::vector<model::Quote>> backgrounds;
  readings.reserve(articles.size());
  for (const model::Article& article : articles) {
    backgrounds.push_back(digest::recall_background(earlier, words_max));
    readings.push_back(read_closely(article));
    earlier.push_back({&article, &readings.back(), article.id, {}});
  }
  return backgrounds;
}

}  // namespace courant::pipeline
