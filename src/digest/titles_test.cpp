#include "digest/titles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"

namespace courant::digest {
namespace {

// The titles of slides of one sentence each.
std::vector<std::string> titles_of(const std::string& text) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
  const Material material = story.gather();
  std::vector<Telling> slides;
  for (std::uint32_t i = 0; i < material.sentences.size(); ++i) slides.push_back({model::SlideKind::detail, {i}, {}});
  return make_titles(material, slides);
}

TEST(Titles, AreClausesOfTheirOwnSentences) {
  EXPECT_EQ(
      titles_of("The harbour board of Ostrel, which meets once a year, asked the mayor on Monday to rebuild the wall. "
                "Masons from four towns, who are retired, have offered the board bricks."),
      (std::vector<std::string>{"Harbour board of Ostrel asked mayor to rebuild wall",
                                "Masons have offered the board bricks"}));
}

TEST(Titles, EndNotInADate) {
  EXPECT_EQ(titles_of("The hearings will be held in Ostrel on Oct. 16 and Oct. 22, the first of them by night."),
            (std::vector<std::string>{"Hearings will be held in Ostrel"}));
}

TEST(Titles, AreNeverAlike) {
  const std::vector<std::string> titles =
      titles_of("The mayor opened the wall in March. The mayor opened the wall in May.");
  ASSERT_EQ(titles.size(), 2U);
  EXPECT_NE(titles[0], titles[1]);
}

}  // namespace
}  // namespace courant::digest
