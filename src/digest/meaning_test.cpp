#include "digest/meaning.h"

#include <gtest/gtest.h>

#include "digest/clauses.h"

namespace courant::digest {
namespace {

// Every title that the clause of a sentence may be cut to.
std::vector<std::string> cuts_of(const std::string& text, bool attributed = false) {
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  const TaggedSentence sentence{tokens, tags, text};
  std::vector<std::string> cuts;
  for (const Cut& cut : read_clause(sentence, {0, tokens.size()}, {{6, 6, 56}, attributed}, {}).cuts)
    cuts.push_back(write_parts(sentence, cut.parts));
  return cuts;
}

bool keeps(const std::string& text, const std::string& kept, bool attributed = false) {
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  const std::vector<text::Tag> tags = text::tag_words(tokens, text);
  const std::vector<text::Token> wanted = text::split_tokens(kept, "en");
  std::vector<Part> parts;
  std::size_t next = 0;
  for (std::size_t i = 0; i < tokens.size() && next < wanted.size(); ++i) {
    if (tokens[i].key != wanted[next].key) continue;
    ++next;
    if (!parts.empty() && parts.back().end == i)
      ++parts.back().end;
    else
      parts.push_back({i, i + 1});
  }
  EXPECT_EQ(next, wanted.size()) << kept;
  return keeps_meaning({tokens, tags, text}, {0, tokens.size()}, parts, attributed);
}

TEST(Meaning, OfANegationStays) {
  EXPECT_FALSE(keeps("The ministry did not confirm the report.", "ministry did confirm the report"));
  EXPECT_TRUE(keeps("The ministry did not confirm the report.", "ministry did not confirm report"));
  EXPECT_FALSE(keeps("No minister resigned over the affair.", "minister resigned"));
  EXPECT_FALSE(keeps("The court never heard the case.", "court heard the case"));
  EXPECT_FALSE(keeps("There will be no deal until Friday.", "There will be no deal"));
  EXPECT_FALSE(keeps("Neither senator voted for the bill.", "senator voted for the bill"));
}

TEST(Meaning, OfAHedgeStays) {
  EXPECT_FALSE(keeps("The company may possibly pay the fine.", "company may pay the fine"));
  EXPECT_FALSE(keeps("The firm allegedly paid the officials.", "firm paid the officials"));
  EXPECT_FALSE(keeps("The suspected bomber left the hall.", "bomber left the hall"));
  EXPECT_FALSE(keeps("A former minister joined the party.", "minister joined the party"));
  EXPECT_TRUE(keeps("A former minister joined the party.", "former minister joined the party"));
}

TEST(Meaning, OfAQuantityStays) {
  EXPECT_FALSE(keeps("Hundreds of thousands of workers went on strike.", "thousands of workers went on strike"));
  EXPECT_FALSE(keeps("Most of the senators backed the bill.", "senators backed the bill"));
  EXPECT_FALSE(keeps("One of the bridges was closed.", "bridges was closed"));
  EXPECT_FALSE(keeps("Nearly all schools were closed.", "schools were closed"));
}

TEST(Meaning, OfAConditionStays) {
  EXPECT_FALSE(keeps("The mayor will resign if the vote fails.", "mayor will resign"));
  EXPECT_FALSE(keeps("Unless the vote fails, the mayor will stay.", "mayor will stay"));
  EXPECT_FALSE(keeps("The new law was no worse than the old one.", "law was no worse"));
}

TEST(Meaning, OfSomebodysWordStays) {
  EXPECT_FALSE(keeps("The firm paid the officials, according to the police.", "firm paid the officials"));
  EXPECT_TRUE(keeps("The firm paid the officials, according to the police.", "firm paid the officials", true));
}

TEST(Meaning, AllowsAsidesTimesAndArticlesToGo) {
  EXPECT_TRUE(keeps("The minister, who never smoked, opened the clinic on Monday.", "minister opened clinic"));
  EXPECT_TRUE(keeps("On Sunday, the senators rejected the bill.", "senators rejected the bill"));
}

TEST(Meaning, IsAskedOfEveryCut) {
  EXPECT_TRUE(cuts_of("The mayor will resign if the vote fails.").empty());
  for (const std::string& cut : cuts_of("The company allegedly paid the officials."))
    EXPECT_TRUE(cut.starts_with("company allegedly")) << cut;
  EXPECT_TRUE(cuts_of("Hundreds of thousands of workers went home.").empty() ||
              cuts_of("Hundreds of thousands of workers went home.").front().starts_with("Hundreds"));
}

TEST(Meaning, OfAnotherActIsApart) {
  EXPECT_TRUE(keeps("Brand joined the board in 2009 and reportedly quit this month.", "Brand joined the board"));
  EXPECT_FALSE(keeps("Brand robbed the bank and shot a guard, allegedly.", "Brand robbed the bank"));
  EXPECT_FALSE(keeps("Brand allegedly robbed the bank.", "Brand robbed the bank"));
}

}  // namespace
}  // namespace courant::digest
