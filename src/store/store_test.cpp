// The contract of store.h, run over every kind of store.
#include "store/store.h"

#include <sqlite3.h>

#include <fstream>
#include <random>

#include "store/store_contract.h"

namespace courant::store {
namespace {

using namespace std::chrono_literals;
using base::ErrorKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST_P(StoreContract, DigestsAroundAStretchOfTime) {
  ASSERT_TRUE(digests().put(digest("s1", "One", 0), at(0)));
  ASSERT_TRUE(digests().put(digest("s2", "Two", 100), at(100)));
  ASSERT_TRUE(digests().put(digest("s3", "Three", 200), at(200)));
  const auto around = digests().around(at(50), at(200)).value();
  EXPECT_EQ(around.before, at(0));
  EXPECT_EQ(around.after, at(200));
  EXPECT_EQ(digests().around(at(0), at(201)).value().before, std::nullopt);
  EXPECT_EQ(digests().around(at(0), at(201)).value().after, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::Values("file", "memory:"),
                         [](const auto& kind) { return std::string(kind.param) == "file" ? "file" : "memory"; });

TEST_P(StoreContract, PutsAnArticleOnce) {
  const auto first = articles().put(article("a1", "One.")).value();
  EXPECT_EQ(first.outcome, PutOutcome::added);
  EXPECT_EQ(first.version, 1);
  const auto revision = store_->revision().value();
  const auto again = articles().put(article("a1", "One.")).value();
  EXPECT_EQ(again.outcome, PutOutcome::unchanged);
  EXPECT_EQ(again.arrival, first.arrival);
  EXPECT_EQ(store_->revision().value(), revision);
  EXPECT_EQ(articles().count().value(), 1);
}

TEST_P(StoreContract, KeepsEveryVersionOfAnArticle) {
  ASSERT_TRUE(articles().put(article("a1", "One.")));
  const auto second = articles().put(article("a1", "Two.")).value();
  EXPECT_EQ(second.outcome, PutOutcome::new_version);
  EXPECT_EQ(second.version, 2);
  EXPECT_EQ(articles().put(article("a1", "One.")).value().version, 3) << "back to the first text is a change too";
  auto numbered = article("a1", "Nine.");
  numbered.version = 9;
  EXPECT_EQ(articles().put(numbered).value().version, 9);
  EXPECT_EQ(articles().get(model::ArticleId("a1"), 1).value().text, "One.");
  EXPECT_EQ(articles().get(model::ArticleId("a1"), 2).value().text, "Two.");
  EXPECT_EQ(articles().latest(model::ArticleId("a1")).value().text, "Nine.");
  EXPECT_THAT(articles().versions(model::ArticleId("a1")).value(), SizeIs(4));
  EXPECT_EQ(articles().get(model::ArticleId("a1"), 5).error().kind, ErrorKind::not_found);
  EXPECT_EQ(articles().latest(model::ArticleId("zz")).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(articles().has(model::ArticleId("a1"), model::article_hash(article("a1", "Two."))).value());
  EXPECT_FALSE(articles().has(model::ArticleId("a1"), model::article_hash(article("a1", "Four."))).value());
}

TEST_P(StoreContract, GivesArticlesBackAsTheyWere) {
  auto given = article("a1", std::string("Zero \0 byte, “quotes”.", 23));
  given.published = base::parse_moment("2024-06");
  given.seen = base::parse_moment("2024-06-18T23:40:00+02:00");
  given.site_name = "Post";
  given.image = "https://post.example/i.png";
  ASSERT_TRUE(articles().put(given));
  const auto got = articles().latest(given.id).value();
  EXPECT_EQ(got.text, given.text);
  EXPECT_EQ(got.title, given.title);
  EXPECT_EQ(got.outlet, given.outlet);
  EXPECT_EQ(got.byline, given.byline);
  EXPECT_EQ(got.published, given.published);
  EXPECT_EQ(base::format_moment(*got.seen), "2024-06-18T23:40:00+02:00");
  EXPECT_FALSE(got.modified);
  EXPECT_EQ(got.site_name, given.site_name);
  EXPECT_EQ(got.image, given.image);
}

TEST_P(StoreContract, ListsArticlesInOrderOfArrival) {
  ASSERT_TRUE(articles().put(article("b", "Bee.")));
  ASSERT_TRUE(articles().put(article("a", "Ay.")));
  ASSERT_TRUE(articles().put(article("b", "Bee again.")));
  const auto all = articles().arrived_after(Arrival::none, 10).value();
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[1].article.id.value, "a");
  EXPECT_EQ(all[2].article.version, 2);
  EXPECT_THAT(articles().arrived_after(all[0].arrival, 1).value(), SizeIs(1));
}

TEST_P(StoreContract, CountsOutletsByTheNameTheyGoBy) {
  auto unnamed = article("a1", "One.");
  unnamed.outlet.clear();
  ASSERT_TRUE(articles().put(unnamed));
  ASSERT_TRUE(articles().put(article("a2", "Two.", 50)));
  ASSERT_TRUE(articles().put(article("a2", "Two again.", 60)));
  const auto outlets = articles().outlets().value();
  ASSERT_THAT(outlets, SizeIs(2));
  EXPECT_EQ(outlets[0].outlet, "Harbour Post");
  EXPECT_EQ(outlets[0].articles, 1);
  EXPECT_EQ(outlets[0].latest, at(60));
  EXPECT_EQ(outlets[1].outlet, "post.example");
  EXPECT_THAT(articles().of_outlet("Harbour Post", 5).value(), SizeIs(1));
  EXPECT_EQ(articles().latest(model::ArticleId("a1"))->outlet, "") << "what was not said is not filled in";
}

TEST_P(StoreContract, RollsBackWhatWasNotCommitted) {
  {
    const auto transaction = store_->begin().value();
    ASSERT_TRUE(articles().put(article("a1", "One.")));
    ASSERT_TRUE(store_->set_setting("x", "1"));
  }
  EXPECT_EQ(articles().count().value(), 0);
  EXPECT_EQ(store_->setting("x").value(), "");
  {
    const auto transaction = store_->begin().value();
    ASSERT_TRUE(articles().put(article("a1", "One.")));
    ASSERT_TRUE(transaction->commit());
  }
  EXPECT_EQ(articles().count().value(), 1);
}

TEST_P(StoreContract, PutsArticlesIntoStories) {
  ASSERT_TRUE(articles().put(article("a2", "Two.")));
  ASSERT_TRUE(articles().put(article("a1", "One.")));
  auto copy = assignment("a1", "s1");
  copy.origin = model::ArticleId("a2");
  copy.credit = "Reuters";
  copy.similarity = 0.5;
  ASSERT_TRUE(stories().assign(copy));
  ASSERT_TRUE(stories().assign(assignment("a2", "s2")));
  ASSERT_TRUE(stories().assign(assignment("a2", "s1")));
  const auto held = stories().assignments(model::StoryId("s1")).value();
  ASSERT_THAT(held, SizeIs(2));
  EXPECT_EQ(held[0].article.value, "a2");
  EXPECT_EQ(held[1].origin.value, "a2");
  EXPECT_EQ(held[1].credit, "Reuters");
  EXPECT_EQ(held[1].similarity, 0.5);
  EXPECT_THAT(held[1].why.terms, ElementsAre("harbour", "strike"));
  EXPECT_EQ(held[1].why.nearest->story.value, "s9");
  const auto of_story = stories().articles(model::StoryId("s1")).value();
  ASSERT_THAT(of_story, SizeIs(2));
  EXPECT_EQ(of_story[1].origin->value, "a2");
  EXPECT_EQ(stories().assignment(model::ArticleId("a2")).value()->story.value, "s1");
  EXPECT_FALSE(stories().assignment(model::ArticleId("zz")).value());
  const std::vector ids{model::ArticleId("a1"), model::ArticleId("a2"), model::ArticleId("zz")};
  EXPECT_THAT(stories().stories_of(ids).value(), ElementsAre(model::StoryId("s1")));
  EXPECT_EQ(stories().count().value(), 1);
}

TEST_P(StoreContract, KnowsWhichStoriesAreToBeComposedAnew) {
  ASSERT_TRUE(stories().assign(assignment("a1", "s1")));
  EXPECT_THAT(stories().stale(10).value(), ElementsAre(model::StoryId("s1")));
  ASSERT_TRUE(stories().settle(model::StoryId("s1")));
  ASSERT_TRUE(stories().assign(assignment("a1", "s1")));
  EXPECT_EQ(stories().stale_count().value(), 0) << "the same assignment again changes nothing";
  ASSERT_TRUE(stories().assign(assignment("a1", "s2")));
  EXPECT_THAT(stories().stale(10).value(), ElementsAre(model::StoryId("s1"), model::StoryId("s2")));
  EXPECT_THAT(stories().stale(1).value(), SizeIs(1));
}

TEST_P(StoreContract, KnowsWhereAWindowBegins) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(articles().put(article("a" + std::to_string(i), "Text.", i * 100)));
  const auto all = articles().arrived_after(Arrival::none, 10).value();
  EXPECT_EQ(articles().arrival_before(at(300), 0).value(), all[2].arrival);
  EXPECT_EQ(articles().arrival_before(at(300), 4).value(), all[0].arrival);
  EXPECT_EQ(articles().arrival_before(at(9999), 1).value(), all[3].arrival);
  EXPECT_EQ(articles().arrival_before(at(0), 99).value(), Arrival::none);
  EXPECT_EQ(articles().newest().value(), at(400));
}

TEST_P(StoreContract, RedirectsMergedStories) {
  using model::StoryEventKind;
  using model::StoryId;
  ASSERT_TRUE(stories().record({StoryEventKind::merged, StoryId("s2"), StoryId("s3"), at(1), "same strike"}));
  ASSERT_TRUE(stories().record({StoryEventKind::merged, StoryId("s1"), StoryId("s2"), at(2), "same strike"}));
  EXPECT_EQ(stories().resolve(StoryId("s3"))->value, "s1");
  EXPECT_EQ(stories().resolve(StoryId("s1"))->value, "s1");
  EXPECT_EQ(stories().resolve(StoryId("zz")).error().kind, ErrorKind::not_found);
  EXPECT_THAT(stories().events(StoryId("s2")).value(), SizeIs(2));
  // Who comes by the address of s3 is told of both.
  const auto events = stories().events(StoryId("s1")).value();
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[0].other, StoryId("s3"));
  EXPECT_EQ(events[1].other, StoryId("s2"));
  ASSERT_TRUE(stories().record({StoryEventKind::split, StoryId("s1"), StoryId("s3"), std::nullopt, "two strikes"}));
  EXPECT_EQ(stories().resolve(StoryId("s3"))->value, "s3");
  EXPECT_THAT(stories().events(StoryId("s3")).value(), SizeIs(2));
  ASSERT_TRUE(stories().record({StoryEventKind::merged, StoryId("s2"), StoryId("s1"), at(3), "the other way round"}));
  EXPECT_EQ(stories().resolve(StoryId("s1"))->value, "s2");
}

TEST_P(StoreContract, KeepsTheOwnersDecisions) {
  Decision merge{0, DecisionKind::merge, {model::StoryId("s1"), model::StoryId("s2")}, {}, at(3)};
  Decision split{0, DecisionKind::split, {}, {model::ArticleId("a1")}, at(4)};
  const auto first = stories().decide(merge).value();
  ASSERT_TRUE(stories().decide(split));
  const auto all = stories().decisions().value();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(all[0].stories, ElementsAre(model::StoryId("s1"), model::StoryId("s2")));
  EXPECT_THAT(all[0].articles, IsEmpty());
  EXPECT_EQ(all[1].kind, DecisionKind::split);
  EXPECT_EQ(all[1].at, at(4));
  ASSERT_TRUE(stories().withdraw(first));
  EXPECT_THAT(stories().decisions().value(), SizeIs(1));
  EXPECT_EQ(stories().withdraw(first).error().kind, ErrorKind::not_found);
}

TEST_P(StoreContract, NumbersDigestVersions) {
  EXPECT_EQ(digests().put(digest("s1", "Quay shut", 0), at(10)).value(), 1);
  const auto revision = store_->revision().value();
  EXPECT_EQ(digests().put(digest("s1", "Quay shut", 0), at(11)).value(), 1);
  EXPECT_EQ(store_->revision().value(), revision) << "putting the same twice changes nothing";
  EXPECT_EQ(digests().put(digest("s1", "Quay open", 5, {"a1"}, 2), at(12)).value(), 2);
  EXPECT_EQ(digests().latest(model::StoryId("s1"))->digest.headline.text, "Quay open");
  EXPECT_EQ(digests().latest(model::StoryId("s1"))->digest.version, 2);
  EXPECT_EQ(digests().get(model::StoryId("s1"), 1)->digest.headline.text, "Quay shut");
  EXPECT_EQ(digests().get(model::StoryId("s1"), 3).error().kind, ErrorKind::not_found);
  EXPECT_THAT(digests().versions(model::StoryId("s1")).value(), SizeIs(2));
  EXPECT_EQ(digests().latest(model::StoryId("s1"))->stored_at, at(12));
}

TEST_P(StoreContract, UpdatesADigestInPlaceWhereItTellsNothingNew) {
  const int day = 86'400;
  ASSERT_TRUE(digests().put(digest("s1", "Quay shut", 0, {"a1"}), at(10)));
  const auto revision = store_->revision().value();
  EXPECT_EQ(digests().put(digest("s1", "Quay shut", day, {"a1", "a2"}), at(day)).value(), 1);
  EXPECT_NE(store_->revision().value(), revision) << "pages in caches are out of date";
  const auto kept = digests().versions(model::StoryId("s1")).value();
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_EQ(kept[0].digest.updated, moment(day));
  EXPECT_THAT(kept[0].digest.sources, SizeIs(2));
  EXPECT_EQ(kept[0].at, at(0)) << "it stays in the edition that told it";
  EXPECT_THAT(digests().between(at(day), at(2 * day)).value(), IsEmpty());
  EXPECT_THAT(digests().of_outlet("Harbour Post", 10).value(), SizeIs(1));
  EXPECT_EQ(digests().search({.words = "quay"})->total, 1);
  EXPECT_EQ(digests().put(digest("s1", "Quay shut", day, {"a1", "a2"}, 7), at(day)).value(), 2)
      << "versions follow one on another";
}

TEST_P(StoreContract, ArrangesDigestsByDay) {
  const int day = 86'400;
  ASSERT_TRUE(digests().put(digest("s1", "First", 0), at(0)));
  ASSERT_TRUE(digests().put(digest("s2", "Second", 60), at(0)));
  ASSERT_TRUE(digests().put(digest("s1", "First, a day on", day, {"a1"}, 2), at(0)));
  const auto first_day = digests().between(at(-10), at(100)).value();
  ASSERT_THAT(first_day, SizeIs(2));
  EXPECT_EQ(first_day[0].digest.headline.text, "Second");
  EXPECT_EQ(first_day[1].digest.headline.text, "First") << "an edition shows the story as it stood then";
  EXPECT_EQ(digests().newest().value(), at(day));
  const auto days = digests().days(0min, 10).value();
  ASSERT_THAT(days, SizeIs(2));
  EXPECT_EQ(days[0].day, std::chrono::floor<std::chrono::days>(at(day)));
  EXPECT_EQ(days[1].stories, 2);
  EXPECT_EQ(digests().days(-24h, 10).value()[0].day, std::chrono::floor<std::chrono::days>(at(0)));
  EXPECT_THAT(digests().recent(10).value(), SizeIs(2));
  EXPECT_THAT(digests().of_outlet("Harbour Post", 10).value(), SizeIs(2));
  EXPECT_THAT(digests().of_outlet("Nobody", 10).value(), IsEmpty());
  EXPECT_EQ(digests().count().value(), 2);
}

TEST_P(StoreContract, PutsUndatedDigestsWhereTheirArticlesWereSeen) {
  auto seen = article("a1", "One.");
  seen.published.reset();
  seen.seen = moment(500);
  ASSERT_TRUE(articles().put(seen));
  auto undated = digest("s1", "Undated", 0);
  undated.updated.reset();
  ASSERT_TRUE(digests().put(undated, at(9999)));
  EXPECT_EQ(digests().latest(model::StoryId("s1"))->at, at(500));
  EXPECT_FALSE(digests().latest(model::StoryId("s1"))->digest.updated);
}

TEST_P(StoreContract, LeavesWithdrawnAndMergedStoriesOut) {
  ASSERT_TRUE(digests().put(digest("s1", "First", 0), at(0)));
  ASSERT_TRUE(digests().put(digest("s2", "Second", 0), at(0)));
  ASSERT_TRUE(digests().put(digest("s3", "Third", 0), at(0)));
  ASSERT_TRUE(digests().withdraw(model::StoryId("s1")));
  ASSERT_TRUE(stories().record({model::StoryEventKind::merged, model::StoryId("s2"), model::StoryId("s3"), {}, ""}));
  EXPECT_THAT(digests().between(at(-1), at(1)).value(), SizeIs(1));
  EXPECT_EQ(digests().search({.words = "quay"})->total, 1);
  EXPECT_EQ(digests().latest(model::StoryId("s1"))->digest.headline.text, "First");
  EXPECT_EQ(digests().put(digest("s1", "First", 0), at(0)).value(), 1) << "it comes back as it was";
  EXPECT_THAT(digests().between(at(-1), at(1)).value(), SizeIs(2));
  EXPECT_EQ(digests().search({.words = "quay"})->total, 2);
}

TEST_P(StoreContract, FindsWords) {
  ASSERT_TRUE(articles().put(article("a1", "The harbour strike goes on in Østhavn.")));
  ASSERT_TRUE(articles().put(article("a1", "The harbour lockout goes on.", 5)));
  ASSERT_TRUE(stories().assign(assignment("a1", "s1")));
  ASSERT_TRUE(digests().put(digest("s1", "Strike shuts the quay", 0), at(0)));
  ASSERT_TRUE(digests().put(digest("s1", "Lockout shuts the quay", 5, {"a1"}, 2), at(0)));
  const auto hits = digests().search({.words = "quays closing"}).value();
  ASSERT_THAT(hits.hits, SizeIs(1));
  EXPECT_EQ(hits.hits[0].headline, "Lockout shuts the quay");
  EXPECT_THAT(hits.hits[0].snippet, testing::HasSubstr("\x02quay\x03"));
  EXPECT_EQ(digests().search({.words = "strike"})->total, 0) << "the newest version alone is searched";
  EXPECT_EQ(digests().search({.words = "\"shuts the quay\""})->total, 1);
  EXPECT_EQ(digests().search({.words = "\"quay the shuts\""})->total, 0);
  EXPECT_EQ(digests().search({.words = "quay", .outlet = "Nobody"})->total, 0);
  EXPECT_EQ(digests().search({.words = "quay", .from = at(6)})->total, 0);
  EXPECT_EQ(digests().search({.words = "quay", .until = at(6)})->total, 1);
  EXPECT_EQ(digests().search({.from = at(0)})->total, 1) << "without words: the newest of what the filters leave";
  EXPECT_EQ(digests().search({.until = at(6)})->total, 1);
  EXPECT_EQ(digests().search({.outlet = "Nobody"})->total, 0);
  EXPECT_EQ(digests().search({})->total, 0);
  EXPECT_EQ(digests().search({.words = "!", .from = at(0)})->total, 0);
  const auto reports = digests().search_articles({.words = "lockout"}).value();
  ASSERT_THAT(reports.hits, SizeIs(1));
  EXPECT_EQ(reports.hits[0].version, 2);
  EXPECT_EQ(reports.hits[0].story.value, "s1");
  EXPECT_EQ(digests().search_articles({.words = "strike"})->total, 0);
}

TEST_P(StoreContract, TakesAnySearchLiterally) {
  ASSERT_TRUE(digests().put(digest("s1", "Quay", 0), at(0)));
  for (const char* words : {"", "\"", "AND", "quay AND", "NEAR(", "*", "^quay", "a:b", "headline:quay", "- + ( )", "''",
                            "\"\"\"", "quay OR NOT", "\xff\xfe", "é", "%", "col1 : *"})
    EXPECT_TRUE(digests().search({.words = words})) << words;
}

TEST_P(StoreContract, ForgetsOnlyWhatNoDigestNames) {
  auto first = article("a1", "One."), second = article("a1", "Two."), third = article("a1", "Three.");
  first.seen = second.seen = third.seen = moment(0);
  for (const auto& version : {first, second, third}) ASSERT_TRUE(articles().put(version));
  ASSERT_TRUE(digests().put(digest("s1", "Headline", 0), at(0)));  // names version 1
  EXPECT_EQ(store_->forget(at(0)).value(), 0);
  EXPECT_EQ(store_->forget(at(1)).value(), 4);
  EXPECT_TRUE(articles().get(model::ArticleId("a1"), 1));
  EXPECT_FALSE(articles().get(model::ArticleId("a1"), 2));
  EXPECT_TRUE(articles().get(model::ArticleId("a1"), 3));
  EXPECT_EQ(articles().put(third)->outcome, PutOutcome::unchanged);
}

TEST_P(StoreContract, SaysHowItIs) {
  EXPECT_TRUE(store_->check());
  EXPECT_GT(store_->bytes().value(), 0);
}

// Pages of some entries, the first ones named by a digest.
struct Filled {
  FeedId feed = FeedId::none;
  std::vector<EntryId> entries;
};
Filled fill_with_pages(Store& store, int number, int quoted) {
  Filled filled;
  Feed feed;
  feed.url = "https://post.example/feed";
  filled.feed = store.feeds().add(feed).value();
  std::mt19937 random(7);  // bytes that do not deflate
  for (int i = 0; i < number; ++i) {
    Entry entry;
    entry.feed = filled.feed;
    entry.key = std::to_string(i);
    entry.article = model::ArticleId("p" + entry.key);
    entry.state = EntryState::done;
    filled.entries.push_back(store.feeds().put_entry(entry)->id);
    std::string bytes(20'000, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    EXPECT_TRUE(store.feeds().put_page({filled.entries.back(), at(i), "https://post.example/p", "text/html", bytes}));
    EXPECT_TRUE(store.articles().put(article("p" + entry.key, "Text of " + entry.key)));
    if (i < quoted) {
      EXPECT_TRUE(store.digests().put(digest("s" + entry.key, "Headline", i, {"p" + entry.key}), at(i)));
    }
  }
  return filled;
}

TEST_P(StoreContract, ShrinksByTheOldestThatNoDigestStandsOn) {
  const Filled filled = fill_with_pages(*store_, 20, 5);
  const auto used = store_->bytes_used().value();
  EXPECT_GT(used, 400'000);
  EXPECT_EQ(store_->shrink(used).value(), 0);
  EXPECT_GT(store_->shrink(used - 100'000).value(), 80'000);
  EXPECT_LE(store_->bytes_used().value(), used - 100'000);
  const auto has_page = [&](int i) {
    return store_->feeds().latest_page(filled.entries[static_cast<std::size_t>(i)]).has_value();
  };
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(has_page(i)) << i << ": a digest stands on it";
  for (int i = 5; i < 9; ++i) EXPECT_FALSE(has_page(i)) << i << ": the oldest";
  EXPECT_TRUE(has_page(19));

  ASSERT_TRUE(store_->shrink(0)) << "as far as it goes";
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(has_page(i));
  EXPECT_EQ(store_->articles().count().value(), 20);
  EXPECT_EQ(store_->digests().count().value(), 5);
}

TEST(StoreFile, DoesNotGrowBeyondItsBound) {
  Folder folder;
  constexpr std::int64_t bound = 2 << 20;
  const auto store = open_store(folder.file(), bound).value();
  int kept = 0;
  base::Result<PutArticle> put;
  do {
    put = store->articles().put(article("a" + std::to_string(kept), std::string(5'000, 'x') + std::to_string(kept)));
  } while (put && ++kept < 1'000);
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().kind, base::ErrorKind::unavailable);
  EXPECT_THAT(put.error().message, HasSubstr("2 MiB (store_mib_max)"));
  EXPECT_LE(std::filesystem::file_size(folder.file()), static_cast<std::uintmax_t>(bound));
  EXPECT_LE(store->bytes().value(), bound);
  EXPECT_GT(kept, 100);
  EXPECT_EQ(store->articles().count().value(), kept) << "what was acknowledged is there, and nothing else";

  const auto larger = open_store(folder.file(), 2 * bound).value();
  EXPECT_TRUE(larger->articles().put(article("late", "More room.")));
  const auto smaller = open_store(folder.file(), bound / 4).value();
  EXPECT_EQ(smaller->articles().count().value(), kept + 1) << "a bound below its size closes nothing";
}

TEST(StoreFile, IsReadByAnotherConnection) {
  Folder folder;
  const auto writer = open_store(folder.file()).value();
  const auto reader = open_store(folder.file()).value();
  const auto transaction = writer->begin().value();
  ASSERT_TRUE(writer->articles().put(article("a1", "One.")));
  EXPECT_EQ(reader->articles().count().value(), 0);
  ASSERT_TRUE(transaction->commit());
  EXPECT_EQ(reader->articles().count().value(), 1);
}

TEST(StoreFile, RefusesWhatIsNotItsOwn) {
  Folder folder;
  std::ofstream(folder.file()) << std::string(5000, 'x');
  EXPECT_EQ(open_store(folder.file()).error().kind, ErrorKind::corrupt);
  std::filesystem::remove(folder.file());

  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(folder.file().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  EXPECT_EQ(open_store(folder.file()).error().kind, ErrorKind::corrupt);
  EXPECT_EQ(open_store("/nowhere/at/all.db").error().kind, ErrorKind::unavailable);
  EXPECT_EQ(open_store("postgresql://x").error().kind, ErrorKind::usage);
}

TEST(StoreFile, RefusesANewerSchema) {
  Folder folder;
  ASSERT_TRUE(open_store(folder.file()));
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(folder.file().c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(raw);
  const auto refused = open_store(folder.file());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::corrupt);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("newer Courant"));
}

}  // namespace
}  // namespace courant::store
