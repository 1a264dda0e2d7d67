#include "pipeline/origins.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "story/grouper.h"

namespace courant::pipeline {
namespace {

constexpr std::chrono::days window{3650};  // a story's articles are compared however far apart they were published

std::vector<model::Article> in_order(std::span<const model::Article* const> articles) {
  std::vector<model::Article> ordered;
  for (const model::Article* article : articles) ordered.push_back(*article);
  std::ranges::stable_sort(ordered, [](const model::Article& a, const model::Article& b) {
    const auto key = [](const model::Article& article) {
      const auto at = model::order_time(article);
      return std::tuple(!at, at.value_or(std::chrono::sys_seconds{}), std::cref(article.id), article.version);
    };
    const auto left = key(a), right = key(b);
    return std::tie(std::get<0>(left), std::get<1>(left), std::get<2>(left).get(), std::get<3>(left)) <
           std::tie(std::get<0>(right), std::get<1>(right), std::get<2>(right).get(), std::get<3>(right));
  });
  return ordered;
}

}  // namespace

std::vector<Origin> find_origins(std::span<const model::Article* const> articles) {
  std::map<model::ArticleId, Origin> found;
  const bool given =
      std::ranges::all_of(articles, [](const model::Article* article) { return article->origin.has_value(); });
  if (!given && articles.size() > 1) {
    story::Settings settings;
    settings.window = window;
    for (const model::Assignment& assignment : story::group_articles(in_order(articles), settings).assignments) {
      found[assignment.article] = {assignment.origin, assignment.credit};
    }
  }
  std::vector<Origin> origins;
  for (const model::Article* article : articles) {
    Origin origin = found[article->id];
    if (article->origin) origin.article = *article->origin;
    if (origin.article.empty()) origin.article = article->id;
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace courant::pipeline
