#include "model/article.h"

#include <gtest/gtest.h>

namespace courant::model {
namespace {

TEST(OutletName, FallsBackToHostThenId) {
  Article article;
  article.id = ArticleId("ap-2024/17");
  EXPECT_EQ(outlet_name(article), "ap");
  article.url = "https://user@www.harbourpost.example:8443/a?b";
  EXPECT_EQ(outlet_name(article), "www.harbourpost.example");
  article.outlet = "Harbour Post";
  EXPECT_EQ(outlet_name(article), "Harbour Post");
}

TEST(ArticleHash, PartsTitleAndText) {
  Article a, b;
  a.title = "ab";
  a.text = "c";
  b.title = "a";
  b.text = "bc";
  EXPECT_NE(article_hash(a), article_hash(b));
  EXPECT_EQ(article_hash(a).size(), 7 + 64u);
}

}  // namespace
}  // namespace courant::model
