// The contract of follows, and of the numbers by which digests are told.
#include "store/follows.h"

#include "store/store_contract.h"

namespace courant::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Follow mail(const std::string& key, int due) {
  Follow made;
  made.address = "ada@reader.example";
  made.subject = FollowSubject::name;
  made.what = "Tern Island";
  made.pace = FollowPace::weekly;
  made.zone = "Europe/Berlin";
  made.hour = std::chrono::hours(7);
  made.language = "de";
  made.key = key;
  made.secret = std::string("\0\xff", 2);
  made.created_at = at(0);
  made.due_at = at(due);
  return made;
}

std::vector<std::string> headlines(const base::Result<std::vector<StoredDigest>>& told) {
  std::vector<std::string> texts;
  for (const StoredDigest& stored : *told) texts.push_back(stored.digest.headline.text);
  return texts;
}

TEST(Follows, AreKeptAsTheyWereGiven) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  const auto id = store->follows().add(mail("k1", 10));
  ASSERT_TRUE(id);
  EXPECT_EQ(store->follows().add(mail("k1", 10)).error().kind, base::ErrorKind::conflict);
  const auto read = store->follows().find("k1");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, *id);
  EXPECT_EQ(read->what, "Tern Island");
  EXPECT_EQ(read->hour, std::chrono::hours(7));
  EXPECT_EQ(read->secret, std::string("\0\xff", 2));
  EXPECT_EQ(read->telling_up_to, std::nullopt);
  EXPECT_EQ(store->follows().find("k2").error().kind, base::ErrorKind::not_found);
}

TEST(Follows, AreTakenByOne) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  const auto other = *open_store(folder.file());
  ASSERT_TRUE(store->follows().add(mail("k1", 10)));
  EXPECT_THAT(*store->follows().due(at(9)), IsEmpty());
  const auto mine = *store->follows().due(at(10));
  const auto theirs = *other->follows().due(at(10));
  ASSERT_EQ(mine.size(), 1u);
  EXPECT_TRUE(*store->follows().claim(mine.front(), at(600)));
  EXPECT_FALSE(*other->follows().claim(theirs.front(), at(600)));
  EXPECT_THAT(*other->follows().due(at(599)), IsEmpty());
  EXPECT_EQ(other->follows().due(at(600))->size(), 1u);
}

TEST(Follows, ThatEndedStayEnded) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  const auto id = *store->follows().add(mail("k1", 10));
  auto follow = *store->follows().get(id);
  ASSERT_TRUE(store->follows().set_state(id, FollowState::ended));
  EXPECT_FALSE(*store->follows().claim(follow, at(600)));
  follow.told_up_to = 7;
  follow.state = FollowState::stopped;
  ASSERT_TRUE(store->follows().record(follow));
  EXPECT_EQ(store->follows().get(id)->state, FollowState::ended);
  EXPECT_EQ(store->follows().get(id)->told_up_to, 7);
  EXPECT_THAT(*store->follows().due(at(1000)), IsEmpty());
}

TEST(Telling, GoesByNumbersWhateverTheClockSays) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  auto& digests = store->digests();
  EXPECT_EQ(*digests.newest_number(), 0);
  ASSERT_TRUE(digests.put(digest("s1", "One", 100), at(500)));
  ASSERT_TRUE(digests.put(digest("s2", "Two", 50), at(400)));  // the clock was put back
  const std::int64_t before = *digests.newest_number();
  ASSERT_TRUE(digests.put(digest("s1", "One again", 90, {"a1"}, 2), at(410)));
  ASSERT_TRUE(digests.put(digest("s3", "Three", 5), at(420)));
  const std::int64_t then = *digests.newest_number();
  ASSERT_TRUE(digests.put(digest("s3", "Three again", 6, {"a1"}, 2), at(430)));
  EXPECT_THAT(headlines(digests.numbered(0, before, 10)), ElementsAre("One", "Two"));
  EXPECT_THAT(headlines(digests.numbered(before, then, 10)), ElementsAre("One again", "Three"));
  EXPECT_THAT(headlines(digests.numbered(before, then, 1)), ElementsAre("One again"));
  EXPECT_THAT(headlines(digests.numbered(then, *digests.newest_number(), 10)), ElementsAre("Three again"));
  EXPECT_EQ(digests.numbered(before, then, 1)->front().number, before + 1);
  ASSERT_TRUE(digests.withdraw(model::StoryId("s3")));
  EXPECT_THAT(headlines(digests.numbered(before, then, 10)), ElementsAre("One again"));
}

TEST(Telling, BeginsWhereAMomentLies) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  ASSERT_TRUE(store->digests().put(digest("s1", "One", 100), at(500)));
  ASSERT_TRUE(store->digests().put(digest("s2", "Two", 50), at(600)));
  EXPECT_EQ(*store->digests().number_before(at(500)), 0);
  EXPECT_EQ(*store->digests().number_before(at(501)), 1);
  EXPECT_EQ(*store->digests().number_before(at(900)), 2);
}

TEST(Telling, KnowsWhatAStorySpeaksOf) {
  const Folder folder;
  const auto store = *open_store(folder.file());
  ASSERT_TRUE(store->digests().put(digest("s1", "Ferry runs aground", 100), at(500)));
  const model::StoryId story("s1");
  EXPECT_TRUE(*store->digests().holds(story, "quay"));
  EXPECT_TRUE(*store->digests().holds(story, "\"ferry runs\""));
  EXPECT_FALSE(*store->digests().holds(story, "\"runs ferry\""));
  EXPECT_FALSE(*store->digests().holds(story, "submarine"));
  EXPECT_FALSE(*store->digests().holds(model::StoryId("s2"), "quay"));
}

}  // namespace
}  // namespace courant::store
