// Hosts that send a byte a second, headers or redirects without an end hold nobody up: a good feed beside them is still
// fetched on time, before any of them is given up as slow. In real time; COURANT_SLOW_HOSTS sets how many drip.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "desk/desk.h"
#include "network/asking.h"
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

// The machine's clock, and half an hour more once the test has said so. Thread-safe.
class JumpingClock final : public desk::Clock {
 public:
  desk::Time now() const override { return desk::SystemClock().now() + (jumped_ ? 30min : 0min); }
  void jump() { jumped_ = true; }

 private:
  std::atomic<bool> jumped_ = false;
};

class SlowHosts : public testing::Test {
 protected:
  static constexpr unsigned unruly = 20;  // of each kind beside those that drip

  void open(unsigned dripping) {
    open_many_files();
    dripping_ = dripping;
    stand_ = std::move(newsstand::Newsstand::open({.hosts = dripping + 2 * unruly + 2, .port = 0}).value());
    for (unsigned host = 0; host < dripping; ++host)
      stand_->put(
          "/feed",
          [this](const newsstand::Request&) {
            ++begun_;
            newsstand::Answer answer = newsstand::text_answer(std::string(100'000, ' '), "application/rss+xml");
            answer.drip_bytes = 1;
            answer.drip_gap = 1000ms;
            return answer;
          },
          host);
    newsstand::Answer headers = newsstand::text_answer("x");
    headers.manner = newsstand::Manner::endless_headers;
    for (unsigned host = dripping; host < dripping + unruly; ++host) {
      stand_->put("/feed", headers, host);
      stand_->put("/feed", newsstand::redirect_answer("/feed"), host + unruly);
    }
    settings_.fetch = settings_allowing({"127.0.0.0/8"});
    settings_.fetch.limits.slow_max = 60s;  // what a slow machine takes is not too much
    settings_.fetch.limits.total_max = 120s;
    for (unsigned host = 0; host < dripping + 2 * unruly; ++host) add(host, {}, false);
  }
  unsigned proven_host() const { return dripping_ + 2 * unruly; }
  unsigned new_host() const { return proven_host() + 1; }

  // Due when the clock jumps: the store is not for two threads at once, and has to be told before.
  store::Time after_jump() const { return desk::second_of(clock_.now()) + 30min; }
  // A feed that is due at `next_at`; `proven`: it answered well before.
  void add(unsigned host, store::Time next_at, bool proven) {
    store::Feed feed;
    feed.url = stand_->url("/feed", host);
    const auto id = store_->feeds().add(feed).value();
    feed = store_->feeds().get(id).value();
    feed.next_at = next_at;
    if (proven) feed.succeeded_at = desk::second_of(clock_.now());
    ASSERT_TRUE(store_->feeds().update(feed));
  }

  // Lets the desk work until so many drip, then makes the other hosts' feeds due and lets it work until they have been
  // asked; how many drip by then is noted. Then until their answers are taken, and so many have failed.
  void run_until_asked(unsigned dripping, const std::vector<unsigned>& hosts, unsigned failing = 0) {
    desk::Desk desk(*store_, clock_, settings_);
    std::jthread working([&](std::stop_token stop) { (void)desk.run(stop); });
    for (int i = 0; i < 6'000 && begun_ < dripping; ++i) std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(1200ms);
    clock_.jump();
    due_ = Clock::now();
    const auto asked = [&](unsigned host) { return !stand_->requests_for("/feed", host).empty(); };
    for (int i = 0; i < 12'000 && !std::ranges::all_of(hosts, asked); ++i) std::this_thread::sleep_for(10ms);
    begun_by_then_ = begun_;
    const auto& counters = desk.counters();
    const auto taken = [&] {
      return counters.polls_changed.Value() + counters.polls_unchanged.Value() >= static_cast<double>(hosts.size()) &&
             counters.polls_failed.Value() >= failing;
    };
    for (int i = 0; i < 6'000 && !taken(); ++i) std::this_thread::sleep_for(10ms);
  }

  int failures_of(unsigned host) { return store_->feeds().find(stand_->url("/feed", host))->failures; }
  unsigned given_up() {
    unsigned count = 0;
    for (unsigned host = 0; host < dripping_; ++host) count += failures_of(host) > 0;
    return count;
  }
  // After it was due, and at most the tenth of a second in which the desk looks at its clock.
  double seconds_late(unsigned host) const {
    const auto requests = stand_->requests_for("/feed", host);
    return requests.empty() ? 1e9 : std::chrono::duration<double>(requests.front().at - due_).count();
  }

  std::unique_ptr<newsstand::Newsstand> stand_;
  std::unique_ptr<store::Store> store_ = store::open_store(":memory:").value();
  JumpingClock clock_;
  Clock::time_point due_;
  desk::Settings settings_;
  unsigned dripping_ = 0, begun_by_then_ = 0;
  std::atomic<unsigned> begun_ = 0;
};

TEST_F(SlowHosts, HoldNobodyUp) {
  const char* given = std::getenv("COURANT_SLOW_HOSTS");
  open(given ? static_cast<unsigned>(std::atoi(given)) : 300);
  for (const unsigned host : {proven_host(), new_host()})
    stand_->put("/feed", newsstand::text_answer(feed_of("Good"), "application/rss+xml"), host);
  add(proven_host(), after_jump(), true);
  add(new_host(), after_jump(), false);
  run_until_asked(std::min(dripping_, 150u), {proven_host(), new_host()}, 2 * unruly);
  EXPECT_EQ(given_up(), 0u) << "a slow one ended before the good ones were asked";
  EXPECT_GE(begun_by_then_, std::min(dripping_, 150u));
  for (const unsigned host : {proven_host(), new_host()}) {
    EXPECT_EQ(failures_of(host), 0);
    EXPECT_TRUE(store_->feeds().find(stand_->url("/feed", host))->succeeded_at);
  }
  for (unsigned host = dripping_; host < proven_host(); ++host) EXPECT_EQ(failures_of(host), 1) << host;
  std::printf(
      "%u hosts dripping; a feed that had answered before was asked %.2f s after it was due, a new one %.2f s\n",
      begun_by_then_, seconds_late(proven_host()), seconds_late(new_host()));
}

TEST_F(SlowHosts, LeaveRoomForFeedsThatAnsweredBefore) {
  settings_.courier.parallel = 8;
  settings_.courier.parallel_max = 32;
  open(60);
  stand_->put("/feed", newsstand::text_answer(feed_of("Good"), "application/rss+xml"), proven_host());
  add(proven_host(), after_jump(), true);
  run_until_asked(24, {proven_host()});
  EXPECT_EQ(begun_by_then_, 24u) << "three quarters are all that others may take";
  EXPECT_EQ(given_up(), 0u);
  EXPECT_EQ(failures_of(proven_host()), 0);
}

}  // namespace
}  // namespace courant
