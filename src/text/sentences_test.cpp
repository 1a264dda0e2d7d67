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

TEST(Sentences, MarksThatStandApart) {
  EXPECT_THAT(
      sentences(
          "Mr . John S . Smith of the U . S . Navy met Sen . James O . Dale at Mt . Blanc on Jan . 14 . He left ."),
      ElementsAre("Mr . John S . Smith of the U . S . Navy met Sen . James O . Dale at Mt . Blanc on Jan . 14 .",
                  "He left ."));
  EXPECT_THAT(sentences("The No . 5 team lost $2 . 5 million vs . Leeds . At 4 a . m . local time it rained ."),
              ElementsAre("The No . 5 team lost $2 . 5 million vs . Leeds .", "At 4 a . m . local time it rained ."));
  EXPECT_THAT(sentences("He said no . The paper came from the U . S . The end ."),
              ElementsAre("He said no .", "The paper came from the U . S .", "The end ."));
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
