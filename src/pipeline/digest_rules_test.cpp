// What the composer's rules decide about single sentences: who speaks, and what kind of slide a sentence makes. Here
// and not in digest/, since the claims come from claim/.
#include <gtest/gtest.h>

#include "digest/disputes.h"
#include "digest/kinds.h"
#include "digest/lead.h"
#include "digest/roles.h"
#include "digest/select.h"
#include "digest/speakers.h"
#include "digest/told.h"
#include "pipeline/digest_articles.h"
#include "pipeline/test_story.h"

namespace courant::pipeline {
namespace {

// Whom the last sentence of a text cites.
std::string cited(const std::string& text) {
  const Story story({text});
  const digest::Sentence& sentence = story.material().sentences.back();
  const model::Claim* claim = digest::find_claim(story.material(), sentence);
  return claim ? digest::speaker_of(story.material(), sentence, *claim) : "";
}

TEST(Speakers, ArePeopleAndBodies) {
  EXPECT_EQ(cited("The harbour is full, said the mayor of Dover, Ann Lee."), "Ann Lee");
  EXPECT_EQ(cited("The mayor of Dover, Ann Lee, said the harbour is full."), "Ann Lee");
  EXPECT_EQ(cited("A spokesman for Ann Lee said the harbour is full."), "A spokesman for Ann Lee");
  EXPECT_EQ(cited("Analysts said on Monday that the harbour is full."), "Analysts");
  EXPECT_EQ(cited("Mayor Ann Lee opened it. The mayor said on Monday that the harbour is full."), "Ann Lee");
}

TEST(Speakers, AreNoThingsPronounsOrPlans) {
  EXPECT_EQ(cited("The vote in the old harbour council showed that nobody cared."), "");
  EXPECT_EQ(cited("It said that the harbour is full."), "");
  EXPECT_EQ(cited("The tireless mayor said on Monday that the harbour is full."), "");
  EXPECT_EQ(cited("Ann Lee will announce that the harbour is full."), "");
  EXPECT_EQ(cited("Ann Lee has not said that the harbour is full."), "");
}

TEST(Speakers, AreWholeNames) {
  EXPECT_EQ(cited("The vote is on the long wall ― a project Democratic lawmakers say is dead for now."), "");
  EXPECT_EQ(cited("The tea party-backed pilot said on Monday that the harbour is full."), "");
  EXPECT_EQ(cited("Marsh - Hewler on Monday said the harbour is full."), "Marsh - Hewler");
  EXPECT_EQ(cited("Critics of harbour ownership say that the port is full."), "Critics of harbour ownership");
  EXPECT_EQ(
      cited(
          "Mayor Ann Lee made her first “Sleepy Bob” Twitter post of May on Tuesday, accusing the pilots of sleeping."),
      "Ann Lee");
}

TEST(Speakers, AreThoseOfTheWholeSentence) {
  EXPECT_EQ(cited("Ann Lee saw it. The pilot was jailed for two ships that she claimed as “rafts.”"), "");
  EXPECT_EQ(cited("The pilots closed all gates on Sunday night, when Ann Lee suggested a deal."), "");
  EXPECT_EQ(cited("Letters released by the White House revealed a quarrel over the harbour."), "");
  EXPECT_EQ(cited("Mayors have declared storm emergencies many times."), "");
  EXPECT_EQ(cited("The feast began when tired pilots in Dover learned that the harbour was full."), "");
  EXPECT_EQ(cited("Mapping showed that the harbour is full."), "");
  EXPECT_EQ(cited("The pilot was charged with making threats, threatening mails, and theft, the Port Office said."),
            "Port Office");
  EXPECT_EQ(cited("Bob Ray was sued by a pilot, Ann Lee, in May, alleging theft and fraud at the port."), "");
  EXPECT_EQ(cited("Ann Lee is now insisting that the harbour is full."), "Ann Lee");
}

TEST(Speakers, AreNotWhoIsToldToHaveDoneIt) {
  EXPECT_EQ(cited("The harbour holds three gates already announced by Ann Lee."), "");
  EXPECT_EQ(cited("The pilot rose from a captain written off by many sailors to the top of the port."), "");
  EXPECT_EQ(cited("The closure of the harbour was blamed by Ann Lee on the storm."), "Ann Lee");
  EXPECT_EQ(cited("Ann Lee, who works beside the Grey Star and Grey Cross, condemned the closure."), "Ann Lee");
  EXPECT_EQ(cited("Ann Lee posted a short video of the harbour, which is full."), "");
}

TEST(Speakers, HeIsWhomTheSentencesBeforeTellOf) {
  EXPECT_EQ(cited("Bob Ray closed the harbour. “I had no choice,” he said."), "Bob Ray");
  EXPECT_EQ(cited("Mayor Jim Cole has mocked the port since the strike of Bob Ray. “I had no choice,” he said."), "");
}

TEST(Speakers, AreIntroducedByTheirRole) {
  const Story story({"The harbour is full. Ann Lee, a lawyer for the port, told the council so. Ms. Lee was tired."});
  const digest::Report& report = story.material().reports.front();
  EXPECT_EQ(digest::name_with_role(story.material(), report, "Ann Lee"), "Ann Lee, a lawyer for the port");
  EXPECT_EQ(digest::name_with_role(story.material(), report, "Bob Ray"), "Bob Ray");
}

TEST(Speakers, OfTwoNamesakesNoneIsGuessed) {
  const std::string two = "The mayor met Ann Lee. The council heard Ann Lee too. Then the sailor Bob Lee came. ";
  EXPECT_EQ(cited(two + "The harbour is full, Lee said on Monday."), "Lee");
  EXPECT_EQ(cited("Ann Lee came to the harbour. The harbour is full, Lee said on Monday."), "Ann Lee");
  EXPECT_EQ(cited("The union took criticism for its size, and rejecting the deal was wrong."), "");
}

TEST(Speakers, HeIsNoWoman) {
  EXPECT_EQ(
      cited("The couple came late. With him came his wife, Ann Lee. “I must protect my wife,” he told the paper."), "");
}

// Whether the last sentence of a text may begin a slide.
bool opens(const std::string& text) {
  const Story story({text});
  return story.material().sentences.back().opens;
}

TEST(Opening, WhomAQuoteSpeaksOfDoesNotSpeakIt) {
  EXPECT_FALSE(opens("Bob Ray is ill. “Bob Ray asked for help, and nobody came,” he said on Monday."));
  EXPECT_FALSE(opens("Ann Lee met lawyers who resist the deal, saying it is unfair to the harbour."));
  EXPECT_TRUE(opens("Ann Lee resisted the deal, saying it is unfair to the harbour."));
  EXPECT_FALSE(opens("Bob Ray fell. Doctors said his state was grave but no worse."));
  EXPECT_FALSE(opens("Bob Ray came. To that effect, the council wrote a letter to each pilot."));
  EXPECT_FALSE(opens("Bob Ray came. Other features include a lighthouse and two piers."));
  EXPECT_FALSE(opens("Police have charged him and a hearing is set before the Dover Court."));
  EXPECT_FALSE(
      opens("Bob Ray fell. “You cannot close a port with a decree,” the House speaker said Tuesday, according to "
            "pilot Ann Lee."));
  EXPECT_FALSE(opens("Bob Ray fell. Boats from New Orleans are not likely to expose him to more than nine races."));
  EXPECT_TRUE(opens("Bob Ray fell. “Dover has always had a weak wall,” he said."));
  EXPECT_TRUE(opens("Bob Ray is ill. “We asked for help, and nobody came,” Bob Ray said on Monday."));
}

// Whether the last sentence of a text is a whole one.
bool sound(const std::string& text) {
  const Story story({text});
  return story.material().sentences.back().sound;
}

TEST(Hygiene, RefusesWhatIsCutOrGlued) {
  EXPECT_TRUE(sound("The harbour was closed on Monday when a storm broke outside."));
  EXPECT_FALSE(sound("The harbour was closed on Monday when a storm broke outside . . ."));
  EXPECT_FALSE(
      sound("Dover has a plan to mend gates 2 A.M. Feb. 4, 2009 Two years ago the harbour was closed by a storm."));
  EXPECT_TRUE(sound("The harbour of Dover was closed on Feb. 4, 2009 by a storm of two days."));
}

// How much of the last sentence the first told.
double likeness(const std::string& text) {
  const Story story({text});
  digest::Told told(story.material());
  told.hear(story.material().sentences.front());
  return told.likeness(story.material().sentences.back());
}

TEST(Told, KnowsAnEventByItsRareWords) {
  const std::string lead = "A ferry with forty passengers struck the old lighthouse on Monday. ";
  const std::string more = "The harbour is old. The harbour was closed. The harbour has a pier. ";
  EXPECT_GT(likeness(lead + more + "Forty passengers were on the ferry that struck the lighthouse, the mayor said."),
            0.4);
  EXPECT_LT(likeness(lead + more + "Divers found two of the old ropes under the pier of the harbour."), 0.2);
}

// The kind of a slide that tells the last sentence of a text.
model::SlideKind kind(const std::string& text, const std::string& title = "") {
  const Story story({text}, title);
  digest::Window window;
  window.last = static_cast<std::uint32_t>(story.material().sentences.size());
  window.first = window.last - 1;
  return kind_of(story.material(), window, digest::story_days(story.material()));
}

TEST(Kinds, ReactionIsAPartysWordOnTheMatter) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Senator Ann Lee condemned the closure of the harbour on Monday."), reaction);
  EXPECT_EQ(kind("Senator Ann Lee said the closure was a terrible mistake."), reaction);
  EXPECT_EQ(kind("“We will not accept that they close our harbour,” said Ann Lee, a senator."), reaction);
  EXPECT_EQ(kind("Ann Lee, a harbour official, said the water rose by two feet on Monday night."), detail);
  EXPECT_EQ(kind("The visit was the first for the senator since Ann Lee denied that she wanted the seat."), detail);
  EXPECT_EQ(kind("Ann Lee has not yet said whether she will close the harbour."), detail);
}

TEST(Kinds, BackgroundByTheDateOfTheMainVerb) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("In 2019 Ann Lee closed the harbour for a month."), background);
  EXPECT_EQ(kind("Ann Lee had closed the harbour for a month."), background);
  EXPECT_EQ(kind("Pilots had opposed the closure, arguing that the harbour would be lost."), background);
  EXPECT_EQ(kind("Ann Lee had told the pilots that the harbour was safe."), background);
  EXPECT_EQ(kind("Ann Lee closed the harbour on Monday, just as she did in 2019."), detail);
  EXPECT_EQ(kind("Ann Lee, who was elected in 2019, closed the harbour on Monday."), detail);
  const std::string begins = "The harbour is full of ships. It stays closed. ";
  EXPECT_EQ(kind("Ann Lee closed the gates of the harbour on Wednesday."), detail);
  EXPECT_EQ(kind(begins + "Ann Lee closed the gates of the harbour on Wednesday."), background);
  EXPECT_EQ(kind(begins + "Ann Lee closed the gates of the harbour on Sunday."), detail);
  EXPECT_EQ(kind("Ann Lee repeated a March 2 request for her rival to resign."), detail);
}

