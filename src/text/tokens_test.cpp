#include "text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view text, std::string_view language = "en") {
  std::vector<std::string> out;
  for (const Token& token : split_tokens(text, language)) out.emplace_back(token.span.of(text));
  return out;
}

std::vector<TokenKind> kinds(std::string_view text, std::string_view language = "en") {
  std::vector<TokenKind> out;
  for (const Token& token : split_tokens(text, language)) out.push_back(token.kind);
  return out;
}

TEST(Tokens, WordsNumbersAndMarks) {
  EXPECT_THAT(words("Almost 1,234.5 shells, five-year-old."),
              ElementsAre("Almost", "1,234.5", "shells", ",", "five", "-", "year", "-", "old", "."));
  EXPECT_THAT(words("The U.S. and Ph.D.s at 10:30 a.m. on example.com."),
              ElementsAre("The", "U.S.", "and", "Ph.D.s", "at", "10:30", "a.m.", "on", "example.com", "."));
  EXPECT_THAT(words("world.Today is"), ElementsAre("world", ".", "Today", "is"));
  EXPECT_THAT(words("see https://a.example/x_y?z=1. Mail jane.doe@example.com, @handle"),
              ElementsAre("see", "https://a.example/x_y?z=1", ".", "Mail", "jane.doe@example.com", ",", "@handle"));
}

TEST(Tokens, Apostrophes) {
  EXPECT_THAT(
      words("Putin's men don't say it's O’Brien’s; ministers' talks"),
      ElementsAre("Putin", "'s", "men", "don't", "say", "it", "'s", "O’Brien", "’s", ";", "ministers", "'", "talks"));
  EXPECT_THAT(words("l’homme d'Alep aujourd'hui", "fr"), ElementsAre("l’", "homme", "d'", "Alep", "aujourd'hui"));
}

TEST(Tokens, QuotesOpenAndClose) {
  using enum TokenKind;
  EXPECT_THAT(kinds("\"Yes,\" he said. \"No\""),
              ElementsAre(open_quote, word, comma, close_quote, word, word, stop, open_quote, word, close_quote));
  EXPECT_THAT(kinds("„Ja“, «so» »wie«", "de"), ElementsAre(open_quote, word, close_quote, comma, open_quote, word,
                                                           close_quote, close_quote, word, open_quote));
  EXPECT_THAT(kinds("`` We '' 'now'"), ElementsAre(open_quote, word, close_quote, open_quote, word, close_quote));
  EXPECT_THAT(kinds("the 'nineties"), ElementsAre(word, symbol, word));
}

TEST(Tokens, KeysFoldCaseAndApostrophe) {
  const auto tokens = split_tokens("DON’T Élysée", "en");
  EXPECT_EQ(tokens[0].key, word_key("don't"));
  EXPECT_EQ(tokens[1].key, word_key("élysée"));
  EXPECT_EQ(lower_form("DON’T Élysée"), "don't élysée");
  EXPECT_EQ(tokens[0].capitals, Capitals::upper);
  EXPECT_EQ(tokens[1].capitals, Capitals::capital);
}

TEST(Tokens, SpansAreInOrderWhateverTheBytes) {
  std::string bytes;
  for (int i = 0; i < 2000; ++i) bytes.push_back(static_cast<char>((i * 7919 + i / 3) % 256));
  std::uint32_t end = 0;
  for (const Token& token : split_tokens(bytes, "en")) {
    EXPECT_LE(end, token.span.begin);
    EXPECT_LT(token.span.begin, token.span.end);
    end = token.span.end;
  }
  EXPECT_LE(end, bytes.size());
}

}  // namespace
}  // namespace courant::text
