#include "feed/parse_feed.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "feed/json_feed.h"
#include "feed/xml_feed.h"
#include "html/feed_links.h"

namespace courant::feed {
namespace {

constexpr std::size_t page_bytes_max = 1 << 20;  // of what is no feed: enough to find the feeds it links to

// The name of the first element, in lower case; what stands before it is passed over, a doctype among it: feeds have
// been seen with a page's.
std::string root_name(std::string_view text) {
  while (true) {
    const std::size_t begin = text.find('<');
    if (begin == std::string_view::npos || begin + 1 >= text.size()) return {};
    text.remove_prefix(begin);
    const std::string_view end = text.starts_with("<!--") ? "-->"
                                 : text[1] == '?'         ? "?>"
                                 : text[1] == '!'         ? ">"
                                                          : std::string_view();
    if (end.empty()) return base::lower_ascii(text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1));
    const std::size_t after = text.find(end);
    if (after == std::string_view::npos) return {};
    text.remove_prefix(after + end.size());
  }
}

// No feed's root is an element of HTML.
bool is_of_html(std::string_view root) { return html::tag_of(root) != html::Tag::other; }

// Where the feed begins after what a broken server wrote before it, such as a warning of PHP's: npos where none does.
std::size_t feed_after_noise(std::string_view start) {
  constexpr std::size_t noise_bytes_max = 4096;
  for (std::size_t at = start.find('<'); at < noise_bytes_max; at = start.find('<', at + 1)) {
    const std::string_view rest = start.substr(at);
    const std::string root = rest.starts_with("<?xml") ? root_name(rest) : base::lower_ascii(rest.substr(1, 8));
    for (const std::string_view name : {"rss", "feed", "rdf:rdf"})
      if (root.starts_with(name) &&
          (root.size() == name.size() || std::string_view(" \t\r\n>").contains(root[name.size()])))
        return at;
  }
  return std::string_view::npos;
}

// What the bytes are that are no feed, in words.
base::Error describe_page(TextSource& source, const FeedContext& context) {
  while (source.rest().size() < page_bytes_max && source.more()) {
  }
  std::string message = "an HTML page, not a feed";
  const auto page_url = base::parse_url(context.url);
  const auto links = html::find_feed_links(html::parse_document(std::string(source.rest().substr(0, page_bytes_max))),
                                           page_url.value_or(base::Url{}));
  for (std::size_t i = 0; i < std::min<std::size_t>(links.size(), 5); ++i)
    message += (i == 0 ? "; it links to " : ", ") + links[i].url;
  if (links.empty()) message += ", and it links to none";
  return {base::ErrorKind::invalid, context.url, message};
}

std::string describe_text(std::string_view start) {
  if (start.starts_with("%PDF-")) return "a PDF document, not a feed";
  constexpr std::string_view white = "\t\n\f\r";
  const bool text = std::ranges::none_of(
      start.substr(0, 1024), [&](char c) { return static_cast<unsigned char>(c) < ' ' && !white.contains(c); });
  return text ? "plain text, neither XML nor JSON" : "no text at all: perhaps a picture or something packed";
}

}  // namespace

base::Result<model::Feed> read_feed(const ReadBytes& read, const FeedContext& context, const ItemSink& sink) {
  std::size_t bytes = 0;
  const ReadBytes bounded = [&](char* to, std::size_t room) -> std::size_t {
    const std::size_t left = context.limits.feed_bytes_max - bytes;
    const std::size_t got = left == 0 ? 0 : read(to, std::min(room, left));
    bytes += got;
    return got;
  };
  TextSource source(bounded, context.content_type);
  source.more();
  for (;;) {  // white space before all
    const std::string_view rest = source.rest();
    const std::size_t begin = rest.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
    source.take(std::min(begin, rest.size()));
    if (begin != std::string_view::npos || !source.more()) break;
  }
  const std::string_view start = source.rest();
  if (start.empty()) return base::fail(base::ErrorKind::invalid, context.url, "it is empty");
  if (start[0] == '{' || start[0] == '[') return JsonFeedReader(source, context, sink).run();
  const std::string root = root_name(start.substr(0, 64 << 10));
  const bool noise = start[0] != '<' || (is_of_html(root) && root != "html" && root != "head" && root != "body");
  const std::size_t feed_at = noise ? feed_after_noise(start) : 0;
  if (is_of_html(root) && (feed_at == 0 || feed_at == std::string_view::npos))
    return std::unexpected(describe_page(source, context));
  const std::string text = start[0] == '<' ? std::string() : describe_text(start);
  if (feed_at != std::string_view::npos) source.take(feed_at);
  auto feed = XmlFeedReader(source, context, sink).run();
  if (!feed && !text.empty()) return base::fail(base::ErrorKind::invalid, context.url, text);
  if (feed && noise) feed->warnings.push_back("something stands before it");
  if (feed && bytes >= context.limits.feed_bytes_max) feed->warnings.push_back("it is longer than is taken");
  return feed;
}

base::Result<model::Feed> parse_feed(std::string_view bytes, const FeedContext& context) {
  const ReadBytes read = [&bytes](char* to, std::size_t room) {
    const std::size_t count = std::min(room, bytes.size());
    std::memcpy(to, bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
  std::vector<model::FeedItem> items;
  auto feed = read_feed(read, context, [&items](model::FeedItem&& item) {
    items.push_back(std::move(item));
    return true;
  });
  if (feed) feed->items = std::move(items);
  return feed;
}

}  // namespace courant::feed
