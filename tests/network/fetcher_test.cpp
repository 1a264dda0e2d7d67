// What the fetcher sends, takes and gives up on.
#include "fetch/fetcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "network/asking.h"
#include "newsstand/newsstand.h"

namespace courant {
namespace {

using namespace std::chrono_literals;
using base::ErrorKind;
using fetch::Fetcher;
using fetch::Reach;
using newsstand::Answer;
using newsstand::Manner;
using newsstand::Newsstand;
using newsstand::redirect_answer;
using newsstand::text_answer;

class FetcherTest : public testing::Test {
 protected:
  fetch::Settings settings() const { return settings_allowing({stand_->authority(0), stand_->authority(1)}); }
  base::Result<fetch::Response> ask_for(const std::string& target) { return ask(fetcher_, stand_->url(target)); }

  std::unique_ptr<Newsstand> stand_ = std::move(Newsstand::open({.hosts = 2, .port = 0}).value());
  Fetcher fetcher_{settings()};
};

TEST_F(FetcherTest, SaysWhoItIsAndNothingElse) {
  stand_->put("/a", text_answer("hello"));
  const auto answer = ask_for("/a");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "hello");
  const auto request = stand_->requests().front();
  EXPECT_EQ(request.header("user-agent"), "Courant-test");
  for (const char* name : {"cookie", "referer", "authorization", "if-none-match", "if-modified-since"})
    EXPECT_EQ(request.header(name), "") << name;
}

TEST_F(FetcherTest, SendsValidatorsByteForByteToTheAddressThatGaveThem) {
  Answer answer = text_answer("x");
  answer.etag = "W/\"a b\\\"";
  answer.last_modified = "Tue, 16 Jun 2026 17:00:00 GMT";
  stand_->put("/a", answer);
  const auto first = ask_for("/a").value();
  EXPECT_EQ(first.etag, answer.etag);
  const auto second =
      ask(fetcher_, {stand_->url("/a"), "*/*", first.etag, first.last_modified, first.url, Reach::allowed}).value();
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(second.conditional);
  EXPECT_EQ(stand_->requests().back().header("if-none-match"), answer.etag);
  EXPECT_EQ(stand_->requests().back().header("if-modified-since"), answer.last_modified);
  const auto other =
      ask(fetcher_, {stand_->url("/a"), "*/*", first.etag, first.last_modified, stand_->url("/b"), Reach::allowed})
          .value();
  EXPECT_EQ(other.status, 200);
  EXPECT_EQ(stand_->requests().back().header("if-none-match"), "");
}

TEST_F(FetcherTest, RefusesA304ThatNobodyAskedFor) {
  stand_->put("/a", newsstand::status_answer(304));
  EXPECT_EQ(ask_for("/a").error().kind, ErrorKind::invalid);
}

TEST_F(FetcherTest, FollowsRedirectsAndSaysWhichWereForGood) {
  stand_->put("/end", text_answer("end"));
  stand_->put("/for-good", redirect_answer("/end#part", 301));
  stand_->put("/for-now", redirect_answer(stand_->url("/for-good", 0), 302));
  EXPECT_EQ(ask_for("/for-good")->moved_to, stand_->url("/end"));
  const auto passing = ask_for("/for-now").value();
  EXPECT_EQ(passing.url, stand_->url("/end"));
  EXPECT_EQ(passing.moved_to, "");
  stand_->put("/good-then-now", redirect_answer("/now-then-end", 308));
  stand_->put("/now-then-end", redirect_answer("/end", 307));
  EXPECT_EQ(ask_for("/good-then-now")->moved_to, stand_->url("/now-then-end"));
}

TEST_F(FetcherTest, GivesUpAfterFiveRedirects) {
  stand_->put("/end", text_answer("end"));
  stand_->put_redirects("/five", 5, stand_->url("/end"));
  stand_->put_redirects("/six", 6, stand_->url("/end"));
  stand_->put("/ring", redirect_answer("/ring"));
  EXPECT_TRUE(ask_for("/five"));
  EXPECT_EQ(ask_for("/six").error().kind, ErrorKind::limit);
  EXPECT_EQ(ask_for("/ring").error().kind, ErrorKind::limit);
}

TEST_F(FetcherTest, KeepsCredentialsOnTheirOwnServer) {
  stand_->put("/a", redirect_answer(stand_->url("/b", 1)));
  stand_->put("/b", text_answer("x"), 1);
  std::string url = stand_->url("/a");
  url.insert(7, "name:secret@");
  ASSERT_TRUE(ask(fetcher_, url));
  EXPECT_NE(stand_->requests_for("/a")[0].header("authorization"), "");
  EXPECT_EQ(stand_->requests_for("/b", 1)[0].header("authorization"), "");
}

TEST_F(FetcherTest, StopsAFlood) {
  Answer flood = text_answer(std::string(1u << 20, 'x'));
  flood.manner = Manner::endless_body;
  stand_->put("/flood", flood);
  const auto answer = ask_for("/flood");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "sent more than 15 MiB");
}

