#include "digest/lead.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"
#include "digest/timeline.h"

namespace courant::digest {
namespace {

const TestMaterial& quay() {
  static const TestMaterial story(
      {{"Post", "2026-06-16T10:00:00Z", "Storm closes quay at Ostrel",
        "The quay at Ostrel was closed on Monday after a storm broke its wall. It was built in 1911 by the harbour "
        "board. "
        "The board closed the quay on 12 May 2024 after a storm at Ostrel."},
       {"Mail", "2026-06-16T11:00:00Z", "Ostrel quay closed by storm",
        "A storm broke the wall of the quay at Ostrel on Monday and closed it to ships. Bakers sold out of bread."},
       {"Herald", "2026-06-16T12:00:00Z", "Quay shut",
        "Choirs from nine towns will sing in the old church. The quay at Ostrel stays closed after the storm."}});
  return story;
}

TEST(Lead, IsTheMatterThatAllTell) {
  const Material material = quay().gather();
  const Told told(material);
  const auto lead = choose_lead(material, told, {});
  ASSERT_FALSE(lead.empty());
  EXPECT_THAT(std::string(material.text_of(material.sentences[lead.front()])), testing::HasSubstr("storm broke"));
  int words = 0;
  for (const std::uint32_t i : lead) words += material.sentences[i].words;
  EXPECT_LE(words, 60);
}

TEST(Lead, BeginsWithWordsOfTheHeadline) {
  const TestMaterial story(
      {{"Post", "2026-06-16T10:00:00Z", "Jury convicts Marlow",
        "Prosecutors charged a pilot of Ostrel with two counts of theft after oil went missing at the quay in May."},
       {"Mail", "2026-06-16T11:00:00Z", "Pilot charged with theft at Ostrel quay",
        "Prosecutors charged a pilot of Ostrel with theft after oil went missing at the quay in May, a clerk said."},
       {"Herald", "2026-06-16T12:00:00Z", "Jury convicts Marlow",
        "A jury convicted the pilot Bob Marlow of theft at the quay of Ostrel after oil went missing in May."}});
  const Material material = story.gather();
  Told told(material);
  const auto begins = [&](const Told& heard) {
    return std::string(material.text_of(material.sentences[choose_lead(material, heard, {}).front()]));
  };
  EXPECT_THAT(begins(told), testing::StartsWith("Prosecutors"));
  told.hear_title(material.reports.back());
  EXPECT_THAT(begins(told), testing::StartsWith("A jury convicted"));
}

TEST(Lead, TellsNothingTwice) {
  const std::string more =
      " The ferry brought sheep and coal from the islands at noon. Bakers sold bread and cakes to the sailors of three "
      "boats. A choir sang hymns in the old church on the hill. Divers searched the basin for anchors and lost chains.";
  const TestMaterial story(
      {{"Post", "2026-06-16T10:00:00Z", "Reed opposes mast at Ostrel",
        "Senator Harlan Reed broke with the council Monday over the proposed mast at Ostrel, saying the disputed tower "
        "should be built elsewhere." +
            more},
       {"Mail", "2026-06-16T11:00:00Z", "Reed breaks with council over mast",
        "Harlan Reed, a senator facing a difficult fight in the autumn, said through his clerk that those who plan to "
        "erect the mast should look elsewhere. Rain fell on the hills and roads of Varra all night. Farmers lost nine "
        "cows and a horse in the river. Pumps arrived on trucks from the north."}});
  const Material material = story.gather();
  const auto lead = choose_lead(material, Told(material), {});
  for (const std::uint32_t i : lead) EXPECT_TRUE(i == lead.front() || material.sentences[i].place != 0);
}

TEST(Lead, OfARunningStoryIsTheLatest) {
  const std::string before =
      "Ostrel's council counted the votes for the new harbour wall on Monday with nine of ten "
      "streets told.";
  const std::string after =
      "Ostrel's council approved the new harbour wall after the votes of all ten streets were "
      "counted anew.";
  for (const bool first : {true, false}) {
    const TestMaterial story({{"Post", first ? "2026-06-14T10:00:00Z" : "2026-06-16T10:00:00Z", "Ostrel votes on wall",
                               first ? before : after},
                              {"Mail", first ? "2026-06-16T10:00:00Z" : "2026-06-14T10:00:00Z", "Ostrel votes on wall",
                               first ? after : before}});
    const Material material = story.gather();
    const auto lead = choose_lead(material, Told(material), {});
    ASSERT_FALSE(lead.empty());
    EXPECT_THAT(std::string(material.text_of(material.sentences[lead.front()])), testing::HasSubstr("approved"));
  }
}

TEST(Lead, OfASingleReportIsHowItBegins) {
  const TestMaterial story(
      {{"Post", "2026-06-16T10:00:00Z", "Ostrel repairs its harbour wall",
        "Three masons from four towns began to mend the western gate on Monday after two long years of talks and "
        "delays. The "
        "council of Ostrel repairs its harbour wall every nine years with stone that the masons of Ostrel cut."}});
  const Material material = story.gather();
  EXPECT_EQ(choose_lead(material, Told(material), {}).front(), 0);
}

TEST(Lead, OfAStoryWithoutASentenceIsNone) {
  const TestMaterial story({{"Post", "2026-06-16", "Quay closed", ""}});
  const Material material = story.gather();
  EXPECT_TRUE(choose_lead(material, Told(material), {}).empty());
}

TEST(Timeline, HoldsCalendarDaysInOrder) {
  const Material material = quay().gather();
  const auto timeline = make_timeline(material);
  ASSERT_FALSE(timeline.empty());
  EXPECT_TRUE(std::ranges::is_sorted(timeline, {}, &model::TimelineEntry::date));
  EXPECT_TRUE(std::ranges::any_of(timeline, [](const model::TimelineEntry& entry) {
    return entry.date == "2024-05-12" && entry.quote.text.starts_with("The board closed the quay");
  }));
}

}  // namespace
}  // namespace courant::digest
