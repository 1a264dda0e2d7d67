// The live path against real HTTP: what the desk asks, keeps, asks again, and what a restart finds.
#include "desk/desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "network/press_room.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using newsstand::Answer;
using newsstand::redirect_answer;
using newsstand::text_answer;
using testing::HasSubstr;
using testing::SizeIs;

TEST(Desk, BringsAFeedsArticlesToDigests) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.publish("rates", "Bank holds its rate",
               "The bank of Vellany held its rate at four percent on Tuesday, its governor said.");
  room.add_feed();
  room.work();
  EXPECT_EQ(room.store().articles().count().value(), 2);
  EXPECT_EQ(room.store().digests().count().value(), 2);
  const auto articles = room.store().articles().of_outlet("Harbour Post", 9).value();
  ASSERT_THAT(articles, SizeIs(2));
  const auto& article = articles[0].title == "Quay closed after storm" ? articles[0] : articles[1];
  EXPECT_EQ(article.title, "Quay closed after storm");
  EXPECT_THAT(article.text, HasSubstr("broke its wall."));
  EXPECT_EQ(article.url, room.stand().url("/news/quay"));
}

TEST(Desk, ChangesNothingWhenNothingHasChanged) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.work();
  const auto revision = room.store().revision().value();
  room.live(80h);
  EXPECT_EQ(room.store().revision().value(), revision);
  EXPECT_EQ(room.counters().polls_changed.Value(), 1);
  EXPECT_GE(room.counters().polls_unchanged.Value(), 5);
  EXPECT_EQ(room.counters().pages_unchanged.Value(), 4) << "read again after 1, 6, 24 and 72 hours";
  EXPECT_THAT(room.stand().requests_for("/news/quay"), SizeIs(5));
}

TEST(Desk, ReadsAPageAgainAfter1And6And24And72Hours) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  const auto started = room.now();
  std::vector<std::chrono::milliseconds> read;
  std::vector<std::string> conditions;
  room.stand().put("/news/quay", [&](const newsstand::Request& request) {
    read.push_back(room.now() - started);
    conditions.emplace_back(request.header("if-none-match"));
    Answer page =
        text_answer("<title>Quay</title><article><p>The quay at Ostrel was closed on Monday after the storm " +
                    std::string(read.size() > 3 ? "broke its wall." : "broke a wall.") + "</p></article>");
    page.etag = read.size() > 3 ? "\"two\"" : "\"one\"";
    return newsstand::apply_conditions(request, page);
  });
  room.add_feed();
  for (int day = 0; day < 10; ++day) {
    room.live(24h);
    room.restart();
  }
  ASSERT_THAT(read, SizeIs(5));
  const std::chrono::hours planned[] = {0h, 1h, 6h, 24h, 72h};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_GE(read[i], planned[i]);
    EXPECT_LT(read[i], planned[i] + 1min);
  }
  EXPECT_THAT(conditions, testing::ElementsAre("", "\"one\"", "\"one\"", "\"one\"", "\"two\""));
  EXPECT_THAT(room.store().articles().versions(room.only_article()).value(), SizeIs(2));
}

TEST(Desk, KeepsAnEditedPageAsANewVersion) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday. Three people were hurt, the harbour said.");
  room.add_feed();
  room.work();
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday. Five people were hurt, the harbour said.", false);
  room.live(2h);
  const auto latest = room.store().articles().latest(room.only_article()).value();
  EXPECT_EQ(latest.version, 2);
  EXPECT_THAT(latest.text, HasSubstr("Five people"));
  const auto story = room.store().stories().assignment(latest.id).value()->story;
  const auto digest = room.store().digests().latest(story)->digest;
  EXPECT_EQ(digest.sources.front().version, 2);
  ASSERT_THAT(digest.changes, SizeIs(1));
  EXPECT_THAT(digest.changes.front().removed.front(), HasSubstr("Three people"));
}

TEST(Desk, ReadsAPageAgainWhenItsEntryIsEdited) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.live(100h);
  room.publish("quay", "Quay open again",
               "The quay at Ostrel was opened again on Friday once its wall had been mended.");
  room.live(25h);
  EXPECT_EQ(room.store().articles().latest(room.only_article())->title, "Quay open again");
  EXPECT_EQ(room.store().articles().count().value(), 1);
}

TEST(Desk, DoesNotPollEarlyAfterARestart) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.work();
  for (int i = 0; i < 5; ++i) {
    room.restart();
    room.work();
  }
  EXPECT_THAT(room.stand().requests_for("/feed.xml"), SizeIs(1));
  EXPECT_THAT(room.stand().requests_for("/news/quay"), SizeIs(1));
}

