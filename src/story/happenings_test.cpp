#include "story/happenings.h"

#include <gtest/gtest.h>

#include "text/lexicon.h"

namespace courant::story {
namespace {

Happening read(std::string_view lead, std::string_view published = "2024-06-07T10:00:00Z") {  // a Friday
  std::vector<Word> words;
  WordReader reader(lead);
  for (Word word; reader.next(word);) words.push_back(word);
  return find_happening(text::rules_for<HappeningWords>("en"), lead, words, base::parse_moment(published), "en");
}

std::string day_of(std::string_view lead) {
  const Happening happening = read(lead);
  if (happening.sort == 0) return "";
  return base::format_utc(std::chrono::sys_days(std::chrono::days(happening.day))).substr(0, 10);
}

TEST(Happening, HasTheDayOfItsOwnVerb) {
  EXPECT_EQ(day_of("A strong earthquake struck Aceh on Tuesday, killing five."), "2024-06-04");
  EXPECT_EQ(day_of("JAKARTA, June 6 (Agency) - An earthquake struck Aceh on Tuesday, killing five."), "2024-06-04");
  EXPECT_EQ(day_of("Aceh was hit by an earthquake on June 4, 2024."), "2024-06-04");
  EXPECT_EQ(day_of("The toll of the earthquake that struck Aceh on Tuesday rose to forty on Thursday."), "2024-06-04");
  EXPECT_EQ(day_of("On Tuesday, a train derailed near Velmora."), "2024-06-04");
  EXPECT_EQ(day_of("A man arrested on Tuesday was charged on Thursday."), "2024-06-04");
  EXPECT_EQ(day_of("Police on Tuesday arrested a striker."), "2024-06-04");
}

TEST(Happening, LeavesADayThatMayBeAnother) {
  EXPECT_EQ(day_of("The trial of the arrested striker began on Tuesday."), "");
  EXPECT_EQ(day_of("Survivors of the earthquake were flown out on Thursday."), "");
  EXPECT_EQ(day_of("Rescuers on Thursday dug through what an earthquake buried."), "");
  EXPECT_EQ(day_of("A man found on Thursday near the lake was arrested."), "");
  EXPECT_EQ(day_of("The striker was arrested after he left a party on Tuesday."), "");
  EXPECT_EQ(day_of("The striker was arrested and charged on Tuesday."), "");
  EXPECT_EQ(day_of("An earthquake will have struck Aceh by Tuesday, the film says."), "");
  EXPECT_EQ(day_of("An earthquake struck Aceh in May."), "");
  EXPECT_EQ(day_of("June 6, 2024 A striker was arrested for drunk driving."), "");
  EXPECT_EQ(day_of("Police closed the road. A train derailed on Tuesday."), "");
}

TEST(Happening, IsOfAnotherDayOnlyWhereItIsOfTheSameSort) {
  const Happening tuesday = read("A quake struck Aceh on Tuesday."), derailed = read("A train derailed on Sunday.");
  EXPECT_TRUE(are_of_other_days(tuesday, read("An earthquake struck Aceh on Thursday."), 1));
  EXPECT_FALSE(are_of_other_days(tuesday, read("An earthquake struck Aceh on Wednesday."), 1));
  EXPECT_FALSE(are_of_other_days(tuesday, derailed, 1));
  EXPECT_FALSE(are_of_other_days(read("Rain fell on Tuesday."), read("Rain fell on Sunday."), 1));
}

TEST(Happening, IsComparedByDayAndMonthWhereAYearIsMissing) {
  const Happening known = read("A quake struck Aceh on December 31, 2023.");
  const Happening unknown = read("A quake struck Aceh on Dec. 31.", "");
  ASSERT_TRUE(known.has_year);
  ASSERT_NE(unknown.sort, 0U);
  ASSERT_FALSE(unknown.has_year);
  EXPECT_FALSE(are_of_other_days(known, unknown, 1));
  EXPECT_FALSE(are_of_other_days(known, read("A quake struck Aceh on Jan. 1.", ""), 1));
  EXPECT_TRUE(are_of_other_days(known, read("A quake struck Aceh on Jan. 3.", ""), 1));
  EXPECT_EQ(read("A quake struck Aceh on Tuesday.", "").sort, 0U);
}

}  // namespace
}  // namespace courant::story
