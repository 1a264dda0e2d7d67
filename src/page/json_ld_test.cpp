#include <gtest/gtest.h>

#include "page/metadata.h"

namespace courant::page {
namespace {

Statements read(std::string_view script) {
  Statements statements;
  read_json_ld(script, statements);
  return statements;
}

TEST(JsonLd, ReadsAnArticleInAGraph) {
  const auto s =
      read(R"({"@graph":[{"@type":"WebSite","name":"Harbour Post"},{"@type":["NewsArticle"],"headline":"Ferry aground",
    "author":[{"@type":"Person","name":"Ann Lee"},"Bo Ek"],"datePublished":"2024-06-18","isAccessibleForFree":"False"}]})");
  ASSERT_EQ(s.titles.size(), 1u);
  EXPECT_EQ(s.titles[0].value, "Ferry aground");
  ASSERT_EQ(s.authors.size(), 2u);
  EXPECT_EQ(s.authors[1].value, "Bo Ek");
  EXPECT_TRUE(s.paywalled);
  EXPECT_EQ(s.site_names[0].value, "Harbour Post");
}

TEST(JsonLd, MendsWhatContentSystemsBreak) {
  const auto s = read(
      "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines \\'quoted\\'\",\"datePublished\":\"2024-06-18\",} "
      "-->");
  ASSERT_EQ(s.titles.size(), 1u);
  EXPECT_EQ(s.titles[0].value, "Two\nlines 'quoted'");
}

TEST(JsonLd, SearchesWhatCannotBeMended) {
  const auto s = read(
      R"({"@type":"NewsArticle","headline":"Ferry "aground"","datePublished":"2024-06-18","author":{"name":"Ann Lee"}})");
  ASSERT_FALSE(s.published.empty());
  EXPECT_EQ(s.published[0].value, "2024-06-18");
  EXPECT_EQ(s.authors.at(0).value, "Ann Lee");
}

TEST(JsonLd, SearchesWhatIsLongerThanIsParsed) {
  const auto script = [](std::size_t padding) {
    return R"({"@type":"NewsArticle","headline":"Ferry aground","author":["Ann Lee"],"x":")" +
           std::string(padding, 'x') + "\"}";
  };
  Statements statements;
  read_json_ld(script(300 << 10), statements);
  ASSERT_EQ(statements.authors.size(), 1u);
  read_json_ld(script(300 << 10), statements);
  EXPECT_EQ(statements.titles.size(), 2u);
  EXPECT_EQ(statements.authors.size(), 1u) << "told by pairs only";
}

TEST(JsonLd, SurvivesDepthAndRubbish) {
  read(std::string(100000, '['));
  read("null");
  read("");
  read(R"({"@type":5,"headline":{"a":[]},"author":[[[["x"]]]]})");
}

}  // namespace
}  // namespace courant::page
