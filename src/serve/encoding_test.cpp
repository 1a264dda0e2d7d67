#include "serve/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serve/cache.h"

namespace courant::serve {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;

TEST(Target, IsTakenApart) {
  const auto target = parse_target("/story/a%2Fb%20c/?q=x+y%26&q2&%zz=1");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, ElementsAre("story", "a/b c"));
  EXPECT_EQ(target->parameter("q"), "x y&");
  EXPECT_EQ(target->parameter("q2"), "");
  EXPECT_EQ(target->parameter("%zz"), "1");
  EXPECT_TRUE(parse_target("/")->segments.empty());
  for (const char* bad : {"", "*", "http://a.example/", "/a#b"}) EXPECT_FALSE(parse_target(bad)) << bad;
}

TEST(Gzip, IsTakenWhereTheClientSaysSo) {
  for (const char* yes : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*", "identity, x-gzip"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const char* no : {"", "br", "gzip;q=0", "identity", "gzip;q=0, br", "*;q=0"})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Etag, MatchesWeaklyAndInLists) {
  for (const char* yes : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"}) EXPECT_TRUE(matches_etag(yes, "abc")) << yes;
  for (const char* no : {"", "abc", "\"abcd\"", "\"ABC\"", "\"\""}) EXPECT_FALSE(matches_etag(no, "abc")) << no;
}

TEST(Respond, EachCodingHasItsTagAndIsNotSentTwice) {
  const Content content = Content::make("text/html; charset=utf-8", std::string(5000, 'a'));
  Request request;
  const Response plain = respond(request, content);
  EXPECT_EQ(plain.body->size(), 5000u);
  EXPECT_THAT(plain.headers, Contains(Pair("ETag", "\"" + content.etag + "\"")));
  request.headers["accept-encoding"] = "gzip";
  const Response zipped = respond(request, content);
  EXPECT_LT(zipped.body->size(), 100u);
  EXPECT_THAT(zipped.headers, Contains(Pair("Content-Encoding", "gzip")));
  request.headers["If-None-Match"] = "\"" + content.etag + "-gz\"";
  const Response unchanged = respond(request, content);
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_TRUE(unchanged.body->empty());
  request.headers["If-None-Match"] = "\"" + content.etag + "\"";
  EXPECT_EQ(respond(request, content).status, 200);
}

TEST(PageCache, ForgetsWhenSomethingChangedAndWhenFull) {
  PageCache cache(10'000);
  const auto page = std::make_shared<const Content>(Content::make("text/plain", std::string(3000, 'x')));
  cache.put("a", 1, page);
  EXPECT_EQ(cache.find("a", 1), page);
  EXPECT_EQ(cache.find("a", 2), nullptr);
  cache.put("b", 2, page);
  EXPECT_EQ(cache.find("a", 2), nullptr);
  cache.put("late", 1, page);
  EXPECT_EQ(cache.find("late", 1), nullptr);
  for (const char* key : {"c", "d", "e", "f"}) cache.put(key, 2, page);
  EXPECT_EQ(cache.find("b", 2), nullptr);
  EXPECT_EQ(cache.find("f", 2), page);
}

}  // namespace
}  // namespace courant::serve
