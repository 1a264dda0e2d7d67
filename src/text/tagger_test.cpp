#include "text/tagger.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "text/word_classes.h"

namespace courant::text {
namespace {

const std::map<Tag, std::string>& letters() {
  static const std::map<Tag, std::string> letters{{Tag::coordinator, "CC"},
                                                  {Tag::number, "CD"},
                                                  {Tag::determiner, "DT"},
                                                  {Tag::existential, "EX"},
                                                  {Tag::preposition, "IN"},
                                                  {Tag::adjective, "JJ"},
                                                  {Tag::modal, "MD"},
                                                  {Tag::noun, "NN"},
                                                  {Tag::name, "NNP"},
                                                  {Tag::plural, "NNS"},
                                                  {Tag::possessive, "POS"},
                                                  {Tag::pronoun, "PRP"},
                                                  {Tag::possessive_pronoun, "PRP$"},
                                                  {Tag::adverb, "RB"},
                                                  {Tag::particle, "RP"},
                                                  {Tag::to, "TO"},
                                                  {Tag::verb_base, "VB"},
                                                  {Tag::verb_past, "VBD"},
                                                  {Tag::gerund, "VBG"},
                                                  {Tag::participle, "VBN"},
                                                  {Tag::verb_present, "VBP"},
                                                  {Tag::verb_third, "VBZ"},
                                                  {Tag::wh_word, "W"},
                                                  {Tag::other, "X"},
                                                  {Tag::mark, "."}};
  return letters;
}

std::string tagged(const std::string& text) {
  std::string out;
  for (const Tag tag : tag_words(split_tokens(text, "en"), text)) out += (out.empty() ? "" : " ") + letters().at(tag);
  return out;
}

TEST(Tagger, TellsVerbsFromNouns) {
  EXPECT_EQ(tagged("The minister rejects the report."), "DT NN VBZ DT NN .");
  EXPECT_EQ(tagged("The company plans to cut jobs."), "DT NN VBZ TO VB NNS .");
  EXPECT_EQ(tagged("The policy only applies to couples."), "DT NN RB VBZ IN NNS .");
  EXPECT_EQ(tagged("He repeated his false claims."), "PRP VBD PRP$ JJ NNS .");
  EXPECT_EQ(tagged("Its plans include a cut in taxes."), "PRP$ NNS VBP DT NN IN NNS .");
  EXPECT_EQ(tagged("The vote was delayed until Friday."), "DT NN VBD VBN IN NNP .");
}

TEST(Tagger, TellsPluralsFromVerbsAndPrepositions) {
  EXPECT_EQ(tagged("The company unveiled updates on Monday."), "DT NN VBD NNS IN NNP .");
  EXPECT_EQ(tagged("Police stopped a van with party stickers on it."), "NNS VBD DT NN IN NN NNS IN PRP .");
}

TEST(Tagger, TakesNoWordThatItNeverMetForAPreposition) {
  EXPECT_EQ(tagged("The army launched airstrikes on Sunday."), "DT NN VBD NNS IN NNP .");
  EXPECT_EQ(tagged("An Australian climber died on Friday."), "DT JJ NN VBD IN NNP .");
  EXPECT_EQ(tagged("He rested during graduate school amid protests."), "PRP VBD IN JJ NN IN NNS .");
}

TEST(Tagger, TellsFormsOfVerbs) {
  EXPECT_EQ(tagged("Mr Smith, who had visited the school, said the teachers feared it."),
            "NNP NNP . W VBD VBN DT NN . VBD DT NNS VBD PRP .");
  EXPECT_EQ(tagged("She will speak on Monday."), "PRP MD VB IN NNP .");
}

TEST(Tagger, SurvivesOddTokens) {
  EXPECT_TRUE(tag_words({}, "").empty());
  EXPECT_EQ(tagged("…"), ".");
  EXPECT_EQ(tag_words(split_tokens("\xff\xfe 東京 x", "en"), "\xff\xfe 東京 x").size(),
            split_tokens("\xff\xfe 東京 x", "en").size());
}

TEST(Tagger, IsForEnglishAlone) {
  EXPECT_TRUE(has_tagger("en"));
  EXPECT_TRUE(has_tagger("en-GB"));
  EXPECT_FALSE(has_tagger("de"));
  EXPECT_FALSE(has_tagger("enm"));
  EXPECT_FALSE(has_tagger(""));
}

TEST(WordClasses, KnowsFormsAndKinds) {
  const WordClasses& words = english_words();
  EXPECT_EQ(words.kind("message"), NounKind::communication);
  EXPECT_EQ(words.kind("messages"), NounKind::communication);
  EXPECT_EQ(words.kind("women"), NounKind::person);
  EXPECT_EQ(words.kind("earthquake"), NounKind::event);
  EXPECT_EQ(words.kind("committees"), NounKind::group);
  EXPECT_EQ(words.kind("zzzz"), NounKind::none);
  EXPECT_TRUE(words.may_be("impounding", 'v'));
  EXPECT_TRUE(words.may_be("carries", 'v'));
  EXPECT_TRUE(words.may_be("stopped", 'v'));
  EXPECT_FALSE(words.may_be("earthquake", 'v'));
  EXPECT_EQ(words.known("took"), "dVn");
  EXPECT_EQ(words.known("zzzz"), "?");
}

}  // namespace
}  // namespace courant::text
