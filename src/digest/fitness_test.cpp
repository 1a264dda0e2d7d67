// What the learned weights make of slides: the order they put them in, not how much they weigh.
#include <gtest/gtest.h>

#include "digest/hygiene.h"
#include "digest/kind_fitness.h"
#include "digest/kinds.h"
#include "digest/test_material.h"
#include "digest/title_candidates.h"
#include "digest/title_fitness.h"
#include "digest/title_sentences.h"
#include "digest/window_fitness.h"

namespace courant::digest {
namespace {

// How fit a story's last sentence is as a slide of this kind, told behind the headline alone.
double fitness(const std::string& text, model::SlideKind kind) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
  const Material material = story.gather();
  const auto last = static_cast<std::uint32_t>(material.sentences.size());
  Told told(material);
  told.hear_title(material.reports.front());
  const Window window = make_window(material, last - 1, last);
  return window_fitness(read_window_features(material, window, story_days(material), told), kind);
}

TEST(Fitness, IsLessWhereALastNameWasNeverTold) {
  const std::string introduced = "Anna Brand leads the harbour board. ";
  EXPECT_LT(fitness(introduced + "Brand closed the harbour on Monday.", model::SlideKind::detail),
            fitness(introduced + "Anna Brand closed the harbour on Monday.", model::SlideKind::detail));
}

// What a story's last sentence is likely to be, if the rules take it for a detail.
model::SlideKind likely_kind(const std::string& text) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
  const Material material = story.gather();
  const auto last = static_cast<std::uint32_t>(material.sentences.size());
  Told told(material);
  told.hear_title(material.reports.front());
  return find_likely_kind(material, make_window(material, last - 1, last), story_days(material), told).kind;
}

TEST(LikelyKind, IsBackgroundOfWhoSomebodyIs) {
  using enum model::SlideKind;
  const std::string storm = "A storm at Ostrel sank nine boats on Tuesday. ";
  EXPECT_EQ(likely_kind(storm + "Anna Brand is the head of the harbour board."), background);
  EXPECT_EQ(likely_kind(storm + "Anna Brand is popular among the sailors of the town."), background);
  EXPECT_EQ(likely_kind(storm + "Anna Brand closed both gates of the harbour."), detail);
  EXPECT_EQ(likely_kind(storm + "Anna Brand is closing both gates of the harbour."), detail);
  EXPECT_EQ(likely_kind(storm + "The gates are old."), detail);
}

TEST(LikelyKind, IsAnalysisWhereTheOutletSupposesMuch) {
  const std::string storm = "A storm at Ostrel sank nine boats on Tuesday. ";
  EXPECT_EQ(
      likely_kind(storm + "If the storm returns, Ostrel would likely need a far better wall, and might still be hit."),
      model::SlideKind::analysis);
}

TEST(Fitness, IsLessForADetailOfLongAgo) {
  EXPECT_LT(fitness("The storm sank nine boats in 2019.", model::SlideKind::detail),
            fitness("The storm sank nine boats on Tuesday.", model::SlideKind::detail));
}

TEST(Fitness, OfTheEventLeadsBeforeWhatStandsFurtherDown) {
  const std::string event = "A storm at Ostrel sank nine boats on Tuesday.",
                    other = "Masons repaired a wall of the town hall.";
  EXPECT_GT(fitness(event, model::SlideKind::lead), fitness(event + " " + other, model::SlideKind::lead));
}

TEST(Fitness, OfTitlesFallsWhereTheyStopBeforeTheirPoint) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel",
                             "The harbour board approved the repair of the northern wall on Monday."}});
  const Material material = story.gather();
  TitleCandidate whole, cut;
  whole.score = cut.score = 10, whole.rate = cut.rate = 1;
  whole.parts = {{1, 10}};  // "harbour board approved the repair of the northern wall"
  cut.parts = {{1, 6}};     // "harbour board approved the repair"
  const std::vector<TitleSentence> sources = list_title_sentences(material, {model::SlideKind::lead, {0}, {}});
  EXPECT_GT(title_model(read_title_features(whole, sources.front())),
            title_model(read_title_features(cut, sources.front())));
}

}  // namespace
}  // namespace courant::digest
