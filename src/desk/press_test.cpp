// The desk's half that needs no network: what stands in the store after articles came.
#include "desk/press.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::desk {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class PressTest : public testing::Test {
 protected:
  void put(const std::string& id, const std::string& day, const std::string& title, const std::string& text) {
    model::Article article;
    article.id = model::ArticleId(id);
    article.outlet = "Outlet " + id;
    article.language = "en";
    article.title = title;
    article.published = base::parse_moment(day);
    article.text = text;
    ASSERT_TRUE(store_->articles().put(article));
  }
  void put_spill() {
    put("spill", "2026-03-02T08:00:00Z", "Ardent Metals lagoon bursts above Tessaford",
        "A lagoon of copper tailings at the Ardent Metals smelter burst on Sunday and ran into the Tessa at Tessaford. "
        "Mayor Lise Orbach said wells in eleven streets were closed. Residents were told not to drink the water.");
  }
  void put_ruling() {
    put("ruling", "2026-06-17T09:00:00Z", "Supreme Court orders Ardent Metals to pay Tessaford residents",
        "The Supreme Court ordered Ardent Metals on Wednesday to pay residents of Tessaford for the water that its "
        "smelter spoiled. Mayor Lise Orbach said the wells had been closed since the lagoon of tailings burst.");
  }
  void put_others() {
    put("cup", "2026-05-01T18:00:00Z", "Rovers win the cup",
        "Port Hallan Rovers won the cup on Friday with a late header by Danny Orrick. The keeper Lachie Moffat saved "
        "two penalties before six thousand supporters.");
    put("rate", "2026-05-20T12:00:00Z", "Bank holds rate",
        "The Bank of Vellany held its key rate at four percent on Wednesday. Governor Ilse Marck said that prices "
        "would fall more slowly than the bank had hoped.");
  }
  model::Digest digest_of(const std::string& article) {
    const auto assignment = store_->stories().assignment(model::ArticleId(article)).value();
    return store_->digests().latest(assignment->story).value().digest;
  }
  void expect_linked() {
    const model::Digest ruling = digest_of("ruling");
    ASSERT_THAT(ruling.archive, SizeIs(1));
    EXPECT_EQ(ruling.archive[0].story, digest_of("spill").story);
    EXPECT_EQ(ruling.archive[0].headline, "Ardent Metals lagoon bursts above Tessaford");
    EXPECT_EQ(ruling.archive[0].date, "2026-03-02");
    EXPECT_THAT(ruling.archive[0].why, testing::HasSubstr("Tessaford"));
    EXPECT_THAT(digest_of("cup").archive, IsEmpty());
    EXPECT_THAT(digest_of("rate").archive, IsEmpty());
  }

  std::unique_ptr<store::Store> store_ = std::move(store::open_store("memory:").value());
  SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 6 / 18}};
  Press press_{*store_, clock_};
};

TEST_F(PressTest, LinksAStoryToAnEarlierOneOnItsMatter) {
  put_spill(), put_others();
  ASSERT_TRUE(press_.run());
  put_ruling();
  ASSERT_TRUE(press_.run());
  expect_linked();
}

TEST_F(PressTest, LinksStoriesThatComeTogetherWhateverTheirOrder) {
  put_ruling(), put_others(), put_spill();
  ASSERT_TRUE(press_.run());
  expect_linked();
}

TEST_F(PressTest, LinksToWhatAnotherPressHasTold) {
  ASSERT_TRUE(press_.run());
  put_spill(), put_others();
  ASSERT_TRUE(Press(*store_, clock_).run());
  put_ruling();
  ASSERT_TRUE(press_.run());
  expect_linked();
}

TEST_F(PressTest, ChangesNothingWhereNothingIsNew) {
  put_spill(), put_ruling(), put_others();
  ASSERT_TRUE(press_.run());
  const auto revision = store_->revision().value();
  for (const char* id : {"spill", "ruling", "cup", "rate"}) {
    ASSERT_TRUE(store_->stories().mark_stale(store_->stories().assignment(model::ArticleId(id)).value()->story));
  }
  const auto pressed = press_.run().value();
  EXPECT_EQ(pressed.stories, 4);
  EXPECT_EQ(pressed.digests, 0);
  EXPECT_EQ(store_->revision().value(), revision);
}

}  // namespace
}  // namespace courant::desk
