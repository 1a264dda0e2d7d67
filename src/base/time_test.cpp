#include "base/time.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

TEST(ParseMoment, ReadsWhatIsKnownAndNoMore) {
  for (const char* text : {"2024", "2024-06", "2024-06-18", "2024-06-18T21:40:00Z", "2024-06-18T23:40:00+02:00"}) {
    const auto moment = parse_moment(text);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(format_moment(*moment), text);
  }
}

TEST(ParseMoment, ComparesAcrossZones) {
  EXPECT_EQ(parse_moment("2024-06-18T21:40:00Z"), parse_moment("2024-06-18 23:40+0200"));
  EXPECT_EQ(format_utc(parse_moment("2024-06-18T23:40:00.123-05")->at), "2024-06-19T04:40:00Z");
}

TEST(ParseMoment, RefusesWhatIsNoMoment) {
  for (const char* text :
       {"", "24", "2024-13", "2024-02-30", "2024-06-18T", "2024-06-18T25:00:00Z", "2024-06-18T21:40:00 Uhr"})
    EXPECT_FALSE(parse_moment(text)) << text;
}

}  // namespace
}  // namespace courant::base
