#include "story/credit.h"

#include <gtest/gtest.h>

namespace courant::story {
namespace {

struct Case {
  const char* byline;
  const char* text;
  const char* agency;
  bool whole;
};

// Marks that touch the name, of one byte or three, a hard space, and another language's quotes.
TEST(Credit, IsFoundWhateverTouchesIt) {
  struct Touched {
    const char *language, *text, *agency;
  };
  for (const auto& [language, text, agency] : {Touched{"en", "Source: AFP\u2019s desk", "AFP"},
                                               {"de", "Quelle: \u201Edpa\u201C", "dpa"},
                                               {"en", "\u201CAFP\u201D", "AFP"},
                                               {"en", "AP\u2014", "AP"},
                                               {"fr", "Source : AFP\u00A0: Paris", "AFP"},
                                               {"en", "Source\u2014Reuters", "Reuters"},
                                               {"fr", "Le Monde avec\u00A0AFP", "AFP"}}) {
    model::Article article;
    article.text = std::string("Shares fell on Tuesday.\n\n") + text;
    EXPECT_EQ(agency_name(find_credit(article, language).agency), agency) << text;
  }
}

TEST(Credit, IsFoundWhereOutletsPutIt) {
  const Case cases[] = {
      {"", "LONDON (Reuters) - Shares fell on Tuesday.", "Reuters", true},
      {"", "WASHINGTON (AP) \xE2\x80\x94 The Senate voted on Tuesday.", "AP", true},
      {"Agence France-Presse", "Shares fell.", "AFP", true},
      {"", "Shares fell on Tuesday.\n\nThe Associated Press contributed to this report.", "AP", false},
      {"", "Shares fell on Tuesday.\n\n\xE2\x80\x94 AFP", "AFP", true},
      {"",
       "The governor told Reuters that shares would fall, and nobody at the bank in the old town of the harbour "
       "believed him for a moment.",
       "", false},
      {"", "An ap on the phone says so.", "", false},
      {"", "", "", false},
  };
  for (const Case& one : cases) {
    model::Article article;
    if (*one.byline) article.byline = {one.byline};
    article.text = one.text;
    const Credit credit = find_credit(article, "en");
    EXPECT_EQ(agency_name(credit.agency), one.agency) << one.text;
    EXPECT_EQ(credit.whole, one.whole) << one.text;
  }
}

}  // namespace
}  // namespace courant::story
