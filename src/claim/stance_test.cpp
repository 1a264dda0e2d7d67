// tests/data/stance.jsonl: sentences of our own with every claim that stands in them, its stance and whether it is
// negated. Nothing that was denied, refused or left unsaid may be shown as said: all of them must be right.
#include "claim/stance.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "claim/find_claims.h"
#include "format/json_lines.h"
#include "text/read_text.h"

namespace courant::claim {
namespace {

using Json = nlohmann::json;

Json claims_in(const std::string& text, const std::string& language) {
  model::Article article;
  article.language = language;
  article.text = text;
  const text::TextReading read = text::read_text(article);
  Json claims = Json::array();
  for (const model::Claim& claim : find_claims(read.tokens, read.reading)) {
    Json row{
        {"cue", claim.cue.of(article.text)}, {"stance", format::to_string(claim.stance)}, {"negated", claim.negated}};
    if (claim.within) row["within"] = *claim.within;
    claims.push_back(row);
  }
  return claims;
}

TEST(Stance, IsNeverLost) {
  std::ifstream file(std::string(COURANT_SOURCE_DIR) + "/tests/data/stance.jsonl");
  ASSERT_TRUE(file);
  int sentences = 0;
  for (std::string line; std::getline(file, line); ++sentences) {
    const Json row = Json::parse(line);
    EXPECT_EQ(claims_in(row["text"], row.value("language", "en")), row["claims"]) << row["text"];
  }
  EXPECT_GE(sentences, 150);
}

}  // namespace
}  // namespace courant::claim