TEST(Kinds, NewsIsWhatWasDoneTodayAndBy) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("By 6.30am the fire had been put out."), detail);
  EXPECT_EQ(kind("The fire had been put out."), background);
  EXPECT_EQ(kind("By 2019 the fire had cost millions."), background);
}

TEST(Kinds, LastMonthsFiguresAreNews) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The harbour hired 900 sailors in April 2024, the least since the strike."), detail);
  EXPECT_EQ(kind("Ships came. Sailors slept. Gates shut. The harbour hired 900 sailors in April 2024, and few left."),
            background);
  EXPECT_EQ(
      kind("Ships came. Sailors slept. Gates shut. Trade rose by 9 points in April 2024, the port said on Monday."),
      detail);
  EXPECT_EQ(kind("The harbour hired 900 sailors in April 2023."), background);
  EXPECT_EQ(kind("Trade in the harbour rose last week by 9 points."), detail);
  EXPECT_EQ(kind("Ships came. Sailors slept. The fare was 9 pounds higher than last year."), detail);
}

TEST(Kinds, NextByAMainVerbOfTheFuture) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The harbour will open on Friday after a year of works."), next);
  EXPECT_EQ(kind("The council is preparing to open the harbour after a year of works."), next);
  EXPECT_EQ(kind("The council has built a pier that will open next month."), detail);
  EXPECT_EQ(kind("The harbour was to open on May 2, and crowds came."), detail);
  EXPECT_EQ(kind("Mayor Ann Lee will also close two gates of the harbour."), next);
  EXPECT_EQ(kind("The council is also expected to close two gates of the harbour."), next);
  EXPECT_EQ(kind("The new gate will carry nine ships of the harbour."), detail);
}

