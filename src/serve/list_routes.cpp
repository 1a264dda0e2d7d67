#include "render/data.h"
#include "render/lists.h"
#include "render/reading.h"
#include "render/syndication.h"
#include "serve/follow_form.h"
#include "serve/names.h"
#include "serve/routes.h"

namespace courant::serve {
namespace {

constexpr std::size_t days_max = 4000;
constexpr std::size_t stories_max = 100;
constexpr std::size_t all_of_day_max = 500;
constexpr std::size_t topics_stories_max = 200;
constexpr std::size_t topics_max = 12;
constexpr std::size_t sitemap_stories_max = 5000;

std::vector<render::StoryRow> rows_of(const std::vector<render::CheckedDigest>& digests) {
  std::vector<render::StoryRow> rows;
  for (const render::CheckedDigest& digest : digests) rows.push_back(render::row_of(*digest));
  return rows;
}

base::Result<std::chrono::sys_days> read_day(const std::string& text) {
  const auto moment = base::parse_moment(text);
  if (!moment || moment->precision != base::Precision::day)
    return base::fail(base::ErrorKind::not_found, text, "not a day");
  return std::chrono::floor<std::chrono::days>(moment->at);
}

// An edition has one address: a week asked for by one of its days is sent there.
base::Result<Content> make_edition(const Asked& asked, edition::PeriodKind kind) {
  const auto period = edition::parse_period(kind, asked.name);
  if (!period) return base::fail(base::ErrorKind::not_found, asked.name, "no such edition");
  if (edition::name_of(*period) != asked.name) return redirect(asked.site.at.edition(*period));
  const auto front = asked.reader.front(*period, std::string(asked.target.parameter("section")));
  if (!front) return std::unexpected(front.error());
  if (!*front) return base::fail(base::ErrorKind::not_found, asked.name, "this edition has no stories");
  return html(render::write_front(asked.site, **front));
}

base::Result<Content> make_newest(const Asked& asked, edition::PeriodKind kind) {
  const auto front = asked.reader.newest_front(kind, std::string(asked.target.parameter("section")));
  if (!front) return std::unexpected(front.error());
  return html(*front ? render::write_front(asked.site, **front) : render::write_empty_front(asked.site));
}

}  // namespace

base::Result<Content> make_front(const Asked& asked) { return make_newest(asked, edition::PeriodKind::day); }
base::Result<Content> make_newest_morning(const Asked& asked) {
  return make_newest(asked, edition::PeriodKind::morning);
}
base::Result<Content> make_newest_week(const Asked& asked) { return make_newest(asked, edition::PeriodKind::week); }

base::Result<Content> make_day(const Asked& asked) { return make_edition(asked, edition::PeriodKind::day); }
base::Result<Content> make_morning(const Asked& asked) { return make_edition(asked, edition::PeriodKind::morning); }
base::Result<Content> make_week(const Asked& asked) { return make_edition(asked, edition::PeriodKind::week); }

base::Result<Content> make_all_of_day(const Asked& asked) {
  const auto day = read_day(asked.target.segments[1]);
  if (!day) return std::unexpected(day.error());
  const auto digests = asked.reader.all_of_day(*day, all_of_day_max);
  if (!digests) return std::unexpected(digests.error());
  if (digests->empty())
    return base::fail(base::ErrorKind::not_found, asked.target.segments[1], "no stories on this day");
  return html(render::write_stories(asked.site, {asked.site.clock.day(*day), "day.text", rows_of(*digests)}));
}

base::Result<Content> make_days(const Asked& asked) {
  const auto days = asked.reader.days(days_max);
  if (!days) return std::unexpected(days.error());
  std::vector<render::DayRow> rows;
  for (const store::DayCount& day : *days) rows.push_back({day.day, static_cast<long>(day.stories)});
  return html(render::write_days(asked.site, rows));
}

base::Result<Content> make_outlets(const Asked& asked) {
  const auto outlets = asked.reader.store().articles().outlets();
  if (!outlets) return std::unexpected(outlets.error());
  std::vector<render::OutletRow> rows;
  for (const store::OutletCount& outlet : *outlets)
    rows.push_back({outlet.outlet, static_cast<long>(outlet.articles), outlet.latest});
  return html(render::write_outlets(asked.site, rows));
}

base::Result<Content> make_outlet(const Asked& asked) {
  auto stored = asked.reader.store().digests().of_outlet(asked.name, stories_max);
  if (!stored) return std::unexpected(stored.error());
  if (stored->empty()) return base::fail(base::ErrorKind::not_found, asked.name, "no such outlet");
  const auto& at = asked.site.at;
  const std::string title = asked.site.strings().plain("follow.this", asked.name);
  return html(render::write_stories(
      asked.site, {asked.name, "outlet.text", rows_of(asked.reader.check_all(std::move(*stored))),
                   render::Followable{title, at.outlet(asked.name, ".atom"), at.outlet(asked.name, ".rss"),
                                      at.outlet(asked.name, ".json"), "outlet", asked.name}}));
}

base::Result<Content> make_names(const Asked& asked) {
  const auto names = list_names(asked.reader);
  if (!names) return std::unexpected(names.error());
  return html(render::write_names(asked.site, *names));
}

base::Result<Content> make_name(const Asked& asked) {
  auto stored = stories_of_name(asked.reader, asked.name, stories_max);
  if (!stored) return std::unexpected(stored.error());
  const auto digests = asked.reader.check_all(std::move(*stored));
  if (digests.empty()) return base::fail(base::ErrorKind::not_found, asked.name, "no story speaks of this name");
  const auto newest = asked.reader.newest();
  if (!newest) return std::unexpected(newest.error());
  NameCompany company = company_of(**newest, asked.name, digests);
  const std::string_view kind = !company.type                              ? "name.text"
                                : *company.type == model::NameType::person ? "name.person"
                                : *company.type == model::NameType::place  ? "name.place"
                                                                           : "name.organisation";
  const auto& at = asked.site.at;
  const std::string title = asked.site.strings().plain("follow.this", asked.name);
  return html(render::write_stories(
      asked.site, {asked.name, std::string(kind), rows_of(digests),
                   render::Followable{title, at.name(asked.name, ".atom"), at.name(asked.name, ".rss"),
                                      at.name(asked.name, ".json"), "name", asked.name},
                   std::move(company.beside)}));
}

base::Result<Content> make_follow(const Asked& asked) {
  return html(render::write_follow(asked.site, {notice_of(asked.target, asked.reader.store(), asked.site), {}}));
}

base::Result<Content> make_reading(const Asked& asked) { return html(render::write_reading(asked.site)); }

base::Result<Content> make_topics(const Asked& asked) {
  const auto newest = asked.reader.newest();
  if (!newest) return std::unexpected(newest.error());
  std::vector<render::TopicsRow> rows;
  const auto& digests = (*newest)->digests();
  for (std::size_t i = 0; i < digests.size() && rows.size() < topics_stories_max; ++i)
    rows.push_back({&digests[i].digest, (*newest)->index().main_topics((*newest)->subjects()[i], topics_max)});
  return Content::make("application/json", render::write_topics(rows));
}

base::Result<Content> make_sitemap(const Asked& asked) {
  const auto stored = asked.reader.store().digests().recent(sitemap_stories_max);
  if (!stored) return std::unexpected(stored.error());
  std::vector<render::SitemapRow> rows;
  for (const store::StoredDigest& digest : *stored) rows.push_back({digest.digest.story, digest.at});
  return Content::make("application/xml", render::write_sitemap(asked.site, rows));
}

}  // namespace courant::serve
