// Finds the feed that an owner means by an address: the feed itself, or the one its page names. Guarded like every
// fetch.
#pragma once
#include <string>

#include "base/result.h"
#include "fetch/fetcher.h"

namespace courant::desk {

// The bytes at an address. Errors: the fetcher's; unavailable where the answer is not 200.
base::Result<std::string> fetch_bytes(const fetch::Settings& settings, const std::string& url);

struct FoundFeed {
  std::string url;
  std::string title;
};

// Errors: the fetcher's; not_found where the page names no feed.
base::Result<FoundFeed> find_feed(const fetch::Settings& settings, const std::string& url);

}  // namespace courant::desk
