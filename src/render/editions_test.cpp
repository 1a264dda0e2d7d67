// Editions to take along, and feeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "render/data.h"
#include "render/edition_files.h"
#include "render/syndication.h"
#include "render/test_story.h"
#include "render/zip.h"

namespace courant::render {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Site make_site() {
  return {.name = "Courant",
          .origin = "https://news.example",
          .at = Addresses(),
          .clock = Clock(Strings::in("en"), Zone("UTC"))};
}

FrontPage make_front(const testing::TestStory& story) {
  FrontPage front;
  front.day = std::chrono::sys_days(std::chrono::year(2031) / 5 / 12);
  front.stories.push_back(
      {*CheckedDigest::check(story.digest, story.articles), {.reports = 3, .freshness = 1, .place = 1}});
  front.earlier.push_back({front.day, {front.stories.front().digest}});
  return front;
}

constexpr std::chrono::sys_seconds reported_at = std::chrono::sys_days(std::chrono::year(2031) / 5 / 12) + 9h + 30min;
constexpr std::chrono::sys_seconds composed_at = reported_at + 20min;

Channel make_channel(const testing::TestStory& story) {
  const Site site = make_site();
  return {"Courant",
          "edition",
          site.at.front(),
          site.at.page("feed.atom"),
          {{*CheckedDigest::check(story.digest, story.articles), reported_at, composed_at}}};
}

TEST(StaticEdition, EveryLinkOfItsOwnLeadsToAFileOfIt) {
  const auto files = write_static_edition(make_site(), make_front(testing::make_ferry_story()));
  ASSERT_EQ(files.size(), 4u);
  EXPECT_EQ(files[0].path, "index.html");
  EXPECT_EQ(files[1].path, "story/s1.html");
  EXPECT_THAT(files[0].bytes, HasSubstr("href=\"story/s1.html#s1\""));
  EXPECT_THAT(files[1].bytes, HasSubstr("href=\"../" + files[2].path + "\""));
  for (const File& file : files) {
    EXPECT_THAT(file.bytes, Not(HasSubstr("href=\"/"))) << file.path;
    EXPECT_THAT(file.bytes, Not(HasSubstr("href=\"../story/s9"))) << file.path;
  }
}

TEST(Zip, KnowsItsFiles) {
  const std::string zip = write_zip({{"mimetype", "application/epub+zip"}, {"a/b.txt", std::string(1000, 'x')}});
  EXPECT_EQ(zip.substr(0, 4), "PK\x03\x04");
  // EPUB's readers look for these very bytes at 30 and 38 (OCF 3.3, 4.3).
  EXPECT_EQ(zip.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_LT(zip.size(), 400u);
  EXPECT_EQ(zip.substr(zip.size() - 22, 4), "PK\x05\x06");
}

TEST(Epub, IsTheSameForTheSameEdition) {
  const auto front = make_front(testing::make_ferry_story());
  EXPECT_EQ(write_epub(make_site(), front), write_epub(make_site(), front));
}

TEST(Markdown, LetsNothingAct) {
  const std::string text = write_markdown(make_site(), make_front(testing::make_hostile_story()));
  EXPECT_THAT(text, Not(HasSubstr("<script>")));
  EXPECT_THAT(text, HasSubstr("\\<script\\>"));
  EXPECT_THAT(text, Not(HasSubstr("javascript:")));
  EXPECT_THAT(write_markdown(make_site(), make_front(testing::make_ferry_story())),
              HasSubstr("**North Wire**, citing **the line**\n\n> [The line denied that the ship had sailed without a "
                        "pilot.](<https://agency.example/report"));
}

TEST(Feeds, AreAbsoluteAndEscaped) {
  const std::string atom = write_atom(make_site(), make_channel(testing::make_ferry_story()));
  EXPECT_THAT(atom, StartsWith("<?xml"));
  EXPECT_THAT(atom, HasSubstr("href=\"https://news.example/story/s1\""));
  EXPECT_THAT(atom, HasSubstr("<updated>2031-05-12T09:50:00Z</updated>"));
  const std::string rss = write_rss(make_site(), make_channel(testing::make_ferry_story()));
  EXPECT_THAT(rss, HasSubstr("<pubDate>Mon, 12 May 2031 09:30:00 +0000</pubDate>"));
  for (const auto& write : {write_atom, write_rss, write_json_feed}) {
    const std::string feed = write(make_site(), make_channel(testing::make_hostile_story()));
    EXPECT_TRUE(base::is_valid_utf8(feed));
    EXPECT_THAT(feed, Not(HasSubstr("<script>")));
    EXPECT_THAT(feed, Not(HasSubstr("href=\"javascript:")));
  }
}

TEST(Feeds, KnowNoDateThatNobodyGave) {
  auto story = testing::make_ferry_story();
  story.digest.updated.reset();
  for (model::DigestSource& source : story.digest.sources) source.published.reset();
  for (model::Article& article : story.articles) article.published.reset(), article.modified.reset();
  for (const auto& write : {write_atom, write_rss, write_json_feed}) {
    const std::string feed = write(make_site(), make_channel(story));
    EXPECT_THAT(feed, Not(HasSubstr("1970")));
    EXPECT_THAT(feed, HasSubstr("2031"));
  }
}

TEST(Feeds, IdsLast) {
  EXPECT_EQ(urn_of("story/s1"), urn_of("story/s1"));
  EXPECT_NE(urn_of("story/s1"), urn_of("story/s2"));
  EXPECT_THAT(urn_of("x"),
              ::testing::MatchesRegex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST(DigestData, QuotesWithWhatStandsAround) {
  const auto story = testing::make_ferry_story();
  const std::string json = write_digest_data(*CheckedDigest::check(story.digest, story.articles), story.articles);
  EXPECT_THAT(
      json,
      HasSubstr(
          "\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"The line denied that the ship had sailed without a "
          "pilot.\",\"prefix\":\"ple were treated for injuries.\\n\\n"));
}

}  // namespace
}  // namespace courant::render
