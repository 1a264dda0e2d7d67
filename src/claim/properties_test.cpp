// What holds of claims whatever the text: spans stand in it, nesting is sane, nothing throws.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "claim/find_claims.h"
#include "text/read_text.h"

namespace courant::claim {
namespace {

void expect_sane(const std::string& text, const std::string& language = "en") {
  model::Article article;
  article.language = language;
  article.text = text;
  const text::TextReading read = text::read_text(article);
  const std::vector<model::Claim> claims = find_claims(read.tokens, read.reading);
  const auto stands = [&](model::Span span) { return span.begin < span.end && span.end <= text.size(); };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const model::Claim& claim = claims[i];
    EXPECT_TRUE(stands(claim.cue)) << text;
    EXPECT_TRUE(!claim.source || stands(*claim.source)) << text;
    EXPECT_FALSE(claim.content.empty()) << text;
    for (std::size_t k = 0; k < claim.content.size(); ++k) {
      EXPECT_TRUE(stands(claim.content[k])) << text;
      EXPECT_FALSE(claim.content[k].overlaps(claim.cue)) << text;
      EXPECT_TRUE(k == 0 || claim.content[k - 1].end <= claim.content[k].begin) << text;
    }
    EXPECT_TRUE(i == 0 || claims[i - 1].cue.begin <= claim.cue.begin) << text;
    std::size_t holder = i;
    for (std::size_t depth = 0; claims[holder].within; ++depth) {
      holder = *claims[holder].within;
      ASSERT_LT(holder, claims.size()) << text;
      ASSERT_LT(depth, claims.size()) << text;
      const model::Claim& outer = claims[holder];
      EXPECT_FALSE(outer.negated || outer.stance == model::Stance::denies || outer.stance == model::Stance::refuses)
          << text;
    }
  }
}

const std::vector<std::string> pieces{"\"",
                                      "“",
                                      "”",
                                      "''",
                                      "‘",
                                      "’",
                                      "«",
                                      "»",
                                      ",",
                                      ".",
                                      ":",
                                      ";",
                                      " – ",
                                      "(",
                                      ")",
                                      "[",
                                      "\n\n",
                                      "\n",
                                      " ",
                                      "'s",
                                      "…",
                                      "said",
                                      "says",
                                      "told",
                                      "denied",
                                      "refused to",
                                      "to",
                                      "not",
                                      "never",
                                      "neither",
                                      "nor",
                                      "no",
                                      "that",
                                      "who",
                                      "which",
                                      "if",
                                      "without",
                                      "according to",
                                      "by",
                                      "and",
                                      "but",
                                      "was",
                                      "has",
                                      "he",
                                      "she",
                                      "the minister",
                                      "Ann Lee",
                                      "Reuters",
                                      "reports",
                                      "claims",
                                      "a",
                                      "on Monday",
                                      "in a statement",
                                      "2024",
                                      "No. 10",
                                      "U.S.",
                                      "\xff",
                                      "\xe2\x80"};

TEST(ClaimProperties, HoldForAnyPiecesOfSpeech) {
  std::mt19937 random(20240618);
  for (int run = 0; run < 4000; ++run) {
    std::string text;
    for (std::size_t words = random() % 40; words > 0; --words)
      text += pieces[random() % pieces.size()] + (random() % 4 == 0 ? "" : " ");
    expect_sane(text);
  }
}

TEST(ClaimProperties, HoldForOtherLanguages) {
  for (const std::string language : {"de", "fr", "es", "pt", "it", "ru", "zh", ""})
    expect_sane("“Non,” said Ann – „nein“, sagte er. Según él, «no».", language);
}

TEST(ClaimProperties, HoldForNaughtyStrings) {
  const char* data = std::getenv("COURANT_SHARED_DATA");
  const std::filesystem::path path =
      (data ? std::filesystem::path(data) : std::filesystem::path(COURANT_SOURCE_DIR) / "../shared/data") /
      "security/blns/blns.txt";
  std::ifstream file(path);
  if (!file) GTEST_SKIP() << "no " << path;
  for (std::string line; std::getline(file, line);) {
    expect_sane(line);
    expect_sane("\"" + line + "\", the minister said.");
  }
}

}  // namespace
}  // namespace courant::claim
