// Measures composing on generated news (bench/news_generator.h): articles a second into digests, each event a story,
// and the time for one story of 300 articles. The time is this program's own on the processor.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <vector>

#include "news_generator.h"
#include "pipeline/digest_articles.h"

namespace {

using namespace courant;

constexpr std::size_t stream_articles = 3000, story_articles = 300;
constexpr int rounds = 5;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<model::Article> generate(std::size_t count, bool one_story) {
  bench::NewsSettings settings;
  settings.articles = count;
  bench::NewsGenerator generator(settings);
  std::vector<model::Article> articles;
  for (bench::GeneratedArticle generated; generator.next(generated);) {
    generated.article.story = model::StoryId(one_story ? "s" : "s" + std::to_string(generated.event));
    articles.push_back(std::move(generated.article));
  }
  return articles;
}

// The least of a few rounds, in seconds; the first reads lexicons and is not counted.
double measure(const std::vector<model::Article>& articles) {
  double least = 0;
  for (int round = 0; round <= rounds; ++round) {
    const double start = now();
    const auto stories = pipeline::digest_articles(articles, {.stories_given = true});
    const double took = now() - start;
    if (stories.digests.empty()) std::cerr << "no digest\n";
    if (round == 1 || (round > 1 && took < least)) least = took;
  }
  return least;
}

}  // namespace

int main() {
  const std::vector<model::Article> stream = generate(stream_articles, false);
  std::cout << "digests: " << static_cast<double>(stream.size()) / measure(stream) << " articles/s\n";
  const std::vector<model::Article> story = generate(story_articles, true);
  std::cout << "a story of " << story.size() << " articles: " << 1000 * measure(story) << " ms\n";
}
