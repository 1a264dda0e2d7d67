// Feeds as short as a test wants them. Only for tests.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "feed/parse_feed.h"

namespace courant::feed {

inline model::Feed read(std::string_view bytes, const FeedContext& context = {}) {
  auto feed = parse_feed(bytes, context);
  EXPECT_TRUE(feed) << (feed ? "" : feed.error().message);
  return feed.value_or(model::Feed{});
}

inline std::string rss(std::string_view item) {
  return "<rss version='2.0'><channel><title>T</title><item>" + std::string(item) + "</item></channel></rss>";
}

// The first item of an RSS channel with that inside it; an empty one, and a failure, where there is none.
inline model::FeedItem read_item(std::string_view item, const FeedContext& context = {}) {
  model::Feed feed = read(rss(item), context);
  EXPECT_EQ(feed.items.size(), 1u) << item;
  return feed.items.empty() ? model::FeedItem{} : std::move(feed.items[0]);
}

inline FeedContext fetched_from(std::string_view url) {
  FeedContext context;
  context.url = url;
  return context;
}

inline std::filesystem::path shared_data(std::string_view folder) {
  const char* set = std::getenv("COURANT_SHARED_DATA");
  return (set ? std::filesystem::path(set) : std::filesystem::path(COURANT_SOURCE_DIR) / "../shared/data") / folder;
}

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace courant::feed
