#include "story/grouper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace courant::story {
namespace {

using testing::Contains;
using testing::ElementsAre;

model::Article article(const std::string& id, const std::string& title, const std::string& text,
                       const char* outlet = "") {
  model::Article made;
  made.id = model::ArticleId(id);
  made.language = "en";
  made.outlet = *outlet ? outlet : "Outlet " + id;
  made.title = title;
  made.text = text;
  return made;
}

const std::string quake =
    "A magnitude 6.1 earthquake struck the Indonesian province of Aceh on Tuesday, killing at least five people and "
    "burying homes in "
    "Bener Meriah under landslides, the disaster agency in Jakarta said. Rescuers dug through the rubble of a "
    "collapsed mosque in Central "
    "Aceh, where children had been reading the Koran when the tremor began in the afternoon.";
const std::string quake_again =
    "At least five people died when a strong earthquake shook Aceh in Indonesia. Houses in Bener Meriah and Central "
    "Aceh collapsed and a "
    "mosque fell on children, officials of the disaster agency said, while landslides cut the roads that rescuers from "
    "Jakarta needed.";
const std::string patch =
    "Oracle shipped a patch for its database server that closes forty holes, among them a flaw in the listener which "
    "attackers can use "
    "without a password. Administrators should install the quarterly update at once, the company wrote in its advisory "
    "to customers.";

TEST(Grouper, PutsReportsOfOneEventTogether) {
  const Grouping grouping = group_articles(std::vector{article("a", "Aceh earthquake kills five", quake),
                                                       article("b", "Oracle patches its database", patch),
                                                       article("c", "Strong earthquake shakes Aceh", quake_again)});
  EXPECT_EQ(grouping.assignments[0].story, grouping.assignments[2].story);
  EXPECT_NE(grouping.assignments[0].story, grouping.assignments[1].story);
  EXPECT_THAT(grouping.assignments[2].why.names, Contains("aceh"));
  EXPECT_EQ(grouping.assignments[0].story, story_id_of(model::ArticleId("a")));
}

TEST(Grouper, TellsCopiesFromReportsAndVersions) {
  const Grouping grouping =
      group_articles(std::vector{article("a", "Aceh earthquake kills five", quake, "Agency"),
                                 article("b", "Deadly tremor in Indonesia", "Our correspondent. " + quake, "Post"),
                                 article("c", "Strong earthquake shakes Aceh", quake_again, "Times"),
                                 article("d", "Aceh: the toll", quake + " More follows.", "Agency")});
  EXPECT_EQ(grouping.assignments[1].origin, model::ArticleId("a"));
  EXPECT_EQ(grouping.assignments[2].origin, model::ArticleId("c"));
  EXPECT_EQ(grouping.assignments[3].version_of, model::ArticleId("a"));
}

TEST(Grouper, TellsCopiesWhateverStandsOverThem) {
  const Grouping grouping =
      group_articles(std::vector{article("a", "Aceh earthquake kills five in 2013", quake, "Agency"),
                                 article("b", "Aceh: worst tremor since 2004", "From our desk. " + quake, "Post"),
                                 article("c", "", quake, "Times")});
  EXPECT_EQ(grouping.assignments[1].origin, model::ArticleId("a"));
  EXPECT_EQ(grouping.assignments[1].story, grouping.assignments[0].story);
  EXPECT_EQ(grouping.assignments[2].origin, model::ArticleId("a"));
}

// Most of an agency's sentences under a lead of one's own, in another order and without the credit: still that report.
TEST(Grouper, TellsARewrittenAgencyReportFromAReportOfItsOwn) {
  const std::string sentences[] = {
      "The harbour bridge in Velmora was closed on Monday after engineers found cracks in two of its main cables. ",
      "About forty thousand people cross the bridge on a working day, and ferries will carry them for a month. ",
      "The cables were made by a foundry that went bankrupt nine years ago, the ministry of works said. ",
      "An inspection last spring had called them sound, according to the report that the council published. ",
  };
  const std::string agency =
      "VELMORA (Reuters) - " + sentences[0] + sentences[1] + sentences[2] + sentences[3] + "No one was hurt.";
  const std::string rewritten =
      "Commuters woke to chaos this morning and may face weeks of it. " + sentences[1] + sentences[3] + sentences[2];
  const std::string own =
      "Engineers who saw cracks in two main cables shut the harbour bridge of Velmora on Monday. Ferries are to take "
      "over from it for about a month, for the forty thousand who go to work that way. The council had published an "
      "inspection in spring that found nothing wrong; the foundry of the cables has been bankrupt for nine years.";
  const Grouping grouping =
      group_articles(std::vector{article("a", "Velmora bridge closed over cable cracks", agency, "Reuters"),
                                 article("b", "Chaos for commuters as bridge shuts", rewritten, "Post"),
                                 article("c", "Velmora shuts harbour bridge", own, "Times"),
                                 article("d", "Bridge: what we know", rewritten + "More follows at noon.", "Post")});
  EXPECT_EQ(grouping.assignments[0].credit, "Reuters");
  EXPECT_EQ(grouping.assignments[1].origin, model::ArticleId("a"));
  EXPECT_EQ(grouping.assignments[2].origin, model::ArticleId("c"));
  EXPECT_EQ(grouping.assignments[3].version_of, model::ArticleId("b"));
  EXPECT_EQ(grouping.assignments[3].origin, model::ArticleId("a"));
  for (const model::Assignment& assignment : grouping.assignments)
    EXPECT_EQ(assignment.story, grouping.assignments[0].story) << assignment.article.value;
}

TEST(Grouper, GroupsEachLanguageApart) {
  model::Article german = article("b", "Aceh earthquake kills five", quake);
  german.language = "de";
  const Grouping grouping = group_articles(std::vector{article("a", "Aceh earthquake kills five", quake), german});
  EXPECT_NE(grouping.assignments[0].story, grouping.assignments[1].story);
}

TEST(Grouper, TakesEmptyAndOneWordArticles) {
  const Grouping grouping = group_articles(
      std::vector{article("a", "", ""), article("b", "", ""), article("c", "Quake", ""), article("d", "", "Oracle")});
  std::vector<model::StoryId> stories;
  for (const model::Assignment& assignment : grouping.assignments) stories.push_back(assignment.story);
  std::ranges::sort(stories);
  EXPECT_EQ(std::ranges::unique(stories).size(), 0U);
}

// Two reports in almost the same words, but not copies: what do their titles make of them?
std::size_t stories_of(const std::string& first, const std::string& second) {
  const std::string one =
      "Runners from forty countries crossed the harbour bridge in Velmora as crowds cheered along the quay. Organisers "
      "closed the old town for traffic, doctors treated dozens for heat, and the mayor praised the volunteers.";
  const std::string other =
      "Crowds cheered in Velmora when runners from forty countries came over the harbour bridge. Doctors on the quay "
      "treated dozens for heat; the mayor praised volunteers and organisers, who had closed the old town for traffic.";
  const Grouping grouping = group_articles(std::vector{article("a", first, one), article("b", second, other)});
  return grouping.assignments[0].story == grouping.assignments[1].story ? 1 : 2;
}

TEST(Grouper, PartsTheSameRaceInTwoYears) {
  EXPECT_EQ(stories_of("Velmora marathon draws thousands", "Thousands at Velmora marathon"), 1U);
  EXPECT_EQ(stories_of("Velmora marathon 2019 draws thousands", "Thousands at Velmora marathon 2019"), 1U);
  EXPECT_EQ(stories_of("Velmora marathon 2019 draws thousands", "Thousands at Velmora marathon 2020"), 2U);
  // A title that gives two years says nothing.
  EXPECT_EQ(stories_of("Velmora marathon 2019 beats 2018", "Thousands at Velmora marathon 2020"), 1U);
}

TEST(Grouper, PartsEarthquakesByMagnitude) {
  EXPECT_EQ(stories_of("Magnitude 6.1 quake stops Velmora marathon", "Velmora marathon: 6.0 quake"), 1U);
  EXPECT_EQ(stories_of("Magnitude 6.1 quake stops Velmora marathon", "Velmora marathon: 7.6 quake"), 2U);
}

TEST(Grouper, PartsPatchesByVersion) {
  EXPECT_EQ(stories_of("Velmora marathon app 10.6.3 is out", "Velmora marathon: app 10.6.3"), 1U);
  EXPECT_EQ(stories_of("Velmora marathon app 10.6.3 is out", "Velmora marathon: app 10.6.4"), 2U);
}

TEST(Grouper, FollowsTheOwner) {
  const std::vector articles{article("a", "Aceh earthquake kills five", quake),
                             article("b", "Oracle patches its database", patch),
                             article("c", "Strong earthquake shakes Aceh", quake_again)};
  const model::StoryId first = story_id_of(model::ArticleId("a")), second = story_id_of(model::ArticleId("b"));
  const Grouping merged = group_articles(articles, {}, {MergeStories{first, second}});
  EXPECT_EQ(merged.assignments[1].story, first);
  const SplitArticles split{{model::ArticleId("c")}};
  const Grouping parted = group_articles(articles, {}, {split});
  EXPECT_EQ(parted.assignments[2].story, split_id_of(split));
  const Grouping pinned = group_articles(articles, {}, {PinArticle{model::ArticleId("c"), second}});
  EXPECT_EQ(pinned.assignments[2].story, second);
}

}  // namespace
}  // namespace courant::story
