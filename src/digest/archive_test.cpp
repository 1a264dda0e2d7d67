#include "digest/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::digest {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

model::Digest digest(const std::string& story, const std::string& day, const std::string& text) {
  model::Digest made;
  made.story = model::StoryId(story);
  made.language = "en";
  made.headline.text = "Headline of " + story;
  made.updated = base::parse_moment(day);
  model::DigestSource source;
  source.published = made.updated;
  made.sources = {source};
  model::DigestSentence sentence;
  sentence.quote.text = text;
  model::Slide slide;
  slide.sentences = {sentence};
  made.slides = {slide};
  return made;
}

const std::string ruling = "The judges ordered Ardent Metals to pay residents of Tessaford for poisoned wells.";
const std::string spill = "A lagoon of the Ardent Metals smelter burst and poisoned wells of residents of Tessaford.";
const std::string place = "The mayor of Tessaford met Ardent Metals players at a banquet before the cup.";

model::Digest link(const std::vector<model::Digest>& others, model::Digest asked) {
  Archive archive;
  for (const model::Digest& other : others) archive.put(other);
  archive.link(asked);
  return asked;
}

TEST(Archive, LinksToEarlierStoriesOnTheSameMatter) {
  const model::Digest asked = link({digest("s1", "2026-03-02", spill)}, digest("s2", "2026-06-17", ruling));
  ASSERT_THAT(asked.archive, SizeIs(1));
  EXPECT_EQ(asked.archive[0].story.value, "s1");
  EXPECT_EQ(asked.archive[0].date, "2026-03-02");
  EXPECT_EQ(asked.archive[0].why, "Ardent Metals, Tessaford");
  EXPECT_THAT(asked.related, IsEmpty());
}

TEST(Archive, NamesAreToldWhole) {
  const std::string first =
      "Representative Odo B. Brand of Tessaford asked the panel for poisoned wells and witness testimony.";
  const std::string second =
      "The panel heard witness testimony on poisoned wells at Tessaford from Representative Odo B. Brand.";
  const model::Digest asked = link({digest("s1", "2026-03-02", first)}, digest("s2", "2026-06-17", second));
  ASSERT_THAT(asked.archive, SizeIs(1));
  EXPECT_EQ(asked.archive[0].why, "Odo B. Brand, Tessaford");
}

TEST(Archive, WhatCameLaterIsRelated) {
  const model::Digest asked = link({digest("s2", "2026-06-17", ruling)}, digest("s1", "2026-03-02", spill));
  EXPECT_THAT(asked.archive, IsEmpty());
  ASSERT_THAT(asked.related, SizeIs(1));
  EXPECT_EQ(asked.related[0].date, "");
}

TEST(Archive, NamesAloneAreNoMatter) {
  EXPECT_THAT(link({digest("s1", "2026-03-02", place)}, digest("s2", "2026-06-17", ruling)).archive, IsEmpty());
}

TEST(Archive, NeverLinksAStoryToItselfNorToOneThatWent) {
  Archive archive;
  archive.put(digest("s1", "2026-03-02", spill));
  archive.put(digest("s2", "2026-06-17", ruling));
  archive.put(digest("s2", "2026-06-17", ruling));  // told anew
  model::Digest asked = digest("s2", "2026-06-17", ruling);
  archive.link(asked);
  ASSERT_THAT(asked.archive, SizeIs(1));
  archive.remove(model::StoryId("s1"));
  archive.link(asked);
  EXPECT_THAT(asked.archive, IsEmpty());
}

TEST(Archive, MindsNoOrder) {
  std::vector<model::Digest> others;
  for (const char* id : {"a", "b", "c", "d", "e"}) others.push_back(digest(id, "2026-03-02", spill));
  const auto ids = [&] {
    std::vector<std::string> found;
    for (const auto& one : link(others, digest("s2", "2026-06-17", ruling)).archive) found.push_back(one.story.value);
    return found;
  };
  const auto first = ids();
  std::ranges::reverse(others);
  EXPECT_EQ(ids(), first);
}

}  // namespace
}  // namespace courant::digest
