#include "model/independence.h"

#include <gtest/gtest.h>

#include <vector>

namespace courant::model {
namespace {

Report report(const char* article, const char* outlet, const char* origin, const char* credit = "") {
  return {ArticleId(article), outlet, ArticleId(origin), credit};
}

TEST(Independence, CountsNothingAsNothing) { EXPECT_EQ(count_independent({}), 0); }

TEST(Independence, CountsOutletsOfTheirOwn) {
  EXPECT_EQ(count_independent(std::vector{report("a", "Post", "a"), report("b", "Times", "b")}), 2);
}

TEST(Independence, CountsCopiesOnce) {
  EXPECT_EQ(
      count_independent(std::vector{report("a", "Reuters", "a"), report("b", "Times", "a"), report("c", "Post", "a")}),
      1);
}

TEST(Independence, CountsOneOutletOnce) {
  EXPECT_EQ(
      count_independent(std::vector{report("a", "Post", "a"), report("b", "POST", "b"), report("c", "Times", "c")}), 2);
}

TEST(Independence, CountsAnOutletsOwnReportBesideItsCopy) {
  EXPECT_EQ(
      count_independent(std::vector{report("r", "Reuters", "r"), report("a", "Post", "r"), report("b", "Post", "b")}),
      2);
}

TEST(Independence, GivesCopiesOfAnAbsentReportToTheirAgency) {
  EXPECT_EQ(count_independent(std::vector{report("a", "Post", "x", "Reuters"), report("b", "Times", "y", "Reuters")}),
            1);
  EXPECT_EQ(count_independent(std::vector{report("a", "Post", "x", "Reuters"), report("b", "Reuters", "b")}), 1);
  EXPECT_EQ(count_independent(std::vector{report("a", "Post", "x"), report("b", "Times", "y")}), 2);
}

TEST(Independence, TakesAReportWithoutOriginAsItsOwn) {
  EXPECT_EQ(count_independent(std::vector{report("a", "Post", ""), report("b", "Times", "")}), 2);
}

}  // namespace
}  // namespace courant::model
