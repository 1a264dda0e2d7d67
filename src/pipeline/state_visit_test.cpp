// The state visit: eight reports of one story, written for this test, and what a digest of them must show. The golden
// case of the same name holds the very words; here stands what must stay true when they change.
#include "pipeline/state_visit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "pipeline/verify.h"

namespace courant::pipeline {
namespace {

using model::SlideKind;

// The slides of which some sentence holds all these words and comes from that outlet.
std::vector<const model::Slide*> find_slides(const model::Digest& digest, const std::string& outlet,
                                             const std::vector<std::string>& words) {
  std::vector<const model::Slide*> found;
  for (const model::Slide& slide : digest.slides) {
    for (const model::DigestSentence& sentence : slide.sentences) {
      const bool all = std::ranges::all_of(
          words, [&](const std::string& word) { return sentence.quote.text.find(word) != std::string::npos; });
      if (all && (outlet.empty() || sentence.outlet == outlet)) {
        found.push_back(&slide);
        break;
      }
    }
  }
  return found;
}

TEST(StateVisit, ShowsEachThreadAsItsOwnSlide) {
  const model::Digest digest = compose_visit();
  std::set<const model::Slide*> own;
  const auto expect = [&](const std::string& outlet, const std::vector<std::string>& words, std::set<SlideKind> kinds) {
    bool found = false;
    for (const model::Slide* slide : find_slides(digest, outlet, words)) {
      if (kinds.contains(slide->kind) && own.insert(slide).second) {
        found = true;
        break;
      }
    }
    EXPECT_TRUE(found) << outlet << ": " << testing::PrintToString(words);
  };
  expect("", {"arrived in Pyongyang"}, {SlideKind::lead});
  expect("CNN", {"isolation"}, {SlideKind::detail, SlideKind::analysis});
  expect("BBC", {"strategic partnership", "security"}, {SlideKind::detail, SlideKind::next});
  expect("Bloomberg", {"South Korean Ministry of Defence", "five million"}, {SlideKind::detail, SlideKind::reaction});
  expect("Reuters", {"U.S. military", "debris"}, {SlideKind::detail, SlideKind::reaction});
  expect("", {"Washington and Seoul accuse Pyongyang"}, {SlideKind::detail, SlideKind::reaction});
  expect("", {"three million"}, {SlideKind::dispute});
  expect("Straits Gazette", {"2000", "Kim Jong Il"}, {SlideKind::background});
  expect("BBC", {"September 2023", "Vostochny"}, {SlideKind::background});
  expect("Straits Gazette", {"Vietnam"}, {SlideKind::next});
}

TEST(StateVisit, QuotesCopiesOnceFromTheirOrigin) {
  const model::Digest digest = compose_visit();
  EXPECT_EQ(digest.outlets, 8);
  EXPECT_EQ(digest.independent, 6);
  EXPECT_TRUE(find_slides(digest, "Harbour Post", {}).empty());
  EXPECT_TRUE(find_slides(digest, "Valley Courier", {}).empty());
  const auto slides = find_slides(digest, "Reuters", {"debris"});
  ASSERT_EQ(slides.size(), 1U);
  for (const model::DigestSentence& sentence : slides[0]->sentences) {
    EXPECT_THAT(sentence.support, testing::IsSupersetOf({model::ArticleId("harbour-1"), model::ArticleId("valley-1")}));
    EXPECT_EQ(sentence.independent, 1);
  }
}

TEST(StateVisit, PutsTheFiguresSideBySide) {
  const model::Digest digest = compose_visit();
  ASSERT_EQ(digest.disputes.size(), 1U);
  const model::Dispute& dispute = digest.disputes[0];
  EXPECT_EQ(dispute.status, model::DisputeStatus::dispute);
  ASSERT_EQ(dispute.values.size(), 2U);
  EXPECT_EQ(dispute.values[0].value, 5e6);
  EXPECT_EQ(dispute.values[1].value, 3e6);
  const auto slide = std::ranges::find(digest.slides, dispute.slide, &model::Slide::id);
  ASSERT_NE(slide, digest.slides.end());
  EXPECT_EQ(slide->sentences.size(), 2U);
}

TEST(StateVisit, TitlesTellTheSlidesApart) {
  const model::Digest digest = compose_visit();
  std::set<std::string> titles;
  for (const model::Slide& slide : digest.slides) {
    EXPECT_FALSE(slide.title.empty());
    EXPECT_TRUE(titles.insert(slide.title).second) << slide.title;
  }
}

TEST(StateVisit, MindsNeitherOrderNorRepetition) {
  std::vector<model::Article> articles = read_cases();
  const std::string first = format::to_json(compose_visit());
  for (int turn = 0; turn < 5; ++turn) {
    std::ranges::rotate(articles, articles.begin() + 3);
    if (turn % 2) std::ranges::reverse(articles);
    EXPECT_EQ(format::to_json(digest_articles(articles, {.stories_given = true}).digests.at(0)), first);
  }
}

TEST(DigestStory, KeepsIdsAndVersionWhereNothingNewIsTold) {
  const std::vector<model::Article> articles = read_cases();
  const model::Digest first = compose_visit();
  const auto again = digest_story(model::StoryId("state-visit"), articles, &first);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->version, first.version);
  for (std::size_t i = 0; i < first.slides.size(); ++i) EXPECT_EQ(again->slides[i].id, first.slides[i].id);

  const std::vector<model::Article> fewer(articles.begin(), articles.begin() + 4);
  const auto before = digest_story(model::StoryId("state-visit"), fewer);
  ASSERT_TRUE(before);
  const auto after = digest_story(model::StoryId("state-visit"), articles, &*before);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->version, 2);
  std::set<std::string> kept;
  for (const model::Slide& slide : before->slides) kept.insert(slide.id.value);
  EXPECT_TRUE(
      std::ranges::any_of(after->slides, [&](const model::Slide& slide) { return kept.contains(slide.id.value); }));
  EXPECT_FALSE(
      std::ranges::all_of(after->slides, [&](const model::Slide& slide) { return kept.contains(slide.id.value); }));
}

TEST(DigestArticles, SurvivesOddArticles) {
  const std::vector<std::string> texts{"",
                                       " ",
                                       ".",
                                       "\n\n\n",
                                       "“",
                                       "He said.",
                                       "A",
                                       "Über die Brücke gingen zwölf Männer. Sie kamen nie an.",
                                       "東京で大きな地震があった。けが人はいない。",
                                       std::string(3000, 'x'),
                                       "\xff\xfe broken \xc3 bytes. More of it."};
  std::vector<model::Article> articles;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const bool alone : {true, false}) {
      model::Article article;
      article.id = model::ArticleId((alone ? "a" : "b") + std::to_string(i));
      article.title = i % 2 ? "A title" : "";
      article.text = texts[i];
      article.story = model::StoryId(alone ? "s" + std::to_string(i) : "all");
      articles.push_back(article);
    }
  }
  for (const model::Digest& digest : digest_articles(articles, {.stories_given = true}).digests) {
    EXPECT_TRUE(verify(digest, articles).empty()) << digest.story.value;
  }
}

}  // namespace
}  // namespace courant::pipeline
