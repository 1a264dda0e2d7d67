// What holds for every text, whatever its bytes.
#include "text/read_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/utf8.h"

namespace courant::text {
namespace {

bool on_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void expect_sound(model::Span span, std::string_view text, std::uint32_t after) {
  EXPECT_LE(after, span.begin) << text;
  EXPECT_LT(span.begin, span.end) << text;
  ASSERT_LE(span.end, text.size()) << text;
  EXPECT_TRUE(on_boundary(text, span.begin)) << text;
  EXPECT_TRUE(on_boundary(text, span.end)) << text;
}

void expect_reading_is_sound(const std::string& text, const std::string& language) {
  model::Article article;
  article.text = base::repair_utf8(text);
  article.language = language;
  article.published = base::parse_moment("2024-06-19T08:00:00Z");
  const TextReading read = read_text(article);
  const auto ordered = [&](const auto& items, auto span_of) {
    std::uint32_t after = 0;
    for (const auto& item : items) {
      expect_sound(span_of(item), article.text, after);
      after = span_of(item).end;
    }
  };
  ordered(read.reading.paragraphs, [](model::Span span) { return span; });
  ordered(read.reading.sentences, [](model::Span span) { return span; });
  ordered(read.reading.names, [](const model::Name& name) { return name.span; });
  ordered(read.reading.figures, [](const model::Figure& figure) { return figure.span; });
  ordered(read.reading.dates, [](const model::DateMention& date) { return date.span; });
  EXPECT_EQ(read.reading.tenses.size(), read.reading.sentences.size());
  std::uint32_t token = 0;
  for (const TokenRange sentence : read.tokens.sentences) {
    EXPECT_EQ(sentence.begin, token);
    token = sentence.end;
  }
  EXPECT_EQ(token, read.tokens.tokens.size());
  for (const model::Figure& figure : read.reading.figures) EXPECT_LE(figure.low, figure.high) << text;
}

TEST(ReadText, HoldsForOddTexts) {
  for (const std::string language : {"en", "de", "fr", "es", "pt", "it", "ja", "xx"}) {
    for (const std::string text : {"",
                                   " ",
                                   "\n\n",
                                   "....",
                                   "...\n...",
                                   "\"\"\"",
                                   "'''",
                                   "((((",
                                   "1",
                                   "1,2,3.4.5",
                                   "$",
                                   "$5",
                                   "between",
                                   "between 5 and",
                                   "the",
                                   "in 2021",
                                   "of the of the",
                                   "Mr.",
                                   "Mr. ",
                                   "A.",
                                   "a. b. c.",
                                   "1. 2. 3.",
                                   "May",
                                   "last",
                                   "last last last",
                                   "two two two years ago ago",
                                   "U.S.",
                                   "\xff\xfe",
                                   "nineteen ninety",
                                   "5 p.m.",
                                   "p.m.",
                                   "’s",
                                   "O’",
                                   "-",
                                   "--",
                                   "- -",
                                   "99999999999999999999 years ago",
                                   "5000 decades ago",
                                   "0 days ago",
                                   "May 99, 2021",
                                   "31 February 2021",
                                   "10/99/2021",
                                   "the 99th century",
                                   "’90s",
                                   "https://",
                                   "@",
                                   "@@",
                                   "a@b",
                                   "。。",
                                   "第一。第二",
                                   "Kwok-kin-"}) {
      expect_reading_is_sound(text, language);
    }
  }
}

TEST(ReadText, HoldsForRandomRunsOfItsWords) {
  const std::vector<std::string> words{"Mr", ".",   " ",        " ",       " ",    "\n",      "\n\n", "\"",      "'",
                                       "(",  ")",   "May",      "last",    "year", "2021",    "5",    "million", "$",
                                       "of", "the", "Ministry", "Paris",   "U.S.", "?",       "!",    "…",       "é",
                                       "-",  ",",   "third",    "quarter", "ago",  "between", "and",  "to",      "%"};
  std::uint32_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += words[(state = state * 1664525 + 1013904223) / 65536 % words.size()];
    expect_reading_is_sound(text, "en");
  }
}

TEST(ReadText, HoldsForNaughtyStrings) {
  const char* data = std::getenv("COURANT_SHARED_DATA");
  const std::filesystem::path folder =
      std::filesystem::path(data ? data : COURANT_SOURCE_DIR "/../shared/data") / "security/blns";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder;
  int lines = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line); ++lines) expect_reading_is_sound(line, "");
  }
  EXPECT_GT(lines, 100);
}

}  // namespace
}  // namespace courant::text
