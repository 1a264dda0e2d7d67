// A week as an outlet's operator sees it, restarts and all, on a clock that runs it in seconds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>

#include "base/time.h"
#include "network/press_room.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using newsstand::Answer;
using newsstand::Request;
using newsstand::text_answer;

// What one target was asked, and when by the desk's clock.
struct Poll {
  desk::Time at;
  std::string etag, modified, cookie, referer;
};

class Week : public testing::Test {
 protected:
  static constexpr unsigned hosts = 10;

  Week() : room_(hosts) {
    room_.settings().courier.host_gap = 2000ms;
    room_.restart();
    for (unsigned host = 0; host < hosts; ++host) room_.stand().put("/robots.txt", newsstand::status_answer(404), host);
  }

  // A feed with one entry a version, whose validators are kept to hold later requests against.
  void put_feed(unsigned host, std::function<Answer(int version)> dress, std::chrono::hours changes_every) {
    room_.stand().put(
        "/feed",
        [this, host, dress, changes_every](const Request& request) {
          const std::lock_guard lock(mutex_);
          polls_[host].push_back({room_.now(), std::string(request.header("if-none-match")),
                                  std::string(request.header("if-modified-since")),
                                  std::string(request.header("cookie")), std::string(request.header("referer"))});
          const int version = static_cast<int>((room_.now() - start_) / changes_every);
          Answer answer = dress(version);
          answer.headers.emplace_back("Set-Cookie", "track=me; Path=/");
          if (!answer.etag.empty()) given_[host].insert(answer.etag);
          if (!answer.last_modified.empty()) given_[host].insert(answer.last_modified);
          return answer;
        },
        host);
    room_.add_feed("/feed", host);
  }

  static Answer feed_of(int version) {
    std::string items;
    for (int i = std::max(0, version - 5); i <= version; ++i)
      items +=
          "<item><guid>n" + std::to_string(i) + "</guid><title>News number " + std::to_string(i) + "</title></item>";
    return text_answer("<rss version='2.0'><channel><title>Feed</title>" + items + "</channel></rss>",
                       "application/rss+xml");
  }
  static Answer tagged(int version) {
    Answer answer = feed_of(version);
    answer.etag = "\"v" + std::to_string(version) + "\"";
    return answer;
  }
  std::vector<Poll> polls(unsigned host) {
    const std::lock_guard lock(mutex_);
    return polls_[host];
  }
  // The least time between two polls.
  std::chrono::milliseconds closest(unsigned host) {
    std::chrono::milliseconds least = 1000h;
    const auto all = polls(host);
    for (std::size_t i = 1; i < all.size(); ++i) least = std::min(least, all[i].at - all[i - 1].at);
    return least;
  }

  PressRoom room_;
  const desk::Time start_ = room_.now();
  std::mutex mutex_;
  std::map<unsigned, std::vector<Poll>> polls_;
  std::map<unsigned, std::set<std::string>> given_;
};

