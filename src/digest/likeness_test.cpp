#include "digest/likeness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"

namespace courant::digest {
namespace {

bool support(const std::string& told, const std::string& other) {
  const TestMaterial story({{"Post", "2026-06-15", "Quay closed", told + " The harbour master would not say more."},
                            {"Mail", "2026-06-16", "Storm at Ostrel", other + " Fishing goes on at Varra."},
                            {"Herald", "2026-06-16", "Weather", "Rain is expected over the hills on Friday."}});
  const Material material = story.gather();
  const auto reports = LikenessIndex(material).find_support(material.sentences.front());
  return !reports.empty();
}

const std::string told = "The quay at Ostrel was closed on Monday after a storm broke 40 metres of its wall.";

TEST(Support, IsAnotherReportThatSaysTheSame) {
  EXPECT_TRUE(support(told, "The quay at Ostrel was closed on Monday when a storm broke 40 metres of the wall."));
}

TEST(Support, IsNoReportOfSomethingElse) {
  EXPECT_FALSE(support(told, "The ferry Marigold sailed for the islands with 214 passengers on Monday."));
}

TEST(Support, IsNoOtherFigure) {
  EXPECT_FALSE(support(told, "A storm broke 90 metres of the quay wall at Ostrel, which was closed on Monday."));
}

TEST(Support, IsNoDenial) {
  EXPECT_FALSE(support(told, "No storm broke 40 metres of the quay wall at Ostrel, which was not closed on Monday."));
}

TEST(Sources, CopiesOfOneTextAreOneIndependentReport) {
  const TestMaterial plain({{"Post", "2026-06-15", "Quay closed", told}, {"Mail", "2026-06-16", "Quay closed", told}});
  std::vector<StoryArticle> story = plain.story();
  EXPECT_EQ(gather_material(story).independent, 2);
  story[1].origin = story[0].origin;
  const Material material = gather_material(story);
  EXPECT_EQ(material.independent, 1);
  const auto sentence = attribute_sentence(material, LikenessIndex(material), material.sentences.front());
  EXPECT_EQ(sentence.support.size(), 1U);
  EXPECT_EQ(sentence.independent, 1);
}

TEST(Sources, TheInputHashMindsNoOrder) {
  const TestMaterial story(
      {{"Post", "2026-06-16", "Quay closed", told}, {"Mail", "2026-06-15", "Storm", "A storm came."}});
  auto sources = list_sources(story.gather());
  const std::string hash = hash_inputs(sources);
  std::ranges::reverse(sources);
  EXPECT_EQ(hash_inputs(sources), hash);
  sources[0].version = 2;
  EXPECT_NE(hash_inputs(sources), hash);
}

}  // namespace
}  // namespace courant::digest
