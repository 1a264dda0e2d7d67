#include "pipeline/origins.h"

#include <algorithm>
#include <map>

#include "story/copies.h"

namespace courant::pipeline {
namespace {

// The latest version of each article, as indices; oldest first, then by id.
std::vector<std::size_t> in_order(std::span<const model::Article* const> articles) {
  std::map<model::ArticleId, std::size_t> latest;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto [at, is_new] = latest.try_emplace(articles[i]->id, i);
    if (!is_new && articles[i]->version > articles[at->second]->version) at->second = i;
  }
  std::vector<std::size_t> ordered;
  for (const auto& [id, i] : latest) ordered.push_back(i);
  std::ranges::stable_sort(ordered, {}, [&](std::size_t i) {
    const auto at = model::order_time(*articles[i]);
    return std::pair(!at, at.value_or(std::chrono::sys_seconds{}));
  });
  return ordered;
}

}  // namespace

std::vector<Origin> find_origins(std::span<const model::Article* const> articles,
                                 std::span<const text::TextReading> readings) {
  std::vector<const model::Article*> reports;
  std::vector<std::string_view> languages;
  for (const std::size_t i : in_order(articles)) {
    reports.push_back(articles[i]);
    languages.push_back(readings[i].reading.language);
  }
  std::map<model::ArticleId, Origin> found;
  const std::vector<story::Source> sources = story::find_sources(reports, languages);
  for (std::size_t i = 0; i < reports.size(); ++i)
    found[reports[i]->id] = {reports[sources[i].origin]->id, sources[i].credit};
  std::vector<Origin> origins;
  for (const model::Article* article : articles) {
    Origin origin = found[article->id];
    if (article->origin) origin.article = *article->origin;
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace courant::pipeline
