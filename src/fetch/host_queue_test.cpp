#include "fetch/host_queue.h"

#include <gtest/gtest.h>

#include <string>

namespace courant::fetch {
namespace {

using std::chrono::milliseconds;

HostQueue::Time at(int ms) { return HostQueue::Time{milliseconds{ms}}; }

TEST(HostQueue, AsksOneHostOnceAtATime) {
  HostQueue queue(milliseconds{100});
  std::string log;
  for (const char* name : {"a1", "a2", "b1"}) queue.add(std::string(name, 1), [&log, name] { log += name; });
  for (auto taken = queue.take(at(0)); taken; taken = queue.take(at(0))) taken->job();
  EXPECT_EQ(log, "a1b1");
  EXPECT_FALSE(queue.next_at()) << "a2 waits for a1, not for time";
  EXPECT_EQ(queue.waiting(), 1u);
  queue.done("a", at(50));
  EXPECT_FALSE(queue.take(at(149)));
  EXPECT_EQ(queue.next_at(), at(150));
  queue.take(at(150))->job();
  EXPECT_EQ(log, "a1b1a2");
}

TEST(HostQueue, KeepsTheGapForJobsThatComeLater) {
  HostQueue queue(milliseconds{100});
  queue.add("a", [] {});
  queue.take(at(0));
  queue.done("a", at(10));
  queue.add("a", [] {});
  EXPECT_FALSE(queue.take(at(109)));
  EXPECT_TRUE(queue.take(at(110)));
}

TEST(HostQueue, TakesProvenOnesAloneWhereAsked) {
  HostQueue queue(milliseconds{0});
  std::string log;
  const auto add = [&](const char* name, HostQueue::Rank rank, bool proven) {
    queue.add(std::string(name, 1), [&log, name] { log += name; }, rank, proven);
  };
  const auto take = [&](bool proven_only) {
    const auto taken = queue.take(at(0), proven_only);
    if (!taken) return false;
    taken->job();
    queue.done(taken->host, at(0));
    return true;
  };
  add("a1", HostQueue::Rank::first, false);
  add("b1", HostQueue::Rank::later, false);
  add("c1", HostQueue::Rank::first, true);
  EXPECT_TRUE(take(true));
  EXPECT_FALSE(take(true)) << "a and b wait, and are not proven";
  EXPECT_EQ(queue.next_at(), at(0));
  add("b2", HostQueue::Rank::first, true);  // goes before b1, and so the host is listed anew
  EXPECT_TRUE(take(true));
  EXPECT_FALSE(take(true)) << "b1 is not";
  while (take(false)) {
  }
  EXPECT_EQ(log, "c1b2a1b1");
  EXPECT_EQ(queue.waiting(), 0u);
}

TEST(HostQueue, TakesFirstOnesFirst) {
  HostQueue queue(milliseconds{0});
  std::string log;
  queue.add("a", [&] { log += "page "; });
  queue.add("a", [&] { log += "feed "; }, HostQueue::Rank::first);
  queue.add("a", [&] { log += "other feed "; }, HostQueue::Rank::first);
  EXPECT_EQ(queue.waiting("a"), 3u);
  for (auto taken = queue.take(at(0)); taken; taken = queue.take(at(0))) {
    taken->job();
    queue.done("a", at(0));
  }
  EXPECT_EQ(log, "feed other feed page ");
  EXPECT_EQ(queue.waiting("a"), 0u);
}

}  // namespace
}  // namespace courant::fetch