TEST_F(FetcherTest, GivesUpOnWhatHangsDripsOrBreaksOff) {
  auto hasty = settings();
  hasty.limits.total_max = 400ms;
  Fetcher fetcher(hasty);
  Answer hang = text_answer("x");
  hang.manner = Manner::hang;
  stand_->put("/hang", hang);
  Answer drip = text_answer(std::string(1000, 'x'));
  drip.drip_bytes = 1;
  drip.drip_gap = 50ms;
  stand_->put("/drip", drip);
  Answer cut = text_answer(std::string(1000, 'x'));
  cut.manner = Manner::cut_body;
  stand_->put("/cut", cut);
  Answer half = text_answer(std::string(1000, 'x'));
  half.manner = Manner::hang_in_body;
  stand_->put("/half", half);
  stand_->put("/ring", [](const newsstand::Request&) {
    Answer answer = redirect_answer("/ring");
    answer.delay = 150ms;
    return answer;
  });
  for (const char* target : {"/hang", "/drip", "/cut", "/half", "/ring"}) {
    const auto answer = ask(fetcher, stand_->url(target));
    ASSERT_FALSE(answer) << target;
    EXPECT_EQ(answer.error().kind, ErrorKind::unavailable) << target << ": " << answer.error().message;
  }
}

TEST_F(FetcherTest, GivesUpOnWhatIsTooSlow) {
  auto impatient = settings();
  impatient.limits.slow_max = 1s;
  Fetcher fetcher(impatient);
  Answer drip = text_answer(std::string(60, 'x'));  // 6 s in all, and the deadline is at 30
  drip.drip_bytes = 1;
  drip.drip_gap = 100ms;
  stand_->put("/drip", drip);
  const auto answer = ask(fetcher, stand_->url("/drip"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::unavailable);
}

TEST_F(FetcherTest, ReadsAGoodFeedBesideManyThatDrip) {
  constexpr unsigned hosts = 60;
  const auto many = std::move(Newsstand::open({.hosts = hosts, .port = 0}).value());
  auto wide = settings_allowing({"127.0.0.0/8"});
  Fetcher fetcher(wide);
  Answer drip = text_answer(std::string(100'000, 'x'));
  drip.drip_bytes = 1;
  drip.drip_gap = 100ms;
  unsigned ended = 0;
  for (unsigned host = 0; host < hosts; ++host) {
    many->put("/feed", drip, host);
    fetcher.start({many->url("/feed", host), "*/*", "", "", "", Reach::allowed}, [&](const auto&) { ++ended; });
  }
  stand_->put("/good", text_answer("good"));
  EXPECT_EQ(ask(fetcher, stand_->url("/good"))->body, "good");
  EXPECT_EQ(ended, 0u) << "the good answer came first";
}

TEST_F(FetcherTest, UsesOneConnectionForAHost) {
  stand_->put("/a", text_answer("x"));
  int answers = 0;
  for (int i = 0; i < 8; ++i)
    fetcher_.start({stand_->url("/a"), "*/*", "", "", "", Reach::allowed},
                   [&](const auto& answer) { answers += answer.has_value(); });
  while (fetcher_.running() > 0) fetcher_.wait(1000ms);
  EXPECT_EQ(answers, 8);
  EXPECT_EQ(stand_->connections_peak(), 1u);
}

TEST_F(FetcherTest, KeepsNoConnectionToAnotherPortOfTheHost) {
  const auto other = std::move(Newsstand::open().value());  // the same address, as https is beside http
  stand_->put("/a", text_answer("a"));
  stand_->put("/to-b", redirect_answer(other->url("/b")));
  other->put("/b", text_answer("b"));
  Fetcher fetcher(settings_allowing({stand_->authority(), other->authority()}));
  const auto open = [&](const Newsstand& stand, unsigned expected) {  // the server sees an end a little later
    for (int i = 0; i < 200 && stand.connections() != expected; ++i) std::this_thread::sleep_for(5ms);
    return stand.connections();
  };
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(ask(fetcher, stand_->url("/a"))->body, "a");
    EXPECT_EQ(ask(fetcher, stand_->url("/a"))->body, "a");
    EXPECT_EQ(open(*stand_, 1), 1u);
    EXPECT_EQ(open(*other, 0), 0u) << i;
    EXPECT_EQ(ask(fetcher, i == 1 ? stand_->url("/to-b") : other->url("/b"))->body, "b");
    EXPECT_EQ(open(*stand_, 0), 0u) << i;
    EXPECT_EQ(open(*other, 1), 1u);
  }
  EXPECT_EQ(stand_->requests().back().connection, 3u) << "kept as long as the port stays";
}

}  // namespace
}  // namespace courant
