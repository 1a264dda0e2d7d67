#include "render/lists.h"
#include "render/page.h"
#include "render/rows.h"

namespace courant::render {
namespace {

Markup field(std::string_view label, std::string_view id, const Markup& control) {
  return tag("p", tag("label", {{"for", id}}, label), control);
}

Markup write_form(const Site& site, const SearchPage& search) {
  const Strings& say = site.strings();
  Markup outlets = tag("option", {{"value", ""}}, say["search.any"]);
  for (const std::string& outlet : search.outlets)
    outlets += tag("option", {{"value", outlet}, only_if(outlet == search.outlet, {"selected", ""})}, outlet);
  return tag(
      "form", {{"class", "filters"}, action(site.at.page("search"))},
      field(say["search.words"], "words",
            tag("input",
                {{"type", "search"}, {"id", "words"}, {"name", "q"}, {"value", search.query}, {"maxlength", "200"}})),
      field(say["search.name"], "name",
            tag("input",
                {{"type", "text"}, {"id", "name"}, {"name", "name"}, {"value", search.name}, {"maxlength", "200"}})),
      field(say["search.outlet"], "outlet", tag("select", {{"id", "outlet"}, {"name", "outlet"}}, outlets)),
      field(say["search.from"], "from",
            tag("input", {{"type", "date"}, {"id", "from"}, {"name", "from"}, {"value", search.from}})),
      field(say["search.until"], "until",
            tag("input", {{"type", "date"}, {"id", "until"}, {"name", "until"}, {"value", search.until}})),
      tag("p", tag("button", {{"type", "submit"}}, say["search.label"])));
}

Markup write_pages(const Site& site, const SearchPage& search) {
  const Strings& say = site.strings();
  if (search.pages <= 1) return {};
  const auto step = [&](int page, std::string_view rel, std::string_view key) {
    if (page < 1 || page > search.pages) return Markup();
    return tag("a", {{"rel", rel}, href(search_link(site, search).with_query("page", std::to_string(page)))}, say[key]);
  };
  return tag("nav", {{"class", "around"}, {"aria-label", say["search.pages"]}},
             step(search.page - 1, "prev", "gallery.prev"),
             tag("span", say.plain("gallery.at", std::to_string(search.page), std::to_string(search.pages))),
             step(search.page + 1, "next", "gallery.next"));
}

Markup write_found(const Site& site, const SearchPage& search) {
  const Strings& say = site.strings();
  if (!search.problem.empty()) return tag("p", {{"role", "status"}}, say[search.problem]);
  if (!search.asked) return tag("p", {{"class", "facts"}}, say["search.help"]);
  if (search.stories.empty() && search.articles.empty()) return tag("p", {{"role", "status"}}, say["search.none"]);
  Markup out = tag("p", {{"class", "facts"}, {"role", "status"}},
                   say.plain("search.found", say.count("stories", search.stories_total),
                             say.count("articles", search.articles_total)));
  out += write_rows(site, search.stories);
  if (!search.articles.empty())
    out += tag("section", {{"class", "articles"}, {"aria-labelledby", "articles"}},
               tag("h2", {{"id", "articles"}}, say["search.articles"]), write_article_rows(site, search.articles));
  return out + write_pages(site, search);
}

}  // namespace

std::string search_title(const Site& site, const SearchPage& search) {
  const Strings& say = site.strings();
  std::string wanted;
  for (const std::string* given : {&search.query, &search.name, &search.outlet, &search.from, &search.until})
    if (!given->empty()) wanted += (wanted.empty() ? "" : " · ") + *given;
  return wanted.empty() ? std::string(say["search.label"]) : say.plain("search.title", wanted);
}

Link search_link(const Site& site, const SearchPage& search, std::string_view type) {
  Link link = site.at.page("search" + std::string(type));
  for (const auto& [key, value] : {std::pair{"q", &search.query},
                                   {"name", &search.name},
                                   {"outlet", &search.outlet},
                                   {"from", &search.from},
                                   {"until", &search.until}})
    if (!value->empty()) link = link.with_query(key, *value);
  return link;
}

std::string write_search(const Site& site, const SearchPage& search) {
  const Strings& say = site.strings();
  Page page;
  page.title = search_title(site, search);
  page.section = Section::search;
  page.query = search.query;
  Markup follow, follow_button;
  if (search.asked && search.problem.empty()) {
    // A mail's search knows words alone.
    const bool by_mail = search.name.empty() && search.outlet.empty() && search.from.empty() && search.until.empty();
    const Followable followed{std::string(say["search.follow"]), search_link(site, search, ".atom"),
                              search_link(site, search, ".rss"), search_link(site, search, ".json"),
                              by_mail ? "search" : "",           search.query};
    page.head = feed_links(followed, page.title);
    follow = write_follow_block(site, followed);
    follow_button = tag("ul", {{"class", "actions"}}, write_follow_button(site));
  }
  page.main = tag("main", {{"id", "main"}, {"class", "list"}}, tag("h1", {{"dir", "auto"}}, page.title),
                  write_form(site, search), follow_button, write_found(site, search), follow);
  return write_page(site, page);
}

}  // namespace courant::render
