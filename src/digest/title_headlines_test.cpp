#include "digest/title_headlines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"
#include "digest/title_candidates.h"
#include "digest/titles.h"

namespace courant::digest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string body =
    "After a night of talks that nobody had foreseen, the harbour board of Ostrel, which Mayor Anna Brand leads, "
    "agreed "
    "on Monday with the owners of the nine boats that sank that the northern wall will be repaired before winter. "
    "Masons "
    "repair the wall. The boats are insured.";

Material gather(const std::vector<std::string>& headlines) {
  std::vector<TestMaterial::Line> lines;
  for (const std::string& headline : headlines)
    lines.push_back({"Post " + std::to_string(lines.size()), "2026-06-16T10:00:00Z", headline, body});
  static std::deque<TestMaterial> kept;  // what a material points into
  return kept.emplace_back(lines).gather();
}

std::vector<std::string> written(const std::string& headline) {
  const Material material = gather({headline});
  std::vector<std::string> texts;
  for (const TitleHeadline& found : list_title_headlines(material)) texts.push_back(found.text);
  return texts;
}

std::string lead_title(const std::string& headline) {
  const Material material = gather({headline});
  return make_titles(material, {{model::SlideKind::lead, {0}, {}}}).front();
}

TEST(TitleHeadlines, AreWrittenAsTheTextsWriteTheirWords) {
  EXPECT_THAT(written("Harbour Board Of Ostrel Agrees To Repair The Northern Wall"),
              ElementsAre("Harbour board of Ostrel agrees to repair the northern wall"));
  EXPECT_THAT(written("Mayor Anna Brand Repairs Wall | Post 0"), ElementsAre("Mayor Anna Brand repairs wall"));
}

// What headlines tell, behind who says so.
std::vector<std::string> told(const std::string& headline) {
  const Material material = gather({headline});
  std::vector<std::string> texts;
  for (const TitleHeadline& found : list_title_headlines(material)) {
    if (!found.speaker.empty()) texts.push_back(found.speaker + ": " + found.text);
  }
  return texts;
}

TEST(TitleHeadlines, AreNoQuestionAndNoUnknownWord) {
  for (const char* headline :
       {"Will the harbour board repair the wall?", "'Wall will stand,' now", "Opinion: the wall will stand"})
    EXPECT_THAT(written(headline), IsEmpty()) << headline;
}

TEST(TitleHeadlines, NameWhoSaysSo) {
  EXPECT_THAT(told("Harbour board will repair wall, mayor says"), ElementsAre("Mayor: harbour board will repair wall"));
  EXPECT_THAT(told("Harbour board will repair wall, says mayor"), ElementsAre("Mayor: harbour board will repair wall"));
  EXPECT_THAT(told("Masons fled the wall - police"), ElementsAre("Police: masons fled the wall"));
  EXPECT_THAT(told("Anna Brand: harbour board repairs wall"), ElementsAre("Brand: harbour board repairs wall"));
  EXPECT_THAT(told("Harbour board repairs wall: report"), ElementsAre("Report: harbour board repairs wall"));
  EXPECT_THAT(told("'Wall will stand,' Anna Brand says"), ElementsAre("Brand: wall will stand"));
  EXPECT_THAT(told("Anna Brand says she will repair wall"), ElementsAre("Brand: will repair wall"));
  EXPECT_THAT(told("Anna Brand tells masons that wall will stand"), ElementsAre("Brand: wall will stand"));
  EXPECT_THAT(told("Anna Brand repairs the wall"), IsEmpty());
}

TEST(TitleHeadlines, LoseTheirRubricsAndWhatBacksThem) {
  EXPECT_THAT(written("Winter boats: board repairs northern wall"), ElementsAre("board repairs northern wall"));
  EXPECT_THAT(written("Anna Brand repairs wall: 'It must stand'"), ElementsAre("Anna Brand repairs wall"));
}

TEST(TitleHeadlines, TitleTheLeadWhereItTellsWhatTheyTell) {
  EXPECT_EQ(lead_title("Harbour Board Agrees To Repair Wall"), "Harbour board agrees to repair wall");
  EXPECT_EQ(lead_title("Fishermen Sue Insurers Over Drowned Crew").find("Fishermen"), std::string::npos)
      << "of other matter";
}

