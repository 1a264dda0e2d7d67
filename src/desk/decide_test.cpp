#include "desk/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/press.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using testing::SizeIs;

class Decide : public testing::Test {
 protected:
  Decide() {
    put("a", "The quay at Ostrel was closed on Monday after a storm broke its wall, the harbour master said.");
    put("b", "The bank of Vellany held its rate at four percent on Tuesday, its governor told reporters there.");
    EXPECT_TRUE(press_.run());
  }
  void put(const std::string& id, const std::string& text) {
    model::Article article;
    article.id = model::ArticleId(id);
    article.outlet = "Outlet " + id;
    article.language = "en";
    article.title = text.substr(0, 30);
    article.text = text;
    EXPECT_TRUE(store_->articles().put(article));
  }
  model::StoryId story_of(const std::string& id) {
    return store_->stories().assignment(model::ArticleId(id)).value()->story;
  }

  std::unique_ptr<store::Store> store_ = std::move(store::open_store("memory:").value());
  SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 6 / 16}};
  Press press_{*store_, clock_};
  store::Time now_ = second_of(clock_.now());
};

TEST_F(Decide, MergedStoriesAreOneAndTheOldAddressLeadsThere) {
  const auto a = story_of("a"), b = story_of("b");
  ASSERT_NE(a, b);
  ASSERT_TRUE(merge_stories(*store_, a, b, now_));
  ASSERT_TRUE(press_.run());
  EXPECT_EQ(story_of("b"), a);
  EXPECT_EQ(store_->stories().resolve(b).value(), a);
  EXPECT_EQ(store_->digests().count().value(), 1);
  EXPECT_THAT(store_->digests().latest(a)->digest.sources, SizeIs(2));
  EXPECT_EQ(merge_stories(*store_, a, b, now_).error().kind, ErrorKind::usage);
  EXPECT_EQ(merge_stories(*store_, a, model::StoryId("none"), now_).error().kind, ErrorKind::not_found);
}

TEST_F(Decide, SplitArticlesAreAStoryOfTheirOwn) {
  const auto a = story_of("a"), b = story_of("b");
  ASSERT_TRUE(merge_stories(*store_, a, b, now_));
  ASSERT_TRUE(split_articles(*store_, {model::ArticleId("b")}, now_));
  ASSERT_TRUE(press_.run());
  EXPECT_NE(story_of("b"), a);
  EXPECT_EQ(store_->digests().count().value(), 2);
  EXPECT_EQ(split_articles(*store_, {}, now_).error().kind, ErrorKind::usage);
  EXPECT_EQ(split_articles(*store_, {model::ArticleId("zz")}, now_).error().kind, ErrorKind::not_found);
}

TEST_F(Decide, PinnedArticlesStay) {
  const auto b = story_of("b");
  ASSERT_TRUE(pin_article(*store_, model::ArticleId("a"), b, now_));
  EXPECT_EQ(story_of("a"), b);
  EXPECT_THAT(store_->stories().decisions().value(), SizeIs(1));
}

TEST_F(Decide, AStoryWithoutArticlesLeadsToWhereTheyWent) {
  const auto a = story_of("a"), b = story_of("b");
  ASSERT_TRUE(pin_article(*store_, model::ArticleId("b"), a, now_));
  ASSERT_TRUE(press_.run());
  EXPECT_EQ(store_->stories().resolve(b).value(), a);
  EXPECT_THAT(*store_->stories().events(b), SizeIs(1));
  ASSERT_TRUE(split_articles(*store_, {model::ArticleId("a"), model::ArticleId("b")}, now_));
  ASSERT_TRUE(press_.run());
  EXPECT_EQ(story_of("a"), story_of("b"));
  EXPECT_EQ(store_->stories().resolve(a).value(), story_of("a"));
  EXPECT_EQ(store_->stories().resolve(b).value(), story_of("a"));
  EXPECT_EQ(store_->digests().count().value(), 1);
}

TEST_F(Decide, OutranksTheMachineForWhatComesLater) {
  const auto a = story_of("a"), b = story_of("b");
  ASSERT_TRUE(merge_stories(*store_, a, b, now_));
  put("c",
      "The bank of Vellany held its rate at four percent on Tuesday, its governor told reporters. Banks rejoiced.");
  ASSERT_TRUE(press_.run());
  EXPECT_EQ(story_of("c"), a);
}

}  // namespace
}  // namespace courant::desk