TEST(Desk, StoresTheNextTimeBeforeItAsks) {
  PressRoom room;
  std::optional<store::Time> planned;
  const auto path = room.path();
  const store::FeedId id = room.add_feed();
  room.stand().put("/feed.xml", [&](const newsstand::Request&) {
    const auto other = store::open_store(path).value();  // as another process sees it, while the request is under way
    planned = other->feeds().get(id)->next_at;
    return text_answer("gone", "text/plain");
  });
  room.work();
  ASSERT_TRUE(planned);
  EXPECT_GE(*planned, desk::second_of(room.now()) + 1h);
}

TEST(Desk, HeedsRobotsTxtForPages) {
  PressRoom room;
  room.stand().put("/robots.txt", text_answer("User-agent: *\nDisallow: /news/secret", "text/plain"));
  room.publish("secret", "Not for readers",
               "The text of a page that its outlet does not want to be read by us at all.");
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.live(30h);
  EXPECT_THAT(room.stand().requests_for("/news/secret"), SizeIs(0));
  EXPECT_EQ(room.store().articles().count().value(), 1);
  EXPECT_THAT(room.stand().requests_for("/robots.txt"), SizeIs(2)) << "once a day";
  EXPECT_EQ(room.counters().pages_closed.Value(), 1);
  EXPECT_EQ(room.counters().pages_failed.Value(), 0) << "counted once";
}

TEST(Desk, WaitsWhileRobotsTxtFails) {
  PressRoom room;
  room.stand().put("/robots.txt", newsstand::status_answer(500));
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.work();
  EXPECT_THAT(room.stand().requests_for("/news/quay"), SizeIs(0));
  room.stand().put("/robots.txt", newsstand::status_answer(404));
  room.live(2h);
  EXPECT_EQ(room.store().articles().count().value(), 1);
}

TEST(Desk, HeedsTheRobotsTxtOfAHostThatAPageRedirectsTo) {
  PressRoom room(2);
  room.publish("open", "Quay closed after storm", "");
  room.publish("secret", "Not for readers", "");
  room.stand().put("/news/open", redirect_answer(room.stand().url("/open", 1)));
  room.stand().put("/news/secret", redirect_answer(room.stand().url("/secret", 1)));
  room.stand().put("/robots.txt", text_answer("User-agent: *\nDisallow: /secret", "text/plain"), 1);
  const auto page =
      text_answer("<article><p>The quay at Ostrel was closed on Monday after a storm broke its wall.</p></article>");
  room.stand().put("/open", page, 1);
  room.stand().put("/secret", page, 1);
  room.add_feed();
  room.work();
  EXPECT_THAT(room.stand().requests_for("/open", 1), SizeIs(1));
  EXPECT_THAT(room.stand().requests_for("/secret", 1), SizeIs(0));
  EXPECT_THAT(room.stand().requests_for("/robots.txt", 1), SizeIs(1));
  EXPECT_EQ(room.store().articles().count().value(), 1);
}

TEST(Desk, LeavesAHostAloneThatAskedForItAlsoAfterARestart) {
  PressRoom room(2);
  const std::string text = "The quay at Ostrel was closed on Monday after the storm broke its wall.";
  room.publish("busy", "Quay closed after storm", text);
  room.stand().put("/news/busy", newsstand::busy_answer(503, "86400"));
  room.stand().put_rest([&](const newsstand::Request&) { return text_answer(room.feed(), "application/rss+xml"); }, 1);
  room.add_feed("/feed.xml", 1);
  room.work();
  ASSERT_THAT(room.stand().requests_for("/news/busy"), SizeIs(1));
  const auto start = room.now();
  room.publish("busy", "Quay closed after storm", text, false);
  room.publish("calm", "Bank holds its rate", text);
  room.stand().forget_requests();
  room.restart();
  std::optional<desk::Time> asked;
  room.stand().put_rest([&](const newsstand::Request&) {
    asked = asked.value_or(room.now());
    return newsstand::status_answer(404);
  });
  room.live(23h);
  room.restart();
  room.live(30h);
  EXPECT_GE(room.stand().requests_for("/feed.xml", 1).size(), 10u) << "another host's feed is asked as ever";
  ASSERT_TRUE(asked);
  EXPECT_GE(*asked, start + 24h);
  EXPECT_THAT(room.stand().requests_for("/news/calm"), SizeIs(testing::Ge(1)));
}

