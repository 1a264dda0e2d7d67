#include "page/written_date.h"

#include <gtest/gtest.h>

namespace courant::page {
namespace {

std::string read(std::string_view text, DayOrder order = DayOrder::day_first) {
  const auto moment = find_written_date(text, order);
  return moment ? base::format_moment(*moment) : "";
}

TEST(FindWrittenDate, ReadsTheShapesPagesUse) {
  EXPECT_EQ(read("2024-06-18T21:40:00+02:00"), "2024-06-18T21:40:00+02:00");
  EXPECT_EQ(read("2024-06-18 21:40"), "2024-06-18T21:40:00Z");
  EXPECT_EQ(read("Tue, 18 Jun 2024 21:40:00 +0200"), "2024-06-18T21:40:00+02:00");
  EXPECT_EQ(read("Veröffentlicht am 18. Juni 2024, 21:40 Uhr"), "2024-06-18T21:40:00Z");
  EXPECT_EQ(read("June 18th, 2024 9:40 p.m. EDT"), "2024-06-18T21:40:00-04:00");
  EXPECT_EQ(read("Stand: 18.06.2024"), "2024-06-18");
  EXPECT_EQ(read("18 | 06 | 2024"), "2024-06-18");
  EXPECT_EQ(read("18 de junio de 2024"), "2024-06-18");
  EXPECT_EQ(read("1er mars 2024"), "2024-03-01");
  EXPECT_EQ(read("20240618"), "2024-06-18");
  EXPECT_EQ(read("Tue Jun 18 21:40:00 CEST 2024"), "2024-06-18T21:40:00+02:00");
  EXPECT_EQ(read("2024年06月18日"), "2024-06-18");
}

TEST(FindWrittenDate, OrderDecidesOnlyWhatIsOpen) {
  EXPECT_EQ(read("03/04/2024", DayOrder::day_first), "2024-04-03");
  EXPECT_EQ(read("03/04/2024", DayOrder::month_first), "2024-03-04");
  EXPECT_EQ(read("18/04/2024", DayOrder::month_first), "2024-04-18");
}

TEST(FindWrittenDate, TakesNoDateForOne) {
  for (const char* text : {"", "June 2024", "Call 0800 18 06 20", "Windows 95", "30.02.2024", "version 2.0.1999999"})
    EXPECT_EQ(read(text), "") << text;
}

TEST(FindAddressDate, NeedsTheDay) {
  EXPECT_TRUE(find_address_date("https://a.example/2024/06/18/ferry"));
  EXPECT_TRUE(find_address_date("https://a.example/news-20240618.html"));
  EXPECT_TRUE(find_address_date("https://a.example/2024/6/8/ferry"));
  EXPECT_TRUE(find_address_date("https://a.example/news/29-10-2024"));
  EXPECT_FALSE(find_address_date("https://a.example/news/09-10-2024"));
  EXPECT_FALSE(find_address_date("https://a.example/2024/06/ferry"));
  EXPECT_FALSE(find_address_date("https://a.example/item/20249918"));
}

}  // namespace
}  // namespace courant::page
