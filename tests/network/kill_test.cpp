// Kill -9 at random moments: what was acknowledged is there, no entry is lost behind a 304, none is there twice.
// COURANT_KILL_ROUNDS sets the number of rounds; without it a few.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "network/press_room.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using newsstand::Request;
using newsstand::text_answer;

constexpr int listed_max = 1'000;  // far more than come between two polls
constexpr int factor = 40'000;     // an hour of the desk's in 90 ms of ours

// Runs on over restarts, as the machine's clock does.
class FastClock final : public desk::Clock {
 public:
  explicit FastClock(std::chrono::steady_clock::time_point start) : start_(start) {}
  desk::Time now() const override {
    const auto real = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_);
    return std::chrono::sys_days{std::chrono::year{2026} / 6 / 16} +
           std::chrono::milliseconds{real.count() * factor / 1000};
  }

 private:
  std::chrono::steady_clock::time_point start_;
};

// An outlet that publishes all the time; each answer has a validator of its own, so that a lost one would lose entries.
class Outlet {
 public:
  explicit Outlet(newsstand::Newsstand& stand) : stand_(stand) {
    stand.put("/feed", [this](const Request& request) {
      const std::lock_guard lock(mutex_);
      std::string items;
      for (int i = published_ - 1; i >= std::max(0, published_ - listed_max); --i)
        items += "<item><guid>n" + std::to_string(i) + "</guid><title>Report number " + std::to_string(i) +
                 "</title><link>" + stand_.url("/page/" + std::to_string(i)) + "</link></item>";
      auto answer = text_answer("<rss version='2.0'><channel><title>Outlet</title>" + items + "</channel></rss>",
                                "application/rss+xml");
      answer.etag = '"' + std::to_string(published_) + '"';
      unchanged_ += request.header("if-none-match") == answer.etag;
      return answer;
    });
    stand.put("/robots.txt", newsstand::status_answer(404));
    stand.put_rest([](const Request& request) {
      return text_answer("<title>Report</title><article><p>This is the report " + std::string(request.path()) +
                         " of the harbour at Ostrel, where the quay was closed after a storm.</p></article>");
    });
  }
  void publish() {
    const std::lock_guard lock(mutex_);
    ++published_;
  }
  int published() {
    const std::lock_guard lock(mutex_);
    return published_;
  }
  // How often a 304 was answered.
  int unchanged() {
    const std::lock_guard lock(mutex_);
    return unchanged_;
  }

 private:
  newsstand::Newsstand& stand_;
  std::mutex mutex_;
  int published_ = 0, unchanged_ = 0;
};

desk::Settings settings_for(const newsstand::Newsstand& stand) {
  desk::Settings settings;
  settings.fetch = {};
  settings.fetch.user_agent = "Courant-test";
  settings.fetch.allowed = base::AllowedHosts::parse({stand.authority()}).value();
  settings.courier.host_gap = 0ms;
  settings.courier.heed_robots = false;
  settings.polls.interval_max = 1h;
  settings.pages.read_again.clear();
  return settings;
}

// What came over the pipe meanwhile; waits for the first of it.
std::int64_t wait_for_word(int from, std::chrono::seconds at_most) {
  pollfd waiting{from, POLLIN, 0};
  std::int64_t count = 0;
  const auto milliseconds = static_cast<int>(std::chrono::milliseconds(at_most).count());
  if (poll(&waiting, 1, milliseconds) != 1 || read(from, &count, sizeof count) != sizeof count) return -1;
  return count;
}

// The desk in a process of its own; says on `acknowledged` how many articles were committed.
[[noreturn]] void live(const std::string& path, const desk::Clock& clock, const desk::Settings& settings,
                       int acknowledged) {
  const auto store = store::open_store(path);
  if (!store) _exit(3);
  desk::Desk desk(**store, clock, settings);
  while (true) {
    if (!desk.run_until_idle()) _exit(4);
    const std::int64_t count = (*store)->articles().count().value();
    if (write(acknowledged, &count, sizeof count) != sizeof count) _exit(5);
    usleep(2000);
  }
}

