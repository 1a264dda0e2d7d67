// The owner's list of feeds: finds the feed that is meant by an address, adds and removes feeds, takes and gives lists
// of them (OPML). For the command line and the feeds page alike. Guarded like every fetch. Thread-safe: functions over
// the store that is given.
#pragma once
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "fetch/fetcher.h"
#include "store/store.h"

namespace courant::desk {

// An address as people write it, as a feed's is kept: without fragment; "example.org" is https, "feed://a.example/rss"
// as some readers list it is http. Errors: usage.
base::Result<std::string> feed_address(std::string_view written);

// A feed's address for showing: without its password.
std::string shown_address(const std::string& url);

// On which side of the allow-list what answered stands.
inline store::FeedSide side_of(const fetch::Response& response) {
  return response.began_inside ? store::FeedSide::inside : store::FeedSide::outside;
}

// A list of feeds at an address. Errors: the fetcher's; unavailable where the answer is not 200, or a stop was asked
// for.
struct FetchedList {
  std::string bytes;
  store::FeedSide side = store::FeedSide::unknown;  // of the feeds that it names: outside, if it stands there
};
base::Result<FetchedList> fetch_list(const fetch::Settings& settings, const std::string& url,
                                     const std::stop_token& stop = {});

struct FoundFeed {
  std::string url;
  std::string title;
  store::FeedSide side = store::FeedSide::unknown;
};

// The feed itself, or the first that its page names. Errors: usage; the fetcher's; not_found where the page names no
// feed.
base::Result<FoundFeed> find_feed(const fetch::Settings& settings, const std::string& written,
                                  const std::stop_token& stop = {});

struct NewFeed {
  std::string url;  // as feed_address() takes it
  std::string title, site_url, outlet, folder;
  store::FeedSide side = store::FeedSide::unknown;
};

// Due at once. Errors: usage; conflict where it is followed already; the store's.
base::Result<store::Feed> add_feed(store::Store& store, const NewFeed& feed);

// The feed with this address, however it is written. Errors: not_found.
base::Result<store::Feed> find_followed(store::Store& store, const std::string& written);

struct ImportedList {
  std::size_t added = 0, known = 0;
  std::vector<base::Error> refused;  // addresses that are none
};

// Adds the feeds of an OPML list, in one transaction. Errors: invalid where it is no OPML; the store's.
base::Result<ImportedList> import_list(store::Store& store, std::string_view opml,
                                       store::FeedSide side = store::FeedSide::unknown);

// All feeds as OPML.
base::Result<std::string> export_list(store::Store& store);

}  // namespace courant::desk
