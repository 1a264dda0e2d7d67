#include "render/feeds.h"

#include "render/page.h"
#include "render/stamp.h"

namespace courant::render {
namespace {

std::string_view key_of(FeedHealth health) {
  switch (health) {
    case FeedHealth::well:
      return "feeds.well";
    case FeedHealth::failing:
      return "feeds.failing";
    case FeedHealth::gone:
      return "feeds.gone";
    case FeedHealth::fresh:
      break;
  }
  return "feeds.fresh";
}

Markup write_row(const Site& site, const FeedRow& row) {
  const Strings& say = site.strings();
  const auto stamp = [&](const std::chrono::sys_seconds& at) { return write_stamp(site, base::Moment{at}); };
  Markup facts = tag("strong", say[key_of(row.health)]);
  if (row.succeeded) facts += Markup(" · ") + say.say("feeds.succeeded", stamp(*row.succeeded));
  if (row.next) facts += Markup(" · ") + say.say("feeds.next", stamp(*row.next));
  if (!row.error.empty()) {
    facts += Markup(" · ") + tag("span", {{"dir", "auto"}}, row.error);
    if (row.failures > 1) facts += Markup(" · ") + Markup(say.count("feeds.failures", row.failures));
  }
  return tag("li", tag("a", {href(Link::outside(row.url)), {"dir", "auto"}}, row.name.empty() ? row.url : row.name),
             " ", tag("span", {{"class", "attr"}}, facts));
}

}  // namespace

std::string write_feeds(const Site& site, const std::vector<FeedRow>& feeds, std::int64_t store_bytes,
                        std::int64_t store_bytes_max) {
  const Strings& say = site.strings();
  Markup rows;
  for (const FeedRow& row : feeds) rows += write_row(site, row);
  const auto megabytes = [](std::int64_t bytes) { return Markup(std::to_string((bytes + 999'999) / 1'000'000)); };
  const Markup size = store_bytes_max > 0
                          ? say.say("feeds.store_bounded", megabytes(store_bytes), megabytes(store_bytes_max))
                          : say.say("feeds.store", megabytes(store_bytes));
  Page page;
  page.title = say["feeds.title"];
  page.main =
      tag("main", {{"id", "main"}, {"class", "list"}}, tag("h1", page.title), tag("p", {{"class", "facts"}}, size),
          rows.empty() ? tag("p", say["feeds.none"]) : tag("ul", {{"class", "rows short"}}, rows));
  return write_page(site, page);
}

}  // namespace courant::render
