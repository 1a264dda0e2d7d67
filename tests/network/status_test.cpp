// Every answer that an outlet may give, and what becomes of its feed: its state, when it is asked next, what is said of
// it. Against real HTTP, on a clock that the test sets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "network/press_room.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using newsstand::Answer;
using newsstand::busy_answer;
using newsstand::Manner;
using newsstand::redirect_answer;
using newsstand::Request;
using newsstand::status_answer;
using newsstand::text_answer;
using std::chrono::seconds;
using store::FeedState;
using testing::HasSubstr;

Answer good_feed() {
  Answer answer = text_answer("<rss version='2.0'><channel><title>Post</title></channel></rss>", "application/rss+xml");
  answer.etag = "\"v1\"";
  return answer;
}

Answer with_manner(Answer answer, Manner manner) {
  answer.manner = manner;
  return answer;
}

Answer with_length(std::size_t bytes) { return text_answer(std::string(bytes, 'x'), "application/rss+xml"); }

class Status : public testing::Test {
 protected:
  Status() {
    room_.settings().fetch.limits.total_max = 400ms;
    room_.settings().fetch.limits.body_bytes_max = 100'000;
    room_.restart();
  }
  // What the feed answers from now on; when it was asked is noted.
  void answers(std::function<Answer(const Request&)> answer) {
    room_.stand().put("/feed.xml", [this, answer](const Request& request) {
      const std::lock_guard lock(mutex_);
      asked_.push_back(desk::second_of(room_.now()));
      return answer(request);
    });
  }
  void answers(const Answer& answer) {
    answers([answer](const Request& request) { return newsstand::apply_conditions(request, answer); });
  }
  store::Feed feed() { return room_.store().feeds().all()->front(); }
  std::vector<seconds> gaps() {
    const std::lock_guard lock(mutex_);
    std::vector<seconds> gaps;
    for (std::size_t i = 1; i < asked_.size(); ++i) gaps.push_back(asked_[i] - asked_[i - 1]);
    return gaps;
  }
  std::size_t times_asked() {
    const std::lock_guard lock(mutex_);
    return asked_.size();
  }

  PressRoom room_{2};
  std::mutex mutex_;
  std::vector<store::Time> asked_;
};

struct Case {
  std::string name;
  Answer answer;
  FeedState state;
  int failures;
  seconds wait;       // at least, and at most a tenth more
  const char* words;  // in what is said of it; empty: nothing is wrong
};

std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

