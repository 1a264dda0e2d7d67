#include "desk/subscribe.h"

#include <optional>

#include "base/url.h"
#include "desk/poll_plan.h"
#include "feed/parse_feed.h"
#include "html/encoding.h"
#include "html/feed_links.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;

Result<fetch::Response> ask(const fetch::Settings& settings, const std::string& url) {
  fetch::Fetcher fetcher(settings);
  std::optional<Result<fetch::Response>> answer;
  fetch::Request request;
  request.reach = fetch::Reach::allowed;
  request.url = url;
  request.accept = "*/*";
  fetcher.start(std::move(request), [&](Result<fetch::Response> given) { answer = std::move(given); });
  while (!answer) fetcher.wait(std::chrono::milliseconds{1000});
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

}  // namespace

Result<std::string> fetch_bytes(const fetch::Settings& settings, const std::string& url) {
  auto answer = ask(settings, url);
  if (!answer) return std::unexpected(answer.error());
  return std::move(answer->body);
}

Result<FoundFeed> find_feed(const fetch::Settings& settings, const std::string& url) {
  auto answer = ask(settings, url);
  if (!answer) return std::unexpected(answer.error());
  if (const auto parsed = parse(*answer))
    return FoundFeed{answer->moved_to.empty() ? url : answer->moved_to, parsed->title};
  const auto page_url = base::parse_url(answer->url);
  if (!page_url) return std::unexpected(page_url.error());
  const auto page = html::parse_document(html::decode_page(answer->body, answer->content_type));
  for (const html::FeedLink& link : html::find_feed_links(page, *page_url)) {
    const auto offered = ask(settings, link.url);
    if (!offered) continue;
    if (const auto parsed = parse(*offered)) return FoundFeed{link.url, parsed->title};
  }
  return base::fail(ErrorKind::not_found, url, "is no feed and names none");
}

}  // namespace courant::desk
