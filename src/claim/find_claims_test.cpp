#include "claim/find_claims.h"

#include <gtest/gtest.h>

#include "text/read_text.h"

namespace courant::claim {
namespace {

struct Said {
  std::string source, cue, content;
  friend bool operator==(const Said&, const Said&) = default;
  friend void PrintTo(const Said& said, std::ostream* out) {
    *out << said.source << " | " << said.cue << " | " << said.content;
  }
};

std::vector<model::Claim> claims_of(std::string_view text) {
  model::Article article;
  article.language = "en";
  article.text = text;
  const text::TextReading read = text::read_text(article);
  return find_claims(read.tokens, read.reading);
}

std::vector<Said> said_in(std::string_view text) {
  std::vector<Said> result;
  for (const model::Claim& claim : claims_of(text)) {
    Said said{claim.source ? std::string(claim.source->of(text)) : "", std::string(claim.cue.of(text)), ""};
    for (const model::Span span : claim.content)
      said.content += (said.content.empty() ? "" : " … ") + std::string(span.of(text));
    result.push_back(said);
  }
  return result;
}

struct Case {
  std::string text;
  std::vector<Said> expected;
};

class Claims : public testing::TestWithParam<Case> {};

TEST_P(Claims, AreFound) { EXPECT_EQ(said_in(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    English, Claims,
    testing::Values(Case{"\"We will not leave,\" said Ann Lee, a lawyer for the city. \"Not ever.\"",
                         {{"Ann Lee, a lawyer for the city", "said", "\"We will not leave,\" … \"Not ever.\""}}},
                    Case{"The minister said on Friday that the bridge had to close.",
                         {{"The minister", "said", "that the bridge had to close"}}},
                    Case{"The bridge must close, the minister said.",
                         {{"the minister", "said", "The bridge must close"}}},
                    Case{"According to the ministry, five bridges are unsafe.",
                         {{"the ministry", "According to", "five bridges are unsafe"}}},
                    Case{"Five bridges are unsafe, according to a report by the ministry.",
                         {{"a report by the ministry", "according to", "Five bridges are unsafe"}}},
                    Case{"Mr Smith, the defence minister, told reporters in Seoul: \"We have proof.\"",
                         {{"Mr Smith, the defence minister", "told", "\"We have proof.\""}}},
                    Case{"Two officials said “we are close,” and that talks would go on.",
                         {{"Two officials", "said", "“we are close,” and that talks would go on"}}},
                    Case{"The speaker admitted there's a chance that the harbour will close.",
                         {{"The speaker", "admitted", "there's a chance that the harbour will close"}}},
                    Case{"Responding to Lee's belief that walls leak, Ann Roe explained, \"They do not leak at all.\"",
                         {{"Ann Roe", "explained", "\"They do not leak at all.\""}}},
                    Case{"The dog sat on the mat.", {}}));

}  // namespace
}  // namespace courant::claim
