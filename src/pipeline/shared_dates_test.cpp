#include "pipeline/shared_dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> dates_of(const char* text, const char* published) {
  model::Article article;
  article.id = model::ArticleId("a");
  article.language = "en";
  article.text = text;
  article.published = base::parse_moment(published);
  return find_iso_dates(article);
}

TEST(SharedDates, AreDaysHoweverTheyAreWritten) {
  const auto first = dates_of("The ferry sank on Tuesday. It was built in June 1998, its owner said.", "2024-06-19");
  const auto second =
      dates_of("A ferry went down on June 18, 2024. The owner bought her in 2003.", "2024-06-21T08:00:00Z");
  model::Why why;
  tell_shared_dates(first, second, why);
  EXPECT_THAT(why.dates, ElementsAre("2024-06-18"));
}

TEST(SharedDates, StandBeforeYearsAndFinerOnesForCoarser) {
  model::Why why;
  why.dates = {"2024", "1998"};
  const std::vector<std::string> own = {"2024-06", "2024-06-18", "2021"}, other = {"2024-06-18", "2024-06", "1999"};
  tell_shared_dates(own, other, why);
  EXPECT_THAT(why.dates, ElementsAre("2024-06-18", "1998"));
}

TEST(SharedDates, AreNoneWhereNoneIsResolved) {
  EXPECT_THAT(dates_of("It happened on Tuesday, as it did recently.", ""), IsEmpty());
}

}  // namespace
}  // namespace courant::pipeline
