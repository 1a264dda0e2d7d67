#include "format/json_lines.h"

#include <gtest/gtest.h>

namespace courant::format {
namespace {

TEST(ParseArticle, ReadsWhatItWrites) {
  const std::string line =
      R"({"id":"a1","version":2,"outlet":"Harbour Post","url":"https://h.example/1","language":"en","title":"Ferry aground","byline":["Ann Lee"],"published":"2024-06-18T21:40:00Z","text":"First.\n\nSecond."})";
  const auto article = parse_article(line);
  ASSERT_TRUE(article) << article.error().message;
  EXPECT_EQ(to_json(*article), line);
}

TEST(ParseArticle, NullReadsAsAbsentAndUnknownKeysAreIgnored) {
  const auto article = parse_article(R"({"id":"a1","title":"T","published":null,"cluster":7})");
  ASSERT_TRUE(article);
  EXPECT_FALSE(article->published);
  EXPECT_EQ(article->version, 1);
}

TEST(ParseArticle, RefusesWithTheIdWhereItCanBeRead) {
  EXPECT_EQ(parse_article("{").error().subject, "");
  EXPECT_EQ(parse_article(R"({"title":"T"})").error().message, "an article needs an id");
  EXPECT_EQ(parse_article(R"({"id":"x"})").error().subject, "x");
  EXPECT_EQ(parse_article(R"({"id":"x","title":5})").error().subject, "x");
  EXPECT_EQ(parse_article(R"({"id":"x","title":"T","published":"yesterday"})").error().subject, "x");
  EXPECT_EQ(parse_article("{\"id\":\"\xFF\",\"title\":\"T\"}").error().kind, base::ErrorKind::invalid);
}

TEST(Digest, ReadsWhatItWrites) {
  const std::string line =
      R"({"story":"s1","version":3,"language":"en","headline":{"text":"Ferry aground","article":"a1","span":[0,13]},"updated":"2024-06-18T21:40:00Z","outlets":2,"independent":1,"slides":[{"id":"k3f9","kind":"reaction","title":"Lee: calm seas","sentences":[{"text":"\"Calm,\" Lee said.","outlet":"Harbour Post","article":"a1","version":1,"span":[3,20],"url":"https://h.example/1#:~:text=Calm","cited":{"speaker":"Ann Lee","source":[11,14],"cue":[15,19],"stance":"denies"},"support":["a2"],"independent":2}]}],"timeline":[{"date":"2023-09","text":"x","article":"a1","span":[0,1]}],"disputes":[{"about":"dead","status":"revised","slide":"k3f9","values":[{"value":12.0,"approximate":true,"unit":"dead","outlet":"Harbour Post","article":"a1","span":[1,2],"speaker":"Lee"}]}],"archive":[{"story":"s0","headline":"h","date":"2024-01","why":"Lee"}],"related":[],"changes":[{"at":"2024-06-18","article":"a1","from":1,"to":2,"added":[[0,1]],"removed":["Old."]}],"sources":[{"article":"a1","version":1,"hash":"sha256:00","outlet":"Harbour Post","origin":"a1"}],"input_hash":"sha256:11","generator":"courant 0.1.0"})";
  const auto digest = parse_digest(line);
  ASSERT_TRUE(digest) << digest.error().message;
  EXPECT_EQ(to_json(*digest), line);
}

TEST(Digest, RefusesWhatIsNone) {
  EXPECT_FALSE(parse_digest("[]"));
  EXPECT_FALSE(parse_digest(R"({"story":"s1"})"));
  EXPECT_FALSE(parse_digest(R"({"headline":{"text":"x","article":"a","span":[0]}})"));
}

}  // namespace
}  // namespace courant::format