// Of 10:00 on 16 June 2026, when it is asked.
const Case cases[] = {
    {"200", good_feed(), FeedState::active, 0, 75min, ""},  // it brought no entry
    {"204", status_answer(204), FeedState::active, 1, 1h, "answered 204"},
    {"400", status_answer(400), FeedState::active, 1, 1h, "answered 400"},
    {"401", status_answer(401), FeedState::active, 1, 1h, "password"},
    {"403", status_answer(403), FeedState::active, 1, 1h, "refuses"},
    {"404", status_answer(404), FeedState::active, 1, 1h, "answered 404 (not found)"},
    {"410", status_answer(410), FeedState::gone, 1, 1h, "answered 410 (gone for good)"},
    {"429 without a word", status_answer(429), FeedState::active, 1, 1h, "too many requests"},
    {"429 seconds", busy_answer(429, "7200"), FeedState::active, 1, 2h, "too many requests"},
    {"429 date", busy_answer(429, "Tue, 16 Jun 2026 20:00:00 GMT"), FeedState::active, 1, 10h, "too many requests"},
    {"429 date gone by", busy_answer(429, "Tue, 16 Jun 2026 08:00:00 GMT"), FeedState::active, 1, 1h, "too many"},
    {"429 over 7 days", busy_answer(429, "99999999"), FeedState::active, 1, 168h, "too many requests"},
    {"429 date over 7 days", busy_answer(429, "Wed, 16 Jun 2027 20:00:00 GMT"), FeedState::active, 1, 168h, "too many"},
    {"429 nonsense", busy_answer(429, "soon"), FeedState::active, 1, 1h, "too many requests"},
    {"429 negative", busy_answer(429, "-5"), FeedState::active, 1, 1h, "too many requests"},
    {"503 seconds", busy_answer(503, "86400"), FeedState::active, 1, 24h, "not available now"},
    {"503 date", busy_answer(503, "Wed, 17 Jun 2026 10:00:00 GMT"), FeedState::active, 1, 24h, "not available now"},
    {"503 over 7 days", busy_answer(503, "31536000"), FeedState::active, 1, 168h, "not available now"},
    {"503 without a word", status_answer(503), FeedState::active, 1, 1h, "not available now"},
    {"500", status_answer(500), FeedState::active, 1, 1h, "its server failed"},
    {"500 does not choose", busy_answer(500, "86400"), FeedState::active, 1, 1h, "its server failed"},
    {"502", status_answer(502), FeedState::active, 1, 1h, "answered 502"},
    {"nothing comes", with_manner(good_feed(), Manner::hang), FeedState::active, 1, 1h, "did not answer in time"},
    {"half comes", with_manner(good_feed(), Manner::hang_in_body), FeedState::active, 1, 1h, "did not answer in time"},
    {"half and the end", with_manner(good_feed(), Manner::cut_body), FeedState::active, 1, 1h, "broke off"},
    {"endless headers", with_manner(good_feed(), Manner::endless_headers), FeedState::active, 1, 1h, "header"},
    {"endless body", with_manner(with_length(5'000), Manner::endless_body), FeedState::active, 1, 1h, "sent more than"},
    {"too large", with_length(200'000), FeedState::active, 1, 1h, "sent more than"},
    {"a page", text_answer("<html><p>Hello</html>"), FeedState::active, 1, 1h, "not a feed"},
    {"empty", text_answer("", "application/rss+xml"), FeedState::active, 1, 1h, "empty"},
    {"endless redirects", redirect_answer("/feed.xml"), FeedState::active, 1, 1h, "redirect"},
    {"a redirect nowhere", redirect_answer(""), FeedState::active, 1, 1h, "answered 302"},
    {"a redirect to a file", redirect_answer("file:///etc/passwd"), FeedState::active, 1, 1h, "neither http nor https"},
};

class StatusTable : public Status, public testing::WithParamInterface<Case> {};

TEST_P(StatusTable, DecidesWhatBecomesOfTheFeed) {
  const Case& one = GetParam();
  answers(one.answer);
  room_.add_feed();
  room_.work();
  const store::Feed after = feed();
  EXPECT_EQ(after.state, one.state);
  EXPECT_EQ(after.failures, one.failures);
  if (*one.words == '\0')
    EXPECT_EQ(after.error, "");
  else
    EXPECT_THAT(after.error, HasSubstr(one.words));
  const auto wait = after.next_at - desk::second_of(room_.now());
  EXPECT_GE(wait, one.wait);
  EXPECT_LE(wait, one.wait + one.wait / 10 + 1s);
  EXPECT_EQ(after.succeeded_at.has_value(), one.failures == 0);
  // A good answer makes all good again; what is gone stays gone.
  answers(good_feed());
  const std::size_t before = times_asked();
  room_.live(one.wait + one.wait / 5);
  EXPECT_EQ(times_asked() > before, one.state == FeedState::active);
  EXPECT_EQ(feed().failures, one.state == FeedState::active ? 0 : 1);
  EXPECT_EQ(feed().error.empty(), one.state == FeedState::active);
}

INSTANTIATE_TEST_SUITE_P(Answers, StatusTable, testing::ValuesIn(cases), [](const auto& tested) {
  std::string name;
  for (const char c : tested.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST_F(Status, BacksOffToADayAndNeverGivesUp) {
  for (const unsigned status : {404u, 500u, 429u}) {
    asked_.clear();
    answers(status_answer(status));
    if (room_.store().feeds().counts()->feeds == 0) room_.add_feed();
    room_.live(30 * 24h);
    const auto waited = gaps();
    ASSERT_GE(waited.size(), 26u) << status << ": asked to the end";
    seconds wait = 1h;
    for (std::size_t i = 0; i < waited.size() && status == 404; ++i, wait = std::min<seconds>(wait * 2, 24h)) {
      EXPECT_GE(waited[i], wait) << i;
      EXPECT_LE(waited[i], wait + wait / 10 + 1s) << i;
    }
  }
  EXPECT_EQ(feed().state, FeedState::active);
  EXPECT_GE(feed().failures, 80);
}

TEST_F(Status, RedirectsInARingOfHostsEndToo) {
  answers(redirect_answer(room_.stand().url("/ring", 1), 307));
  room_.stand().put("/ring", redirect_answer(room_.stand().url("/feed.xml"), 307), 1);
  room_.add_feed();
  room_.work();
  EXPECT_EQ(feed().failures, 1);
  EXPECT_THAT(feed().error, HasSubstr("redirects more than 5 times"));
  EXPECT_EQ(room_.stand().requests().size(), 6u);
}

TEST_F(Status, ATimeOutBacksOffLikeAFailure) {
  answers(with_manner(good_feed(), Manner::hang));
  room_.add_feed();
  room_.live(72h);
  const auto waited = gaps();
  ASSERT_GE(waited.size(), 5u);
  EXPECT_GE(waited[4], 16h);
  EXPECT_EQ(feed().failures, static_cast<int>(times_asked()));
}

TEST_F(Status, AnUnchangedFeedIsAskedConditionallyAndLessOften) {
  answers(good_feed());
  room_.add_feed();
  room_.live(14 * 24h);
  const auto requests = room_.stand().requests_for("/feed.xml");
  for (std::size_t i = 0; i < requests.size(); ++i)
    EXPECT_EQ(requests[i].header("if-none-match"), i == 0 ? "" : "\"v1\"") << i;
  EXPECT_GE(gaps().back(), 24h);
  EXPECT_EQ(feed().interval, 24h);
  EXPECT_EQ(room_.counters().polls_unchanged.Value() + room_.counters().polls_changed.Value(), requests.size());
}

struct Move {
  unsigned status;
  bool moves;
};

class Redirects : public Status, public testing::WithParamInterface<Move> {};

TEST_P(Redirects, MoveAFeedAfterThreeOrNever) {
  const auto [status, moves] = GetParam();
  const std::string old_url = room_.stand().url("/feed.xml"), new_url = room_.stand().url("/new.xml", 1);
  room_.stand().put("/new.xml", good_feed(), 1);
  answers(redirect_answer(new_url, status));
  room_.add_feed();
  for (std::size_t asked = 1; asked <= 2; ++asked) {
    while (times_asked() < asked) room_.live(1h);
    EXPECT_EQ(feed().url, old_url) << asked;
    EXPECT_EQ(feed().failures, 0);
  }
  room_.live(20 * 24h);
  EXPECT_EQ(feed().url, moves ? new_url : old_url);
  if (moves)
    EXPECT_EQ(times_asked(), 3u);
  else
    EXPECT_GE(times_asked(), 15u);
  // The validators are those of the address that answered, whichever way led there.
  const auto requests = room_.stand().requests_for("/new.xml", 1);
  for (std::size_t i = 0; i < requests.size(); ++i)
    EXPECT_EQ(requests[i].header("if-none-match"), i == 0 ? "" : "\"v1\"") << i;
  for (const auto& request : room_.stand().requests_for("/feed.xml"))
    EXPECT_EQ(request.header("if-none-match"), "") << "not sent to another address";
}

INSTANTIATE_TEST_SUITE_P(Statuses, Redirects,
                         testing::Values(Move{301, true}, Move{308, true}, Move{302, false}, Move{303, false},
                                         Move{307, false}),
                         [](const auto& tested) { return std::to_string(tested.param.status); });

TEST_F(Status, AFeedDoesNotMoveWhereTheAnswersDiffer) {
  room_.stand().put("/a.xml", good_feed(), 1);
  room_.stand().put("/b.xml", good_feed(), 1);
  answers([this](const Request&) {
    return redirect_answer(room_.stand().url(asked_.size() % 3 == 0 ? "/a.xml" : "/b.xml", 1), 301);
  });
  room_.add_feed();
  room_.live(10 * 24h);
  EXPECT_EQ(feed().url, room_.stand().url("/feed.xml"));
  EXPECT_GE(times_asked(), 9u);
}

TEST_F(Status, AFeedThatMovesWhereAnotherStandsIsDoubleAndSaysSo) {
  room_.stand().put("/new.xml", good_feed(), 1);
  room_.add_feed("/new.xml", 1);
  answers(redirect_answer(room_.stand().url("/new.xml", 1), 301));
  room_.add_feed();
  room_.live(5 * 24h);
  EXPECT_EQ(times_asked(), 3u);
  const auto feeds = room_.store().feeds().all().value();
  EXPECT_EQ(feeds[0].state, FeedState::active);
  EXPECT_EQ(feeds[1].state, FeedState::gone);
  EXPECT_THAT(feeds[1].error, HasSubstr("another feed's"));
}

}  // namespace
}  // namespace courant
