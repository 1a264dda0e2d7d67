#include "app/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(Settings, AreSoundWithoutAFile) {
  const auto settings = parse_settings("", "courant.toml").value();
  EXPECT_EQ(settings.serve.listen, "127.0.0.1:8080");
  EXPECT_EQ(settings.serve.token, "");
  EXPECT_EQ(settings.keep, std::chrono::days{180});
  EXPECT_EQ(settings.fetch.interval_min, 1h);
  EXPECT_TRUE(settings.fetch.allow.empty());
}

TEST(Settings, ReadsEveryKind) {
  const auto settings = parse_settings(R"(
store = "/var/lib/courant/news.db"
keep = "30d"
[serve]
listen = "0.0.0.0:80"
hosts = ["news.example"]
indexed = true
threads = 4
[fetch]
gap = "500ms"
interval_min = 900
[weights]
"Harbour Post" = 2
Gazette = 0.5
[[feed]]
url = "https://post.example/feed"
outlet = "Harbour Post"
[[feed]]
url = "https://two.example/feed"
folder = "World"
)",
                                       "courant.toml")
                            .value();
  EXPECT_EQ(settings.store, "/var/lib/courant/news.db");
  EXPECT_EQ(settings.keep, std::chrono::days{30});
  EXPECT_THAT(settings.serve.hosts, testing::ElementsAre("news.example"));
  EXPECT_TRUE(settings.serve.indexed);
  EXPECT_EQ(settings.serve.threads, 4u);
  EXPECT_EQ(settings.fetch.gap, 500ms);
  EXPECT_EQ(settings.fetch.interval_min, 15min);
  EXPECT_EQ(settings.weights.at("Harbour Post"), 2);
  EXPECT_EQ(settings.weights.at("Gazette"), 0.5);
  ASSERT_EQ(settings.feeds.size(), 2u);
  EXPECT_EQ(settings.feeds[0].outlet, "Harbour Post");
  EXPECT_EQ(settings.feeds[1].folder, "World");
}

TEST(Settings, SaysWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"stroe = \"x\"", "stroe is no setting"},
      {"[serve]\nport = 1", "serve.port is no setting"},
      {"store = 1", "store must be a text"},
      {"[serve]\nthreads = 0", "serve.threads must be a number from 1 up"},
      {"keep = \"soon\"", "keep must be a duration"},
      {"[fetch]\nallow = \"x\"", "fetch.allow must be a list"},
      {"[[feed]]\noutlet = \"x\"", "a feed needs a url"},
      {"feed = 1", "[[feed]]"},
      {"weights = 1", "weights must be a table"},
      {"[weights]\nPost = \"much\"", "weights.Post must be a number from 0 to 100"},
      {"[weights]\nPost = -1", "weights.Post must be a number from 0 to 100"},
      {"serve = 1", "serve must be a table"},
      {"\n\nx = ", "line 3"},
  };
  for (const auto& [toml, message] : cases) {
    const auto settings = parse_settings(toml, "courant.toml");
    ASSERT_FALSE(settings) << toml;
    EXPECT_EQ(settings.error().kind, base::ErrorKind::usage);
    EXPECT_THAT(settings.error().message, HasSubstr(message));
  }
}

TEST(Settings, ReadsEndpoints) {
  EXPECT_EQ(parse_endpoint("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(parse_endpoint("[::1]:80")->address, "::1");
  for (const char* text : {"", "8080", ":80", "host:", "host:x", "host:70000"})
    EXPECT_FALSE(parse_endpoint(text)) << text;
}

}  // namespace
}  // namespace courant::app
