#include "desk/entries.h"

#include <algorithm>

#include "base/hash.h"
#include "base/url.h"
#include "page/extract_article.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t text_bytes_min = 50;        // less is a caption or a notice, no report
constexpr std::size_t feed_text_bytes_min = 600;  // less is a teaser

std::string hex(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(number >> shift) & 15];
  return out;
}

std::string hash_of_item(const model::FeedItem& item) {
  std::string all;
  for (const std::string* part :
       {&item.url, &item.title, &item.summary_html, &item.content_html, &item.published_raw, &item.updated_raw})
    (all += *part) += '\0';
  for (const std::string& author : item.authors) (all += author) += '\0';
  return base::sha256_hex(all).substr(0, 32);
}

std::string without_fragment(const std::string& url) {
  const auto parsed = base::parse_url(url);
  return parsed ? base::without_fragment(*parsed) : url;
}

// Pages put their outlet's name behind the headline; feeds seldom do.
std::string better_title(const std::string& page, const std::string& feed) {
  if (page.empty() || (!feed.empty() && page.find(feed) != std::string::npos)) return feed;
  return page;
}

// The one that is known more exactly; the page's where they are alike.
std::optional<base::Moment> better_moment(const std::optional<base::Moment>& page,
                                          const std::optional<base::Moment>& feed) {
  if (!page || (feed && feed->precision > page->precision)) return feed;
  return page;
}

void complete(model::Article& article, const store::Entry& entry, const store::Feed& feed, const std::string& url,
              store::Time now) {
  article.url = url;
  article.id =
      !entry.article.empty() ? entry.article : model::ArticleId('a' + hex(base::hash64(url.empty() ? entry.key : url)));
  article.outlet = !feed.outlet.empty() ? feed.outlet : !feed.title.empty() ? feed.title : article.site_name;
  article.title = better_title(article.title, entry.title);
  if (article.byline.empty() && !entry.author.empty()) article.byline = {entry.author};
  article.published = better_moment(article.published, entry.published);
  if (!article.modified && entry.updated && (!article.published || *entry.updated > *article.published))
    article.modified = entry.updated;
  article.seen = base::Moment{now};
}

}  // namespace

store::Entry entry_of(const model::FeedItem& item, store::FeedId feed, store::Time now) {
  store::Entry entry;
  entry.feed = feed;
  entry.hash = hash_of_item(item);
  entry.key = !item.id.empty() ? item.id : !item.url.empty() ? item.url : entry.hash;
  entry.url = without_fragment(item.url);
  entry.title = item.title;
  if (!item.authors.empty()) entry.author = item.authors.front();
  entry.published = item.published;
  entry.updated = item.updated;
  entry.content_html = item.content_html;
  entry.due_at = entry.first_seen = now;
  if (entry.url.empty() && entry.content_html.size() < feed_text_bytes_min) {
    entry.state = store::EntryState::failed;
    entry.error = "has neither a page nor a whole text";
  }
  return entry;
}

Result<model::Article> article_from_page(const store::Entry& entry, const store::Feed& feed, const store::Page& page) {
  auto extraction = page::extract_article({page.bytes, page.url, page.content_type});
  if (!extraction) return std::unexpected(extraction.error());
  model::Article article = std::move(extraction->article);
  if (article.text.size() < text_bytes_min)
    return base::fail(ErrorKind::invalid, page.url, "holds no text to speak of");
  complete(article, entry, feed, without_fragment(page.url), page.fetched_at);
  return article;
}

std::optional<model::Article> article_from_feed(const store::Entry& entry, const store::Feed& feed, store::Time now) {
  if (entry.content_html.size() < feed_text_bytes_min) return std::nullopt;
  const std::string page = "<!DOCTYPE html><html><body><article>" + entry.content_html + "</article></body></html>";
  auto extraction = page::extract_article({page, entry.url, "text/html; charset=utf-8"});
  if (!extraction || extraction->article.text.size() < feed_text_bytes_min) return std::nullopt;
  model::Article article = std::move(extraction->article);
  article.title.clear();  // a heading within the text is not the entry's title
  complete(article, entry, feed, entry.url, now);
  return article;
}

}  // namespace courant::desk
