#include "app/demo_summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/verify.h"
#include "store/evidence.h"

namespace courant::app {
namespace {

using Addresses = std::set<std::string>;
constexpr std::size_t batch = 500;

base::Result<std::set<model::ArticleId>> article_ids(store::Store& store) {
  std::set<model::ArticleId> ids;
  for (store::Arrival after = store::Arrival::none;;) {
    const auto arrived = store.articles().arrived_after(after, batch);
    if (!arrived) return std::unexpected(arrived.error());
    if (arrived->empty()) return ids;
    for (const store::ArrivedArticle& one : *arrived) ids.insert(one.article.id);
    after = arrived->back().arrival;
  }
}

// Each story that has articles, with their addresses.
base::Result<std::map<model::StoryId, Addresses>> stories_with_addresses(store::Store& store) {
  const auto ids = article_ids(store);
  if (!ids) return std::unexpected(ids.error());
  const auto stories = store.stories().stories_of(std::vector(ids->begin(), ids->end()));
  if (!stories) return std::unexpected(stories.error());
  std::map<model::StoryId, Addresses> found;
  for (const model::StoryId& story : *stories) {
    const auto articles = store.stories().articles(story);
    if (!articles) return std::unexpected(articles.error());
    for (const model::Article& article : *articles) found[story].insert(article.url);
  }
  return found;
}

base::Result<void> add_digest(store::Store& store, const model::Digest& digest, DemoSummary& summary) {
  const auto articles = store::articles_behind(store, digest, store::Evidence::all);
  if (!articles) return std::unexpected(articles.error());
  const auto failures = pipeline::verify(digest, *articles);
  const auto stands = [&](const model::DigestSentence& sentence) {
    return std::ranges::none_of(failures, [&](const pipeline::Failure& failure) {
      return failure.article.empty() || failure.article == sentence.quote.article;
    });
  };
  ++summary.digests;
  for (const model::Slide& slide : digest.slides) {
    ++summary.slides;
    for (const model::DigestSentence& sentence : slide.sentences) {
      ++summary.sentences;
      if (stands(sentence)) ++summary.sentences_verified;
    }
  }
  return {};
}

// The event that some of the demo's articles credit an agency for.
std::string agency_event(const newsstand::Demo& demo) {
  for (const newsstand::DemoArticle& article : demo.articles)
    if (!article.versions.front().credit.empty()) return article.event;
  return {};
}

base::Result<void> count_stored(store::Store& store, DemoSummary& summary) {
  const auto outlets = store.articles().outlets();
  if (!outlets) return std::unexpected(outlets.error());
  const auto feeds = store.feeds().counts();
  if (!feeds) return std::unexpected(feeds.error());
  const auto articles = store.articles().count();
  if (!articles) return std::unexpected(articles.error());
  summary.outlets = static_cast<std::int64_t>(outlets->size());
  summary.feeds = feeds->feeds;
  summary.entries = feeds->entries;
  summary.articles = *articles;
  return {};
}

}  // namespace

base::Result<DemoSummary> summarize_demo(store::Store& store, const newsstand::Demo& demo,
                                         const newsstand::Newsstand& stand) {
  DemoSummary summary;
  if (auto counted = count_stored(store, summary); !counted) return std::unexpected(counted.error());
  const auto stories = stories_with_addresses(store);
  if (!stories) return std::unexpected(stories.error());
  const auto expected = newsstand::expected_stories(demo, stand);
  const std::string by_agency = agency_event(demo);
  summary.stories = static_cast<std::int64_t>(stories->size());
  summary.stories_expected = static_cast<std::int64_t>(expected.size());
  for (const auto& [story, addresses] : *stories) {
    const auto event = std::ranges::find(expected, addresses, [](const auto& pair) { return pair.second; });
    if (event != expected.end()) ++summary.stories_exact;
    const auto stored = store.digests().latest(story);
    if (!stored && stored.error().kind == base::ErrorKind::not_found) continue;
    if (!stored) return std::unexpected(stored.error());
    if (auto added = add_digest(store, stored->digest, summary); !added) return std::unexpected(added.error());
    if (event != expected.end() && event->first == by_agency)
      summary.independent_of_the_agency_story = stored->digest.independent;
  }
  return summary;
}

std::string to_json(const DemoSummary& summary, double seconds) {
  return nlohmann::ordered_json{{"outlets", summary.outlets},
                                {"feeds", summary.feeds},
                                {"entries", summary.entries},
                                {"articles", summary.articles},
                                {"stories", summary.stories},
                                {"stories_expected", summary.stories_expected},
                                {"stories_exact", summary.stories_exact},
                                {"digests", summary.digests},
                                {"slides", summary.slides},
                                {"sentences", summary.sentences},
                                {"sentences_verified", summary.sentences_verified},
                                {"independent_of_the_agency_story", summary.independent_of_the_agency_story},
                                {"seconds", std::round(seconds * 10) / 10}}
      .dump();
}

}  // namespace courant::app
