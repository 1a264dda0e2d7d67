#include <algorithm>
#include <charconv>

#include "render/lists.h"
#include "serve/routes.h"
#include "serve/search.h"

namespace courant::serve {
namespace {

constexpr std::size_t stories_per_page = 20;
constexpr std::size_t articles_per_page = 10;
constexpr int pages_max = 50;

int read_page(std::string_view text) {
  int page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp(page, 1, pages_max);
}

base::Moment day_of(const Asked& asked, store::Time at) {
  return {asked.site.clock.zone().day_of(at), base::Precision::day};
}

}  // namespace

std::optional<store::SearchQuery> read_search(const Asked& asked) {
  store::SearchQuery query;
  query.words = asked.target.parameter("q").substr(0, 200);
  query.outlet = asked.target.parameter("outlet");
  // A name is a phrase, whatever stands in it.
  std::string name(asked.target.parameter("name").substr(0, 200));
  std::erase(name, '"');
  if (name.find_first_not_of(" \t") != std::string::npos)
    query.words += (query.words.empty() ? "\"" : " \"") + name + '"';
  for (const auto& [key, bound] : {std::pair{"from", &query.from}, {"until", &query.until}}) {
    const std::string_view text = asked.target.parameter(key);
    if (text.empty()) continue;
    const auto moment = base::parse_moment(text);
    if (!moment || moment->precision != base::Precision::day) return std::nullopt;
    const auto [begin, end] = asked.reader.bounds(std::chrono::floor<std::chrono::days>(moment->at));
    *bound = bound == &query.from ? begin : end;
  }
  return query;
}

render::SearchPage read_search_page(const Asked& asked) {
  render::SearchPage page;
  page.query = asked.target.parameter("q").substr(0, 200);
  page.name = asked.target.parameter("name").substr(0, 200);
  page.outlet = asked.target.parameter("outlet");
  page.from = asked.target.parameter("from");
  page.until = asked.target.parameter("until");
  return page;
}

base::Result<Content> make_search(const Asked& asked) {
  render::SearchPage page = read_search_page(asked);
  page.page = read_page(asked.target.parameter("page"));
  for (const std::string* given : {&page.query, &page.name, &page.outlet, &page.from, &page.until})
    page.asked = page.asked || given->find_first_not_of(" \t") != std::string::npos;
  const auto outlets = asked.reader.store().articles().outlets();
  if (!outlets) return std::unexpected(outlets.error());
  for (const store::OutletCount& outlet : *outlets) page.outlets.push_back(outlet.outlet);
  auto query = read_search(asked);
  if (!query) page.problem = "search.date";
  if (!page.asked || !query) return html(render::write_search(asked.site, page));

  query->limit = stories_per_page;
  query->offset = stories_per_page * static_cast<std::size_t>(page.page - 1);
  auto stories = asked.reader.store().digests().search(*query);
  if (!stories) return std::unexpected(stories.error());
  query->limit = articles_per_page;
  query->offset = articles_per_page * static_cast<std::size_t>(page.page - 1);
  auto articles = asked.reader.store().digests().search_articles(*query);
  if (!articles) return std::unexpected(articles.error());
  for (store::StoryHit& hit : stories->hits) {
    // The index knows a second to order by; the digest, how much of it is known.
    const auto digest = asked.reader.store().digests().latest(hit.story);
    if (!digest) continue;
    render::StoryRow row = render::row_of(digest->digest);
    row.snippet = std::move(hit.snippet);
    page.stories.push_back(std::move(row));
  }
  for (store::ArticleHit& hit : articles->hits) {
    const auto at = hit.at ? std::optional(day_of(asked, *hit.at)) : std::nullopt;
    page.articles.push_back(
        {std::move(hit.title), std::move(hit.outlet), std::move(hit.url), std::move(hit.snippet), at, hit.story});
  }
  page.stories_total = static_cast<long>(stories->total);
  page.articles_total = static_cast<long>(articles->total);
  const auto pages_of = [](long total, std::size_t size) {
    return static_cast<int>((static_cast<std::size_t>(total) + size - 1) / size);
  };
  page.pages = std::clamp(
      std::max(pages_of(page.stories_total, stories_per_page), pages_of(page.articles_total, articles_per_page)), 1,
      pages_max);
  return html(render::write_search(asked.site, page));
}

}  // namespace courant::serve
