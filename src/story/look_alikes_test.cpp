// Pairs of events that share the words of their kind: what parts them are places, people, years and figures in the
// text.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "story/grouper.h"

namespace courant::story {
namespace {

struct LookAlikes {
  const char* name;
  std::array<const char*, 2> titles;                 // as they stand over reports of either
  std::array<std::array<const char*, 2>, 2> leads;   // of the first event and the second, in two wordings
  std::array<std::array<const char*, 2>, 5> bodies;  // what both are told with, in two wordings
  std::array<const char*, 2> published{"", ""};      // of the first event's reports and the second's
  const char* language = "en";
};

const LookAlikes quakes{
    "earthquakes in two countries",
    {"Strong earthquake shakes coast, landslides bury homes",
     "Earthquake: rescuers dig through rubble after landslides"},
    {{{"A strong earthquake shook the Philippines before dawn, and people in Manila ran into the streets. ",
       "People in Manila fled outdoors when an earthquake hit the Philippines before dawn. "},
      {"A strong earthquake shook Chile before dawn, and people in Santiago ran into the streets. ",
       "People in Santiago fled outdoors when an earthquake hit Chile before dawn. "}}},
    {{{"Landslides buried homes along the coast road, the disaster agency said. ",
       "The coast road lay under landslides that had buried homes, according to the disaster agency. "},
      {"Rescuers dug through the rubble of a school with their hands. ",
       "With their hands rescuers searched a school that was rubble. "},
      {"Hospitals treated dozens of people for broken bones and cuts. ",
       "Dozens came to hospitals with cuts and broken bones. "},
      {"No tsunami warning was issued, though waves rose in the harbour. ",
       "Waves rose in the harbour, yet a tsunami warning was not issued. "},
      {"Aftershocks kept families outdoors, and power was cut in several towns. ",
       "Several towns were without power while aftershocks kept families outside. "}}}};

const LookAlikes magnitudes{
    "earthquakes by their magnitude",
    {"Strong earthquake shakes coast, landslides bury homes",
     "Earthquake: rescuers dig through rubble after landslides"},
    {{{"A magnitude 6.1 earthquake shook the Velmora valley before dawn. ",
       "The tremor in the Velmora valley had a magnitude of 6.1 and came before dawn. "},
      {"A magnitude 7.4 earthquake shook the Ostrand islands before dawn. ",
       "The tremor on the Ostrand islands measured 7.4 on the Richter scale and came before dawn. "}}},
    quakes.bodies};

const LookAlikes patches{
    "two patches",
    {"Update closes holes in database server", "Database server: company ships security update"},
    {{{"Kestrel 4.2.7 closes a flaw in the listener, the company wrote. ",
       "The company wrote that a flaw in the listener is mended by Kestrel 4.2.7. "},
      {"Kestrel 4.2.9 closes a flaw in the listener, the company wrote. ",
       "The company wrote that a flaw in the listener is mended by Kestrel 4.2.9. "}}},
    {{{"Attackers could read tables of the database without a password. ",
       "Without a password the database let attackers read its tables. "},
      {"Administrators should install the update at once, the advisory says. ",
       "The advisory tells administrators that they should at once install the update. "},
      {"No attack has been seen outside a laboratory so far. ", "So far, attacks were seen in a laboratory alone. "},
      {"Servers that cannot be stopped may close the port at the firewall. ",
       "Who cannot stop a server may close its port at the firewall. "},
      {"The researchers who found the hole were paid a bounty for it. ",
       "A bounty was paid to the researchers who had found the hole. "}}}};

const LookAlikes athletes{
    "two drunk-driving athletes",
    {"Player arrested on suspicion of drunk driving", "Police arrest player after he drove drunk"},
    {{{"Police arrested defender Michael Torrey of the Denver Comets on suspicion of drunk driving. ",
       "Defender Michael Torrey, who plays for the Denver Comets, was arrested for drunk driving. "},
      {"Police arrested striker Daniel Okafor of the Boston Harriers on suspicion of drunk driving. ",
       "Striker Daniel Okafor, who plays for the Boston Harriers, was arrested for drunk driving. "}}},
    {{{"Officers stopped his car after it had drifted between lanes of the motorway. ",
       "His car had drifted between the lanes of the motorway when officers stopped it. "},
      {"He refused a breath test and was taken to the county jail. ",
       "A breath test was refused, and the county jail was where he spent the night. "},
      {"Bail was set, and he was released in the morning. ", "In the morning he was released on bail. "},
      {"The club said it knew of the arrest and was gathering facts. ",
       "Facts were being gathered, said the club, which knew of the arrest. "},
      {"The league may suspend players who are convicted of drunk driving. ",
       "Convicted of drunk driving, a player may be suspended by the league. "}}}};

// In a language without a list of names.
const LookAlikes dutch_quakes{
    "earthquakes in two countries told in dutch",
    {"Zware aardbeving schudt kust, aardverschuivingen bedelven huizen",
     "Aardbeving: redders graven in puin na aardverschuivingen"},
    {{{"Een zware aardbeving trof voor zonsopgang Chile, en mensen in Santiago renden de straat op. ",
       "Mensen in Santiago vluchtten naar buiten toen voor zonsopgang een aardbeving Chile trof. "},
      {"Een zware aardbeving trof voor zonsopgang Japan, en mensen in Osaka renden de straat op. ",
       "Mensen in Osaka vluchtten naar buiten toen voor zonsopgang een aardbeving Japan trof. "}}},
    {{{"Aardverschuivingen bedolven huizen langs de kustweg, zei de rampendienst. ",
       "De kustweg lag onder aardverschuivingen die huizen hadden bedolven, volgens de rampendienst. "},
      {"Redders groeven met hun handen in het puin van een school. ",
       "Met hun handen zochten redders in een school die puin was. "},
      {"Ziekenhuizen behandelden tientallen mensen voor botbreuken en snijwonden. ",
       "Tientallen kwamen met snijwonden en botbreuken naar ziekenhuizen. "},
      {"Er kwam geen waarschuwing voor een tsunami, al stegen de golven in de haven. ",
       "De golven stegen in de haven, maar een waarschuwing voor een tsunami bleef uit. "},
      {"Naschokken hielden gezinnen buiten, en in enkele steden viel de stroom uit. ",
       "Enkele steden zaten zonder stroom terwijl naschokken gezinnen buiten hielden. "}}},
    {"", ""},
    "nl"};

const LookAlikes dutch_athletes{
    "two drunk driving athletes told in dutch",
    {"Speler aangehouden wegens rijden onder invloed", "Politie houdt speler aan na dronken rit"},
    {{{"De politie hield verdediger Michael Torrey van Comets aan wegens rijden onder invloed. ",
       "Verdediger Michael Torrey, die voor Comets speelt, werd aangehouden wegens rijden onder invloed. "},
      {"De politie hield spits Daniel Okafor van Harriers aan wegens rijden onder invloed. ",
       "Spits Daniel Okafor, die voor Harriers speelt, werd aangehouden wegens rijden onder invloed. "}}},
    {{{"Agenten stopten zijn auto nadat die over de snelweg had geslingerd. ",
       "Zijn auto had over de snelweg geslingerd toen agenten hem stopten. "},
      {"Hij weigerde een blaastest en werd naar de gevangenis gebracht. ",
       "Een blaastest werd geweigerd, en hij bracht de nacht door in de gevangenis. "},
      {"De borgsom werd bepaald, en hij kwam in de ochtend vrij. ", "In de ochtend kwam hij vrij op borgsom. "},
      {"De club zei van de aanhouding te weten en feiten te verzamelen. ",
       "Feiten werden verzameld, zei de club, die van de aanhouding wist. "},
      {"De competitie kan spelers schorsen die wegens rijden onder invloed zijn veroordeeld. ",
       "Veroordeeld wegens rijden onder invloed kan een speler door de competitie worden geschorst. "}}},
    {"", ""},
    "nl"};

const LookAlikes days{
    "earthquakes by their weekdays",
    quakes.titles,
    {{{"A strong earthquake shook the Velmora valley on Tuesday, and people ran into the streets. ",
       "The Velmora valley was hit by a strong earthquake late on Tuesday, and people fled outdoors. "},
      {"A strong earthquake shook the Velmora valley on Saturday, and people ran into the streets. ",
       "The Velmora valley was hit by a strong earthquake late on Saturday, and people fled outdoors. "}}},
    quakes.bodies,
    {"2024-06-05T10:00:00Z", "2024-06-09T10:00:00Z"}};

const LookAlikes written_days{
    "earthquakes by their written days",
    quakes.titles,
    {{{"A strong earthquake shook the Velmora valley on Oct. 11, and people ran into the streets. ",
       "On October 11, a strong earthquake hit the Velmora valley, and people fled outdoors. "},
      {"A strong earthquake shook the Velmora valley on 2 November, and people ran into the streets. ",
       "On Nov. 2, a strong earthquake hit the Velmora valley, and people fled outdoors. "}}},
    quakes.bodies};

const LookAlikes arrests{
    "two arrests of one athlete",
    athletes.titles,
    {{{"Defender Michael Torrey of the Denver Comets was arrested on Sunday on suspicion of drunk driving. ",
       "Police on Sunday arrested Denver Comets defender Michael Torrey for drunk driving. "},
      {"Defender Michael Torrey of the Denver Comets was arrested on Friday on suspicion of drunk driving. ",
       "Police on Friday arrested Denver Comets defender Michael Torrey for drunk driving. "}}},
    athletes.bodies,
    {"2024-06-03T10:00:00Z", "2024-06-08T10:00:00Z"}};

const LookAlikes races{
    "the same race in two years",
    {"Thousands run marathon across the harbour bridge", "Crowds cheer runners of the harbour marathon"},
    {{{"The 2018 marathon of Velmora drew runners from forty countries. ",
       "Runners of forty countries came to Velmora for the 2018 marathon. "},
      {"The 2019 marathon of Velmora drew runners from forty countries. ",
       "Runners of forty countries came to Velmora for the 2019 marathon. "}}},
    {{{"Crowds cheered along the quay as they crossed the harbour bridge. ",
       "As they came over the harbour bridge, crowds on the quay cheered. "},
      {"Organisers closed the old town for traffic until the evening. ",
       "Until the evening the old town stayed closed for traffic, organisers said. "},
      {"Doctors treated dozens of runners for the heat. ", "Dozens of runners suffered from heat and saw doctors. "},
      {"The mayor praised the volunteers who handed out water. ",
       "Volunteers handed out water and were praised by the mayor. "},
      {"The winner wept when she saw her time on the board. ",
       "On seeing her time on the board the winner began to weep. "}}}};

// Report `number` of the first or second event: no two are copies.
model::Article report(const LookAlikes& events, std::size_t event, std::size_t number) {
  static constexpr unsigned wordings[2][2] = {{0b00000, 0b11111}, {0b01010, 0b10101}};
  model::Article article;
  article.id = model::ArticleId(std::string(event == 0 ? "a" : "b") + std::to_string(number));
  article.language = events.language;
  article.outlet = "Outlet of " + article.id.value;
  article.title = events.titles[number];
  article.published = base::parse_moment(events.published[event]);
  article.text = events.leads[event][number];
  for (std::size_t i = 0; i < events.bodies.size(); ++i)
    article.text += events.bodies[i][wordings[event][number] >> i & 1U];
  return article;
}

class LookAlikeEvents : public testing::TestWithParam<const LookAlikes*> {};

TEST_P(LookAlikeEvents, AreTwoStoriesInWhateverOrderTheyCome) {
  const std::vector<model::Article> reports{report(*GetParam(), 0, 0), report(*GetParam(), 0, 1),
                                            report(*GetParam(), 1, 0), report(*GetParam(), 1, 1)};
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::size_t as_one = 0, orders = 0;
  do {
    std::vector<model::Article> articles;
    for (const std::size_t i : order) articles.push_back(reports[i]);
    const Grouping grouping = group_articles(articles);
    std::array<std::string, 4> story;
    for (std::size_t i = 0; i < 4; ++i) story[order[i]] = grouping.assignments[i].story.value;
    const std::string what = std::to_string(order[0]) + std::to_string(order[1]) + std::to_string(order[2]);
    EXPECT_EQ(story[0], story[1]) << what;
    EXPECT_EQ(story[2], story[3]) << what;
    EXPECT_NE(story[0], story[2]) << what;
    Settings lenient;
    lenient.veto = 1000;
    const Grouping together = group_articles(articles, lenient);
    std::set<std::string> stories;
    for (const model::Assignment& assignment : together.assignments) stories.insert(assignment.story.value);
    as_one += stories.size() == 1;
    ++orders;
  } while (std::ranges::next_permutation(order).found);
  EXPECT_EQ(as_one, orders) << "words alone should not part them, or this shows nothing";
}

INSTANTIATE_TEST_SUITE_P(Pairs, LookAlikeEvents,
                         testing::Values(&quakes, &magnitudes, &patches, &athletes, &races, &days, &written_days,
                                         &dutch_quakes, &dutch_athletes, &arrests),
                         [](const auto& pair) {
                           std::string name = pair.param->name;
                           std::ranges::replace_if(name, [](char c) { return c < 'a' || c > 'z'; }, '_');
                           return name;
                         });

// What one story tells of other days: each is one with the report of the earthquake on Tuesday.
TEST(RunningStory, StaysOneOverItsDays) {
  const char* const leads[] = {
      "The death toll from the earthquake that struck the Velmora valley on Tuesday rose to forty on Friday. ",
      "Rescuers on Friday dug through what an earthquake left of the Velmora valley, and people slept outdoors. ",
      "The Velmora valley buried its dead on Friday, three days after a strong earthquake shook it. ",
      "A strong earthquake shook the Velmora valley on Wednesday, local time, and people ran into the streets. ",
      "An aftershock shook the Velmora valley on Friday, and people ran into the streets again. ",
      "Aid reached people in the Velmora valley on Friday who had fled outdoors in a strong earthquake. "};
  for (const char* const lead : leads) {
    LookAlikes days_later = days;
    days_later.leads[1][1] = lead;
    const Grouping grouping =
        group_articles(std::vector{report(days_later, 0, 0), report(days_later, 0, 1), report(days_later, 1, 1)});
    EXPECT_EQ(grouping.assignments[0].story, grouping.assignments[1].story) << lead;
    EXPECT_EQ(grouping.assignments[0].story, grouping.assignments[2].story) << lead;
  }
}

// Where who speaks was elected is not where it happens.
TEST(OneEvent, IsNotPartedByWhereItsSpeakersAreElected) {
  LookAlikes rule = athletes;
  rule.leads[0][0] = "Whip Ramsay Torrey (R-Calif.) said the league should suspend players who drove drunk. ";
  rule.leads[1][1] = "Speaker Orrin Okafor of Ohio said that players who had driven drunk should be suspended. ";
  const Grouping grouping = group_articles(std::vector{report(rule, 0, 0), report(rule, 1, 1)});
  EXPECT_EQ(grouping.assignments[0].story, grouping.assignments[1].story);
}

TEST(RunningStory, StaysOneOverTheArrestsOfSeveralPeople) {
  LookAlikes deed = arrests;
  deed.leads[0][0] = "Defender Michael Torrey of the Denver Comets was arrested on Sunday over a robbery in Denver. ";
  deed.leads[1][1] = "Striker Daniel Okafor of the Denver Comets was arrested on Friday over a robbery in Denver. ";
  const Grouping grouping = group_articles(std::vector{report(deed, 0, 0), report(deed, 1, 1)});
  EXPECT_EQ(grouping.assignments[0].story, grouping.assignments[1].story);
}

}  // namespace
}  // namespace courant::story
