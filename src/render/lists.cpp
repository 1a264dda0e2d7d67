#include "render/lists.h"

#include "render/page.h"
#include "render/rows.h"
#include "render/stamp.h"

namespace courant::render {

namespace {

Markup list_main(std::string_view title, const Markup& content) {
  return tag("main", {{"id", "main"}, {"class", "list"}}, tag("h1", {{"dir", "auto"}}, title), content);
}

}  // namespace

std::string write_outlets(const Site& site, const std::vector<OutletRow>& outlets) {
  const Strings& say = site.strings();
  Markup rows;
  for (const OutletRow& row : outlets) {
    Markup facts = Markup(say.count("articles", row.articles));
    if (row.latest) facts += Markup(" · ") + say.say("latest", write_stamp(site, base::Moment{*row.latest}));
    rows += tag("li", tag("a", {href(site.at.outlet(row.outlet)), {"dir", "auto"}}, row.outlet), " ",
                tag("span", {{"class", "attr"}}, facts));
  }
  Page page;
  page.title = say["nav.outlets"];
  page.section = Section::outlets;
  page.main =
      list_main(page.title, rows.empty() ? tag("p", say["empty.text"]) : tag("ul", {{"class", "rows short"}}, rows));
  return write_page(site, page);
}

std::string write_names(const Site& site, const std::vector<NameRow>& names) {
  const Strings& say = site.strings();
  Markup sections;
  for (const auto& [type, key] : {std::pair{model::NameType::person, "names.people"},
                                  {model::NameType::organisation, "names.organisations"},
                                  {model::NameType::place, "names.places"}}) {
    Markup rows;
    for (const NameRow& row : names)
      if (row.type == type)
        rows += tag("li", tag("a", {href(site.at.name(row.name)), {"dir", "auto"}}, row.name), " ",
                    tag("span", {{"class", "attr"}}, say.count("stories", row.stories)));
    if (!rows.empty())
      sections += tag("section", {{"class", "kind-of-name"}, {"aria-labelledby", key}},
                      tag("h2", {{"id", key}}, say[key]), tag("ul", {{"class", "rows short"}}, rows));
  }
  Page page;
  page.title = say["nav.names"];
  page.section = Section::names;
  page.main = list_main(page.title, tag("p", {{"class", "facts"}}, say["names.text"]) +
                                        (sections.empty() ? tag("p", say["empty.text"]) : sections));
  return write_page(site, page);
}

std::string write_stories(const Site& site, const StoriesPage& stories) {
  const Strings& say = site.strings();
  Page page;
  page.title = stories.title;
  Markup follow;
  if (!stories.atom.empty()) {
    page.head = feed_links(stories.atom, stories.rss, stories.json, stories.title);
    follow = tag("ul", {{"class", "actions"}}, tag("li", tag("a", {href(stories.atom)}, say["feed.atom"])),
                 tag("li", tag("a", {href(stories.rss)}, say["feed.rss"])),
                 tag("li", tag("a", {href(stories.json)}, say["feed.json"])));
  }
  Markup company;
  for (const NameRow& row : stories.company)
    company += tag("li", tag("a", {href(site.at.name(row.name)), {"dir", "auto"}}, row.name));
  if (!company.empty())
    company = tag("section", {{"class", "company"}, {"aria-labelledby", "company"}},
                  tag("h2", {{"id", "company"}}, say["name.company"]), tag("ul", company));
  page.main = list_main(
      page.title, tag("p", {{"class", "facts"}}, say[stories.kind]) + follow + company +
                      (stories.stories.empty() ? tag("p", say["search.none"]) : write_rows(site, stories.stories)));
  return write_page(site, page);
}

std::string write_follow(const Site& site) {
  const Strings& say = site.strings();
  const auto feeds = [&](std::string_view stem, std::string_view key) {
    Markup links;
    for (const auto& [type, name] : {std::pair{"atom", "feed.atom"}, {"rss", "feed.rss"}, {"json", "feed.json"}})
      links += tag("li", tag("a", {href(site.at.page(std::string(stem) + "." + type))}, say[name]));
    return tag("h2", say[key]) + tag("ul", {{"class", "actions"}}, links);
  };
  Markup others;
  for (const auto& [page, key] :
       {std::pair{"outlets", "follow.outlet"}, {"names", "follow.name"}, {"search", "follow.search"}})
    others += tag("li", tag("a", {href(site.at.page(page))}, say[key]));
  Page page;
  page.title = say["nav.follow"];
  page.section = Section::follow;
  page.head = feed_links(site.at.page("feed.atom"), site.at.page("feed.rss"), site.at.page("feed.json"), site.name);
  page.main = tag("main", {{"id", "main"}, {"class", "note"}}, tag("h1", page.title), tag("p", say["follow.text"]),
                  feeds("feed", "follow.edition"), tag("h2", say["follow.others"]), tag("p", say["follow.story"]),
                  tag("ul", {{"class", "plain"}}, others));
  return write_page(site, page);
}

}  // namespace courant::render