TEST(Desk, ASlowHostsManyPagesHoldNobodyUp) {
  PressRoom room(2);
  room.settings().courier.host_gap = 2000ms;
  room.restart();
  for (int i = 0; i < 2'600; ++i) room.publish(std::to_string(i), "News", "");  // more than wait in memory
  room.add_feed();
  room.stand().put("/small.xml",
                   text_answer("<rss version='2.0'><channel><title>Small</title><item><link>" +
                                   room.stand().url("/page", 1) + "</link></item></channel></rss>",
                               "application/rss+xml"),
                   1);
  room.live(5min);
  room.add_feed("/small.xml", 1);
  room.live(1min);
  EXPECT_THAT(room.stand().requests_for("/small.xml", 1), SizeIs(1));
  EXPECT_THAT(room.stand().requests_for("/page", 1), SizeIs(1));
  room.live(90min);
  EXPECT_THAT(room.stand().requests_for("/feed.xml"), SizeIs(testing::Ge(2))) << "feeds go before pages";
  EXPECT_GE(room.stand().requests().size(), 2'600u) << "and every page had its turn";
}

TEST(Desk, KnowsAPageThatTwoFeedsList) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.add_feed();
  room.stand().put("/sport.xml", text_answer(room.feed(), "application/rss+xml"));
  room.add_feed("/sport.xml");
  room.work();
  EXPECT_THAT(room.stand().requests_for("/news/quay"), SizeIs(1));
  EXPECT_EQ(room.store().articles().count().value(), 1);
}

TEST(Desk, FallsBackOnTheFeedsTextWhereThePageFails) {
  PressRoom room;
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "The quay at Ostrel was closed on Monday after the storm number " + std::to_string(i) + " broke its wall. ";
  room.publish("quay", "Quay closed after storm", text);
  room.put_full_text("quay", text);
  room.stand().put("/news/quay", newsstand::status_answer(410));
  room.add_feed();
  room.work();
  ASSERT_EQ(room.store().articles().count().value(), 1);
  EXPECT_THAT(room.store().articles().latest(room.only_article())->text, HasSubstr("storm number 19"));
}

TEST(Desk, GivesUpOnAPageAfterSixTriesAndSaysSo) {
  PressRoom room;
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday after the storm broke its wall.");
  room.stand().put("/news/quay", newsstand::status_answer(500));
  room.add_feed();
  room.live(48h);
  EXPECT_THAT(room.stand().requests_for("/news/quay"), SizeIs(6));
  EXPECT_EQ(room.store().feeds().counts()->waiting, 0);
}

TEST(Desk, TakesEveryEntryOfALongFeed) {
  PressRoom room;
  std::string items;
  for (int i = 0; i < 6'000; ++i) items += "<item><guid>n" + std::to_string(i) + "</guid><title>Note</title></item>";
  room.stand().put("/feed.xml",
                   text_answer("<rss version='2.0'><channel>" + items + "</channel></rss>", "application/rss+xml"));
  room.add_feed();
  room.work();
  EXPECT_EQ(room.store().feeds().counts()->entries, 6'000);
}

TEST(Desk, KnowsAnEntryByItsIdElseItsLinkElseItsContent) {
  PressRoom room;
  std::string items;
  room.stand().put("/feed.xml", [&](const newsstand::Request&) {
    return text_answer("<rss version='2.0'><channel>" + items + "</channel></rss>", "application/rss+xml");
  });
  room.add_feed();
  const auto poll = [&](const std::string& listed) {
    items = listed;
    room.live(25h);
    return std::pair{room.store().feeds().counts()->entries, room.counters().entries_updated.Value()};
  };
  const std::string page = "<link>" + room.stand().url("/");
  EXPECT_EQ(poll("<item><guid>n1</guid><title>A</title>" + page + "a</link></item><item><title>B</title>" + page +
                 "b</link></item><item><title>C</title></item>"),
            std::pair(3L, 0.0));
  EXPECT_EQ(poll("<item><title>C</title></item><item><title>B</title>" + page +
                 "b</link></item><item><guid>n1</guid><title>A</title>" + page + "a</link></item>"),
            std::pair(3L, 0.0))
      << "in another order";
  EXPECT_EQ(poll("<item><guid>n1</guid><title>A, edited</title>" + page + "elsewhere</link></item>"),
            std::pair(3L, 1.0))
      << "by its id, though its link is another";
  EXPECT_EQ(poll("<item><title>B, edited</title>" + page + "b</link></item>"), std::pair(3L, 2.0)) << "by its link";
  EXPECT_EQ(poll("<item><title>C, edited</title></item>"), std::pair(4L, 2.0)) << "by its content, which is another";
  EXPECT_EQ(poll("<item><guid>n2</guid><title>A</title>" + page + "a</link></item>"), std::pair(5L, 2.0))
      << "another id, though the link is the same";
}

// A text that no compression makes small.
std::string long_text(int seed) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string text;
  while (text.size() < 12'000)
    text += "The " + std::to_string(random()) + " was " + std::to_string(random()) + " then. ";
  return text;
}

TEST(Desk, KeepsTheStoreWithinItsBound) {
  PressRoom room;
  constexpr std::int64_t bound = 3 << 20;
  room.bound(bound);
  room.restart();
  room.add_feed();
  int published = 0;
  const auto publish_some = [&] {
    for (int i = 0; i < 10; ++i, ++published)
      room.publish("n" + std::to_string(published), "Report " + std::to_string(published), long_text(published));
  };
  // Pages make room at first.
  while (room.counters().forgotten_bytes.Value() == 0 && published < 1'000) {
    publish_some();
    room.live(61min);
    ASSERT_LE(room.store().bytes().value(), bound);
  }
  EXPECT_EQ(room.store().articles().count().value(), published);
  EXPECT_EQ(room.counters().store_full.Value(), 0);
  // Then nothing is left that may go: nothing is asked for any more, and what is there can be read.
  while (room.counters().store_full.Value() == 0 && published < 2'000) {
    publish_some();
    room.live(61min);
    ASSERT_LE(room.store().bytes().value(), bound);
  }
  ASSERT_GT(room.counters().store_full.Value(), 0);
  const auto kept = room.store().articles().count().value();
  const auto digests = room.store().digests().count().value();
  EXPECT_GT(digests, 20);
  room.stand().forget_requests();
  publish_some();
  room.live(30h);
  EXPECT_THAT(room.stand().requests(), SizeIs(0));
  EXPECT_EQ(room.store().articles().count().value(), kept);
  EXPECT_EQ(room.store().digests().recent(10)->size(), 10u);
  EXPECT_EQ(room.counters().store_failures.Value(), 0) << "refused before it hurts";
  // With more room it goes on, and nothing was lost.
  room.bound(4 * bound);
  room.restart();
  room.live(30h);
  EXPECT_EQ(room.store().articles().count().value(), published);
  EXPECT_GE(room.store().digests().count().value(), digests);
}

TEST(Desk, ForgetsPagesAndVersionsPastKeepButNeverWhatADigestNames) {
  PressRoom room;
  room.settings().keep = 180 * 24h;
  room.restart();
  room.publish("quay", "Quay closed after storm",
               "The quay at Ostrel was closed on Monday. Three people were hurt, the harbour said.");
  room.add_feed();
  room.work();
  const auto id = room.only_article();
  // Two edits, of which the first was gone before it was ever told.
  auto edited = room.store().articles().latest(id).value();
  for (const char* number : {"Four", "Five"}) {
    edited.text =
        std::string("The quay at Ostrel was closed on Monday. ") + number + " people were hurt, the harbour said.";
    edited.seen = base::Moment{desk::second_of(room.now())};
    ASSERT_TRUE(room.store().articles().put(edited));
  }
  room.work();
  ASSERT_EQ(room.store().digests().latest(room.store().stories().assignment(id).value()->story)->digest.version, 2);
  const auto has_page = [&] { return room.store().feeds().latest_page(store::EntryId{1}).has_value(); };
  const auto has = [&](int version) { return room.store().articles().get(id, version).has_value(); };
  room.stand().put("/news/quay", newsstand::status_answer(404));  // or it would be read anew
  room.live(179 * 24h);
  EXPECT_TRUE(has_page() && has(1) && has(2) && has(3));
  room.live(4 * 24h);
  EXPECT_FALSE(has_page());
  EXPECT_TRUE(has(1)) << "an earlier digest names it";
  EXPECT_FALSE(has(2)) << "no digest ever named it";
  EXPECT_TRUE(has(3));
  EXPECT_GT(room.counters().forgotten_bytes.Value(), 0);
  room.live(30 * 24h);
  EXPECT_TRUE(has(1) && has(3)) << "what a digest names stays for good";
  EXPECT_EQ(room.store().digests().versions(room.store().stories().assignment(id).value()->story)->size(), 2u);
}

TEST(Desk, WorksOnWhenFeedsAreRemovedMeanwhile) {
  PressRoom room;
  const auto id = room.add_feed();
  const auto path = room.path();
  room.stand().put("/feed.xml", [&, path](const newsstand::Request&) {
    (void)store::open_store(path).value()->feeds().remove(id);
    return text_answer(room.feed(), "application/rss+xml");
  });
  room.work();
  EXPECT_EQ(room.store().feeds().counts()->feeds, 0);
}

}  // namespace
}  // namespace courant
