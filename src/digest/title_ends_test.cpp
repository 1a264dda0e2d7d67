#include "digest/title_ends.h"

#include <gtest/gtest.h>

#include <string>

namespace courant::digest {
namespace {

// Of a clause that ends before the bar in a sentence.
double end_of(const std::string& text) {
  const std::size_t bar = text.find(" |");
  const std::string whole = text.substr(0, bar) + text.substr(bar + 2);
  const std::vector<text::Token> tokens = text::split_tokens(whole, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, whole);
  std::size_t end = 0;
  while (end < tokens.size() && tokens[end].span.end <= bar) ++end;
  return weigh_end({tokens, tags, whole}, end, tokens.size());
}

TEST(TitleEnds, AreWholeBeforeTimesReasonsAndAsides) {
  EXPECT_EQ(end_of("The board closed the harbour | ."), 1);
  EXPECT_EQ(end_of("The board closed the harbour | on Monday."), 1);
  EXPECT_EQ(end_of("The board closed the harbour | because the wall broke."), 1);
  EXPECT_EQ(end_of("The board closed the harbour |, which is old."), 1);
  EXPECT_EQ(end_of("The board closed the harbour | and the mayor resigned."), 1);
}

TEST(TitleEnds, LackWhatANounOrVerbAsksFor) {
  EXPECT_LT(end_of("The board discussed the possibility | of a bridge."), 0.61);
  EXPECT_LT(end_of("The board gave no indication | that it would close."), 0.61);
  EXPECT_LT(end_of("The board went to the harbour | to see the wall."), 0.61);
  EXPECT_LT(end_of("The firm provides masonry |, planning and bricks."), 0.61);
  EXPECT_LT(end_of("The law would not withstand a Charter | of Rights challenge."), 0.61);
  EXPECT_LT(end_of("The firm provides design |, harbour planning and support."), 0.61);
  EXPECT_LT(end_of("The board identified the mason | as Odo Brand."), 0.61);
  EXPECT_LT(end_of("The firm defended its collection of private harbour | and market data."), 0.61);
  EXPECT_LT(end_of("The firm advised bakers to set oven | and local harbour zone levels to high."), 0.61);
  EXPECT_LT(end_of("The board has met for talks including one a couple weeks | ago."), 0.61);
  EXPECT_LT(end_of("The bill was passed by masons | and bakers."), 0.61);
}

TEST(TitleEnds, LackWhatTheirVerbCallsFor) {
  EXPECT_LT(end_of("The new law allows visitors | to see the harbour."), 0.2);
  EXPECT_LT(end_of("The mayor described the bakers | as thieves."), 0.2);
  EXPECT_LT(end_of("They find the new law | disturbing."), 0.2);
  EXPECT_LT(end_of("Brand said he believed his account |, or a related site, had been robbed."), 0.2);
  EXPECT_LT(end_of("Brand joined others in calling on Roe | to give up her bid."), 0.2);
  EXPECT_LT(end_of("The talks between the mayor |, a baker, and his aide failed."), 0.2);
}

TEST(TitleEnds, LackTheRestOfWhatIsCounted) {
  EXPECT_LT(end_of("The blast killed two bakers | and a mason."), 0.5);
  EXPECT_GT(end_of("The blast killed two bakers | and destroyed the wall."), 0.5);
  EXPECT_LT(end_of("Brand joined other mayors | in calling the plan a mistake."), 0.2);
  EXPECT_LT(end_of("Brand wrote a letter calling attacks | on the plan a disgrace."), 0.5);
}

TEST(TitleEnds, BreakNoPhrase) {
  EXPECT_LT(end_of("The court ruled in 1898 |’s Smith case."), 0.2);
  EXPECT_LT(end_of("The divers saw a white | van."), 0.2);
  EXPECT_LT(end_of("Brand was the leader of a populist | uprising to restore the wall."), 0.2);
  EXPECT_LT(end_of("The captain moved up from No | . 3 in the league."), 0.2);
}

}  // namespace
}  // namespace courant::digest