TEST(Kinds, BackgroundByAYearBehindTheVerb) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Ann Lee worked at the harbour for years until it was sold in 1987."), background);
  EXPECT_EQ(kind("Ann Lee joined the council and served on its board from 1993 to 1998."), background);
  EXPECT_EQ(kind("Ann Lee rowed as far as any crew since 1987."), detail);
  EXPECT_EQ(kind("The council closed the harbour, which was sold in 1987."), detail);
  EXPECT_EQ(kind("Ann Lee was caught twice when she was 17."), background);
  EXPECT_EQ(kind("One of the warnings was a 2009 cable that told of the harbour."), background);
}

TEST(Kinds, BackgroundIsTheLifeOfTheDead) {
  using enum model::SlideKind;
  const std::string life = "Ann Lee built the harbour. Lee founded a school for pilots.";
  EXPECT_EQ(kind(life, "Ann Lee, builder of the harbour, dies at 90"), background);
  EXPECT_EQ(kind(life, "Ann Lee, builder of the harbour, is 90"), detail);
  EXPECT_EQ(kind("Ann Lee built the harbour. Lee died at home.", "Ann Lee dies at 90"), detail);
  EXPECT_EQ(kind("Ann Lee built the harbour. The mayor dismissed Lee twice.", "Ann Lee dies at 90"), background);
}

