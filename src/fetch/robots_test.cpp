#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace courant::fetch {
namespace {

TEST(Robots, FollowsTheGroupThatNamesUs) {
  const auto robots = Robots::parse(
      "User-agent: *\nDisallow: /\n\nUser-Agent: Other\nUser-agent: COURANT/2.0\nDisallow: /private\n", "courant");
  EXPECT_TRUE(robots.allows("/news"));
  EXPECT_FALSE(robots.allows("/private/x"));
}

TEST(Robots, FollowsTheGroupForAllOtherwise) {
  const auto robots = Robots::parse(
      "\xEF\xBB\xBFUSER-AGENT:*\r\ndisallow:/a # comment\r\nUser-agent: other\r\nDisallow: /\r\n", "courant");
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_TRUE(robots.allows("/b"));
}

TEST(Robots, LetsTheLongestRuleDecide) {
  const auto robots = Robots::parse("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c\n", "courant");
  EXPECT_FALSE(robots.allows("/a/x"));
  EXPECT_TRUE(robots.allows("/a/b/x"));
  EXPECT_TRUE(robots.allows("/c"));
}

TEST(Robots, KnowsItsWildcards) {
  const auto robots =
      Robots::parse("User-agent: *\nDisallow: /*.php$\nDisallow: /x*y*z\nDisallow: *utm_\nDisallow: /$\n", "courant");
  EXPECT_FALSE(robots.allows("/a/b.php"));
  EXPECT_TRUE(robots.allows("/a/b.php?q"));
  EXPECT_FALSE(robots.allows("/x-y-z-"));
  EXPECT_TRUE(robots.allows("/x-z-y"));
  EXPECT_FALSE(robots.allows("/p?utm_source=a"));
  EXPECT_FALSE(robots.allows("/"));
  EXPECT_TRUE(robots.allows("/robots.txt"));
}

TEST(Robots, ComparesOctets) {
  const auto robots =
      Robots::parse("User-agent: *\nDisallow: /%7ejoe\nDisallow: /caf\xC3\xA9\nDisallow: /a%2fb\n", "courant");
  EXPECT_FALSE(robots.allows("/~joe"));
  EXPECT_FALSE(robots.allows("/caf%c3%a9"));
  EXPECT_TRUE(robots.allows("/a/b"));
  EXPECT_FALSE(robots.allows("/a%2Fb"));
}

TEST(Robots, TakesAnything) {
  for (const char* text : {"", "\n\n", ":", "User-agent", "Disallow: /", "User-agent: *\nDisallow:", "<html>"})
    EXPECT_TRUE(Robots::parse(text, "courant").allows("/x")) << text;
  EXPECT_FALSE(Robots::closed().allows("/x"));
}

}  // namespace
}  // namespace courant::fetch
