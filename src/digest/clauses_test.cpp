#include "digest/clauses.h"

#include <gtest/gtest.h>

#include "digest/noun_phrases.h"

namespace courant::digest {
namespace {

std::string clause_of(const std::string& text, TitleRoom room = {6, 6, 56}) {
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  const TaggedSentence sentence{tokens, tags, text};
  const Clause clause = read_clause(sentence, {0, tokens.size()}, {room, false}, {});
  return clause.cuts.empty() ? "" : write_parts(sentence, clause.cuts.front().parts);
}

TEST(Clauses, LeavesOutAppositionsTimesAndArticles) {
  EXPECT_EQ(clause_of("The minister, a former judge from Ghent, sharply criticized the court on Monday."),
            "minister criticized the court");
  EXPECT_EQ(clause_of("On Sunday, the senators rejected the bill."), "senators rejected the bill");
  EXPECT_EQ(clause_of("In July 2000 Maria Lopez met the bishop of Lima in Rome."), "Maria Lopez met bishop of Lima");
  EXPECT_EQ(clause_of("The council voted Wednesday to close the old harbour."), "council voted to close old harbour");
}

TEST(Clauses, KeepsWhatWouldChangeTheMeaning) {
  EXPECT_EQ(clause_of("The ministry did not confirm the report."), "ministry did not confirm the report");
  EXPECT_EQ(clause_of("The company allegedly paid the officials."), "");
  EXPECT_EQ(clause_of("The storm prompted the mayor, a former nurse, to close the schools."), "");
}

TEST(Clauses, EndsWhereAPhraseEnds) {
  EXPECT_EQ(clause_of("The judge sent a large number of angry letters."), "");
  EXPECT_EQ(clause_of("The judge sent letters to the families of the victims."), "judge sent letters");
  EXPECT_EQ(clause_of("The minister said that the bridge was closed."), "minister said bridge was closed");
  EXPECT_EQ(clause_of("He was hurt."), "He was hurt");
}

TEST(Clauses, SurvivesOddText) {
  for (const char* text :
       {"", ".", "“", "The", "Of", "and and and", "The of to in", "x, y, z", "( ( (", "A b c d e f g h i j k"})
    clause_of(text);
}

std::vector<std::string> phrases_of(const std::string& text) {
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  const TaggedSentence sentence{tokens, tags, text};
  std::vector<std::string> found;
  for (const NounPhrase& phrase : find_noun_phrases(sentence, 6)) found.push_back(write_parts(sentence, {phrase.part}));
  return found;
}

TEST(NounPhrases, AreWholeAndMayBeJoined) {
  EXPECT_EQ(phrases_of("The visit to Seoul ended a long dispute over land rights."),
            (std::vector<std::string>{"visit", "visit to Seoul", "Seoul", "long dispute",
                                      "long dispute over land rights", "land rights"}));
  EXPECT_EQ(phrases_of("They saw debris of the missiles."),
            (std::vector<std::string>{"debris of the missiles", "missiles"}));
}

}  // namespace
}  // namespace courant::digest
