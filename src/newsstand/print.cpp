#include "newsstand/print.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/time.h"
#include "newsstand/answer.h"

namespace courant::newsstand {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using std::chrono::sys_seconds;

constexpr std::size_t others_max = 5;

struct Printing {
  const Demo& demo;
  const DemoOutlet& outlet;
  std::string_view base_url;
  sys_seconds now;
};

// The outlet's articles that are out, the newest first.
std::vector<const DemoArticle*> articles_out(const Printing& printing) {
  std::vector<const DemoArticle*> out;
  for (const DemoArticle& article : printing.demo.articles)
    if (&printing.demo.outlets[article.outlet] == &printing.outlet && article.published <= printing.now)
      out.insert(out.begin(), &article);
  return out;
}

std::string escape(std::string_view text) { return mustache("{{.}}").render(data(std::string(text))); }

std::string paragraphs_html(const DemoVersion& version) {
  std::string html;
  for (const std::string& paragraph : version.paragraphs) html += "<p>" + escape(paragraph) + "</p>\n";
  return html;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string teaser(const DemoVersion& version) {
  if (!version.deck.empty()) return version.deck;
  return version.paragraphs.empty() ? "" : version.paragraphs.front();
}

// schema.org's NewsArticle, as sites put it into a page's head.
nlohmann::json linked_data(const Printing& printing, const DemoArticle& article, const DemoVersion& version) {
  nlohmann::json authors = nlohmann::json::array();
  for (const std::string& name : version.authors) authors.push_back({{"@type", "Person"}, {"name", name}});
  return {{"@type", "NewsArticle"},
          {"headline", version.title},
          {"description", teaser(version)},
          {"datePublished", base::format_utc(article.published)},
          {"articleSection", version.section},
          {"inLanguage", printing.outlet.language},
          {"mainEntityOfPage", fmt::format("{}{}", printing.base_url, printing.demo.page_path(article))},
          {"author", authors},
          {"publisher", {{"@type", "NewsMediaOrganization"}, {"name", printing.outlet.name}}}};
}

std::string linked_data_script(nlohmann::json article, const DemoOutlet& outlet, bool as_graph) {
  nlohmann::json document = {{"@context", "https://schema.org"}};
  if (as_graph)
    document["@graph"] = {{{"@type", "WebSite"}, {"name", outlet.name}}, std::move(article)};
  else
    document.update(article);
  return document.dump();
}

data outlet_data(const Printing& printing) {
  data out;
  out.set("outlet", printing.outlet.name);
  out.set("tagline", printing.outlet.tagline);
  out.set("language", printing.outlet.language);
  out.set("base", std::string(printing.base_url));
  out.set("feed_url", fmt::format("{}{}", printing.base_url, printing.outlet.feed));
  out.set("feed_type", printing.outlet.feed_type.substr(0, printing.outlet.feed_type.find(';')));
  return out;
}

void set_optional(data& out, const std::string& name, const std::string& value) {
  out.set(name, value);
  out.set("has_" + name, !value.empty());
}

data article_data(const Printing& printing, const DemoArticle& article) {
  const DemoVersion& version = article.at(printing.now);
  data out = outlet_data(printing);
  out.set("title", version.title);
  out.set("section", version.section);
  out.set("slug", article.slug);
  out.set("url", fmt::format("{}{}", printing.base_url, printing.demo.page_path(article)));
  out.set("link", fmt::format("{}{}", printing.base_url, printing.demo.feed_link(article)));
  out.set("teaser", teaser(version));
  set_optional(out, "deck", version.deck);
  set_optional(out, "authors", join(version.authors, " and "));
  set_optional(out, "role", version.role);
  set_optional(out, "place", version.place);
  set_optional(out, "credit", version.credit);
  set_optional(out, "picture", version.picture);
  set_optional(out, "post", version.post);
  out.set("post_author", version.post_author);
  out.set("iso", base::format_utc(article.published));
  out.set("rfc822", http_date(article.published));
  out.set("long_date", fmt::format("{:%A}, {:%e %B %Y}", article.published, article.published));
  out.set("short_date", fmt::format("{:%d %b %Y}", article.published));
  out.set("numeric_date", fmt::format("{:%d.%m.%Y}", article.published));
  out.set("time", fmt::format("{:%H:%M}", article.published));
  out.set("html", paragraphs_html(version));
  return out;
}

// Each paragraph with its place, so that a template can put boxes between them.
data paragraph_list(const DemoVersion& version) {
  data list{data::type::list};
  for (std::size_t index = 0; index < version.paragraphs.size(); ++index) {
    data paragraph;
    paragraph.set("text", version.paragraphs[index]);
    paragraph.set("first", index == 0);
    paragraph.set(fmt::format("after_{}", index + 1), true);
    paragraph.set("last", index + 1 == version.paragraphs.size());
    list.push_back(paragraph);
  }
  return list;
}

data article_list(const Printing& printing, const DemoArticle* except, std::size_t count_max) {
  data list{data::type::list};
  std::size_t count = 0;
  for (const DemoArticle* article : articles_out(printing))
    if (article != except && count++ < count_max) list.push_back(article_data(printing, *article));
  return list;
}

std::string json_feed(const Printing& printing) {
  nlohmann::json items = nlohmann::json::array();
  for (const DemoArticle* article : articles_out(printing)) {
    const DemoVersion& version = article->at(printing.now);
    const std::string url = fmt::format("{}{}", printing.base_url, printing.demo.feed_link(*article));
    nlohmann::json authors = nlohmann::json::array();
    for (const std::string& name : version.authors) authors.push_back({{"name", name}});
    items.push_back({{"id", url},
                     {"url", url},
                     {"title", version.title},
                     {"summary", teaser(version)},
                     {"content_html", paragraphs_html(version)},
                     {"date_published", base::format_utc(article->published)},
                     {"authors", authors},
                     {"tags", {version.section}}});
  }
  return nlohmann::json{{"version", "https://jsonfeed.org/version/1.1"},
                        {"title", printing.outlet.name},
                        {"description", printing.outlet.tagline},
                        {"home_page_url", fmt::format("{}/", printing.base_url)},
                        {"feed_url", fmt::format("{}{}", printing.base_url, printing.outlet.feed)},
                        {"language", printing.outlet.language},
                        {"items", items}}
      .dump(1);
}

std::string render(std::string_view name, const data& values) {
  mustache page{std::string(demo_template(name))};
  return page.render(values);
}

}  // namespace

std::string print_feed(const Demo& demo, const DemoOutlet& outlet, std::string_view base_url, sys_seconds now) {
  const Printing printing{demo, outlet, base_url, now};
  if (outlet.feed_template.empty()) return json_feed(printing);
  const auto articles = articles_out(printing);
  data values = outlet_data(printing);
  const sys_seconds updated = articles.empty() ? now : articles.front()->published;
  values.set("updated_iso", base::format_utc(updated));
  values.set("updated_rfc822", http_date(updated));
  values.set("articles", article_list(printing, nullptr, articles.size()));
  return render(outlet.feed_template, values);
}

std::string print_page(const Demo& demo, const DemoArticle& article, std::string_view base_url, sys_seconds now) {
  const Printing printing{demo, demo.outlets[article.outlet], base_url, now};
  const DemoVersion& version = article.at(now);
  data values = article_data(printing, article);
  values.set("paragraphs", paragraph_list(version));
  values.set("others", article_list(printing, &article, others_max));
  values.set("one_other", article_list(printing, &article, 1));
  const nlohmann::json linked = linked_data(printing, article, version);
  values.set("json_ld", linked_data_script(linked, printing.outlet, false));
  values.set("json_ld_graph", linked_data_script(linked, printing.outlet, true));
  return render(printing.outlet.slug + ".html", values);
}

std::string print_home(const Demo& demo, const DemoOutlet& outlet, std::string_view base_url, sys_seconds now) {
  const Printing printing{demo, outlet, base_url, now};
  data values = outlet_data(printing);
  const data articles = article_list(printing, nullptr, demo.articles.size());
  values.set("articles", articles);
  values.set("none", articles.is_empty_list());
  return render("home.html", values);
}

std::string print_picture(std::string_view path) {
  const std::uint64_t hash = base::hash64(path);
  data values;
  values.set("sea", fmt::format("hsl({} 35% 40%)", hash % 360));
  values.set("sky", fmt::format("hsl({} 45% 80%)", hash % 360));
  values.set("sun_x", fmt::format("{}", 80 + hash / 360 % 480));
  values.set("wave_y", fmt::format("{}", 220 + hash / 7 % 60));
  return render("picture.svg", values);
}

}  // namespace courant::newsstand
