// The containers that grouping's memory is made of, against plain ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <random>

#include "story/copies.h"
#include "story/postings.h"
#include "story/term_index.h"

namespace courant::story {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint32_t> held(const PostingPool& pool, const Postings& list) {
  const auto of = pool.of(list);
  return {of.begin(), of.end()};
}

TEST(PostingPool, HoldsOneArticleWithoutABlock) {
  PostingPool pool;
  Postings list;
  EXPECT_TRUE(list.empty());
  EXPECT_THAT(held(pool, list), IsEmpty());
  pool.push(list, 7);
  EXPECT_THAT(held(pool, list), ElementsAre(7));
  pool.drop_before(list, 8);
  EXPECT_TRUE(list.empty());
}

TEST(PostingPool, KeepsTheNewestOfManyListsAsTheyGrowAndShrink) {
  std::mt19937 random(5);
  PostingPool pool;
  std::vector<Postings> lists(40);
  std::vector<std::deque<std::uint32_t>> expected(lists.size());
  for (std::uint32_t article = 0; article < 20'000; ++article) {
    const std::size_t at = std::min(random() % lists.size(), random() % lists.size());
    pool.push(lists[at], article);
    expected[at].push_back(article);
    if (article % 997 != 0) continue;
    const std::uint32_t first = article > 3000 ? article - 3000 : 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      pool.drop_before(lists[i], first);
      while (!expected[i].empty() && expected[i].front() < first) expected[i].pop_front();
    }
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto found = held(pool, lists[i]);
    ASSERT_GE(found.size(), std::min(expected[i].size(), PostingPool::newest_max)) << i;
    EXPECT_TRUE(std::equal(found.rbegin(), found.rend(), expected[i].rbegin())) << i;
  }
}

TEST(TermIndex, FindsWhatWasSetAndForgetsWhatIsNotKept) {
  std::mt19937_64 random(9);
  TermIndex index;
  std::map<std::uint64_t, TermId> expected;
  for (TermId id = 1; id <= 5'000; ++id) {
    const std::uint64_t key = random();
    index.set(key, id);
    expected[key & TermIndex::key_mask] = id;
  }
  for (const auto& [key, id] : expected) ASSERT_EQ(index.find(key), id);
  EXPECT_EQ(index.find(random()), no_term);
  index.keep_if([](TermId id) { return id % 3 == 0; });
  for (const auto& [key, id] : expected) ASSERT_EQ(index.find(key), id % 3 == 0 ? id : no_term);
  index.set(expected.begin()->first, 77);
  EXPECT_EQ(index.find(expected.begin()->first), 77U);
}

TEST(ShingleSet, TellsTheShareOfTheShorterText) {
  ShingleSet set(3, 256);
  const std::vector<std::uint16_t> text = {1, 5, 9, 70, 800, 9000}, half = {1, 5, 9, 11}, none = {2, 3, 4},
                                   few = {1, 5};
  set.assign(text);
  EXPECT_DOUBLE_EQ(set.containment(text), 1);
  EXPECT_DOUBLE_EQ(set.containment(half), 0.75);
  EXPECT_DOUBLE_EQ(set.containment(none), 0);
  EXPECT_DOUBLE_EQ(set.containment(few), 0) << "too short to be anybody's copy";
  set.assign(none);
  EXPECT_DOUBLE_EQ(set.containment(text), 0) << "nothing is left of the text before";
}

}  // namespace
}  // namespace courant::story
