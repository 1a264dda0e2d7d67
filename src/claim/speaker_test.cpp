#include "claim/speaker.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "claim/find_claims.h"
#include "text/read_text.h"

namespace courant::claim {
namespace {

using model::NameType;

struct Named {
  std::string words;
  NameType type;
  std::string canonical;
};

struct Case {
  std::string text;
  std::vector<Named> names;
  std::vector<std::string> speakers;  // of the claims in order
};

// The claims' speakers, every mention of a name given as text/ would give it.
std::vector<std::string> speakers_in(const Case& given) {
  model::Article article;
  article.language = "en";
  article.text = given.text;
  text::TextReading read = text::read_text(article);
  read.reading.names.clear();
  for (const Named& named : given.names) {
    for (std::size_t at = given.text.find(named.words); at != std::string::npos;
         at = given.text.find(named.words, at + 1)) {
      const model::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + named.words.size())};
      const bool taken =
          std::ranges::any_of(read.reading.names, [&](const model::Name& other) { return other.span.overlaps(span); });
      if (!taken) read.reading.names.push_back({span, named.type, named.canonical});
    }
  }
  std::ranges::sort(read.reading.names, {}, [](const model::Name& name) { return name.span.begin; });
  std::vector<std::string> speakers;
  for (const model::Claim& claim : find_claims(read.tokens, read.reading)) speakers.push_back(claim.speaker);
  return speakers;
}

class Speakers : public testing::TestWithParam<Case> {};

TEST_P(Speakers, AreResolvedWhereSure) { EXPECT_EQ(speakers_in(GetParam()), GetParam().speakers) << GetParam().text; }

const Named ann{"Ann Lee", NameType::person, "Ann Lee"}, lee{"Lee", NameType::person, "Ann Lee"},
    ben{"Ben Roe", NameType::person, "Ben Roe"};
const Named ministry{"Ministry of Transport", NameType::organisation, "Ministry of Transport"};

INSTANTIATE_TEST_SUITE_P(
    English, Speakers,
    testing::Values(Case{"Ann Lee said it would rain. Ms Lee said it would snow.", {ann, lee}, {"Ann Lee", "Ann Lee"}},
                    Case{"“It will rain,” said Ann Lee, a forecaster for the city.", {ann}, {"Ann Lee"}},
                    Case{"Harbour spokeswoman Ann Lee said the bridge was safe.", {ann}, {"Ann Lee"}},
                    Case{"Ann Lee said it would rain. She said the river would rise.", {ann}, {"Ann Lee", "Ann Lee"}},
                    Case{"Ann Lee met Ben Roe on Monday. He said the river would rise.", {ann, ben}, {""}},
                    Case{"Ms Lee met Mr Roe. Ms Lee said the talks had failed. He said they had not.",
                         {lee, {"Roe", NameType::person, "Ben Roe"}},
                         {"Ann Lee", "Ben Roe"}},
                    Case{"The plan was drawn up by Ann Lee, who said it would cost little.", {ann}, {"Ann Lee"}},
                    Case{"The Ministry of Transport closed the bridge. The ministry said it was unsafe.",
                         {ministry},
                         {"Ministry of Transport"}},
                    Case{"A spokesman for Ann Lee denied the report.", {ann}, {"A spokesman for Ann Lee"}},
                    Case{"Ann Lee and Ben Roe said the talks had failed.", {ann, ben}, {"Ann Lee and Ben Roe"}},
                    Case{"Two officials, who asked not to be named, said the talks had failed.", {}, {"Two officials"}},
                    Case{"They said the talks had failed.", {ann}, {""}},
                    Case{"Ann Lee's lawyer said she was innocent.", {ann}, {"Ann Lee's lawyer"}}));

}  // namespace
}  // namespace courant::claim
