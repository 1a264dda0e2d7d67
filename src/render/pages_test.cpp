// Pages as a whole: goldens for what readers get, and what no outlet may do to them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "digest/sources.h"
#include "render/front.h"
#include "render/lists.h"
#include "render/story.h"
#include "render/test_story.h"
#include "render/why.h"

namespace courant::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Site make_site(std::string_view language = "en") {
  return {.name = "Courant", .origin = "", .at = Addresses(), .clock = Clock(Strings::in(language), Zone("UTC"))};
}

CheckedDigest checked(const testing::TestStory& story) {
  auto digest = CheckedDigest::check(story.digest, story.articles);
  EXPECT_TRUE(digest) << (digest ? "" : digest.error().message);
  return std::move(*digest);
}

FrontPage make_front(const testing::TestStory& story) {
  FrontPage front;
  front.day = std::chrono::sys_days(std::chrono::year(2031) / 5 / 12);
  front.stories.push_back({checked(story), {.reports = 3, .freshness = 1, .place = 1}});
  front.singles.push_back(checked(story));
  front.total = 2;
  front.outlets = 4;
  front.previous = DayLink{front.day - std::chrono::days(1), 14};
  front.earlier.push_back({front.day - std::chrono::days(1), {checked(story)}});
  return front;
}

// The names of assets hold a hash of their bytes; a golden should not change with the style sheet.
std::string without_hashes(const std::string& page) {
  return std::regex_replace(page, std::regex("-[0-9a-f]{16}\\."), "-HASH.");
}

void compare_golden(const std::string& name, const std::string& page) {
  const auto path = std::filesystem::path(COURANT_SOURCE_DIR) / "tests/golden/render" / name;
  // One element a line, so that a change can be read.
  const std::string actual = std::regex_replace(without_hashes(page), std::regex("><(?!/)"), ">\n<");
  if (std::getenv("COURANT_UPDATE_GOLDENS")) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << actual;
  }
  std::ostringstream expected;
  expected << std::ifstream(path).rdbuf();
  EXPECT_EQ(actual, expected.str()) << "differs from " << path;
}

TEST(StoryPageGolden, English) {
  const auto story = testing::make_ferry_story();
  StoryPage page{checked(story)};
  page.edits[{model::ArticleId("harbour"), 1, 2}] = {
      {story.digest.changes.front().removed.front(), "At least 12 people were hurt, the coastguard said.", {108, 158}},
      {"", "The harbour stays closed.", {159, 184}}};
  compare_golden("ferry/story.html", write_story(make_site(), page));
}
TEST(StoryPageGolden, Gallery) {
  compare_golden("ferry/gallery.html",
                 write_story(make_site(), {checked(testing::make_ferry_story()), {}}, StoryView::gallery));
}
TEST(StoryPageGolden, German) {
  compare_golden("ferry/story.de.html", write_story(make_site("de"), {checked(testing::make_ferry_story()), {}}));
}
TEST(FrontPageGolden, English) {
  compare_golden("ferry/front.html", write_front(make_site(), make_front(testing::make_ferry_story())));
}

void expect_harmless(const std::string& page) {
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, Not(HasSubstr("data:text")));
  EXPECT_THAT(page, Not(HasSubstr("\x01")));
  EXPECT_THAT(page, Not(HasSubstr("\xff")));
  EXPECT_FALSE(std::regex_search(page, std::regex("<[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+=")))
      << "a handler of an outlet's";
}

TEST(HostileStory, RunsNothing) {
  const auto story = testing::make_hostile_story();
  for (const StoryView view : {StoryView::page, StoryView::gallery})
    expect_harmless(write_story(make_site(), {checked(story), {}}, view));
  expect_harmless(write_front(make_site(), make_front(story)));
}

TEST(HostileStory, PlaceholdersOfOutletsAreNotFilled) {
  EXPECT_THAT(write_story(make_site(), {checked(testing::make_hostile_story()), {}}), HasSubstr("{0}"));
}

TEST(StoryPage, TellsInTheReadersLanguageWhyStoriesWereJoined) {
  const auto story = testing::make_ferry_story();
  const model::StoryId own = story.digest.story, first("joinedfirst"), then("joinedthen");
  using model::StoryEventKind;
  const std::vector<Happening> happenings{
      {{StoryEventKind::merged, first, then, {}, model::merged_as_alike}, "Ferry aground"},  // before that one joined
      {{StoryEventKind::merged, own, first, {}, model::decided_by_owner}, "Harbour shut"},
      {{StoryEventKind::split, own, model::StoryId("parted"), {}, model::split_as_other}, "Owls brood"},
      {{StoryEventKind::split, own, model::StoryId("other"), {}, "written by another program"}, "Bow sold"}};
  StoryPage page{checked(story)};
  page.happenings = happenings;
  const std::string german = write_story(make_site("de"), page);
  EXPECT_THAT(german, HasSubstr("Vereint mit <q dir=\"auto\">Ferry aground</q>"));
  EXPECT_THAT(german, HasSubstr("ihre Berichte sind einander so ähnlich"));
  EXPECT_THAT(german, HasSubstr("so hat es der Betreiber entschieden"));
  EXPECT_THAT(german, HasSubstr("diese Berichte erzählen von etwas anderem"));
  EXPECT_THAT(german, HasSubstr("written by another program"));
  for (const char* reason : {model::merged_as_alike, model::split_as_other, model::decided_by_owner})
    EXPECT_THAT(german, Not(HasSubstr(reason)));
  const std::string english = write_story(make_site(), page);
  EXPECT_THAT(english, HasSubstr("Joined with <q dir=\"auto\">Ferry aground</q>"));
  EXPECT_THAT(english, HasSubstr(model::merged_as_alike));
}

