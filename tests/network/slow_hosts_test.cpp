// Hosts that send a byte a second hold nobody up: a good feed beside them is still fetched on time. In real time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <thread>

#include "desk/desk.h"
#include "network/press_room.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// As many open files as the kernel grants.
void open_many_files() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string feed_of(const std::string& title) {
  return "<rss version='2.0'><channel><title>" + title + "</title></channel></rss>";
}

TEST(SlowHosts, HoldNobodyUp) {
  open_many_files();
  const char* given = std::getenv("COURANT_SLOW_HOSTS");
  const unsigned slow = given ? static_cast<unsigned>(std::atoi(given)) : 100;
  auto opened = newsstand::Newsstand::open({.hosts = slow + 1, .port = 0});
  ASSERT_TRUE(opened) << opened.error().message;
  newsstand::Newsstand& stand = **opened;
  std::atomic<unsigned> dripping = 0;
  for (unsigned host = 0; host < slow; ++host)
    stand.put(
        "/feed",
        [&](const newsstand::Request&) {
          ++dripping;
          newsstand::Answer answer = newsstand::text_answer(std::string(100'000, ' '), "application/rss+xml");
          answer.drip_bytes = 1;
          answer.drip_gap = 1000ms;
          return answer;
        },
        host);
  stand.put("/feed", newsstand::text_answer(feed_of("Good"), "application/rss+xml"), slow);

  const auto store = store::open_store(":memory:").value();
  const auto add = [&](unsigned host) {
    store::Feed feed;
    feed.url = stand.url("/feed", host);
    ASSERT_TRUE(store->feeds().add(feed));
  };
  for (unsigned host = 0; host < slow; ++host) add(host);
  desk::Settings settings;
  settings.fetch.user_agent = "Courant-test";
  settings.fetch.allowed = base::AllowedHosts::parse({"127.0.0.0/8"}).value();
  const desk::SystemClock clock;
  desk::Desk desk(*store, clock, settings);
  // The store is not for two threads at once: the good feed comes due when the first slow ones are under way.
  store::Feed good;
  good.url = stand.url("/feed", slow);
  good.next_at = desk::second_of(clock.now()) + 3s;
  ASSERT_TRUE(store->feeds().add(good));
  const auto due = Clock::now() + (desk::Time{good.next_at} - clock.now());
  std::jthread working([&](std::stop_token stop) { (void)desk.run(stop); });
  std::optional<Clock::time_point> asked;
  for (int i = 0; i < 12'000 && !asked; ++i) {
    std::this_thread::sleep_for(10ms);
    if (const auto requests = stand.requests_for("/feed", slow); !requests.empty()) asked = requests.front().at;
  }
  const unsigned begun = dripping;
  working.request_stop();
  working.join();
  ASSERT_TRUE(asked);
  EXPECT_GE(begun, std::min(slow, 100u));
  EXPECT_EQ(store->feeds().find(good.url)->failures, 0);
  const double late = std::chrono::duration<double>(*asked - due).count();
  RecordProperty("late_seconds", std::to_string(late));
  std::printf("%u hosts dripping, the good feed asked %.2f s after it was due\n", begun, late);
}

}  // namespace
}  // namespace courant
