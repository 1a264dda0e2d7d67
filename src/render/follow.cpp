#include "render/follow.h"

#include "render/page.h"

namespace courant::render {
namespace {

Markup write_addresses(const Site& site, const Followable& followed) {
  const Strings& say = site.strings();
  Markup links;
  for (const auto& [link, key] :
       {std::pair{&followed.atom, "feed.atom"}, {&followed.rss, "feed.rss"}, {&followed.json, "feed.json"}})
    links += tag("li", tag("a", {href(*link)}, say[key]));
  return tag("ul", {{"class", "actions"}}, links);
}

Markup write_content(const Site& site, const Followable& followed) {
  return tag("p", site.strings()["follow.how"]) + write_addresses(site, followed);
}

Followable the_edition(const Site& site) {
  return {std::string(site.strings()["follow.edition"]),
          site.at.page("feed.atom"),
          site.at.page("feed.rss"),
          site.at.page("feed.json"),
          "edition",
          {}};
}

}  // namespace

Markup write_follow_block(const Site& site, const Followable& followed) {
  return tag("section", {{"class", "follow"}, {"id", "follow"}, {"aria-labelledby", "follow-title"}},
             tag("h2", {{"id", "follow-title"}, {"dir", "auto"}}, followed.title), write_content(site, followed));
}

Markup write_follow_button(const Site& site) {
  return tag("li", tag("a", {href(Link::here("follow"))}, site.strings()["action.follow"]));
}

std::string write_follow(const Site& site, const FollowPage& follow) {
  const Strings& say = site.strings();
  Markup others;
  for (const auto& [page, key] :
       {std::pair{"outlets", "follow.outlet"}, {"names", "follow.name"}, {"search", "follow.search"}})
    others += tag("li", tag("a", {href(site.at.page(page))}, say[key]));
  const Followable edition = the_edition(site);
  Markup notice;
  if (!follow.notice.empty())
    notice = tag("p", {{"class", follow.is_refused ? "notice refused" : "notice"}, {"role", "status"}}, follow.notice);
  Page page;
  page.title = say["nav.follow"];
  page.section = Section::follow;
  page.head = feed_links(edition.atom, edition.rss, edition.json, site.name);
  page.main =
      tag("main", {{"id", "main"}, {"class", "note"}}, tag("h1", page.title), notice, write_follow_block(site, edition),
          tag("h2", say["follow.others"]), tag("p", say["follow.story"]), tag("ul", {{"class", "plain"}}, others));
  return write_page(site, page);
}

}  // namespace courant::render
