#include "digest/titles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "digest/test_material.h"
#include "digest/title_beginning.h"
#include "digest/title_candidates.h"
#include "digest/title_regions.h"
#include "digest/unquoted.h"

namespace courant::digest {
namespace {

// The titles of slides of one sentence each.
std::vector<std::string> titles_of(const std::string& text) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
  const Material material = story.gather();
  std::vector<Telling> slides;
  for (std::uint32_t i = 0; i < material.sentences.size(); ++i) slides.push_back({model::SlideKind::detail, {i}, {}});
  return make_titles(material, slides);
}

TEST(Titles, AreClausesOfTheirOwnSentences) {
  EXPECT_EQ(titles_of("The board of Ostrel, which meets once a year, asked the mayor on Monday to rebuild the wall. "
                      "Masons from four towns, who are retired, have offered the board bricks."),
            (std::vector<std::string>{"Board asked mayor to rebuild wall", "Masons have offered the board bricks"}));
}

TEST(Titles, EndNotInADate) {
  EXPECT_EQ(titles_of("The hearings will be held in Ostrel on Oct. 16 and Oct. 22, the first of them by night."),
            (std::vector<std::string>{"Hearings will be held in Ostrel"}));
}

TEST(Titles, EndWhereNothingOfThemFollows) {
  EXPECT_EQ(titles_of("The council discussed a second bridge over the northern arm of the river."),
            (std::vector<std::string>{"Council discussed a second bridge"}));
  EXPECT_EQ(titles_of("Divers surrounded the wreck with party stickers on it, and cameras later showed the crane."),
            (std::vector<std::string>{"Divers surrounded wreck with party stickers"}));
  EXPECT_EQ(titles_of("The company provides masonry, stone and bricks for large ports."),
            (std::vector<std::string>{"Company provides masonry, stone and bricks"}));
}

TEST(Titles, KeepTheAdverbThatTheyAreAbout) {
  EXPECT_EQ(titles_of("The quarry is close to the old wall. The mayor is not overly fond. "
                      "The baker will no longer sell bread on Monday."),
            (std::vector<std::string>{"Quarry is close to old wall", "Mayor is not overly fond",
                                      "Baker will no longer sell bread"}));
}

TEST(Titles, StateNothingThatTheOutletCallsFalse) {
  for (const std::string& title : titles_of("Mayor Odo Brand claimed, falsely, that Lima was paying for the wall."))
    EXPECT_EQ(title.find("Lima was paying"), std::string::npos) << title;
}

TEST(Titles, AreNoPhraseThatSaysTheOpposite) {
  EXPECT_EQ(titles_of("Brand called for a law to bar the possession of harbour lamps.").front().find("Possession"),
            std::string::npos);
  for (const std::string& title :
       titles_of("The board said it is not going to be a factor in signing the young mason."))
    EXPECT_EQ(title.find("igning"), std::string::npos) << title;
}

// Behind the speaker's name.
TEST(Titles, TellNoPronounForTheSpeaker) {
  const auto rest = [](const std::string& text) {
    const std::vector<text::Token> tokens = text::split_tokens(text, "en");
    const std::vector<text::Tag> tags = text::tag_words(tokens, text);
    const TaggedSentence sentence{tokens, tags, text};
    const std::size_t begin = skip_pronoun(sentence, {{0, tokens.size()}});
    return std::string(sentence.span({begin, tokens.size()}).of(text));
  };
  EXPECT_EQ(rest("he opposes the law"), "opposes the law");
  EXPECT_EQ(rest("we counted nine boats"), "counted nine boats");
  EXPECT_EQ(rest("she does not condone it"), "does not condone it");
  EXPECT_EQ(rest("he is bowing out"), "bowing out");
  EXPECT_EQ(rest("he is not bowing out"), "not bowing out");
  EXPECT_EQ(rest("I’m ready for the race"), "ready for the race");
  EXPECT_EQ(rest("it wasn’t built there"), "wasn’t built there");
  EXPECT_EQ(rest("I support the law"), "I support the law");
}

TEST(Titles, HaveSixWordsAtMost) {
  for (const std::string& title :
       titles_of("Masons from four towns mended the old northern wall of the harbour with stone from Ostrel on Monday. "
                 "Lindner, who leads the board, praised the masons and named a new keeper of the northern lamp. "
                 "“The wall of the harbour will stand for another hundred years,” said Ann Roe, the mayor of Ostrel."))
    EXPECT_LE(std::ranges::count(title, ' '), 5) << title;
}

TEST(Titles, AreTheBeginningOfASentenceWithoutOtherClauses) {
  EXPECT_EQ(titles_of("The wall and port passed the council on Friday."),
            (std::vector<std::string>{"Wall and port passed the council"}));
}

TEST(Titles, TellNoDay) {
  // Nor that it was the eleventh of what is left out.
  EXPECT_EQ(titles_of("Lima on Tuesday became the 11th town in the league to ban old lorries from its narrow streets, "
                      "after a long vote.")
                .front()
                .find("11th"),
            std::string::npos);
  EXPECT_EQ(titles_of("The harbour cable was cut on Monday."), (std::vector<std::string>{"Harbour cable was cut"}));
}

// The tagger takes "Advanced" for a verb.
TEST(Titles, ReadPastWhatStandsBeforeTheVerb) {
  EXPECT_EQ(
      titles_of("Odo Brand, the swimming champion turned mason who starred in glittering harbour shows, has died."),
      (std::vector<std::string>{"Odo Brand has died"}));
  EXPECT_EQ(
      titles_of("U.S. Reps. Odo Brand, Ann Roe and Carl Moss said some guests, most of them bakers, yelled at them.")
          .front()
          .find("Brand yelled"),
      std::string::npos);
  EXPECT_EQ(titles_of("The mason who allegedly shot two bakers in May at the plant will face trial."),
            (std::vector<std::string>{"Mason will face trial"}));
}

TEST(Titles, QuoteWhatSomethingIsCalled) {
  EXPECT_EQ(titles_of("Brand on Monday called the case “very unfair,” claiming that they slept."),
            (std::vector<std::string>{"Brand called case “very unfair”"}));
}

// As corpora part their tokens.
TEST(Titles, CutNoWordThatBlanksPart) {
  EXPECT_EQ(titles_of("\" Luckily no - one has been hurt in the harbour . \"").front().find("one has been"),
            std::string::npos);
}

TEST(Titles, BeginWithNoTime) {
  const std::string text = "House Speaker Odo Brand, D-Lima, said this week that the calls to go were ridiculous.";
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  const TaggedSentence sentence{tokens, tags, text};
  for (const Beginning& beginning : list_beginnings(sentence, {10, tokens.size()}, {}, {15, 10, 104}, false))
    EXPECT_GT(beginning.parts.front().begin, 11U) << write_parts(sentence, beginning.parts);
}

TEST(Titles, TellNoHonorific) {
  EXPECT_EQ(titles_of("Mr. Brand met Ms. Roe."), (std::vector<std::string>{"Brand met Roe"}));
}

TEST(Titles, TellWhoSaidWhatOfHimself) {
  const std::string text = "Odo Brand said he supports the harbour on Monday.";
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
  EXPECT_EQ(titles_of(text), (std::vector<std::string>{"Brand said he supports the harbour"}));
}

TEST(Titles, BeginWithTheNameThatTheSentenceBeginsWith) {
  EXPECT_EQ(titles_of("Advanced Devices announced the largest wall of all Monday, paying a large sum to "
                      "the bakers of Lima."),
            (std::vector<std::string>{"Advanced Devices announced the largest wall"}));
}

TEST(Titles, AreTheSentenceItselfWhereItIsShort) {
  EXPECT_EQ(titles_of("Brand was a friend of Lima's. The court agreed to block the law."),
            (std::vector<std::string>{"Brand was a friend of Lima's", "Court agreed to block the law"}));
}

TEST(Titles, AreNotCutBeforeWhatIsSaid) {
  EXPECT_EQ(
      titles_of("Brand suffered from heart failure but the exact cause of his death at home was not known, Roe said.")
          .front()
          .find("but the"),
      std::string::npos);
  EXPECT_EQ(titles_of("Brand said when the deputy arrived on the scene at night.").front().find("said"),
            std::string::npos);
}

TEST(Titles, AreRatedLessWhereTheyOwnWhatIsNotTheirSubjects) {
  const auto rate = [](const std::string& text) {
    const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", text}});
    const Material material = story.gather();
    const Telling slide{model::SlideKind::detail, {0}, {}};
    return TitleCandidates(material, {slide}).rate(slide);
  };
  EXPECT_LT(rate("Senators came to her defense."), rate("A crowd of masons booed Brand in front of his family."));
}

TEST(Titles, AreNoHalfOfASubjectNorOfWhatWasSaid) {
  for (const std::string& title :
       titles_of("The board and Mayor Anna Brand's office issued identical letters after the storm."))
    EXPECT_FALSE(title.starts_with("Brand's office")) << title;
  for (const std::string& title :
       titles_of("Anna Brand said the problems that masons have with the wall should be solved soon."))
    EXPECT_EQ(title.find("said the problems"), std::string::npos) << title;
  EXPECT_EQ(titles_of("The council was hoping to pass a more ambitious plan into law.").front().find("more plan"),
            std::string::npos);
  for (const std::string& title :
       titles_of("The masons of the town have been called to rebuild the northern wall of the harbour."))
    EXPECT_FALSE(title.ends_with("been")) << title;
}

TEST(Titles, DoWithoutWhoseItIsWhereThereIsNoRoom) {
  EXPECT_EQ(titles_of("Harbour masons are preparing to unveil their own broad plan for the wall this week."),
            (std::vector<std::string>{"Harbour masons preparing to unveil plan"}));
}

TEST(Titles, AreToldThoughAnotherActIsSomebodysWord) {
  EXPECT_EQ(titles_of("Brand joined the Ostrel harbour board in 2009 and reportedly quit this month to keep bees.")
                .front()
                .find("Brand joined"),
            0U);
}

TEST(Titles, ReadPastQuotationMarks) {
  const auto clauses_of = [](const std::string& text, bool attributed) {
    const std::vector<text::Token> tokens = text::split_tokens(text, "en");
    const std::vector<text::Tag> tags = text::tag_words(tokens, text);
    const TaggedSentence sentence{tokens, tags, text};
    std::vector<std::string> written;
    for (const Cut& cut : read_unquoted_clause(sentence, {{0, tokens.size()}}, {title_room, attributed}, {}).cuts)
      written.push_back(write_parts(sentence, cut.parts));
    return written;
  };
  EXPECT_EQ(clauses_of("the council “will pay” the masons", true).front(), "council “will pay” the masons");
  EXPECT_EQ(clauses_of("the council “will pay the masons of the port, come what may”", true).front(),
            "council will pay masons of port");
  for (const bool attributed : {false, true}) {
    for (const std::string& title : clauses_of("the masons “worked badly” on the wall of the harbour", attributed))
      EXPECT_EQ(title.find("worked on"), std::string::npos) << title;
  }
  // What somebody else calls a gift is none for the outlet.
  for (const std::string& title : clauses_of("the council took the “generous early gift of the port” in May", false))
    EXPECT_EQ(title.find("took gift"), std::string::npos) << title;
}

TEST(Titles, BeginBehindThePrefaceOfWhatIsSaid) {
  const TestMaterial story({{"Post", "2026-06-16T10:00:00Z", "Storm at Ostrel", "The storm came."}});
  const Material material = story.gather();
  const auto told = [&](const std::string& said) {
    const std::string text = "Brand said " + said;
    const std::vector<text::Token> tokens = text::split_tokens(text, "en");
    const std::vector<text::Tag> tags = text::tag_words(tokens, text);
    const TaggedSentence sentence{tokens, tags, text};
    model::Claim claim;
    claim.source = model::Span{0, 5};
    claim.cue = {6, 10};
    claim.content = {{11, static_cast<std::uint32_t>(text.size())}};
    const std::vector<Part> regions = list_regions(sentence, &claim, material.vocabulary.rules());
    return std::string(sentence.span(regions.front()).of(text));
  };
  for (const char* said : {"she is sure that the port was closed", "he believes the port was closed",
                           "“I really think the port was closed", "“the truth is that the port was closed",
                           "“Look, I can tell you that the port was closed"})
    EXPECT_EQ(told(said), "the port was closed");
  EXPECT_EQ(told("this week that the port was closed"), "that the port was closed");
  for (const char* said :
       {"“I don’t think the port was closed", "“critics believe that the port was closed",
        "“he believes the port was closed", "she is not sure that the port was closed", "the port was closed"})
    EXPECT_EQ(told(said), said);
}

TEST(Titles, AreNeverAlike) {
  const std::vector<std::string> titles =
      titles_of("The mayor opened the wall in March. The mayor opened the wall in May.");
  ASSERT_EQ(titles.size(), 2U);
  EXPECT_NE(titles[0], titles[1]);
}

}  // namespace
}  // namespace courant::digest