TEST_F(Week, LeavesNothingToComplainOf) {
  put_feed(0, tagged, 3h);
  put_feed(
      1,
      [](int version) {
        Answer answer = feed_of(version);
        answer.last_modified =
            newsstand::http_date(std::chrono::sys_days{std::chrono::year{2026} / 6 / 16} + version * 1h);
        return answer;
      },
      50h);
  put_feed(2, feed_of, 1000h);  // no validators at all
  put_feed(
      3,
      [](int version) {
        Answer answer = tagged(version);
        answer.headers.emplace_back("Cache-Control", "max-age=18000");
        return answer;
      },
      1h);
  put_feed(4, [](int) { return newsstand::status_answer(404); }, 1h);
  put_feed(5, [](int) { return newsstand::status_answer(410); }, 1h);
  put_feed(6, [](int) { return newsstand::busy_answer(429, "20000"); }, 1h);
  put_feed(7, [this](int) { return newsstand::redirect_answer(room_.stand().url("/new", 7), 301); }, 1h);
  room_.stand().put("/new", [](const Request&) { return tagged(1); }, 7);
  put_feed(8, [](int version) { return version % 2 ? newsstand::status_answer(500) : tagged(7); }, 5h);
  put_feed(9, [](int) { return text_answer("<html>no feed</html>"); }, 1h);

  // A restart every 13 hours: now after a stop, now in the middle of it all.
  int restarts = 0;
  for (auto left = std::chrono::hours{168}; left > 0h; left -= 13h, ++restarts) {
    room_.live(std::min<std::chrono::hours>(left, 13h));
    room_.restart();
  }

  int unconditional = 0, invented = 0, cookies = 0, referers = 0, early = 0;
  std::size_t total = 0;
  for (unsigned host = 0; host < hosts; ++host) {
    const auto all = polls(host);
    ASSERT_FALSE(all.empty()) << host;
    total += all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Poll& poll = all[i];
      early += i > 0 && poll.at - all[i - 1].at < 1h;
      cookies += !poll.cookie.empty();
      referers += !poll.referer.empty();
      invented += !poll.etag.empty() && !given_[host].contains(poll.etag);
      invented += !poll.modified.empty() && !given_[host].contains(poll.modified);
      unconditional += i > 0 && !given_[host].empty() && poll.etag.empty() && poll.modified.empty();
    }
    EXPECT_LE(room_.stand().connections_peak(host), 1u) << host;
  }
  EXPECT_EQ(early, 0);
  EXPECT_EQ(unconditional, 0);
  EXPECT_EQ(invented, 0);
  EXPECT_EQ(cookies, 0);
  EXPECT_EQ(referers, 0);

  std::cout << "7 days, " << restarts << " restarts, " << total << " polls: " << unconditional
            << " unconditional repeats, " << invented << " invented validators, " << early << " early polls, "
            << cookies << " cookies\n";

  EXPECT_GE(polls(0).size(), 80u) << "a lively feed is followed";
  EXPECT_LE(polls(0).size(), 168u) << "at most hourly";
  EXPECT_LE(polls(1).size(), 40u) << "a sleepy one is left alone";
  EXPECT_LE(polls(2).size(), 25u);
  EXPECT_GE(closest(3), 5h) << "as its Cache-Control asks";
  EXPECT_LE(polls(4).size(), 13u) << "1, 2, 4, 8, 16 hours, then once a day";
  EXPECT_GE(polls(4).size(), 8u) << "but never given up";
  EXPECT_EQ(polls(5).size(), 1u) << "gone is gone";
  EXPECT_GE(closest(6), 20'000s) << "as its Retry-After asks";
  EXPECT_EQ(polls(7).size(), 3u) << "moved for good";
  EXPECT_EQ(room_.store().feeds().find(room_.stand().url("/new", 7))->failures, 0);
  EXPECT_LE(polls(9).size(), 13u);
  EXPECT_EQ(room_.store().feeds().counts()->active, 9);
}

TEST_F(Week, LeavesAGapAtAHostThatOthersRedirectTo) {
  std::vector<desk::Time> at;
  std::mutex mutex;
  for (unsigned host = 0; host < hosts; ++host) {
    room_.stand().put("/feed", newsstand::redirect_answer(room_.stand().url("/" + std::to_string(host), 0)), host);
    room_.add_feed("/feed", host);
  }
  room_.stand().put_rest([&](const Request&) {
    const std::lock_guard lock(mutex);
    at.push_back(room_.now());
    return tagged(1);
  });
  room_.live(5min);
  ASSERT_EQ(at.size(), hosts);
  for (std::size_t i = 1; i < at.size(); ++i) EXPECT_GE(at[i] - at[i - 1], 2s);
  EXPECT_EQ(room_.stand().connections_peak(0), 1u);
  EXPECT_EQ(room_.store().feeds().counts()->failing, 0);
}

TEST_F(Week, LeavesAGapBetweenTheRequestsToOneHost) {
  std::vector<desk::Time> at;
  std::mutex mutex;
  std::string items;
  for (int i = 0; i < 12; ++i) {
    const std::string target = "/page" + std::to_string(i);
    items += "<item><title>Page</title><link>" + room_.stand().url(target) + "</link></item>";
    room_.stand().put(target, [&](const Request&) {
      const std::lock_guard lock(mutex);
      at.push_back(room_.now());
      return text_answer(
          "<article><p>The quay at Ostrel was closed on Monday after a storm broke its wall.</p></article>");
    });
  }
  room_.stand().put("/feed",
                    text_answer("<rss version='2.0'><channel>" + items + "</channel></rss>", "application/rss+xml"));
  room_.add_feed("/feed");
  room_.live(10min);
  ASSERT_EQ(at.size(), 12u);
  for (std::size_t i = 1; i < at.size(); ++i) EXPECT_GE(at[i] - at[i - 1], 2s);
  EXPECT_LE(at.back() - at.front(), 60s);
}

}  // namespace
}  // namespace courant
