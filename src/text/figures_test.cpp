#include "text/figures.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/read_text.h"

namespace courant::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "text|low|high|~ where approximate|unit|noun"
std::vector<std::string> figures(std::string_view text, std::string_view language = "en") {
  model::Article article;
  article.text = text;
  article.language = language;
  std::vector<std::string> out;
  for (const model::Figure& figure : read_text(article).reading.figures) {
    out.push_back(fmt::format("{}|{}|{}|{}|{}|{}", figure.span.of(text), figure.low, figure.high,
                              figure.approximate ? "~" : "", figure.unit, figure.noun));
  }
  return out;
}

TEST(Figures, ValuesRangesAndApproximation) {
  EXPECT_THAT(figures("It sent almost five million artillery shells."),
              ElementsAre("almost five million artillery shells|4500000|5000000|~|shells|artillery shells"));
  EXPECT_THAT(figures("It holds 4 to 5 million barrels."),
              ElementsAre("4 to 5 million barrels|4000000|5000000||barrels|barrels"));
  EXPECT_THAT(figures("At least 12 dead."), ElementsAre("At least 12 dead|12|12|~|dead|"));
  EXPECT_THAT(figures("Two hundred and six people came."),
              ElementsAre("Two hundred and six people|206|206||people|people"));
}

TEST(Figures, MoneyAndPercentages) {
  EXPECT_THAT(figures("It cost $4.5bn, or €3 million."),
              ElementsAre("$4.5bn|4500000000|4500000000||USD|", "€3 million|3000000|3000000||EUR|"));
  EXPECT_THAT(figures("Sales rose 3.7 per cent."), ElementsAre("3.7 per cent|3.7|3.7||%|"));
  EXPECT_THAT(figures("Er kostet 1.234,5 Euro.", "de"), ElementsAre("1.234,5 Euro|1234.5|1234.5||EUR|"));
}

TEST(Figures, NumbersThatCountNothing) {
  EXPECT_THAT(figures("In 2021 the 5th report came at 10:30, one of a kind."), IsEmpty());
}

}  // namespace
}  // namespace courant::text
