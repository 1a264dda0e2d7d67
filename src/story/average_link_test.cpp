#include "story/average_link.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::story {
namespace {

using testing::ElementsAre;

std::vector<float> matrix(std::size_t n, std::initializer_list<std::tuple<int, int, float>> cells) {
  std::vector<float> likeness(n * n, 0);
  for (const auto& [i, j, value] : cells) {
    likeness[static_cast<std::size_t>(i) * n + static_cast<std::size_t>(j)] = value;
    likeness[static_cast<std::size_t>(j) * n + static_cast<std::size_t>(i)] = value;
  }
  return likeness;
}

TEST(AverageLink, LeavesTheUnlikeAlone) {
  auto likeness = matrix(3, {{0, 1, 0.9F}});
  EXPECT_THAT(cut_clusters(link_average(likeness, 3), 3, 1), ElementsAre(0, 1, 2));
}

TEST(AverageLink, JoinsByTheMean) {
  // 2 is near to 1 but far from 0: the mean, .75, is under the bar once 0 and 1 are one.
  auto likeness = matrix(3, {{0, 1, 2.0F}, {1, 2, 1.5F}});
  EXPECT_THAT(cut_clusters(link_average(likeness, 3), 3, 1), ElementsAre(0, 0, 1));
  likeness = matrix(3, {{0, 1, 2.0F}, {1, 2, 1.5F}, {0, 2, 0.6F}});
  EXPECT_THAT(cut_clusters(link_average(likeness, 3), 3, 1), ElementsAre(0, 0, 0));
}

TEST(AverageLink, JoinsPairsBeforePairsOfPairs) {
  auto likeness = matrix(4, {{0, 2, 3.0F}, {1, 3, 3.0F}, {0, 1, 1.2F}, {2, 3, 0.2F}});
  EXPECT_THAT(cut_clusters(link_average(likeness, 4), 4, 1), ElementsAre(0, 1, 0, 1));
}

TEST(AverageLink, TakesNothing) {
  std::vector<float> likeness;
  EXPECT_TRUE(cut_clusters(link_average(likeness, 0), 0, 1).empty());
}

}  // namespace
}  // namespace courant::story
