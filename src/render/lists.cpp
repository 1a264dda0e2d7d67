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
    if (row.latest) {
      // The time of an article that has a day alone is that day's midnight.
      const bool is_day = *row.latest == std::chrono::floor<std::chrono::days>(*row.latest);
      const base::Moment latest{*row.latest, is_day ? base::Precision::day : base::Precision::second};
      facts += Markup(" · ") + say.say("latest", write_stamp(site, latest));
    }
    rows += tag("li", tag("a", {href(site.at.outlet(row.outlet)), {"dir", "auto"}}, row.outlet), " ",
                tag("span", {{"class", "attr"}}, facts));
  }
  Page page;
  page.title = say["nav.outlets"];
  page.section = Section::outlets;
  page.main = list_main(
      page.title, rows.empty() ? tag("p", say["empty.text"]) : tag("ul", {{"class", "rows short outlets"}}, rows));
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
  Markup follow, follow_button;
  if (stories.followed) {
    const Followable& followed = *stories.followed;
    page.head = feed_links(followed, stories.title);
    follow = write_follow_block(site, followed);
    follow_button = tag("ul", {{"class", "actions"}}, write_follow_button(site));
  }
  Markup company;
  for (const NameRow& row : stories.company)
    company += tag("li", tag("a", {href(site.at.name(row.name)), {"dir", "auto"}}, row.name));
  if (!company.empty())
    company = tag("section", {{"class", "company"}, {"aria-labelledby", "company"}},
                  tag("h2", {{"id", "company"}}, say["name.company"]), tag("ul", company));
  page.main = list_main(
      page.title, tag("p", {{"class", "facts"}}, say[stories.kind]) + follow_button + company +
                      (stories.stories.empty() ? tag("p", say["search.none"]) : write_rows(site, stories.stories)) +
                      follow);
  return write_page(site, page);
}

}  // namespace courant::render
