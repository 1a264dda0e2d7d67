#include "text/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/read_text.h"

namespace courant::text {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// "text|type|canonical"
std::vector<std::string> names(std::string_view text, std::string_view language = "en") {
  model::Article article;
  article.text = text;
  article.language = language;
  std::vector<std::string> out;
  static constexpr std::string_view types[] = {"person", "place", "organisation"};
  for (const model::Name& name : read_text(article).reading.names) {
    out.push_back(std::string(name.span.of(text)) + "|" + std::string(types[static_cast<int>(name.type)]) + "|" +
                  name.canonical);
  }
  return out;
}

TEST(Names, TypesByTitleKindAndList) {
  EXPECT_THAT(names("President Vladimir Putin met the Ministry of Defence in Moscow."),
              ElementsAre("Vladimir Putin|person|Vladimir Putin",
                          "Ministry of Defence|organisation|Ministry of Defence", "Moscow|place|Moscow"));
  EXPECT_THAT(names("The river rose in New York, said Laura Whitfield of Harbour University."),
              ElementsAre("New York|place|New York", "Laura Whitfield|person|Laura Whitfield",
                          "Harbour University|organisation|Harbour University"));
}

TEST(Names, ShortFormsGetTheFullOne) {
  EXPECT_THAT(names("Vladimir Putin spoke. Later Mr Putin left."), Contains("Putin|person|Vladimir Putin"));
  EXPECT_THAT(names("The World Health Organization warned. The WHO said so."),
              Contains("WHO|organisation|World Health Organization"));
}

TEST(Names, CapitalsThatNameNothing) {
  EXPECT_THAT(names("Officials met on Monday. However, nobody came. Russian troops left."), IsEmpty());
}

TEST(Names, APartyASeatAndAMonthAreNone) {
  EXPECT_THAT(names("The motto pleased Laura Whitfield (D-Ohio) and Carl Moss, R-Texas, on Jan. 5."),
              ElementsAre("Laura Whitfield|person|Laura Whitfield", "Carl Moss|person|Carl Moss"));
}

TEST(Names, TitlesOfSeveralWordsAreNoPartOfThem) {
  EXPECT_THAT(names("Then Vice President Laura Whitfield met Secretary of State Carl Moss."),
              ElementsAre("Laura Whitfield|person|Laura Whitfield", "Carl Moss|person|Carl Moss"));
  EXPECT_THAT(names("It was U.S. Sen. Carl Moss."), ElementsAre("U.S.|place|U.S.", "Carl Moss|person|Carl Moss"));
  EXPECT_THAT(names("It was Senate Majority Leader Carl Moss."),
              ElementsAre("Senate|organisation|Senate", "Carl Moss|person|Carl Moss"));
}

TEST(Names, ASurnameIsAPersonsByWhatIsSaidOfIt) {
  EXPECT_THAT(names("The council criticised the Whitfield administration."), Contains("Whitfield|person|Whitfield"));
  EXPECT_THAT(names("It was a Whitfield-backed plan."), Contains("Whitfield|person|Whitfield"));
  EXPECT_THAT(names("For a week Whitfield kept his promise."), Contains("Whitfield|person|Whitfield"));
  EXPECT_THAT(names("For a week Whitfield kept making ovens."), Contains("Whitfield|organisation|Whitfield"));
}

TEST(Names, ALandIsKnownByItsPeople) {
  EXPECT_THAT(
      names("Karthia wants coal. The Karthian president came, and Karthia thanked Vellany. A Vellanian ship left."),
      ElementsAre("Karthia|place|Karthia", "Karthia|place|Karthia", "Vellany|place|Vellany"));
  EXPECT_THAT(names("The prize went to Maria Gorman, and Gorma Ltd paid."),
              Contains("Maria Gorman|person|Maria Gorman"));
}

TEST(Names, APlaceByWhatStandsAroundIt) {
  for (const char* text : {"People in the town of Stenna left.", "Fog lay on southern Stenna.",
                           "The Stenna residents left.", "They photographed Stenna's coast.",
                           "It was the Stenna foreign ministry.", "They run trains from Paris to Stenna."})
    EXPECT_THAT(names(text), Contains("Stenna|place|Stenna")) << text;
  EXPECT_THAT(names("It was a Stenna product."), Contains("Stenna|organisation|Stenna"));
}

TEST(Names, AWordForThingsEndsNoPersonsName) {
  EXPECT_THAT(names("The case of Ardent Metals is old."), ElementsAre("Ardent Metals|organisation|Ardent Metals"));
  EXPECT_THAT(names("They watched Ostrel Athletic."), ElementsAre("Ostrel Athletic|organisation|Ostrel Athletic"));
  EXPECT_THAT(names("They walked to Merrin Quays."), ElementsAre("Merrin Quays|place|Merrin Quays"));
  EXPECT_THAT(names("He spoke in the Rose Garden."), ElementsAre("Rose Garden|place|Rose Garden"));
  EXPECT_THAT(names("They won the Stanley Cup."), ElementsAre("Stanley Cup|organisation|Stanley Cup"));
  EXPECT_THAT(names("They watched James Rivers."), ElementsAre("James Rivers|person|James Rivers"));
}

TEST(Names, ARoleAtTheBeginIsNoPartOfAName) {
  EXPECT_THAT(names("Referee Olan Pryce blew."), ElementsAre("Olan Pryce|person|Olan Pryce"));
}

TEST(Names, AChiefIsNoPartOfAName) {
  EXPECT_THAT(names("Lowenby Fire Chief John McArdle saw it. McArdle drove on."),
              AllOf(Contains("John McArdle|person|John McArdle"), Contains("McArdle|person|John McArdle")));
}

TEST(Names, TheLastNameStandsBeforeJunior) {
  EXPECT_THAT(names("Anthony LaSorda III, 38, fled. LaSorda fell. LaSorda slept. LaSorda left."),
              ElementsAre("Anthony LaSorda III|person|Anthony LaSorda III", "LaSorda|person|Anthony LaSorda III",
                          "LaSorda|person|Anthony LaSorda III", "LaSorda|person|Anthony LaSorda III"));
}

TEST(Names, WhoTellsOfAPerson) {
  EXPECT_THAT(names("It was good. Dale Hall, who leads the guild, said so."),
              ElementsAre("Dale Hall|person|Dale Hall"));
  EXPECT_THAT(names("They met the Ostrel Rovers, who won."), Contains("Ostrel Rovers|organisation|Ostrel Rovers"));
}

TEST(Names, German) {
  EXPECT_THAT(names("Bundeskanzlerin Angela Merkel sprach in Berlin über die Zukunft.", "de"),
              ElementsAre("Angela Merkel|person|Angela Merkel", "Berlin|place|Berlin"));
}

}  // namespace
}  // namespace courant::text