// Every title that the first sentence of the last report could have as the lead.
std::vector<std::string> lead_titles(const std::vector<TestMaterial::Line>& lines) {
  const TestMaterial story(lines);
  const Material material = story.gather();
  std::vector<std::string> found;
  const Telling lead{model::SlideKind::lead, {material.reports.back().first}, {}};
  for (const TitleCandidate& title : TitleCandidates(material, {}).find(lead)) found.push_back(title.text);
  return found;
}

TEST(TitleHeadlines, ContradictNoLead) {
  const auto titles = [](const std::string& headline, const std::string& text) {
    return lead_titles({{"Post", "2026-06-16T10:00:00Z", headline, text}});
  };
  const std::string quake = "A quake killed eleven masons in the harbour of Ostrel on Monday.";
  EXPECT_THAT(titles("Quake kills eleven masons in Ostrel", quake), Contains("Quake kills eleven masons in Ostrel"));
  EXPECT_THAT(titles("Quake kills six masons in Ostrel", quake), Not(Contains(HasSubstr("six"))));
  const std::string denied = "The harbour board will not repair the northern wall of Ostrel this year.";
  EXPECT_THAT(titles("Harbour board to repair northern wall", denied), Not(Contains(HasSubstr("board to repair"))));
  EXPECT_THAT(titles("Harbour board sues Nordbank over wall", body), Not(Contains(HasSubstr("ordbank"))))
      << "a name that the lead does not tell";
}

TEST(TitleHeadlines, OfAnEarlierDayOrOfWhatMightBeTitleNothing) {
  const auto titles = [](const std::string& headline, const std::string& published) {
    return lead_titles({{"Post", published, headline, "Masons of four towns were asked for stones on Monday."},
                        {"Echo", "2026-06-17T18:00:00Z", "", "The harbour board of Ostrel repaired the wall."}});
  };
  const std::string headline = "Harbour board of Ostrel builds wall";
  EXPECT_THAT(titles(headline, "2026-06-17T12:00:00Z"), Contains(headline));
  EXPECT_THAT(titles(headline, "2026-06-16T12:00:00Z"), Not(Contains(headline)));
  EXPECT_THAT(titles(headline, "2026-06-16T00:00:00Z"), Not(Contains(headline)));
  EXPECT_THAT(titles(headline, "2026-06-17T00:00:00Z"), Contains(headline)) << "a day alone";
  for (const char* may : {"could", "must", "should"})
    EXPECT_THAT(titles(std::string("Harbour board of Ostrel ") + may + " repair wall", "2026-06-17T12:00:00Z"),
                Not(Contains(HasSubstr(may))));
}

TEST(TitleHeadlines, MayWordThingsAsHeadlinesDo) {
  const auto titles = [](const std::string& headline, const std::string& text) {
    return lead_titles({{"Post", "2026-06-16T10:00:00Z", headline, text}});
  };
  const std::string text = "The Ostrel Harbour Company stopped its six ferries on Monday, and the mayor resigned.";
  EXPECT_THAT(titles("OHC halts 6 ferries", text), Contains("OHC halts 6 ferries"));
  EXPECT_THAT(titles("Mayor quits after ferries halt", text), Contains("Mayor quits after ferries halt"));
  EXPECT_THAT(titles("OHC halts 7 ferries", text), Not(Contains(HasSubstr("7"))));
  EXPECT_THAT(titles("NRW halts ferries", text), Not(Contains(HasSubstr("NRW"))));
  EXPECT_THAT(titles("Board rejects ferries", "The board voted on Monday to reject the ferries of Ostrel."),
              Contains("Board rejects ferries"));
  EXPECT_THAT(titles("Board bans ferries", "The board voted on Monday to buy the ferries of Ostrel."),
              Not(Contains(HasSubstr("bans"))));
}

TEST(TitleHeadlines, AreCutBehindTheVerbsTheyHave) {
  const auto titles = [](const std::string& headline) {
    return lead_titles({{"Post", "2026-06-16T10:00:00Z", headline,
                         "Masons repaired the northern harbour wall of Ostrel on Monday, and the board backs a plan to "
                         "build a new wall and sell the old ferry of the harbour masons."}});
  };
  EXPECT_THAT(titles("Masons repairing northern harbour wall in the cold of winter mornings"),
              Contains("Masons repairing northern harbour wall"));
  EXPECT_THAT(titles("Board backs new northern harbour wall but sells ferry and harbour"),
              Contains("Board backs new northern harbour wall"));
  EXPECT_THAT(titles("Board plans to build and repair the northern wall of Ostrel"),
              Not(Contains("Board plans to build")));
  EXPECT_THAT(titles("Board repairs wall as northern ferry masons of Ostrel build a harbour"),
              Not(Contains("Board repairs wall as northern ferry")));
}

