// `courant add https://example.org`: from a page's address to its feed, over HTTP.
#include <gtest/gtest.h>

#include "desk/subscribe.h"
#include "network/asking.h"
#include "newsstand/newsstand.h"

namespace courant {
namespace {

class Discover : public testing::Test {
 protected:
  Discover() : stand_(std::move(newsstand::Newsstand::open({.hosts = 1, .port = 0}).value())) {
    put_feed("/rss", "Harbour Post");
    put_feed("/comments/feed", "Comments");
  }
  ~Discover() override { stand_->close(); }

  void put_feed(const std::string& target, const std::string& title) {
    stand_->put(target,
                newsstand::text_answer("<rss version='2.0'><channel><title>" + title + "</title></channel></rss>",
                                       "application/rss+xml"));
  }
  void put_page(const std::string& html) { stand_->put("/", newsstand::text_answer(html)); }
  base::Result<desk::FoundFeed> find(const std::string& target = "/") {
    return desk::find_feed(settings_allowing({stand_->authority(0)}), stand_->url(target));
  }

  std::unique_ptr<newsstand::Newsstand> stand_;
};

TEST_F(Discover, TakesTheFeedThatAPageDeclares) {
  put_page(
      "<!DOCTYPE html><title>x</title><link rel=alternate type=application/rss+xml title=Comments "
      "href=/comments/feed><link rel='alternate' type='application/rss+xml' href='/rss'><a href=/other.rss>y</a>");
  const auto found = find();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->url, stand_->url("/rss"));
  EXPECT_EQ(found->title, "Harbour Post");
}

TEST_F(Discover, TakesTheFeedThatAPageMentions) {
  put_page("<!DOCTYPE html><p>Read our <a href='/rss'>RSS feed</a>.");
  const auto found = find();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->url, stand_->url("/rss"));
}

TEST_F(Discover, PassesOverWhatIsDeclaredAndNotThere) {
  put_page(
      "<link rel=alternate type=application/atom+xml href=/gone><link rel=alternate type=application/rss+xml "
      "href=/page><link rel=alternate type=application/rss+xml href=/rss>");
  stand_->put("/page", newsstand::text_answer("<!DOCTYPE html><p>no feed"));
  const auto found = find();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->url, stand_->url("/rss"));
}

TEST_F(Discover, TakesAFeedAsItself) {
  const auto found = find("/rss");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->url, stand_->url("/rss"));
}

TEST_F(Discover, SaysThatThereIsNone) {
  put_page("<!DOCTYPE html><p>Nothing. <a href='/about'>About</a>");
  const auto found = find();
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(found.error().message, "an HTML page, not a feed, and it links to none");
  put_page("<link rel=alternate type=application/rss+xml href=/gone>");
  EXPECT_EQ(find().error().message,
            "an HTML page, not a feed; it links to " + stand_->url("/gone") + "; none of them could be read");
  stand_->put("/list", newsstand::text_answer("<opml version='2.0'><body/></opml>", "text/x-opml"));
  EXPECT_EQ(find("/list").error().message, "an OPML list of feeds, not a feed");
}

}  // namespace
}  // namespace courant
