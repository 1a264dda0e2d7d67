#include "desk/poll_plan.h"

#include <gtest/gtest.h>

#include <map>

namespace courant::desk {
namespace {

using namespace std::chrono_literals;
using store::Feed;
using store::FeedState;
using store::Time;

const Time now = std::chrono::sys_days{std::chrono::year{2026} / 6 / 16} + 10h;
const PollRules rules;

Feed feed() {
  Feed made;
  made.url = "https://post.example/feed";
  made.interval = 2h;
  return made;
}

fetch::Response answer(int status) {
  fetch::Response made;
  made.status = status;
  return made;
}

// The wait lies between what was asked and a tenth more.
void expect_wait(const Feed& after, std::chrono::seconds wait) {
  EXPECT_GE(after.next_at, now + wait);
  EXPECT_LT(after.next_at, now + wait + wait / 10 + 1s);
}

TEST(PollPlan, ComesMoreOftenToFeedsThatChange) {
  expect_wait(after_answer(feed(), answer(200), true, now, rules), 1h);
  expect_wait(after_answer(feed(), answer(304), false, now, rules), 150min);
  Feed rare = feed(), busy = feed();
  for (int i = 0; i < 50; ++i) {
    rare = after_answer(rare, answer(304), false, now, rules);
    busy = after_answer(busy, answer(200), true, now, rules);
  }
  EXPECT_EQ(rare.interval, 24h);
  EXPECT_EQ(busy.interval, 1h);
}

TEST(PollPlan, NeverComesWithinAQuarterOfAnHour) {
  PollRules eager;
  eager.interval_min = 1s;
  Feed busy = feed();
  for (int i = 0; i < 50; ++i) busy = after_answer(busy, answer(200), true, now, eager);
  expect_wait(busy, 15min);
  expect_wait(after_failure(feed(), {"x", 404, ""}, now, eager), 15min);
}

TEST(PollPlan, HeedsWhatTheAnswerAsks) {
  auto fresh = answer(200);
  fresh.cache_control = "max-age=36000";
  expect_wait(after_answer(feed(), fresh, true, now, rules), 10h);
  fresh.cache_control = "max-age=60";
  expect_wait(after_answer(feed(), fresh, true, now, rules), 1h);
  fresh.cache_control = "max-age=99999999";
  expect_wait(after_answer(feed(), fresh, true, now, rules), 24h);
  auto expiring = answer(200);
  expiring.expires = "Tue, 16 Jun 2026 15:00:00 GMT";
  expect_wait(after_answer(feed(), expiring, true, now, rules), 5h);
}

TEST(PollPlan, HeedsWhatTheFeedAsksForWithItsLastBody) {
  Feed wishing = feed();
  wishing.wishes.ttl = 4h;
  expect_wait(after_answer(wishing, answer(200), true, now, rules), 4h);
  expect_wait(after_answer(wishing, answer(304), false, now, rules), 4h);
  const auto next = [](std::initializer_list<int> hours, std::initializer_list<int> days) {
    Feed skipping = feed();
    for (const int hour : hours) skipping.wishes.skip_hours.set(static_cast<std::size_t>(hour));
    for (const int day : days) skipping.wishes.skip_days.set(static_cast<std::size_t>(day));
    return after_answer(skipping, answer(200), true, now, rules).next_at;
  };
  const auto today = std::chrono::floor<std::chrono::days>(now);  // a Tuesday
  const auto expect_soon_after = [](Time at, Time expected) {
    EXPECT_GE(at, expected);
    EXPECT_LT(at, expected + 6min);
  };
  expect_soon_after(next({11, 12}, {}), today + 13h);
  expect_soon_after(next({}, {2, 3}), today + std::chrono::days{2});
  expect_soon_after(next({0, 1}, {2}), today + std::chrono::days{1} + 2h);
  EXPECT_EQ(next({}, {0, 1, 6}), next({}, {})) << "not today's";
  Feed never = feed();
  never.wishes.skip_hours.set();
  EXPECT_GT(after_answer(never, answer(200), true, now, rules).next_at, now);
}

TEST(PollPlan, SendsFeedsAtMomentsOfTheirOwn) {
  // A hundred feeds that were asked at the same moment and asked for the same: they come over six minutes and more.
  const auto expect_spread = [](auto&& next_of) {
    std::map<Time, int> by_minute;
    for (int i = 0; i < 100; ++i) {
      Feed one = feed();
      one.url += std::to_string(i);
      ++by_minute[std::chrono::floor<std::chrono::minutes>(next_of(one).next_at)];
    }
    EXPECT_GE(by_minute.size(), 6u);
    for (const auto& [minute, feeds] : by_minute) EXPECT_LE(feeds, 35);
  };
  expect_spread([](Feed one) { return after_answer(one, answer(304), false, now, rules); });
  expect_spread([](const Feed& one) { return after_failure(one, {"x", 404, ""}, now, rules); });
  expect_spread([](const Feed& one) { return after_failure(one, {"x", 503, "3600"}, now, rules); });
  expect_spread([](const Feed& one) { return before_poll(one, now, rules); });
  expect_spread([](Feed one) {
    one.wishes.skip_hours.set(11).set(12);
    return after_answer(one, answer(200), true, now, rules);
  });
  expect_spread([](Feed one) {
    one.wishes.skip_days.set(2);
    return after_answer(one, answer(200), true, now, rules);
  });
}

struct StatusCase {
  int status;
  const char* retry_after;
  FeedState state;
  std::chrono::seconds wait;
};

TEST(PollPlan, AnswersEveryStatus) {
  const StatusCase cases[] = {
      {404, "", FeedState::active, 1h},
      {410, "", FeedState::gone, 1h},
      {403, "", FeedState::active, 1h},
      {500, "", FeedState::active, 1h},
      {500, "86400", FeedState::active, 1h},
      {429, "", FeedState::active, 1h},
      {429, "7200", FeedState::active, 2h},
      {429, "5", FeedState::active, 1h},
      {429, "Tue, 16 Jun 2026 20:00:00 GMT", FeedState::active, 10h},
      {503, "99999999", FeedState::active, 168h},
      {503, "nonsense", FeedState::active, 1h},
      {0, "", FeedState::active, 1h},
  };
  for (const StatusCase& one : cases) {
    const Feed after = after_failure(feed(), {status_words(one.status), one.status, one.retry_after}, now, rules);
    SCOPED_TRACE(std::to_string(one.status) + " " + one.retry_after);
    EXPECT_EQ(after.state, one.state);
    EXPECT_EQ(after.failures, 1);
    EXPECT_FALSE(after.error.empty());
    expect_wait(after, one.wait);
  }
}

TEST(PollPlan, BacksOffToADayAndForgetsItAfterASuccess) {
  Feed failing = feed();
  std::chrono::seconds wait = 1h;
  for (int i = 0; i < 40; ++i) {
    failing = after_failure(failing, {"no answer", 0, ""}, now, rules);
    expect_wait(failing, wait);
    wait = std::min<std::chrono::seconds>(wait * 2, 24h);
  }
  const Feed well = after_answer(failing, answer(304), false, now, rules);
  EXPECT_EQ(well.failures, 0);
  EXPECT_EQ(well.error, "");
  EXPECT_EQ(well.succeeded_at, now);
}

TEST(PollPlan, MovesAfterThreePermanentRedirectsInARow) {
  auto moved = answer(200);
  moved.moved_to = "https://new.example/feed";
  Feed moving = feed();
  for (int i = 0; i < 2; ++i) moving = after_answer(moving, moved, false, now, rules);
  EXPECT_EQ(moving.url, feed().url);
  Feed back = after_answer(moving, answer(200), false, now, rules);
  for (int i = 0; i < 2; ++i) back = after_answer(back, moved, false, now, rules);
  EXPECT_EQ(back.url, feed().url) << "not three in a row";
  auto elsewhere = moved;
  elsewhere.moved_to = "https://other.example/feed";
  EXPECT_EQ(after_answer(moving, elsewhere, false, now, rules).url, feed().url) << "not three that agree";
  EXPECT_EQ(after_answer(moving, moved, false, now, rules).url, "https://new.example/feed");
}

TEST(PollPlan, IsDueLaterBeforeTheRequestGoesOut) {
  const Feed before = before_poll(feed(), now, rules);
  EXPECT_GE(before.next_at, now + 1h);
  EXPECT_EQ(before.attempted_at, now);
  EXPECT_EQ(before.failures, 0);
}

}  // namespace
}  // namespace courant::desk
