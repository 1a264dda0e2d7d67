// What is cut out of an article never says the opposite of it: no slide holds what somebody denied without the denial.
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/read_article.h"
#include "pipeline/state_visit.h"

namespace courant::pipeline {
namespace {

std::vector<model::Article> denials() {
  const std::vector<std::string> texts{
      "The minister took a bribe from the quarry in May, the union said. The minister denied that he had taken a bribe "
      "from "
      "the quarry.",
      "The ministry denied reports that the minister had taken a bribe from the quarry. It called them invented.",
      "“The minister took a bribe from the quarry. He hid it in a barn,” is what the ministry denies that its clerk "
      "said.",
      "“I took no bribe from the quarry. I hid nothing in a barn,” the minister said on Tuesday.",
      "That the minister took a bribe from the quarry is a lie, his lawyer told the court on Tuesday.",
      "The minister took a bribe from the quarry and hid it in a barn, a charge that the ministry has always denied.",
      "The minister denied on Tuesday that he had taken a bribe from the owners of the quarry at Ostrel in May.",
      "The owners of the quarry at Ostrel denied on Tuesday that the minister had taken any bribe from them in May."};
  std::vector<model::Article> articles;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    model::Article article;
    article.id = model::ArticleId("d" + std::to_string(i));
    article.outlet = "Outlet " + std::to_string(i);
    article.language = "en";
    article.title = "Ministry denies that minister took bribe from quarry";
    article.text = texts[i];
    article.story = model::StoryId("quarry");
    articles.push_back(article);
  }
  return articles;
}

void expect_denials_whole(const std::vector<model::Article>& articles, int& told) {
  for (const model::Digest& digest : digest_articles(articles, {.stories_given = true}).digests) {
    for (const model::Slide& slide : digest.slides) {
      for (const model::DigestSentence& sentence : slide.sentences) {
        const auto article = std::ranges::find(articles, sentence.quote.article, &model::Article::id);
        for (const model::Claim& claim : read_article(*article).claims) {
          if (claim.stance != model::Stance::denies && !claim.negated) continue;
          const bool touched = std::ranges::any_of(
              claim.content, [&](model::Span content) { return content.overlaps(sentence.quote.span); });
          if (!touched) continue;
          ++told;
          const bool with_cue = std::ranges::any_of(slide.sentences, [&](const model::DigestSentence& other) {
            return other.quote.article == article->id && other.quote.span.contains(claim.cue);
          });
          EXPECT_TRUE(with_cue) << sentence.quote.text;
        }
      }
    }
  }
}

TEST(Denials, AreNeverCutFromWhatTheyDeny) {
  int told = 0;
  expect_denials_whole(denials(), told);
  for (const model::Article& article : denials()) expect_denials_whole({article}, told);  // each a story of its own
  expect_denials_whole(read_cases(), told);
  EXPECT_GE(told, 3) << "some denials must be told, or nothing is tested";
}

}  // namespace
}  // namespace courant::pipeline
