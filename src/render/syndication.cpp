#include "render/syndication.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "render/rfc822.h"
#include "render/sources.h"
#include "render/story.h"

namespace courant::render {
namespace {

std::string absolute(const Site& site, const Link& link) { return site.origin + link.text(); }

std::chrono::sys_seconds updated_of(const Channel& channel) {
  std::chrono::sys_seconds newest{};
  for (const FeedEntry& entry : channel.entries) newest = std::max(newest, entry.updated);
  return newest;
}

std::string summary_of(const Site& site, const model::Digest& digest) {
  return reports_in_words(site.strings(), digest.outlets, digest.independent);
}

}  // namespace

std::string entry_id(const Channel& channel, const model::Digest& digest) {
  return urn_of(channel.versions ? fmt::format("story/{}/{}", digest.story.value, digest.version)
                                 : "story/" + digest.story.value);
}

std::chrono::sys_seconds published_of(const FeedEntry& entry) {
  std::optional<std::chrono::sys_seconds> first;
  for (const model::DigestSource& source : entry.digest->sources)
    if (source.published && (!first || source.published->at < *first)) first = source.published->at;
  return first.value_or(entry.at);
}

std::string urn_of(std::string_view name) {
  std::string digits = base::sha256_hex("courant/" + std::string(name)).substr(0, 32);
  digits[12] = '8';
  digits[16] = "89ab"[(digits[16] % 4)];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4),
                     digits.substr(16, 4), digits.substr(20));
}

Markup write_plain_digest(const Site& site, const model::Digest& digest) {
  const Strings& say = site.strings();
  Markup out = tag("p", tag("b", reports_in_words(say, digest.outlets, digest.independent)));
  Markup slides;
  for (const model::Slide& slide : digest.slides) {
    Markup heading = tag("span", {{"dir", "auto"}}, title_of(say, slide));
    if (const std::string_view kind = kind_in_words(say, slide); !kind.empty())
      heading += Markup(" ") + tag("small", "(", kind, ")");
    Markup body = tag("h3", heading);
    for (const Passage passage : passages_of(slide))
      body += tag("p", write_attribution(site, passage.front()), ": ", write_passage(passage, digest.language));
    slides += tag("li", body);
  }
  out += tag("ol", slides);
  Markup sources;
  for (const model::DigestSource& source : digest.sources)
    sources += tag("li", tag("a", {href(Link::outside(source.url)), {"dir", "auto"}},
                             source.title.empty() ? source.outlet : source.outlet + ": " + source.title));
  return out + tag("h3", say["sources"]) + tag("ul", sources);
}

std::string write_atom(const Site& site, const Channel& channel) {
  Markup feed =
      tag("id", urn_of(channel.key)) + tag("title", channel.title) +
      tag("updated", base::format_utc(updated_of(channel))) +
      tag("link",
          {{"rel", "self"}, {"type", "application/atom+xml"}, href(Link::outside(absolute(site, channel.self)))}) +
      tag("link", {{"rel", "alternate"}, {"type", "text/html"}, href(Link::outside(absolute(site, channel.page)))}) +
      tag("author", tag("name", site.name)) + tag("generator", "Courant");
  for (const FeedEntry& entry : channel.entries) {
    const model::Digest& digest = *entry.digest;
    Markup inside = tag("id", entry_id(channel, digest)) + tag("title", digest.headline.text) +
                    tag("updated", base::format_utc(entry.updated)) +
                    tag("link", {{"rel", "alternate"},
                                 {"type", "text/html"},
                                 href(Link::outside(absolute(site, site.at.story(digest.story))))}) +
                    tag("link", {{"rel", "related"},
                                 {"type", "application/json"},
                                 href(Link::outside(absolute(site, site.at.story_file(digest.story, "json"))))});
    inside += tag("published", base::format_utc(published_of(entry))) + tag("summary", summary_of(site, digest)) +
              tag("content", {{"type", "html"}, only_if(!digest.language.empty(), {"xml:lang", digest.language})},
                  write_plain_digest(site, digest).bytes());
    feed += tag("entry", inside);
  }
  const Markup document =
      Markup(xml_declaration) +
      tag("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", site.strings().language()}}, feed);
  return document.bytes();
}

std::string write_rss(const Site& site, const Channel& channel) {
  Markup items;
  for (const FeedEntry& entry : channel.entries) {
    const model::Digest& digest = *entry.digest;
    items += tag("item", tag("title", digest.headline.text), tag("link", absolute(site, site.at.story(digest.story))),
                 tag("guid", {{"isPermaLink", "false"}}, entry_id(channel, digest)),
                 tag("pubDate", format_rfc822(entry.at)), tag("atom:updated", base::format_utc(entry.updated)),
                 tag("description", write_plain_digest(site, digest).bytes()));
  }
  const Markup head =
      tag("title", channel.title) + tag("link", absolute(site, channel.page)) + tag("description", channel.title) +
      tag("language", site.strings().language()) + tag("lastBuildDate", format_rfc822(updated_of(channel))) +
      tag("generator", "Courant") +
      tag("atom:link",
          {{"rel", "self"}, {"type", "application/rss+xml"}, href(Link::outside(absolute(site, channel.self)))});
  const Markup document =
      Markup(xml_declaration) +
      tag("rss", {{"version", "2.0"}, {"xmlns:atom", "http://www.w3.org/2005/Atom"}}, tag("channel", head, items));
  return document.bytes();
}

std::string write_sitemap(const Site& site, const std::vector<SitemapRow>& rows) {
  Markup urls = tag("url", tag("loc", absolute(site, site.at.front())));
  for (const SitemapRow& row : rows)
    urls += tag("url", tag("loc", absolute(site, site.at.story(row.story))), tag("lastmod", base::format_utc(row.at)));
  const Markup document =
      Markup(xml_declaration) + tag("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}}, urls);
  return document.bytes();
}

}  // namespace courant::render
