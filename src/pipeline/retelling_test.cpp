// Which sentences tell again what was told, in other words.
#include "digest/retelling.h"

#include <gtest/gtest.h>

#include "pipeline/test_story.h"

namespace courant::pipeline {
namespace {

const std::string other =
    "Rain fell on the hills. Farmers sold apples and pears at the fair in Varra for the third week.";

// Whether the second report's only sentence tells again what the first's does.
bool tells_again(const std::string& told, const std::string& sentence) {
  const Story story({told, sentence, other});
  const digest::Material& material = story.material();
  const digest::Sentence* before = &material.sentences[material.reports[0].first];
  return digest::Retelling(material).tells_again(material.sentences[material.reports[1].first], {&before, 1});
}

TEST(Retelling, IsWhatSomebodySaysInFewToldWords) {
  const std::string told = "Mayor Ann Lee said on Monday that she has no plans to resign over the harbour.";
  EXPECT_TRUE(tells_again(told, "“I will not resign,” said Ann Lee, who tried to calm the pilots of the old port."));
  EXPECT_FALSE(tells_again(told, "“I will resign,” said Ann Lee, who tried to calm the pilots of the old port."));
}

TEST(Retelling, SharesAFigure) {
  const std::string told = "Acme will buy the shipyard Marlin for $334 million, the companies said on Monday.";
  EXPECT_TRUE(tells_again(told, "Acme is acquiring the Marlin yard for $334 million, including $281 million in cash."));
  EXPECT_FALSE(tells_again(told, "Acme is acquiring a Marlin ferry for $12 million, including $3 million in cash."));
}

TEST(Retelling, SharesAPlaceOfSeveralNames) {
  const std::string told = "Ostrel sits on the Northern Belt of Storms where winds collide, with frequent gales.";
  EXPECT_TRUE(tells_again(told, "Ostrel is prone to gales as it lies on the Northern Belt of Storms, an arc of seas."));
  EXPECT_FALSE(tells_again(told, "Ostrel is prone to gales as it lies on the edge of the sea, an arc of islands."));
}

TEST(Retelling, IsHowAnotherReportBegins) {
  const std::string told = "A pilot was arrested in Dover on Friday over a series of stolen crates, clerks said.";
  EXPECT_TRUE(
      tells_again(told, "Police have arrested a pilot over at least a dozen crates with rum of the old guild."));
  EXPECT_TRUE(tells_again(told, "Officers made an arrest over the series of crates that has gripped the old guild."));
  EXPECT_FALSE(tells_again(told, "The guild condemned the series of thefts that has gripped the harbour and its men."));
}

TEST(Retelling, IsWhatTheSameOneDoesToTheSame) {
  const std::string told = "Ann Lee, who led the harbour board of Ostrel for nine years, resigned from it on Monday.";
  EXPECT_TRUE(tells_again(told, "Lee quit the harbour board, to the surprise of nearly everybody in the old guild."));
  EXPECT_FALSE(
      tells_again(told, "Lee praised the harbour board, to the surprise of nearly everybody in the old guild."));
  EXPECT_FALSE(tells_again(told, "Bo Ray quit the harbour board, to the surprise of nearly everybody in the guild."));
}

TEST(Retelling, KnowsItsDoerByHisInitials) {
  const std::string told = "The AMB has signed an agreement to acquire Marlin, a yard where ferries are mended.";
  EXPECT_TRUE(tells_again(told, "Atlantic Marine Builders announced a deal to acquire Marlin, known for fast boats."));
  EXPECT_FALSE(tells_again(told, "Oakley Boat Menders announced a deal to acquire Marlin, known for fast boats."));
}

TEST(Retelling, IsHistoryOfOneYear) {
  const auto tells_history_again = [](const std::string& told, const std::string& sentence) {
    const Story story({told, sentence, other});
    const digest::Material& material = story.material();
    const digest::Sentence* before = &material.sentences[material.reports[0].first];
    return digest::Retelling(material).tells_history_again(material.sentences[material.reports[1].first], {&before, 1},
                                                           0);
  };
  const std::string told = "In 2004 a giant wave drowned thousands along the quay of Ostrel.";
  EXPECT_TRUE(tells_history_again(told, "Ostrel was hit hard by the wave of 2004, with most of its quay washed away."));
  EXPECT_FALSE(
      tells_history_again(told, "Ostrel was hit hard by the wave of 1998, with most of its quay washed away."));
}

TEST(Retelling, IsTheHeadline) {
  const auto tells_headline_again = [](const std::string& sentence) {
    const Story story({"Rain fell on Monday.", sentence, other}, "Mayor Lee to run for harbour chief");
    const digest::Material& material = story.material();
    return digest::Retelling(material).tells_headline_again(material.sentences[material.reports[1].first], {},
                                                            material.reports[0]);
  };
  EXPECT_TRUE(tells_headline_again("“I am running for harbour chief because I love the sea,” said Ann Lee."));
  EXPECT_FALSE(tells_headline_again("“I am thinking of the harbour chief because I love the sea,” said Ann Lee."));
}

TEST(Retelling, SharesTheVerbAndMostOfItsClause) {
  const std::string told = "The Otters put Lee on injured reserve on Wednesday, meaning he misses the final games.";
  EXPECT_TRUE(
      tells_again(told, "Coach Bo Ray said at practice on Wednesday that the team put Lee on injured reserve."));
  EXPECT_FALSE(tells_again(told, "Coach Bo Ray said at practice on Wednesday that the team feared for the reserve."));
}

}  // namespace
}  // namespace courant::pipeline
