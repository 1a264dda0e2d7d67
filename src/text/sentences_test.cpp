#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences(std::string_view text, std::string_view language = "en") {
  const TokenizedText read = tokenize(text, language);
  std::vector<std::string> out;
  for (const TokenRange range : read.sentences) out.emplace_back(read.span(range).of(text));
  return out;
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  EXPECT_THAT(sentences("Mr. J. Smith of Acme Inc. met Gen. Lee at No. 10. He left."),
              ElementsAre("Mr. J. Smith of Acme Inc. met Gen. Lee at No. 10.", "He left."));
  EXPECT_THAT(sentences("I work for the U.S. Government. I live in the U.S. How about you?"),
              ElementsAre("I work for the U.S. Government.", "I live in the U.S.", "How about you?"));
}

TEST(Sentences, QuotesCloseAfterTheStop) {
  EXPECT_THAT(sentences("\"We won.\" He smiled. \"Why?\" Mr Smith asked. \"No!\" it said."),
              ElementsAre("\"We won.\"", "He smiled.", "\"Why?\" Mr Smith asked.", "\"No!\" it said."));
}

TEST(Sentences, ParagraphsEndThem) {
  const TokenizedText read = tokenize("A title\n\nOne sentence that was\nwrapped. Two", "en");
  EXPECT_EQ(read.paragraphs.size(), 2u);
  EXPECT_EQ(read.sentences.size(), 3u);
}

TEST(Sentences, German) {
  EXPECT_THAT(sentences("Am 3. Oktober kam Dr. Weiß, z.B. um 5 Uhr. Er ging.", "de"),
              ElementsAre("Am 3. Oktober kam Dr. Weiß, z.B. um 5 Uhr.", "Er ging."));
}

}  // namespace
}  // namespace courant::text
