#include "desk/subscribe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Subscribe, TakesAddressesAsPeopleWriteThem) {
  const std::pair<const char*, const char*> cases[] = {
      {" https://post.example/feed#top\n", "https://post.example/feed"},
      {"HTTP://Post.Example:80/a/../feed", "http://post.example/feed"},
      {"post.example", "https://post.example/"},
      {"post.example/feed?a=b:c", "https://post.example/feed?a=b:c"},
      {"nas.lan:8080/feed", "https://nas.lan:8080/feed"},
      {"feed://post.example/rss", "http://post.example/rss"},
      {"Feed:https://post.example/rss", "https://post.example/rss"},
      {"http://[::1]:8080/x", "http://[::1]:8080/x"},
      {"https://me:secret@post.example/", "https://me:secret@post.example/"},
  };
  for (const auto& [written, kept] : cases) {
    const auto address = feed_address(written);
    ASSERT_TRUE(address) << written << ": " << address.error().message;
    EXPECT_EQ(*address, kept);
  }
  for (const char* none : {"", "  ", "javascript:alert(1)", "ftp://post.example/", "http://", "https://exa mple/",
                           "file:///etc/passwd", "mailto:me@post.example", "feed:", ":", "://x", "data:text/html,x"}) {
    const auto address = feed_address(none);
    ASSERT_FALSE(address) << none << " is taken as " << *address;
    EXPECT_EQ(address.error().kind, base::ErrorKind::usage) << none;
  }
}

TEST(Subscribe, ShowsNoPassword) {
  EXPECT_EQ(shown_address("https://me:secret@post.example/feed?x"), "https://me:***@post.example/feed?x");
  EXPECT_EQ(shown_address("https://post.example/feed"), "https://post.example/feed");
  EXPECT_EQ(shown_address("nonsense"), "nonsense");
}

TEST(Subscribe, KnowsAFeedHoweverItIsWritten) {
  const auto store = store::open_store("memory:").value();
  ASSERT_TRUE(add_feed(*store, {"post.example/feed", "Post", "", "", "World"}));
  const auto again = add_feed(*store, {"HTTPS://POST.example/feed#x", "", "", "", ""});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, base::ErrorKind::conflict);
  EXPECT_EQ(find_followed(*store, "https://Post.example:443/feed")->folder, "World");
  EXPECT_EQ(find_followed(*store, "https://other.example/").error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(find_followed(*store, "").error().kind, base::ErrorKind::not_found);
}

TEST(Subscribe, TakesAListAndGivesItBack) {
  const auto store = store::open_store("memory:").value();
  const std::string list =
      "<opml version='2.0'><body><outline text='World'><outline text='A &amp; B' "
      "xmlUrl='https://a.example/feed?x=1&amp;y=2' "
      "htmlUrl='https://a.example/'/></outline><outline text='Bare' xmlUrl='b.example/feed'/><outline "
      "xmlUrl='feed://c.example/'/>"
      "<outline text='Twice' xmlUrl='https://b.example/feed#x'/><outline text='No' "
      "xmlUrl='javascript:alert(1)'/></body></opml>";
  const auto imported = import_list(*store, list);
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(imported->added, 3u);
  EXPECT_EQ(imported->known, 1u);
  ASSERT_EQ(imported->refused.size(), 1u);
  EXPECT_EQ(imported->refused.front().subject, "javascript:alert(1)");
  const std::string exported = export_list(*store).value();
  EXPECT_THAT(exported, HasSubstr("xmlUrl=\"https://a.example/feed?x=1&amp;y=2\""));
  EXPECT_THAT(exported, HasSubstr("xmlUrl=\"http://c.example/\""));
  const auto other = store::open_store("memory:").value();
  EXPECT_EQ(import_list(*other, exported)->added, 3u);
  const auto feeds = other->feeds().all().value();
  std::vector<std::string> folders;
  for (const store::Feed& feed : feeds) folders.push_back(feed.folder);
  EXPECT_THAT(folders, testing::UnorderedElementsAre("", "", "World"));
  EXPECT_EQ(import_list(*store, "<html></html>").error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(import_list(*store, "").error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(store->feeds().all()->size(), 3u);
}

}  // namespace
}  // namespace courant::desk
