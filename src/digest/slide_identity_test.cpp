// Versions of a living story: which slide is which, and when a digest tells something new.
#include "digest/slide_identity.h"

#include <gtest/gtest.h>

namespace courant::digest {
namespace {

const std::string landed = "The ferry Marigold landed its 214 passengers at Port Ellen on Tuesday night.";
const std::string cause = "Investigators believe that a valve in the engine room had been left open.";
const std::string fine = "The harbour board fined the owner 40,000 crowns in March for the same fault.";

model::Slide slide(const std::vector<std::string>& texts) {
  model::Slide made;
  for (const std::string& text : texts) {
    model::DigestSentence sentence;
    sentence.quote.text = text;
    made.sentences.push_back(sentence);
  }
  return made;
}

model::Digest digest(std::vector<model::Slide> slides) {
  model::Digest made;
  made.language = "en";
  made.slides = std::move(slides);
  return made;
}

model::Dispute dispute(std::vector<double> figures) {
  model::Dispute made;
  for (const double figure : figures) {
    model::DisputedValue value;
    value.value = figure;
    value.unit = "passengers";
    made.values.push_back(value);
  }
  return made;
}

model::Digest first() {
  model::Digest made = digest({slide({landed}), slide({cause})});
  identify_slides(made, nullptr);
  return made;
}

TEST(SlideIdentity, NamesEverySlideApart) {
  model::Digest twice = digest({slide({landed}), slide({landed})});
  identify_slides(twice, nullptr);
  EXPECT_EQ(twice.version, 1);
  EXPECT_FALSE(twice.slides[0].id.empty());
  EXPECT_NE(twice.slides[0].id, twice.slides[1].id);
}

TEST(SlideIdentity, KeepsAnIdWhereverTheSlideStandsNow) {
  const model::Digest before = first();
  model::Digest after = digest({slide({fine}), slide({cause}), slide({landed})});
  identify_slides(after, &before);
  EXPECT_EQ(after.slides[2].id, before.slides[0].id);
  EXPECT_EQ(after.slides[1].id, before.slides[1].id);
  EXPECT_NE(after.slides[0].id, before.slides[0].id);
  EXPECT_NE(after.slides[0].id, before.slides[1].id);
}

TEST(SlideIdentity, KeepsTheIdOfASlideThatIsTouchedUp) {
  const model::Digest before = first();
  model::Digest after =
      digest({slide({"The ferry Marigold landed its 216 passengers at Port Ellen on Tuesday night."})});
  identify_slides(after, &before);
  EXPECT_EQ(after.slides[0].id, before.slides[0].id);
  EXPECT_EQ(after.version, 2) << "the figure is news";
}

TEST(Versions, RiseWithANewSentence) {
  const model::Digest before = first();
  model::Digest after = digest({slide({landed}), slide({cause, fine})});
  identify_slides(after, &before);
  EXPECT_EQ(after.version, 2);
}

TEST(Versions, StayForSupportSourcesOrderAndOmission) {
  const model::Digest before = first();
  model::Digest after = digest({slide({landed})});
  after.slides[0].sentences[0].support = {model::ArticleId("a2"), model::ArticleId("a3")};
  after.slides[0].sentences[0].independent = 3;
  after.slides[0].sentences[0].quote.article = model::ArticleId("a9");
  after.sources.resize(4);
  after.outlets = 4;
  identify_slides(after, &before);
  EXPECT_EQ(after.version, 1);
}

TEST(Versions, RiseWithANewFigureInADispute) {
  model::Digest before = first();
  before.disputes = {dispute({214, 216})};
  model::Digest same = digest({slide({landed}), slide({cause})});
  same.disputes = {dispute({216, 214})};
  identify_slides(same, &before);
  EXPECT_EQ(same.version, 1);
  model::Digest more = same;
  more.disputes = {dispute({216, 214, 240})};
  identify_slides(more, &before);
  EXPECT_EQ(more.version, 2);
}

}  // namespace
}  // namespace courant::digest
