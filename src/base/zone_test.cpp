#include "base/zone.h"

#include <gtest/gtest.h>

#include "base/time.h"

namespace courant::base {
namespace {

using namespace std::chrono;

std::string when(const char* zone, sys_days day, minutes time) { return format_utc(Zone(zone).moment(day, time)); }

TEST(Zone, UnknownNamesAreUtc) {
  EXPECT_FALSE(Zone::is_known("Mars/Olympus"));
  EXPECT_EQ(Zone("Mars/Olympus").name(), "UTC");
  EXPECT_TRUE(Zone::is_known("Europe/Berlin"));
}

TEST(Zone, KnowsWhenALocalHourComes) {
  EXPECT_EQ(when("UTC", year(2031) / 5 / 12, 7h), "2031-05-12T07:00:00Z");
  EXPECT_EQ(when("Europe/Berlin", year(2031) / 5 / 12, 7h), "2031-05-12T05:00:00Z");
  EXPECT_EQ(when("Europe/Berlin", year(2031) / 1 / 12, 7h), "2031-01-12T06:00:00Z");
  EXPECT_EQ(when("America/Los_Angeles", year(2031) / 5 / 12, 0h), "2031-05-12T07:00:00Z");
}

TEST(Zone, HoursLeftOutAndHoursTwice) {
  // Clocks in Berlin went from 2 to 3 on 31 March 2024, and from 3 to 2 on 27 October.
  EXPECT_EQ(when("Europe/Berlin", year(2024) / 3 / 31, 2h + 30min), "2024-03-31T01:30:00Z");
  EXPECT_EQ(when("Europe/Berlin", year(2024) / 10 / 27, 2h + 30min), "2024-10-27T00:30:00Z");
  // Midnight itself is left out where clocks turn at midnight: Beirut, 31 March 2024.
  EXPECT_EQ(when("Asia/Beirut", year(2024) / 3 / 31, 0h), "2024-03-30T22:00:00Z");
}

}  // namespace
}  // namespace courant::base
