#include "reader/schedule.h"

#include <gtest/gtest.h>

namespace courant::reader {
namespace {

using namespace std::chrono;

store::Follow follow(store::FollowPace pace, const std::string& zone, minutes hour) {
  store::Follow made;
  made.pace = pace;
  made.zone = zone;
  made.hour = hour;
  return made;
}

Time utc(int year_, unsigned month_, unsigned day_, minutes time) {
  return sys_days(year(year_) / month(month_) / day(day_)) + time;
}

TEST(Schedule, IsTheReadersMorning) {
  const auto berlin = follow(store::FollowPace::daily, "Europe/Berlin", 7h);
  EXPECT_EQ(next_due(berlin, utc(2026, 1, 10, 5h + 59min)), utc(2026, 1, 10, 6h));
  EXPECT_EQ(next_due(berlin, utc(2026, 1, 10, 6h)), utc(2026, 1, 11, 6h));
  EXPECT_EQ(last_due(berlin, utc(2026, 1, 10, 6h)), utc(2026, 1, 10, 6h));
  EXPECT_EQ(last_due(berlin, utc(2026, 1, 10, 5h)), utc(2026, 1, 9, 6h));
  // Summer's clocks from 29 March on.
  EXPECT_EQ(next_due(berlin, utc(2026, 3, 28, 12h)), utc(2026, 3, 29, 5h));
  const auto auckland = follow(store::FollowPace::daily, "Pacific/Auckland", 30min);
  EXPECT_EQ(next_due(auckland, utc(2026, 7, 1, 12h)), utc(2026, 7, 1, 12h + 30min));
}

TEST(Schedule, OfAWeekIsItsMonday) {
  const auto honolulu = follow(store::FollowPace::weekly, "Pacific/Honolulu", 7h);
  const Time monday = utc(2026, 11, 23, 17h);
  EXPECT_EQ(next_due(honolulu, utc(2026, 11, 18, 0h)), monday);
  EXPECT_EQ(next_due(honolulu, monday), monday + days(7));
  EXPECT_EQ(last_due(honolulu, monday - 1s), monday - days(7));
}

TEST(Schedule, SkipsNoDayAndDoublesNone) {
  for (const char* zone : {"Europe/Berlin", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo"}) {
    const auto reader = follow(store::FollowPace::daily, zone, 30min);  // in an hour that clocks leave out or repeat
    Time at = utc(2026, 1, 1, 12h);
    for (int i = 0; i < 400; ++i) {
      const Time next = next_due(reader, at);
      ASSERT_GT(next, at) << zone;
      ASSERT_GE(next - at, i == 0 ? 0h : 22h) << zone;
      ASSERT_LE(next - at, 26h) << zone;
      at = next;
    }
  }
}

TEST(Schedule, WaitsLongerAndLonger) {
  for (int failures = 1; failures < 20; ++failures) EXPECT_GE(wait_after(failures + 1), wait_after(failures));
  EXPECT_EQ(wait_after(1), 1min);
  EXPECT_EQ(wait_after(1000), 24h);
}

}  // namespace
}  // namespace courant::reader
