// The contract of feeds.h, run over every kind of store.
#include "store/feeds.h"

#include "store/store_contract.h"

namespace courant::store {
namespace {

using namespace std::chrono_literals;
using base::ErrorKind;
using testing::SizeIs;

class FeedsContract : public StoreContract {};
INSTANTIATE_TEST_SUITE_P(Feeds, FeedsContract, testing::Values("file", "memory:"),
                         [](const auto& kind) { return std::string(kind.param) == "file" ? "file" : "memory"; });

TEST_P(FeedsContract, KnowsWhichFeedsAreDue) {
  const FeedId one = add_feed(), two = add_feed("https://two.example/feed");
  EXPECT_EQ(feeds().add(feeds().get(one).value()).error().kind, ErrorKind::conflict);
  Feed feed = feeds().get(two).value();
  feed.next_at = at(100);
  feed.validators = {"\"a\"", "Mon, 01 Jan 2024 00:00:00 GMT", "https://two.example/f"};
  feed.error = "no answer";
  feed.failures = 3;
  feed.side = FeedSide::outside;
  feed.wishes = {90s, std::bitset<24>(0xc00001), std::bitset<7>(0x41)};
  feed.interval = 1234s;
  feed.attempted_at = at(7);
  ASSERT_TRUE(feeds().update(feed));
  const Feed got = feeds().find("https://two.example/feed").value();
  EXPECT_EQ(got.validators.etag, "\"a\"");
  EXPECT_EQ(got.validators.last_modified, "Mon, 01 Jan 2024 00:00:00 GMT");
  EXPECT_EQ(got.validators.url, "https://two.example/f");
  EXPECT_EQ(got.failures, 3);
  EXPECT_EQ(got.side, FeedSide::outside);
  EXPECT_EQ(got.wishes.ttl, 90s);
  EXPECT_EQ(got.wishes.skip_hours, feed.wishes.skip_hours);
  EXPECT_EQ(got.wishes.skip_days, feed.wishes.skip_days);
  EXPECT_EQ(got.interval, 1234s);
  EXPECT_EQ(got.attempted_at, at(7));
  EXPECT_FALSE(got.succeeded_at);
  EXPECT_THAT(feeds().due(at(99), 10).value(), SizeIs(1));
  EXPECT_THAT(feeds().due(at(100), 10).value(), SizeIs(2));
  EXPECT_EQ(feeds().next_due().value(), at(0));
  feed.state = FeedState::gone;
  ASSERT_TRUE(feeds().update(feed));
  EXPECT_THAT(feeds().due(at(100), 10).value(), SizeIs(1));
  EXPECT_EQ(feeds().counts()->feeds, 2);
  EXPECT_EQ(feeds().counts()->active, 1);
  feed.url = "https://post.example/feed";
  EXPECT_EQ(feeds().update(feed).error().kind, ErrorKind::conflict);
  ASSERT_TRUE(feeds().remove(one));
  EXPECT_EQ(feeds().remove(one).error().kind, ErrorKind::not_found);
}

TEST_P(FeedsContract, KnowsWhichHostsRest) {
  ASSERT_TRUE(feeds().put_host_rest({"a.example", at(100)}, at(0)));
  ASSERT_TRUE(feeds().put_host_rest({"b.example", at(10)}, at(0)));
  ASSERT_TRUE(feeds().put_host_rest({"a.example", at(50)}, at(0)));
  EXPECT_THAT(feeds().host_rests(at(0)).value(), SizeIs(2));
  const auto later = feeds().host_rests(at(10)).value();
  ASSERT_THAT(later, SizeIs(1));
  EXPECT_EQ(later[0].host, "a.example");
  EXPECT_EQ(later[0].until, at(50));
  EXPECT_THAT(feeds().host_rests(at(50)).value(), SizeIs(0));
}

TEST_P(FeedsContract, KnowsEntriesByFeedAndKey) {
  const FeedId feed = add_feed(), other = add_feed("https://two.example/feed");
  const auto added = feeds().put_entry(entry(feed, "k", "h1")).value();
  EXPECT_EQ(added.outcome, EntryOutcome::added);
  EXPECT_EQ(feeds().put_entry(entry(feed, "k", "h1"))->outcome, EntryOutcome::unchanged);
  EXPECT_EQ(feeds().put_entry(entry(other, "k", "h1"))->outcome, EntryOutcome::added);

  Entry read = feeds().get_entry(added.id).value();
  read.state = EntryState::done;
  read.article = model::ArticleId("a1");
  read.validators.etag = "W/\"x\"";
  read.inside = true;
  read.reads = 2;
  ASSERT_TRUE(feeds().update_entry(read));
  EXPECT_TRUE(feeds().get_entry(added.id)->inside);
  EXPECT_THAT(feeds().due_entries(at(0), 10).value(), SizeIs(1));
  ASSERT_THAT(feeds().entries_of_url("https://post.example/k").value(), SizeIs(1));

  Entry edited = entry(feed, "k", "h2");
  edited.title = "Edited";
  edited.due_at = at(50);
  const auto updated = feeds().put_entry(edited).value();
  EXPECT_EQ(updated.outcome, EntryOutcome::updated);
  EXPECT_EQ(updated.id, added.id);
  const Entry now = feeds().get_entry(added.id).value();
  EXPECT_EQ(now.state, EntryState::waiting);
  EXPECT_EQ(now.title, "Edited");
  EXPECT_EQ(now.article.value, "a1") << "what came of it is kept";
  EXPECT_EQ(now.validators.etag, "W/\"x\"");
  EXPECT_FALSE(now.inside) << "named anew, from the outside";
  EXPECT_EQ(now.reads, 2);
  EXPECT_EQ(feeds().next_entry_due().value(), at(0));
  ASSERT_TRUE(feeds().remove(feed));
  EXPECT_EQ(feeds().get_entry(added.id).error().kind, ErrorKind::not_found);
}

TEST_P(FeedsContract, KeepsPages) {
  const auto id = feeds().put_entry(entry(add_feed(), "k", "h"))->id;
  EXPECT_EQ(feeds().latest_page(id).error().kind, ErrorKind::not_found);
  ASSERT_TRUE(feeds().put_page({id, at(1), "https://post.example/k", "text/html", std::string(100'000, 'x')}));
  ASSERT_TRUE(feeds().put_page({id, at(2), "https://post.example/k", "text/html", std::string("a\0b", 3)}));
  EXPECT_EQ(feeds().latest_page(id)->bytes, std::string("a\0b", 3));
  EXPECT_GT(store_->forget(at(2)).value(), 0);
  EXPECT_EQ(feeds().latest_page(id)->fetched_at, at(2));
}

}  // namespace
}  // namespace courant::store
