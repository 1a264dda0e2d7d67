#include "text/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/read_text.h"

namespace courant::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "text=value", with "/end" for a range, published on Wednesday, 19 June 2024.
std::vector<std::string> dates(std::string_view text, std::string_view language = "en") {
  model::Article article;
  article.text = text;
  article.language = language;
  article.published = base::parse_moment("2024-06-19T08:00:00Z");
  std::vector<std::string> out;
  for (const model::DateMention& date : read_text(article).reading.dates) {
    out.push_back(std::string(date.span.of(text)) + "=" + date.value + (date.end.empty() ? "" : "/" + date.end));
  }
  return out;
}

TEST(Dates, Absolute) {
  EXPECT_THAT(dates("It opened on March 3, 2021."), ElementsAre("March 3, 2021=2021-03-03"));
  EXPECT_THAT(dates("It opened on 3 March 2021 and closed in May 2022."),
              ElementsAre("3 March 2021=2021-03-03", "May 2022=2022-05"));
  EXPECT_THAT(dates("He served in the 1990s."), ElementsAre("the 1990s=199X"));
  EXPECT_THAT(dates("The fair ran from May 3-5, 2023."), ElementsAre("May 3-5, 2023=2023-05-03/2023-05-05"));
  EXPECT_THAT(dates("On 2024-02-29 it rained."), ElementsAre("2024-02-29=2024-02-29"));
}

TEST(Dates, RelativeToPublication) {
  EXPECT_THAT(dates("They met yesterday and will meet tomorrow."),
              ElementsAre("yesterday=2024-06-18", "tomorrow=2024-06-20"));
  EXPECT_THAT(dates("It fell last week."), ElementsAre("last week=2024-W24"));
  EXPECT_THAT(dates("It fell last September."), ElementsAre("last September=2023-09"));
  EXPECT_THAT(dates("The war ended two decades ago."), ElementsAre("two decades ago=2004"));
  EXPECT_THAT(dates("It grew in the first quarter of this year."),
              ElementsAre("the first quarter of this year=2024-Q1"));
  EXPECT_THAT(dates("She left three days ago."), ElementsAre("three days ago=2024-06-16"));
}

TEST(Dates, TenseTellsWhichWeekday) {
  EXPECT_THAT(dates("The court ruled on Friday."), ElementsAre("Friday=2024-06-14"));
  EXPECT_THAT(dates("The court will rule on Friday."), ElementsAre("Friday=2024-06-21"));
  EXPECT_THAT(dates("The court is expected to rule on Friday."), ElementsAre("Friday=2024-06-21"));
}

TEST(Dates, WordsThatAreNone) { EXPECT_THAT(dates("You may march on; Jan said so. It cost $2000."), IsEmpty()); }

TEST(Dates, BeforeAllYearsIsNoValue) { EXPECT_THAT(dates("It began 5000 years ago."), ElementsAre("5000 years ago=")); }

TEST(Dates, OtherLanguages) {
  EXPECT_THAT(dates("Das Gesetz trat am 3. Oktober 2023 in Kraft.", "de"), ElementsAre("3. Oktober 2023=2023-10-03"));
  EXPECT_THAT(dates("Vor zwei Jahren begann der Streit.", "de"), ElementsAre("Vor zwei Jahren=2022"));
  EXPECT_THAT(dates("Il y a deux ans, le 5 mars 2022.", "fr"),
              ElementsAre("Il y a deux ans=2022", "5 mars 2022=2022-03-05"));
  EXPECT_THAT(dates("El acuerdo se firmó el 5 de mayo de 2022.", "es"), ElementsAre("5 de mayo de 2022=2022-05-05"));
  EXPECT_THAT(dates("Elle change la semaine prochaine.", "fr"), ElementsAre("la semaine prochaine=2024-W26"));
  EXPECT_THAT(dates("Si è dimesso lunedì scorso.", "it"), ElementsAre("lunedì scorso=2024-06-17"));
  EXPECT_THAT(dates("O acordo foi assinado ontem.", "pt"), ElementsAre("ontem=2024-06-18"));
  EXPECT_THAT(dates("È successo due anni fa.", "it"), ElementsAre("due anni fa=2022"));
}

TEST(Tense, OfSentences) {
  const auto tense = [](std::string_view text) {
    model::Article article;
    article.text = text;
    article.language = "en";
    return read_text(article).reading.tenses.at(0);
  };
  EXPECT_EQ(tense("The minister said the bridge will open."), model::Tense::future);
  EXPECT_EQ(tense("The summit is scheduled to begin in Rome."), model::Tense::future);
  EXPECT_EQ(tense("The army had retreated from the town."), model::Tense::pluperfect);
  EXPECT_EQ(tense("The bridge collapsed."), model::Tense::past);
  EXPECT_EQ(tense("The city is quiet."), model::Tense::present);
}

}  // namespace
}  // namespace courant::text
