// The owner's page of the feeds that are read: how each is, when it was and will be asked, what went wrong; and the
// forms by which feeds are added, removed, and taken over from another reader.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/site.h"

namespace courant::render {

enum class FeedHealth : unsigned char { well, failing, gone, fresh };  // fresh: not asked yet

struct FeedRow {
  std::int64_t id = 0;
  std::string url, name, site_url, folder;
  bool is_standing = false;  // the settings file names it
  FeedHealth health = FeedHealth::fresh;
  std::optional<std::chrono::sys_seconds> succeeded, next;
  int failures = 0;   // in a row
  std::string error;  // the last failure in plain words
};

struct FeedsPage {
  std::vector<FeedRow> feeds;
  std::int64_t store_bytes = 0, store_bytes_max = 0;  // on disk; what it may take, 0: no bound
  bool is_full = false;                               // the store: nothing is fetched
  std::string notice;                                 // what came of a change, or why there was none
  bool is_refused = false;
  std::vector<std::string> refused;     // addresses of a list, each with what is wrong
  std::string address, outlet, folder;  // what the form holds
};
std::string write_feeds(const Site& site, const FeedsPage& feeds);

}  // namespace courant::render
