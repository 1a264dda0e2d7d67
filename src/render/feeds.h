// The owner's page of the feeds that are read: how each is, when it was and will be asked, what went wrong.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/site.h"

namespace courant::render {

enum class FeedHealth : unsigned char { well, failing, gone, fresh };  // fresh: not asked yet

struct FeedRow {
  std::string url, name;
  FeedHealth health = FeedHealth::fresh;
  std::optional<std::chrono::sys_seconds> succeeded, next;
  int failures = 0;   // in a row
  std::string error;  // the last failure in plain words
};

// `store_bytes`: what the store takes on disk; `store_bytes_max`: what it may, 0: no bound.
std::string write_feeds(const Site& site, const std::vector<FeedRow>& feeds, std::int64_t store_bytes,
                        std::int64_t store_bytes_max);

}  // namespace courant::render
