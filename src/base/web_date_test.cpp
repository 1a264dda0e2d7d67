#include "base/web_date.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

std::string read(std::string_view text) {
  const auto moment = parse_web_date(text);
  if (!moment) return "none";
  return moment->precision == Precision::second ? format_utc(moment->at) : format_moment(*moment);
}

TEST(ParseWebDate, ReadsTheShapesThatFeedsHave) {
  const std::pair<const char*, const char*> cases[] = {
      {"Tue, 18 Jun 2024 21:40:00 GMT", "2024-06-18T21:40:00Z"},
      {"Tue, 18 Jun 2024 21:40:00 +0200", "2024-06-18T19:40:00Z"},
      {"18 June 24 21:40 EDT", "2024-06-19T01:40:00Z"},
      {"Thu,  1 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
      {"Thursday, 01-Jan-04 19:48:21 GMT", "2004-01-01T19:48:21Z"},
      {"Thu, 01 Jan 2004 19:48:21 GMT+01:00", "2004-01-01T18:48:21Z"},
      {"Thu, 01 Jan 2004 24:00:00 GMT", "2004-01-02T00:00:00Z"},
      {"Thu Jun 18 21:40:00 2024", "2024-06-18T21:40:00Z"},
      {"Thu Jun 18 21:40:00 PST 2024", "2024-06-19T05:40:00Z"},
      {"Jun 5, 2024 3:04 PM EDT", "2024-06-05T19:04:00Z"},
      {"5th of June 2024", "2024-06-05"},
      {"June 2024", "2024-06"},
      {"2024-06-18T21:40:00Z", "2024-06-18T21:40:00Z"},
      {"2024-06-18T21:40:00.123+02:00", "2024-06-18T19:40:00Z"},
      {"2024-06-18 21:40", "2024-06-18T21:40:00Z"},
      {"2024-06-18T21:40+0530", "2024-06-18T16:10:00Z"},
      {"2024-06-18T21:40-05", "2024-06-19T02:40:00Z"},
      {"20240618T214000Z", "2024-06-18T21:40:00Z"},
      {"20240618", "2024-06-18"},
      {"2024-06", "2024-06"},
      {"2024", "2024"},
      {"2024-170", "2024-06-18"},
      {"2024-W25-2", "2024-06-18"},
      {"2024/06/18 10:00:00", "2024-06-18T10:00:00Z"},
      {"06/18/2024", "2024-06-18"},
      {"18/06/2024 10:00", "2024-06-18T10:00:00Z"},
      {"18.06.2024 10:00", "2024-06-18T10:00:00Z"},
      {"1718746800", "2024-06-18T21:40:00Z"},
      {"1718746800000", "2024-06-18T21:40:00Z"},
      {" \n Fri, 31 Dec 9999 23:59:59 GMT ", "9999-12-31T23:59:59Z"},
      {"Sat, 07 Sep 2002 0:00:01 GMT", "2002-09-07T00:00:01Z"},
      {"12:30 AM 5 Jun 2024", "2024-06-05"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(read(text), want) << text;
}

TEST(ParseWebDate, KeepsTheZoneItWasWrittenIn) {
  EXPECT_EQ(format_moment(*parse_web_date("Tue, 18 Jun 2024 21:40:00 +0200")), "2024-06-18T21:40:00+02:00");
}

TEST(ParseWebDate, MakesNothingUp) {
  for (const char* text :
       {"", "today", "Thu, 01 Jan 0000 00:00:00 GMT", "Mon, 99 Foo 2026 99:99:99 +9999", "2024-13-01", "2024-02-30",
        "31 June 2024", "12:30", "v1.2.3.4", "2024-06-18T99:00:00Z", "5/2024/3/1", "Jun", "20240018"})
    EXPECT_EQ(read(text), "none") << text;
}

}  // namespace
}  // namespace courant::base
