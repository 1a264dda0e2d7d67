#include "serve/owner_pages.h"

#include "render/feeds.h"

namespace courant::serve {
namespace {

render::FeedRow row_of(const store::Feed& feed) {
  render::FeedRow row;
  row.url = feed.url;
  row.name = feed.outlet.empty() ? feed.title : feed.outlet;
  row.succeeded = feed.succeeded_at;
  row.failures = feed.failures;
  row.error = feed.error;
  if (feed.state == store::FeedState::gone) {
    row.health = render::FeedHealth::gone;
    return row;
  }
  row.next = feed.next_at;
  if (feed.failures > 0)
    row.health = render::FeedHealth::failing;
  else if (feed.succeeded_at)
    row.health = render::FeedHealth::well;
  return row;
}

}  // namespace

base::Result<std::string> make_feeds_page(store::Store& store, const render::Site& site) {
  const auto feeds = store.feeds().all();
  if (!feeds) return std::unexpected(feeds.error());
  const auto bytes = store.bytes();
  if (!bytes) return std::unexpected(bytes.error());
  std::vector<render::FeedRow> rows;
  for (const store::Feed& feed : *feeds) rows.push_back(row_of(feed));
  return render::write_feeds(site, rows, *bytes, store.bytes_max());
}

}  // namespace courant::serve