TEST(Kinds, BackgroundIsWhatWasDoneInOffice) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("As mayor, Ann Lee opened the harbour to the ferries."), background);
  EXPECT_EQ(kind("As the mayor, Ann Lee, opened the harbour, crowds came."), detail);
}

TEST(Kinds, BackgroundIsWhatHasBeenSoForAWhile) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Ann Lee has faced protests over the harbour."), background);
  EXPECT_EQ(kind("The two mayors have been at odds for months over the harbour."), background);
  EXPECT_EQ(kind("The council has repeatedly closed the harbour in storms."), background);
  EXPECT_EQ(kind("The council has closed its harbour in a number of 2023 storms."), background);
  EXPECT_EQ(kind("The council has been mired in debt since closing the harbour."), background);
  EXPECT_EQ(kind("The council has closed the harbour."), detail);
  EXPECT_EQ(kind("The council has been painting the harbour for months."), detail);
  EXPECT_EQ(kind("The port has taken forty ships since last summer, clerks said on Monday."), detail);
}

TEST(Kinds, BackgroundByAPhraseOfTheMainClause) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Just last month, the harbour, which is old, was closed for repairs."), background);
  EXPECT_EQ(kind("While in office, Ann Lee had a warm friendship with the pilots."), background);
  EXPECT_EQ(kind("The strike was sparked by a quarrel over the harbour."), background);
  EXPECT_EQ(kind("Engineers began testing the wall in the fall of 2005, Ann Lee said."), background);
  EXPECT_EQ(kind("The pilots lost for the seventh time in the past nine races."), detail);
  EXPECT_EQ(kind("The harbour is in better shape than in storms last month."), detail);
  EXPECT_EQ(kind("Ann Lee, in a letter sent to pilots last month, denied that the wall was weak."), reaction);
}

