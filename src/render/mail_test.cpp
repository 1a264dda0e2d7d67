#include "render/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/test_story.h"

namespace courant::render {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

Site make_site(const std::string& language = "en") {
  return {.name = "Courant",
          .origin = "https://news.example",
          .at = Addresses(),
          .clock = Clock(Strings::in(language), Zone("UTC"))};
}

MailEdition make_edition(const testing::TestStory& story, int times = 1) {
  MailEdition edition;
  edition.title = "Monday, 12 May 2031";
  for (int i = 0; i < times; ++i) edition.stories.push_back(*CheckedDigest::check(story.digest, story.articles));
  edition.total = times;
  edition.outlets = story.digest.outlets;
  edition.page = Link::own("https://news.example/", {});
  edition.unsubscribe = Link::own("https://news.example/", {"unsubscribe", "k1"});
  return edition;
}

TEST(Mail, TellsFewStoriesInFullAndManyByTheirLeads) {
  const auto story = testing::make_ferry_story();
  const MailBody few = write_mail(make_site(), make_edition(story));
  const MailBody many = write_mail(make_site(), make_edition(story, 4));
  const auto& slides = story.digest.slides;
  ASSERT_EQ(slides.size(), 7u);
  for (std::size_t i = 1; i < slides.size(); ++i) {
    EXPECT_THAT(few.text, HasSubstr("## " + slides[i].title));
    EXPECT_THAT(few.html, HasSubstr("<h3><span dir=\"auto\">" + escape(slides[i].title) + "</span>"));
    EXPECT_EQ(many.html.find(">" + escape(slides[i].title) + "</a>") != std::string::npos, i <= 4) << i;
    EXPECT_EQ(many.text.find("- " + slides[i].title) != std::string::npos, i <= 4) << i;
  }
  EXPECT_THAT(many.text, Not(HasSubstr("## ")));
  EXPECT_THAT(many.text, HasSubstr("- 2 more\n"));
  EXPECT_THAT(few.html, HasSubstr("<span class=\"kind\">Reaction</span>"));
  EXPECT_THAT(few.text, HasSubstr("## Cutting corners (Analysis)"));
  EXPECT_THAT(few.text, HasSubstr("North Wire, citing the line · Denial:\n"));
}

TEST(Mail, IsAbsoluteAndLoadsNothing) {
  const MailBody mail = write_mail(make_site(), make_edition(testing::make_ferry_story()));
  EXPECT_THAT(mail.html, HasSubstr("href=\"https://news.example/story/s1\""));
  for (const char* loaded : {"src=", "url(", "<link", "<script", "href=\"/", "@import"})
    EXPECT_THAT(mail.html, Not(HasSubstr(loaded)));
  EXPECT_THAT(mail.text, HasSubstr("https://news.example/unsubscribe/k1"));
}

TEST(Mail, LetsNothingAct) {
  const MailBody mail = write_mail(make_site(), make_edition(testing::make_hostile_story()));
  EXPECT_THAT(mail.html, Not(HasSubstr("<script>")));
  EXPECT_THAT(mail.html, Not(HasSubstr("href=\"javascript:")));
}

TEST(Mail, SaysWhatIsBeyondIt) {
  auto edition = make_edition(testing::make_ferry_story());
  EXPECT_THAT(write_mail(make_site(), edition).text, HasSubstr("That is all."));
  edition.total = 31;
  EXPECT_THAT(write_mail(make_site(), edition).text,
              HasSubstr("30 more stories stand on the page\nhttps://news.example/\n"));
  EXPECT_THAT(write_mail(make_site("de"), edition).html, HasSubstr("30 weitere Geschichten"));
}

TEST(Mail, NamesWhatIsFollowed) {
  auto edition = make_edition(testing::make_ferry_story());
  edition.followed = "Tern Island";
  edition.again.insert(edition.stories.front()->story);
  const MailBody mail = write_mail(make_site(), edition);
  EXPECT_THAT(mail.subject, ::testing::StartsWith("Tern Island: "));
  EXPECT_THAT(mail.text, HasSubstr("new reports since the last mail"));
  edition.followed = edition.stories.front()->headline.text;
  EXPECT_THAT(write_mail(make_site(), edition).subject, ::testing::StartsWith("New reports: "));
}

}  // namespace
}  // namespace courant::render
