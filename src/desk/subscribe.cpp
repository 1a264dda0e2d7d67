#include "desk/subscribe.h"

#include <optional>

#include "base/ascii.h"
#include "base/url.h"
#include "desk/poll_plan.h"
#include "feed/opml.h"
#include "feed/parse_feed.h"
#include "html/encoding.h"
#include "html/feed_links.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t links_tried_max = 5;

Result<fetch::Response> ask(const fetch::Settings& settings, const std::string& url, fetch::Reach reach,
                            const std::stop_token& stop) {
  fetch::Fetcher fetcher(settings);
  const std::stop_callback on_stop(stop, [&] { fetcher.wake(); });
  std::optional<Result<fetch::Response>> answer;
  fetch::Request request;
  request.reach = reach;
  request.url = url;
  request.accept = "*/*";
  fetcher.start(std::move(request), [&](Result<fetch::Response> given) { answer = std::move(given); });
  while (!answer) {
    if (stop.stop_requested()) return base::fail(ErrorKind::unavailable, url, "was not waited for");
    fetcher.wait(std::chrono::milliseconds{1000});
  }
  if (*answer && (*answer)->status != 200)
    return base::fail(ErrorKind::unavailable, url, status_words((*answer)->status));
  return std::move(*answer);
}

Result<model::Feed> parse(const fetch::Response& response) {
  feed::FeedContext context;
  context.url = response.url;
  context.content_type = response.content_type;
  context.limits.items_max = 1;  // its title is all that is wanted
  return feed::parse_feed(response.body, context);
}

std::string with_scheme(std::string_view written) {
  const auto begins = [&](std::string_view prefix) {
    return base::lower_ascii(written.substr(0, prefix.size())) == prefix;
  };
  if (begins("feed://")) return "http" + std::string(written.substr(4));
  if (begins("feed:")) return std::string(written.substr(5));
  // "localhost:8080/feed" has no scheme, though a URL's grammar sees one.
  const std::size_t colon = written.find(':'), slash = written.find_first_of("/?#");
  const bool is_port = colon + 1 < written.size() && written[colon + 1] >= '0' && written[colon + 1] <= '9';
  if (colon == std::string_view::npos || colon > slash || is_port) return "https://" + std::string(written);
  return std::string(written);
}

}  // namespace

Result<std::string> feed_address(std::string_view written) {
  while (!written.empty() && static_cast<unsigned char>(written.front()) <= ' ') written.remove_prefix(1);
  while (!written.empty() && static_cast<unsigned char>(written.back()) <= ' ') written.remove_suffix(1);
  if (written.empty()) return base::fail(ErrorKind::usage, "", "an address is needed");
  const auto url = base::parse_url(with_scheme(written));
  if (!url) return base::fail(ErrorKind::usage, written, "is no address: " + url.error().message);
  if (!url->is_http() || !url->host) return base::fail(ErrorKind::usage, written, "is no http or https address");
  return base::without_fragment(*url);
}

std::string shown_address(const std::string& url) {
  auto parsed = base::parse_url(url);
  if (!parsed || parsed->password.empty()) return url;
  parsed->password = "***";
  return base::to_string(*parsed);
}

Result<FetchedList> fetch_list(const fetch::Settings& settings, const std::string& url, const std::stop_token& stop) {
  auto answer = ask(settings, url, fetch::Reach::allowed, stop);
  if (!answer) return std::unexpected(answer.error());
  return FetchedList{std::move(answer->body), answer->inside ? store::FeedSide::unknown : store::FeedSide::outside};
}

Result<FoundFeed> find_feed(const fetch::Settings& settings, const std::string& written, const std::stop_token& stop) {
  const auto url = feed_address(written);
  if (!url) return std::unexpected(url.error());
  auto answer = ask(settings, *url, fetch::Reach::allowed, stop);
  if (!answer) return std::unexpected(answer.error());
  const auto itself = parse(*answer);
  if (itself) return FoundFeed{answer->moved_to.empty() ? *url : answer->moved_to, itself->title, side_of(*answer)};
  const auto page_url = base::parse_url(answer->url);
  if (!page_url) return std::unexpected(page_url.error());
  const auto page = html::parse_document(html::decode_page(answer->body, answer->content_type));
  auto links = html::find_feed_links(page, *page_url);
  if (links.size() > links_tried_max) links.resize(links_tried_max);
  for (const html::FeedLink& link : links) {
    // A page of the public Internet names none of what is allowed beside it.
    const auto reach = answer->inside ? fetch::Reach::allowed : fetch::Reach::public_only;
    const auto offered = ask(settings, link.url, reach, stop);
    if (!offered) continue;
    if (const auto parsed = parse(*offered)) return FoundFeed{link.url, parsed->title, side_of(*offered)};
  }
  return base::fail(ErrorKind::not_found, *url,
                    itself.error().message + (links.empty() ? "" : "; none of them could be read"));
}

Result<store::Feed> add_feed(store::Store& store, const NewFeed& wanted) {
  const auto url = feed_address(wanted.url);
  if (!url) return std::unexpected(url.error());
  store::Feed feed;
  feed.url = *url;
  feed.title = wanted.title;
  feed.site_url = wanted.site_url;
  feed.outlet = wanted.outlet;
  feed.folder = wanted.folder;
  feed.side = wanted.side;
  const auto id = store.feeds().add(feed);
  if (!id && id.error().kind == ErrorKind::conflict)
    return base::fail(ErrorKind::conflict, shown_address(*url), "is followed already");
  if (!id) return std::unexpected(id.error());
  feed.id = *id;
  return feed;
}

Result<store::Feed> find_followed(store::Store& store, const std::string& written) {
  const auto url = feed_address(written);
  return store.feeds().find(url ? *url : written);
}

Result<ImportedList> import_list(store::Store& store, std::string_view opml, store::FeedSide side) {
  const auto listed = feed::parse_opml(opml);
  if (!listed) return std::unexpected(listed.error());
  const auto transaction = store.begin();
  if (!transaction) return std::unexpected(transaction.error());
  ImportedList imported;
  for (const feed::ListedFeed& entry : *listed) {
    const auto added = add_feed(store, {entry.url, entry.title, entry.site_url, {}, entry.folder, side});
    if (added)
      ++imported.added;
    else if (added.error().kind == ErrorKind::conflict)
      ++imported.known;
    else if (added.error().kind == ErrorKind::usage)
      imported.refused.push_back(added.error());
    else
      return std::unexpected(added.error());
  }
  COURANT_TRY((*transaction)->commit());
  return imported;
}

Result<std::string> export_list(store::Store& store) {
  const auto feeds = store.feeds().all();
  if (!feeds) return std::unexpected(feeds.error());
  std::vector<feed::ListedFeed> listed;
  for (const store::Feed& feed : *feeds)
    listed.push_back({feed.url, feed.outlet.empty() ? feed.title : feed.outlet, feed.site_url, feed.folder});
  return feed::write_opml(listed);
}

}  // namespace courant::desk