TEST(Kinds, ReactionByAVerbOfJudgement) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The sailors' union panned the plan for the harbour."), reaction);
  EXPECT_EQ(kind("Fishermen came to her defense in the harbour."), reaction);
  EXPECT_EQ(kind("Pilots expressed deep regret over the closure of the harbour."), reaction);
  EXPECT_EQ(kind("Mayor Ann Lee spent much of her speech likening the council to a zoo."), reaction);
  EXPECT_EQ(kind("The plan for the harbour was panned by the union."), detail);
  EXPECT_EQ(kind("The charges include details accusing the mayor of closing the harbour."), detail);
}

TEST(Kinds, ReactionIsAQuotedPersonOrABodysOwnAnswer) {
  using enum model::SlideKind;
  const std::string lee = "Mayor Ann Lee closed the harbour. ";
  EXPECT_EQ(
      kind(lee + "“The harbour is lost,” Lee told the Dover Post after the closure of its two gates was announced."),
      reaction);
  EXPECT_EQ(kind("Blueline has said that it does not close harbours."), reaction);
  EXPECT_EQ(kind("A harbour dispatcher said there had been no reports of damage."), detail);
  EXPECT_EQ(kind("The pilots were in the harbour and were not hurt by the storm, officials say."), detail);
  EXPECT_EQ(kind("Ann Lee, of the Storm Disaster Agency, said two ships sank and seven were towed."), detail);
}

TEST(Kinds, ReactionIsAlsoAViewAndAnUnnamedQuotation) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Ann Lee said she supports the closure of the harbour."), reaction);
  EXPECT_EQ(kind("Ann Lee said the harbour was “a swamp.”"), reaction);
  EXPECT_EQ(kind("Speaking to reporters, Ann Lee said pilots predict more ships if the harbour opens."), reaction);
  EXPECT_EQ(kind("“We look at all the gates,” Acme Harbours said on the radio."), reaction);
  EXPECT_EQ(kind("“Nobody asked us before they came,” the pilot said of the harbour."), reaction);
  EXPECT_EQ(kind("“Ships wait outside two gates,” the report said of the harbour."), detail);
  EXPECT_EQ(kind("Ann Lee said the storm struck the worst-hit island."), detail);
  EXPECT_EQ(kind("The port released letters after pilots seized on a copy on Friday to suggest that they were wrong."),
            detail);
}

TEST(Windows, DoNotBeginInsideAQuotation) {
  const Story story(
      {"Ann Lee spoke. “This is not about the harbour. Pilots and sailors are no chips in a game. It is about the "
       "port,” she said. Pilots left the old harbour in two ships."});
  const digest::LikenessIndex index(story.material());
  const std::vector<digest::Sentence>& sentences = story.material().sentences;
  for (const digest::Window& window : digest::find_windows(story.material(), index))
    EXPECT_FALSE(story.material().text_of(sentences[window.first]).starts_with("Pilots and sailors"));
}

TEST(Windows, DoNotGoOnToAnother) {
  const Story story(
      {"Ann Lee was taken to the harbour jail on Monday and left it at noon. Another pilot, Bo Ray, was taken to the "
       "harbour jail in May."});
  const digest::LikenessIndex index(story.material());
  for (const digest::Window& window : digest::find_windows(story.material(), index))
    EXPECT_EQ(window.last - window.first, 1U);
}

TEST(Kinds, NextIsWhatIsDue) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("Ann Lee is due in court with the pilots."), next);
  EXPECT_EQ(kind("The sale is subject to a vote and is expected to be completed within the quarter."), next);
  EXPECT_EQ(kind("Hundreds are under warnings of storms again Friday."), detail);
  EXPECT_EQ(kind("Ann Lee is accused of closing the harbour on a Friday afternoon."), detail);
}