TEST(StoryPage, TellsOfEveryStoryThatJoinedIt) {
  const auto story = testing::make_ferry_story();
  StoryPage page{checked(story)};
  page.happenings.push_back(
      {{model::StoryEventKind::merged, story.digest.story, model::StoryId("joined"), {}, ""}, "Ferry aground"});
  for (const char* parted : {"p1", "p2", "p3", "p4", "p5"})
    page.happenings.push_back(
        {{model::StoryEventKind::split, story.digest.story, model::StoryId(parted), {}, ""}, parted});
  const std::string shown = write_story(make_site(), page);
  EXPECT_THAT(shown, HasSubstr("Joined with <q dir=\"auto\">Ferry aground</q>"));
  EXPECT_THAT(shown, HasSubstr(">p2</q>"));
  EXPECT_THAT(shown, Not(HasSubstr(">p1</q>")));
}

TEST(CheckedDigest, RefusesWhatDoesNotStand) {
  auto story = testing::make_ferry_story();
  story.digest.slides[0].sentences[0].quote.text[4] = 'X';
  EXPECT_FALSE(CheckedDigest::check(story.digest, story.articles));
}

TEST(CheckedDigest, RefusesAChangedArticle) {
  auto story = testing::make_ferry_story();
  story.articles[3].text += " More.";
  const auto digest = CheckedDigest::check(story.digest, story.articles);
  ASSERT_FALSE(digest);
  EXPECT_EQ(digest.error().kind, base::ErrorKind::refused);
  EXPECT_THAT(digest.error().message, HasSubstr("radio"));
}

TEST(StoryPage, NamesWhoIsCitedBeforeTheSentence) {
  const std::string page = write_story(make_site(), {checked(testing::make_ferry_story()), {}});
  EXPECT_LT(page.find("citing <b dir=\"auto\">the harbour master"), page.find("Rescue boats took"));
  EXPECT_THAT(page, HasSubstr("<span class=\"stance\">Denial</span>"));
  EXPECT_THAT(page, HasSubstr("4 outlets, 3 independent reports"));
  EXPECT_THAT(page, HasSubstr("Same text as North Wire, counted once"));
}

TEST(StoryPage, QuotesWhatIsQuotedOnce) {
  auto story = testing::make_ferry_story();
  story.add_article("market", "Market", "2031-05-12T06:00:00Z", "Fish is dear", "\u201CDear fish,\u201D said a cook.");
  story.digest.timeline.push_back({"2031-05-12", story.quote("market", "\u201CDear fish,\u201D said a cook.").quote});
  story.digest.input_hash = digest::hash_inputs(story.digest.sources);
  ++story.digest.outlets;
  ++story.digest.independent;
  const std::string page = write_story(make_site(), {checked(story), {}});
  EXPECT_THAT(page, HasSubstr(">\u201CDear fish,"));
  EXPECT_FALSE(std::regex_search(page, std::regex("<q><a[^>]*>\u201C")));
  EXPECT_TRUE(std::regex_search(page, std::regex("<q><a[^>]*>")));
}

TEST(Outlets, ShowNoTimeThatIsNotKnown) {
  const auto at = [](std::string_view text) { return base::parse_moment(text)->at; };
  const std::string page =
      write_outlets(make_site(), {{"A", 1, at("2031-05-12")}, {"B", 1, at("2031-05-12T07:05:00Z")}});
  EXPECT_THAT(page, HasSubstr(">12 May 2031<"));
  EXPECT_THAT(page, HasSubstr(">12 May 2031, 07:05<"));
}

TEST(Why, SaysOfTheFirstReportThatTheStoryBeganWithIt) {
  const auto story = testing::make_ferry_story();
  model::Assignment first, second;
  first.article = story.articles[0].id;
  second.article = story.articles[1].id;
  second.similarity = 2;
  const std::string page = write_why(make_site(), {checked(story), {first, second}, {}});
  const std::size_t at = page.find("The story began with this report.");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(page.find("The story began with this report.", at + 1), std::string::npos);
}

}  // namespace
}  // namespace courant::render