TEST(TitleHeadlines, AreShortenedWhereTheyAreTooLong) {
  const auto titles = [](const std::string& headline, const std::string& text) {
    return lead_titles({{"Post", "2026-06-16T10:00:00Z", headline, text}});
  };
  const std::string text =
      "Mayor Anna Brand of Ostrel agreed on Monday to repair the northern harbour wall and to back a bill that the "
      "masons wrote, Brand told the board.";
  EXPECT_THAT(titles("Mayor Anna Brand agrees to repair northern harbour wall", text),
              Contains("Brand to repair northern harbour wall"));
  EXPECT_THAT(titles("Mayor Anna Brand repairs the new northern harbour wall on Monday", text),
              Contains("Brand repairs new northern harbour wall"));
  EXPECT_THAT(titles("Brand backs northern wall bill to repair the harbour of masons", text),
              Contains("Brand backs northern wall bill"));
  EXPECT_THAT(titles("As northern harbour walls repair masons, Brand backs bill", text),
              Not(Contains(HasSubstr("As"))));
}

TEST(TitleHeadlines, MayTellLessOfALeadWithoutABetterTitle) {
  const auto titles = [](const std::string& headline) {
    return lead_titles(
        {{"Post", "2026-06-16T10:00:00Z", headline, "In Ostrel, Brand, of all, on Monday to whom the wall was dear."}});
  };
  EXPECT_THAT(titles("Brand visits dear masons"), Contains("Brand visits dear masons"));
  EXPECT_THAT(titles("Brand speaks truth"), Not(Contains("Brand speaks truth"))) << "of one matter alone";
}

TEST(TitleHeadlines, SayNotThatOneDidWhatTheOtherDid) {
  const auto titles = [](const std::string& headline) {
    return lead_titles(
        {{"Post", "2026-06-16T10:00:00Z", headline, "Anna Brand criticized Peter Lee over the harbour."}});
  };
  EXPECT_THAT(titles("Brand rips Lee over harbour"), Contains(HasSubstr("Brand rips Lee")));
  EXPECT_THAT(titles("Lee rips Brand over harbour"), Not(Contains(HasSubstr("Lee rips Brand"))));
}

TEST(TitleHeadlines, KeepTheCapitalsOfNamesAlone) {
  EXPECT_THAT(written("Masons Of Peru REPAIR The Northern Wall"),
              ElementsAre("Masons of Peru repair the northern wall"));
}

TEST(TitleHeadlines, KnowAShipFromAPerson) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Anna Brand Floats Free",
                             "The ferry Anna Brand ran aground. The Anna Brand was drawn off the reef."}});
  const Material material = story.gather();
  ASSERT_EQ(list_title_headlines(material).size(), 1U);
  EXPECT_THAT(list_title_headlines(material).front().persons, IsEmpty());
}

TEST(TitleHeadlines, AreReadHoweverOddTheyAre) {
  for (const std::string& headline : {std::string("42"), std::string("–"), std::string("\xC3\x89lan"), std::string("A"),
                                      "Board builds a " + std::string(2000, 'b') + " wall", [] {
                                        std::string long_one = "Board builds a ";
                                        for (int i = 0; i < 20'000; ++i) long_one += "big ";
                                        return long_one + "wall";
                                      }()})
    EXPECT_FALSE(lead_title(headline).empty());
}

TEST(TitleHeadlines, TitleNothingWhereTheyAreCutInMidThought) {
  const Material material = gather({"Harbour board repairs northern wall of Ostrel"});
  const std::vector<TitleHeadline> headlines = list_title_headlines(material);
  ASSERT_EQ(headlines.size(), 1U);
  EXPECT_TRUE(is_whole_title(headlines.front(), {{0, 3}, {4, 7}}, false)) << "an adjective may go";
  EXPECT_FALSE(is_whole_title(headlines.front(), {{0, 4}}, false)) << "cut before its noun";
  EXPECT_FALSE(is_whole_title(headlines.front(), {{0, 6}}, false)) << "ends in a preposition";
  EXPECT_FALSE(is_whole_title(headlines.front(), {{1, 7}}, false)) << "begins within its subject";
}

}  // namespace
}  // namespace courant::digest