TEST(Kinds, ByStateLifeUnnamedJudgeAndPlan) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The old ferry has been a staple for the pilots of the harbour."), background);
  EXPECT_EQ(kind("Ann Lee has been critical of the plan to close the harbour."), background);
  EXPECT_EQ(kind("Ann Lee has been charged with theft in the harbour."), detail);
  EXPECT_EQ(kind("Ann Lee received her doctorate from the college at the harbour."), background);
  EXPECT_EQ(kind("The governor said the pilot should be forced to leave the harbour."), reaction);
  EXPECT_EQ(kind("The governor said the pilot was forced to leave the harbour."), detail);
  EXPECT_EQ(kind("Acme Harbours said it will publish another update on the harbour tomorrow."), next);
  EXPECT_EQ(kind("Acme Harbours said it will not let the unfair deal stand tomorrow."), reaction);
  EXPECT_EQ(kind("The mood of the harbour was strikingly grim for a feast."), analysis);
}

TEST(Kinds, AnalysisIsAnOutletsJudgement) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The closure is especially troubling given the state of the wall."), analysis);
  EXPECT_EQ(kind("A proof of fraud would be one of the most damning finds so far."), analysis);
  EXPECT_EQ(kind("The council has done much to reshape the harbour."), analysis);
  EXPECT_EQ(kind("The closure is a clear cave by the council of the harbour."), analysis);
  EXPECT_EQ(kind("The trick probably rests on an old key of the harbour."), analysis);
  EXPECT_EQ(kind("The storm was caught in a chilling film."), detail);
  EXPECT_EQ(kind("Ann Lee is one of the outstanding pilots of the port."), detail);
}

TEST(Kinds, WhatFollowsIsOfTheSameTime) {
  const Story story({"The harbour will open on Friday. The council closed the gates for a week."});
  digest::Window window;
  window.last = 2;
  const digest::StoryDays days = digest::story_days(story.material());
  EXPECT_FALSE(digest::agrees(story.material(), window, model::SlideKind::next, days));
  EXPECT_TRUE(digest::agrees(story.material(), window, model::SlideKind::detail, days));
}

TEST(Kinds, AnalysisIsWhatOnlyTheOutletSupposes) {
  using enum model::SlideKind;
  EXPECT_EQ(kind("The closure might cost the party the seat."), analysis);
  EXPECT_EQ(kind("Ann Lee said the closure might cost the party the seat."), detail);
}

// A report alone has no support and no other outlet, and yet more to tell than its lead.
TEST(Digests, ASingleReportIsACardOfAFewSlides) {
  model::Article article;
  article.id = model::ArticleId("one");
  article.outlet = "Dover Post";
  article.language = "en";
  article.title = "Dover closes its old harbour after a storm";
  article.published = base::parse_moment("2024-05-14T12:00:00Z");
  article.story = model::StoryId("harbour");
  article.text =
      "The town of Dover closed its old harbour on Monday after a storm tore two gates from the "
      "northern wall. Mayor Ann Lee said the gates could be replaced before the summer season begins. "
      "“We will not let ferries in before the wall is safe,” Ms. Lee said on Monday evening. Engineers"
      " found cracks along forty metres of the wall, which was built of granite in the last century. "
      "The ferry company Blue Line moved its three boats to the eastern docks and cancelled six "
      "crossings. In 2009 a storm destroyed the lighthouse of the same harbour, and repairs took three"
      " years. Fishermen complained that the eastern docks are too shallow for their boats. The "
      "council will vote on money for the repairs on Friday. Insurers expect claims of about two "
      "million pounds from boat owners. The storm crossed the coast early on Monday with gusts of "
      "ninety miles an hour. It brought down power lines in four villages and left six hundred homes "
      "without light. Police closed the coast road for seven hours because of fallen trees. A school "
      "in the eastern quarter took in forty families for the night. Ms. Lee asked the government in "
      "London for help with the costs. The transport ministry said it would send engineers to look at "
      "the wall this week. Hotel owners fear that visitors will stay away if no ferries arrive in "
      "June. The harbour master, Bob Ray, said a smaller gate could be opened for fishing boats within"
      " days.";
  const auto stories = digest_articles(std::vector{article}, {.stories_given = true});
  ASSERT_EQ(stories.digests.size(), 1U);
  const std::vector<model::Slide>& slides = stories.digests.front().slides;
  EXPECT_GE(slides.size(), 2U);
  EXPECT_LE(slides.size(), 4U);
}

