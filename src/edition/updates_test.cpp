#include "edition/updates.h"

#include <gtest/gtest.h>

namespace courant::edition {
namespace {

model::DigestSentence say(const std::string& article, const std::string& text) {
  model::DigestSentence sentence;
  sentence.quote.article = model::ArticleId(article);
  sentence.quote.text = text;
  return sentence;
}

model::Digest make_version(int version, std::vector<std::string> articles, std::vector<model::Slide> slides) {
  model::Digest digest;
  digest.story = model::StoryId("s");
  digest.version = version;
  digest.headline.text = "Ferry aground";
  for (const std::string& id : articles) {
    model::DigestSource source;
    source.article = model::ArticleId(id);
    digest.sources.push_back(source);
  }
  digest.slides = std::move(slides);
  return digest;
}

model::Slide make_slide(const std::string& id, std::vector<model::DigestSentence> sentences) {
  model::Slide slide;
  slide.id = model::SlideId(id);
  slide.sentences = std::move(sentences);
  return slide;
}

TEST(Updates, WhatCameWhatIsGoneAndSinceWhen) {
  const model::Digest first =
      make_version(1, {"a"}, {make_slide("k1", {say("a", "Aground.")}), make_slide("k2", {say("a", "Four hurt.")})});
  model::Digest second = make_version(
      2, {"a", "b"}, {make_slide("k1", {say("a", "Aground.")}), make_slide("k2", {say("b", "Six hurt.")})});
  second.headline.text = "Six hurt as ferry grounds";
  const model::Digest third = make_version(
      3, {"a", "b"}, {make_slide("k2", {say("b", "Six hurt.")}), make_slide("k1", {say("a", "Aground.")})});
  const std::vector<const model::Digest*> versions{&first, &second, &third};

  const auto updates = list_updates(versions);
  ASSERT_EQ(updates.size(), 3u);
  EXPECT_TRUE(updates[0].came.empty() && updates[0].added.empty() && updates[0].gone.empty());
  ASSERT_EQ(updates[1].came.size(), 1u);
  EXPECT_EQ(updates[1].came[0]->article.value, "b");
  ASSERT_EQ(updates[1].added.size(), 1u);
  EXPECT_EQ(updates[1].added[0]->quote.text, "Six hurt.");
  ASSERT_EQ(updates[1].gone.size(), 1u);
  EXPECT_EQ(updates[1].gone[0]->quote.text, "Four hurt.");
  EXPECT_TRUE(updates[1].headline_changed());
  EXPECT_EQ(updates[2].before, nullptr);
  EXPECT_EQ(updates[2].came.size(), 1u);

  const auto since = slides_since(versions);
  EXPECT_EQ(since.at(model::SlideId("k1")), 1);
  EXPECT_EQ(since.at(model::SlideId("k2")), 2);
}

TEST(Updates, AnEditIsToldOnce) {
  model::Digest first = make_version(1, {"a"}, {});
  model::Digest second = make_version(2, {"a"}, {});
  second.changes = {{base::Moment{}, model::ArticleId("a"), 1, 2, {}, {"Gone."}}};
  model::Digest third = second;
  third.version = 3;
  const std::vector<const model::Digest*> versions{&first, &second, &third};
  const auto updates = list_updates(versions);
  EXPECT_TRUE(updates[0].edited.empty());
  EXPECT_EQ(updates[1].edited.size(), 1u);
}

}  // namespace
}  // namespace courant::edition
