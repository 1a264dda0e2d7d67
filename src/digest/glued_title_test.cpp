#include "digest/glued_title.h"

#include <gtest/gtest.h>

namespace courant::digest {
namespace {

// The sentence without what is glued to its front.
std::string rest_of(const std::string& text) {
  Vocabulary vocabulary("en");
  const std::vector<text::Token> tokens = text::split_tokens(text, "en");
  for (const text::Token& token : tokens) vocabulary.word(token, text);
  return text.substr(tokens[skip_heading(tokens, vocabulary)].span.begin);
}

TEST(GluedTitle, IsNoPartOfTheSentence) {
  EXPECT_EQ(rest_of("Harbour town loses its mayor A mayor has left the harbour town after nine years in office."),
            "A mayor has left the harbour town after nine years in office.");
  EXPECT_EQ(rest_of("Acme recalls its faulty lamps Acme has recalled the faulty lamps that it sold since May."),
            "Acme has recalled the faulty lamps that it sold since May.");
  EXPECT_EQ(rest_of("Great sorrow Mr Lee, who was born in Dover, had lived by the harbour."),
            "Mr Lee, who was born in Dover, had lived by the harbour.");
  EXPECT_EQ(
      rest_of("Harbour thefts: Robbers take ferry by night Dover police look for the robbers of a harbour ferry."),
      "Dover police look for the robbers of a harbour ferry.");
}

TEST(GluedTitle, LeavesSentencesWhole) {
  for (const char* text : {"The mayor told The Dover Times that she had left The Dover Times in May.",
                           "Harbour workers in Dover said that Mr Lee had closed the harbour of Dover on Monday.",
                           "Acme said on Monday that Acme Lamps had recalled the lamps it sold since May."})
    EXPECT_EQ(rest_of(text), text);
}

}  // namespace
}  // namespace courant::digest