TEST(Digests, TellNoHistoryOfAnotherStory) {
  const std::string begin =
      "The town of Dover closed its old harbour on Monday after a storm tore two gates from it.\n";
  const std::vector<std::string> rest{
      "Engineers found cracks along forty metres of the wall, which was built of granite for the Dover ships.\n"
      "Amberline was robbed in 2013, which touched all three billion accounts that customers had opened with mail.\n"
      "The ferry company Blue Line moved three boats to the eastern docks of Dover and cancelled six crossings.",
      "Police in Dover shut the gates of the harbour on Monday because of the storm over the coast and the cliffs.\n"
      "A school in Dover took in forty families for the night and cooked soup for sailors without their ships.\n"
      "Hotel owners near the Dover harbour fear that visitors will stay away if no ferries arrive in June."};
  std::vector<model::Article> articles(rest.size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    articles[i].id = model::ArticleId("a" + std::to_string(i));
    articles[i].outlet = "Outlet " + std::to_string(i);
    articles[i].language = "en";
    articles[i].title = "Dover closes its old harbour after a storm";
    articles[i].published = base::parse_moment("2024-05-14T12:00:00Z");
    articles[i].story = model::StoryId("harbour");
    articles[i].text = (i == 0 ? begin : "") + rest[i];
  }
  for (const model::Slide& slide : digest_articles(articles, {.stories_given = true}).digests[0].slides)
    EXPECT_NE(slide.kind, model::SlideKind::background);
}

TEST(Digests, HaveAtMostNineSlidesHoweverMuchIsReported) {
  std::vector<std::string> texts(8);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = 0; k < 90; ++k)
      texts[i] += "The crew of ship " + std::to_string(100 * i + k) + " painted a lighthouse near Varra on Monday. ";
  }
  EXPECT_EQ(digest::slides_max(Story(texts).material()), 9);
}

TEST(Leads, OfASingleLongReportGoOnAsItDoes) {
  const Story story(
      {"Sorrel Mutual and Compagnie du Quai, the two oldest insurers in Lauvane, said on Tuesday that they would merge "
       "to "
       "form the country’s largest property insurer.\n\nThe combined group would have premiums of 3.1bn florins a year "
       "and "
       "1.8m customers. Members of Sorrel Mutual, founded in 1794, will vote on 9 September.\n\nThe companies expect "
       "to "
       "save 120m florins a year by 2029. About 700 of 5,400 jobs will go, most of them by retirement. The authority "
       "will "
       "need to approve the deal. It blocked a merger in 2015. Shares rose 12 per cent to 84.50 florins."},
      "Lauvane’s two oldest insurers agree to merge");
  digest::Told told(story.material());
  told.hear_title(story.material().reports.front());
  const auto lead = digest::choose_lead(story.material(), told, {});
  EXPECT_EQ(lead.front(), 0);
  EXPECT_GT(lead.size(), 1);  // from several long reports it would be the first sentence alone
}

TEST(Disputes, AFigureHeldAgainstAnotherIsNoRecallOfThePast) {
  const Story story(
      {"Ships stopped at Lowenby on Tuesday. The quay was closed. The fog lifted at noon. Data from the "
       "Vellanian Ministry of Defence suggest that trains carried crates for almost 3,200 naval mines to "
       "Tolmar between August 2022 and May 2023.",
       "Ships stopped at Lowenby on Tuesday. About 2,000 naval mines have been delivered to Tolmar, a "
       "government official in Merrin said, against the almost 3,200 suggested by Vellany."});
  const auto found = digest::find_disputes(story.material());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].dispute.values.size(), 2u);
}

}  // namespace
}  // namespace courant::pipeline
