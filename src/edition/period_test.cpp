#include "edition/period.h"

#include <gtest/gtest.h>

#include "base/time.h"

namespace courant::edition {
namespace {

using namespace std::chrono;

std::string span_of(PeriodKind kind, const char* name, const char* zone, minutes morning = 7h) {
  const auto [from, until] = bounds_of(parse_period(kind, name).value(), {base::Zone(zone), morning});
  return base::format_utc(from) + " " + base::format_utc(until);
}

TEST(Period, SpansFollowTheZone) {
  EXPECT_EQ(span_of(PeriodKind::day, "2031-05-12", "Europe/Berlin"), "2031-05-11T22:00:00Z 2031-05-12T22:00:00Z");
  EXPECT_EQ(span_of(PeriodKind::morning, "2031-05-12", "Europe/Berlin", 6h + 30min),
            "2031-05-11T04:30:00Z 2031-05-12T04:30:00Z");
  EXPECT_EQ(span_of(PeriodKind::week, "2031-W20", "UTC"), "2031-05-12T00:00:00Z 2031-05-19T00:00:00Z");
  // The day on which the clocks go forward has 23 hours, its week 167.
  EXPECT_EQ(span_of(PeriodKind::day, "2024-03-31", "Europe/Berlin"), "2024-03-30T23:00:00Z 2024-03-31T22:00:00Z");
  EXPECT_EQ(span_of(PeriodKind::week, "2024-W13", "Europe/Berlin"), "2024-03-24T23:00:00Z 2024-03-31T22:00:00Z");
}

TEST(Period, EveryMomentLiesInTheOneThatIsFoundForIt) {
  const Calendar calendar{base::Zone("America/New_York"), 7h};
  for (sys_seconds at = sys_days(year(2031) / 3 / 7); at < sys_days(year(2031) / 3 / 12); at += 37min)
    for (const auto kind : {PeriodKind::day, PeriodKind::morning, PeriodKind::week}) {
      const auto [from, until] = bounds_of(period_at(kind, at, calendar), calendar);
      EXPECT_TRUE(from <= at && at < until) << to_string(kind) << ' ' << base::format_utc(at);
    }
}

TEST(Period, NamesAreReadBack) {
  for (sys_days day = year(2019) / 12 / 20; day < sys_days(year(2033) / 1 / 20); day += days(3))
    for (const auto kind : {PeriodKind::day, PeriodKind::morning, PeriodKind::week}) {
      const Period period = period_of(kind, day);
      EXPECT_EQ(parse_period(kind, name_of(period)), period);
    }
  EXPECT_EQ(name_of(period_of(PeriodKind::week, year(2021) / 1 / 3)), "2020-W53");
  EXPECT_EQ(parse_period(PeriodKind::week, "2031-05-15"), parse_period(PeriodKind::week, "2031-W20"));
  for (const char* wrong : {"2031-W00", "2031-W54", "2031-W5", "2031-W2x", "2031", "", "W20", "2031-w20"})
    EXPECT_FALSE(parse_period(PeriodKind::week, wrong)) << wrong;
  EXPECT_FALSE(parse_period(PeriodKind::day, "2031-W20"));
}

TEST(Period, HoursAreRead) {
  EXPECT_EQ(parse_hour("07:30"), 7h + 30min);
  EXPECT_EQ(parse_hour("00:00"), 0h);
  for (const char* wrong : {"7:30", "24:00", "12:60", "12.30", "", "1a:00", "-1:00"})
    EXPECT_FALSE(parse_hour(wrong)) << wrong;
}

}  // namespace
}  // namespace courant::edition
