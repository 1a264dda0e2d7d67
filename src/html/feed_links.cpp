#include "html/feed_links.h"

#include <algorithm>

#include "base/ascii.h"
#include "html/plain_text.h"

namespace courant::html {
namespace {

constexpr std::size_t links_max = 20;

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] <= ' ') && (end == list.size() || list[end] <= ' ')) return true;
  }
  return false;
}

bool is_feed_type(std::string_view type) {
  type = type.substr(0, type.find(';'));
  return type == "application/rss+xml" || type == "application/atom+xml" || type == "application/feed+json" ||
         type == "application/rdf+xml" || type == "text/rss+xml" || type == "application/x-rss+xml" ||
         type == "text/xml" || type == "application/xml" || type == "application/json";
}

// In a link's text or address: what a feed is mostly called.
bool looks_like_feed(const base::Url& url) {
  const std::string path = base::lower_ascii(url.path);
  if (!url.is_http()) return false;
  for (const std::string_view end : {".rss", ".rdf", ".atom", "/feed", "/feed/", "/rss", "/rss/", "/atom", "/atom.xml",
                                     "/rss.xml", "/feed.xml", "/index.xml", "/feed.json", "/feeds/posts/default"})
    if (path.ends_with(end)) return true;
  const std::string query = url.query ? base::lower_ascii(*url.query) : std::string();
  return query.find("feed=") != std::string::npos || query.find("format=rss") != std::string::npos ||
         query.find("type=rss") != std::string::npos;
}

void add(std::vector<FeedLink>& links, FeedLink link) {
  if (links.size() >= links_max || link.url.empty()) return;
  if (std::ranges::any_of(links, [&](const FeedLink& known) { return known.url == link.url; })) return;
  links.push_back(std::move(link));
}

}  // namespace

base::Url base_of(const Document& page, const base::Url& page_url) {
  for (const Node* node = &page.root(); node; node = next_in_order(*node, page.root())) {
    if (!node->is(Tag::base)) continue;
    const std::string_view* href = find_attribute(*node, "href");
    if (!href) continue;
    const auto url = base::resolve_url(*href, page_url);
    return url && url->is_http() ? *url : page_url;
  }
  return page_url;
}

std::vector<FeedLink> find_feed_links(const Document& page, const base::Url& page_url) {
  const base::Url base = base_of(page, page_url);
  std::vector<FeedLink> declared, mentioned;
  for (const Node* node = &page.root(); node; node = next_in_order(*node, page.root())) {
    const bool link = node->is(Tag::link);
    if (!link && !node->is(Tag::a)) continue;
    const auto url = base::resolve_url(attribute(*node, "href"), base);
    if (!url || !url->is_http() || !find_attribute(*node, "href")) continue;
    const std::string rel = base::lower_ascii(attribute(*node, "rel")),
                      type = base::lower_ascii(attribute(*node, "type"));
    const bool alternate = has_word(rel, "alternate") || has_word(rel, "feed");
    // "application/json" and the plain XML types stand on much that is no feed.
    const bool vague = type == "application/json" || type.ends_with("/xml");
    if (alternate && is_feed_type(type) && (!vague || looks_like_feed(*url))) {
      add(declared, {to_string(*url), collapse_white_space(attribute(*node, "title")), type});
    } else if (!link && looks_like_feed(*url)) {
      add(mentioned, {to_string(*url), collapse_white_space(text_of(*node)), {}});
    }
  }
  std::vector<FeedLink>& found = declared.empty() ? mentioned : declared;
  std::ranges::stable_partition(found, [](const FeedLink& link) {
    return base::lower_ascii(link.url + link.title).find("comment") == std::string::npos;
  });
  return std::move(found);
}

}  // namespace courant::html
