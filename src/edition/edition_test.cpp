#include "edition/edition.h"

#include <gtest/gtest.h>

#include "edition/related.h"

namespace courant::edition {
namespace {

model::Digest make_digest(const std::string& story, std::vector<std::string> outlets, int independent,
                          const std::string& updated) {
  model::Digest digest;
  digest.story = model::StoryId(story);
  digest.outlets = static_cast<int>(outlets.size());
  digest.independent = independent;
  digest.updated = base::parse_moment(updated);
  for (const std::string& outlet : outlets) {
    model::DigestSource source;
    source.article = model::ArticleId(story + outlet);
    source.origin = source.article;
    source.outlet = outlet;
    digest.sources.push_back(source);
  }
  return digest;
}

std::vector<std::string> order(const std::vector<model::Digest>& digests, const std::vector<Placed>& placed) {
  std::vector<std::string> names;
  for (const Placed& one : placed) names.push_back(digests[one.digest].story.value);
  return names;
}

Edition arrange_all(const std::vector<model::Digest>& digests, const Settings& settings = {}) {
  std::vector<const model::Digest*> pointers;
  for (const model::Digest& digest : digests) pointers.push_back(&digest);
  return arrange(pointers, settings);
}

using Names = std::vector<std::string>;

TEST(Edition, MostReportedFirstCopiesCountedOnceSinglesApart) {
  const std::vector<model::Digest> digests{make_digest("copies", {"a", "b", "c", "d"}, 1, "2031-05-12T10:00:00Z"),
                                           make_digest("three", {"a", "b", "c"}, 3, "2031-05-12T10:00:00Z"),
                                           make_digest("alone", {"e"}, 1, "2031-05-12T10:00:00Z"),
                                           make_digest("two", {"a", "b"}, 2, "2031-05-12T10:00:00Z")};
  const Edition edition = arrange_all(digests);
  EXPECT_EQ(order(digests, edition.stories), (Names{"three", "two", "copies"}));
  EXPECT_EQ(order(digests, edition.singles), (Names{"alone"}));
  EXPECT_EQ(edition.outlets, 5);
  EXPECT_EQ(edition.stories[1].rank.place, 2);
}

TEST(Edition, AStoryHalvesWithEachHalfLife) {
  const std::vector<model::Digest> digests{make_digest("old", {"a", "b", "c"}, 3, "2031-05-10T10:00:00Z"),
                                           make_digest("new", {"a", "b"}, 2, "2031-05-12T10:00:00Z")};
  const Edition edition = arrange_all(digests);
  EXPECT_EQ(order(digests, edition.stories), (Names{"new", "old"}));
  EXPECT_DOUBLE_EQ(edition.stories[1].rank.freshness, 0.25);
  EXPECT_DOUBLE_EQ(edition.stories[1].rank.value(), 0.75);
}

TEST(Edition, TheOwnersWeightsCount) {
  const std::vector<model::Digest> digests{make_digest("one", {"a", "b"}, 2, "2031-05-12T10:00:00Z"),
                                           make_digest("other", {"c", "d"}, 2, "2031-05-12T10:00:00Z")};
  EXPECT_EQ(
      order(digests, arrange_all(digests, {.outlet_weights = {{"c", 3}}, .half_life = std::chrono::hours(24)}).stories),
      (Names{"other", "one"}));
  const Edition edition = arrange_all(digests, {.outlet_weights = {{"c", 3}}});
  EXPECT_EQ(edition.stories.front().rank.weights, (std::vector<std::pair<std::string, double>>{{"c", 3}}));
  EXPECT_TRUE(edition.stories.back().rank.weights.empty());
}

TEST(Edition, EqualStoriesStandInOneOrderAlways) {
  const std::vector<model::Digest> one{make_digest("x", {"a", "b"}, 2, "2031-05-12T10:00:00Z"),
                                       make_digest("y", {"a", "b"}, 2, "2031-05-12T10:00:00Z")};
  const std::vector<model::Digest> other{one[1], one[0]};
  EXPECT_EQ(order(one, arrange_all(one).stories), order(other, arrange_all(other).stories));
}

TEST(Edition, NothingGivesNothing) { EXPECT_TRUE(arrange({}, {}).stories.empty()); }

Subject tell(const std::string& story, const std::string& updated, const std::string& text) {
  model::Digest digest = make_digest(story, {"a"}, 1, updated);
  digest.language = "en";
  digest.headline.text = text;
  model::DigestSentence sentence;
  sentence.quote.text = text;
  model::Slide slide;
  slide.sentences = {sentence};
  digest.slides = {slide};
  return subject_of(digest);
}

TEST(Related, SharesNamesAndSaysWhich) {
  const Subject ferry = tell("ferry", "2031-05-12T10:00:00Z", "The ferry Marigold has run aground off Tern Island.");
  const RelatedIndex index(
      {ferry,
       tell("inquiry", "2031-05-13T10:00:00Z", "Inquiry asks why the Marigold left Tern Island without a pilot."),
       tell("herring", "2031-05-12T10:00:00Z", "Parliament cuts the herring quota by a fifth."),
       tell("opera", "2031-05-12T10:00:00Z", "The opera house opens its doors after ten years.")});
  const auto found = index.find(ferry, 3);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].subject, 1u);
  EXPECT_EQ(found[0].shared, (Names{"Tern Island", "Marigold"}));
  const auto topics = index.main_topics(ferry, 3);
  ASSERT_FALSE(topics.empty());
  EXPECT_EQ(topics.front().written, "Tern Island");
}

TEST(Related, TheNearerInTimeIsTheLiker) {
  const std::string text = "The ferry Marigold came late to Tern Island.";
  const auto found =
      RelatedIndex({tell("once", "2031-03-01T10:00:00Z", text), tell("lately", "2031-05-11T10:00:00Z", text),
                    tell("other", "2031-05-11T10:00:00Z", "The opera house opens after ten years.")})
          .find(tell("now", "2031-05-12T10:00:00Z", text), 3);
  ASSERT_GE(found.size(), 1u);
  EXPECT_EQ(found[0].subject, 1u);
}

TEST(Topics, NamesAndWordsButNotTheOutletsThemselves) {
  model::Digest digest = make_digest("quota", {"The Harbour Post"}, 1, "2031-05-12T10:00:00Z");
  digest.language = "en";
  digest.headline.text = "Herring Quota Cut As Fishermen Protest";
  model::DigestSentence sentence;
  sentence.quote.text = "Mona Lind told the Harbour Post that the herring quota would fall by a fifth.";
  model::Slide slide;
  slide.sentences = {sentence};
  digest.slides = {slide};
  const Topics topics = read_topics(digest);
  ASSERT_TRUE(topics.contains("mona lind"));
  EXPECT_EQ(topics.at("mona lind").name, model::NameType::person);
  EXPECT_FALSE(topics.contains("harbour post"));
  EXPECT_FALSE(topics.contains("herring quota cut"));
  ASSERT_TRUE(topics.contains("quota"));
  EXPECT_FALSE(topics.at("quota").name);
}

}  // namespace
}  // namespace courant::edition
