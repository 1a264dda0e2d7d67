#include "render/page.h"

namespace courant::render {
namespace {

Markup stylesheet(const Site& site) {
  return tag("link", {{"rel", "stylesheet"}, href(site.at.asset(style_asset().name))});
}

Markup write_head(const Site& site, const Page& page) {
  const std::string title = page.title.empty() ? site.name : page.title + " · " + site.name;
  Markup head = tag("meta", {{"charset", "utf-8"}}) +
                tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                tag("title", title);
  if (!page.description.empty()) head += tag("meta", {{"name", "description"}, {"content", page.description}});
  head += tag("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) + stylesheet(site) +
          tag("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, href(site.at.asset(icon_asset().name))});
  if (site.at.is_live()) head += script_file(site.at.asset(script_asset().name));
  if (!page.canonical.empty() && !site.origin.empty())
    head += tag("link", {{"rel", "canonical"}, href(Link::outside(site.origin + page.canonical.text()))});
  return tag("head", head, page.head);
}

Markup nav_link(const Site& site, const Page& page, Section section, const Link& link, std::string_view key) {
  return tag("li",
             tag("a", {href(link), only_if(page.section == section, {"aria-current", "page"})}, site.strings()[key]));
}

Markup search_form(const Site& site, const Page& page) {
  const Strings& say = site.strings();
  return tag("form", {{"class", "search"}, {"role", "search"}, action(site.at.page("search"))},
             tag("input", {{"type", "search"},
                           {"name", "q"},
                           {"aria-label", say["search.label"]},
                           {"placeholder", say["search.label"]},
                           {"value", page.query},
                           {"maxlength", "200"}}));
}

Markup write_masthead(const Site& site, const Page& page) {
  Markup inside = tag("a", {{"class", "name"}, href(site.at.front()), {"rel", "home"}}, site.name);
  if (site.at.is_live()) {
    const Markup links = nav_link(site, page, Section::today, site.at.front(), "nav.today") +
                         nav_link(site, page, Section::days, site.at.page("days"), "nav.days") +
                         nav_link(site, page, Section::names, site.at.page("names"), "nav.names") +
                         nav_link(site, page, Section::outlets, site.at.page("outlets"), "nav.outlets") +
                         nav_link(site, page, Section::follow, site.at.page("follow"), "nav.follow");
    inside += tag("nav", {{"aria-label", site.strings()["nav.label"]}}, tag("ul", links)) + search_form(site, page);
  }
  return tag("header", {{"class", "masthead"}}, inside);
}

}  // namespace

std::string write_page(const Site& site, const Page& page) {
  const Strings& say = site.strings();
  Markup foot = tag("p", say.say("foot", site.name));
  if (site.at.is_live()) foot += tag("p", tag("a", {href(site.at.page("reading"))}, say["reading.title"]));
  if (site.at.is_live() && site.is_owner) foot += tag("p", tag("a", {href(site.at.page("feeds"))}, say["feeds.title"]));
  const Markup body = tag("body", tag("a", {{"class", "skip"}, href(Link::here("main"))}, say["skip"]),
                          write_masthead(site, page), page.main, tag("footer", {{"class", "foot"}}, foot));
  const Markup document = Markup(html_doctype) + tag("html", {{"lang", say.language()}}, write_head(site, page), body);
  return document.bytes();
}

Markup feed_links(const Link& atom, const Link& rss, const Link& json, std::string_view title) {
  const auto one = [&](const Link& link, std::string_view type) {
    return tag("link", {{"rel", "alternate"}, {"type", type}, {"title", title}, href(link)});
  };
  return one(atom, "application/atom+xml") + one(rss, "application/rss+xml") + one(json, "application/feed+json");
}

}  // namespace courant::render
