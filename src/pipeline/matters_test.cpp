// What a reaction may be titled by: "Lund on the harbour bill". Here and not in digest/, since the claims come from
// claim/.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/title_candidates.h"
#include "pipeline/test_story.h"

namespace courant::pipeline {
namespace {

std::vector<std::string> matters_of(const std::string& text) {
  const Story story({text}, "Ostrel votes on the harbour bill");
  std::vector<std::string> found;
  for (const digest::TitleCandidate& title :
       digest::TitleCandidates(story.material(), {}).find({model::SlideKind::reaction, {0}, {}})) {
    if (title.matter) found.push_back(digest::write_title(title));
  }
  return found;
}

TEST(Matters, AreWhatHeadlinesTellOf) {
  EXPECT_THAT(matters_of("“I cannot live with the harbour bill,” Mara Lund said on Monday."),
              testing::ElementsAre("Lund on the harbour bill"));
  EXPECT_THAT(matters_of("“The harbour bill is dead,” Mara Lund said on Monday."),
              testing::ElementsAre("Lund on the harbour bill"));
}

TEST(Matters, AreTitledAsTheyAreDenied) {
  EXPECT_THAT(matters_of("Mara Lund denied that she had read the harbour bill."),
              testing::ElementsAre("Lund on the harbour bill"));
}

TEST(Matters, AreOneThingAndNobodysOwn) {
  EXPECT_THAT(matters_of("“We fear for our harbour,” Mara Lund said on Monday."), testing::IsEmpty());
  EXPECT_THAT(matters_of("“I fear for harbour and dunes,” Mara Lund said on Monday."),
              testing::Not(testing::Contains(testing::HasSubstr("and"))));
  EXPECT_THAT(matters_of("“I fear for the bread of the harbour,” Mara Lund said on Monday."),
              testing::Not(testing::Contains(testing::HasSubstr("bread"))));
}

}  // namespace
}  // namespace courant::pipeline