TEST(Kill, LosesNothingThatWasAcknowledged) {
  const char* asked = std::getenv("COURANT_KILL_ROUNDS");
  const int rounds = asked ? std::atoi(asked) : 15;
  const auto stand = std::move(newsstand::Newsstand::open().value());
  Outlet outlet(*stand);
  char name[] = "/tmp/courant-kill-XXXXXX";
  const std::string folder = mkdtemp(name), path = folder + "/courant.db";
  const FastClock clock(std::chrono::steady_clock::now());
  const desk::Settings settings = settings_for(*stand);
  {
    const auto store = store::open_store(path).value();
    store::Feed feed;
    feed.url = stand->url("/feed");
    ASSERT_TRUE(store->feeds().add(feed));
  }
  std::mt19937 random(7);
  std::int64_t acknowledged = 0;
  int words = 0;  // how often something was acknowledged that had not been before
  for (int round = 0; round < rounds; ++round) {
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(pipe_ends[0]);
      live(path, clock, settings, pipe_ends[1]);
    }
    close(pipe_ends[1]);
    // Every fifth is killed after it has said something only, or a slow machine would never let one come so far.
    std::int64_t count = -1;
    if (round % 5 == 4) {
      count = wait_for_word(pipe_ends[0], 60s);
      ASSERT_GE(count, 0) << "round " << round << ": the desk came to no rest within a minute";
    }
    const int moments = std::uniform_int_distribution(1, 60)(random);
    for (int i = 0; i < moments; ++i) {
      if (i % 4 == 0 && round % 3 != 0) outlet.publish();  // every third finds nothing new: 304
      std::this_thread::sleep_for(10ms);
    }
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the desk gave up by itself: " << WEXITSTATUS(status);
    do {
      words += count > acknowledged;
      acknowledged = std::max(acknowledged, count);
    } while (read(pipe_ends[0], &count, sizeof count) == sizeof count);
    close(pipe_ends[0]);
    const auto store = store::open_store(path).value();
    ASSERT_GE(store->articles().count().value(), acknowledged) << "round " << round;
    // The validator tells how many entries came with it: with fewer of them the next 304 would hide the rest.
    const std::string etag = store->feeds().find(stand->url("/feed"))->validators.etag;
    const std::int64_t came = etag.empty() ? 0 : std::stol(etag.substr(1));
    ASSERT_EQ(store->feeds().counts()->entries, came) << "round " << round;
  }

  EXPECT_GT(acknowledged, 0) << "nothing was acknowledged, and so nothing was tried";
  EXPECT_GE(words, rounds / 20);
  EXPECT_GT(outlet.unchanged(), 0) << "no 304 was answered, behind which an entry could be lost";

  // Let it come to rest, on a clock that waits for it, then count.
  const auto store = store::open_store(path).value();
  desk::SetClock still(clock.now() + 2h);
  desk::Desk desk(*store, still, settings);
  const int published = outlet.published();
  for (int hours = 0; hours < 48; ++hours) {
    ASSERT_TRUE(desk.run_until_idle());
    if (store->articles().count().value() == published) break;
    still.set(still.now() + 1h);
  }
  EXPECT_EQ(store->feeds().counts()->entries, published) << "an entry was skipped, or is there twice";
  EXPECT_EQ(store->feeds().counts()->waiting, 0);
  EXPECT_EQ(store->articles().count().value(), published);
  std::set<std::string> urls;
  const auto articles = store->articles().arrived_after(store::Arrival::none, 1'000'000).value();
  for (const auto& [arrival, first, article] : articles) urls.insert(article.url);
  EXPECT_EQ(urls.size(), articles.size()) << "an article is there twice";
  std::set<std::string> grouped;
  for (const auto& [arrival, first, article] : articles)
    if (const auto assignment = store->stories().assignment(article.id).value())
      grouped.insert(assignment->article.value);
  EXPECT_EQ(grouped.size(), articles.size());
  EXPECT_EQ(store->stories().stale_count().value(), 0);
  std::cout << rounds << " rounds, " << published << " entries, " << acknowledged
            << " acknowledged before the last kill, in " << words << " steps, " << outlet.unchanged() << " times 304\n";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace courant
