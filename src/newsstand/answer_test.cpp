#include "newsstand/answer.h"

#include <gtest/gtest.h>

namespace courant::newsstand {
namespace {

Request get(std::vector<Header> headers) {
  Request request;
  request.method = "GET";
  request.target = "/feed.xml?page=2";
  request.headers = std::move(headers);
  return request;
}

Answer validated() {
  Answer answer = text_answer("<rss/>", "application/rss+xml");
  answer.etag = "\"a,b\"";
  answer.last_modified = "Tue, 16 Jun 2026 17:50:00 GMT";
  return answer;
}

struct Condition {
  std::string name, value;
  unsigned status;
};

TEST(Answer, ConditionsAreHonest) {
  const Condition cases[] = {
      {"If-None-Match", "\"a,b\"", 304},
      {"if-none-match", "W/\"a,b\"", 304},
      {"If-None-Match", "\"x\", W/\"y\" , \"a,b\"", 304},
      {"If-None-Match", "*", 304},
      {"If-None-Match", "\"a\", \"b\"", 200},
      {"If-None-Match", "a,b", 200},
      {"If-Modified-Since", "Tue, 16 Jun 2026 17:50:00 GMT", 304},
      {"If-Modified-Since", "Tue, 16 Jun 2026 17:50:01 GMT", 304},
      {"If-Modified-Since", "Tue, 16 Jun 2026 17:49:59 GMT", 200},
      {"If-Modified-Since", "yesterday", 200},
      {"Accept", "*/*", 200},
  };
  for (const Condition& condition : cases) {
    const Answer answer = apply_conditions(get({{condition.name, condition.value}}), validated());
    EXPECT_EQ(answer.status, condition.status) << condition.name << ": " << condition.value;
    EXPECT_EQ(answer.body.empty(), condition.status == 304) << condition.value;
  }
}

TEST(Answer, EntityTagOutranksDate) {
  const Answer answer = apply_conditions(
      get({{"If-None-Match", "\"old\""}, {"If-Modified-Since", "Tue, 16 Jun 2026 17:50:00 GMT"}}), validated());
  EXPECT_EQ(answer.status, 200U);
}

TEST(Answer, WithoutValidatorsNothingIsNotModified) {
  EXPECT_EQ(apply_conditions(get({{"If-None-Match", "*"}}), text_answer("x")).status, 200U);
  EXPECT_EQ(apply_conditions(get({{"If-Modified-Since", "Tue, 16 Jun 2026 17:50:00 GMT"}}), text_answer("x")).status,
            200U);
}

TEST(Answer, OnlyOkayAnswersAreConditional) {
  Answer gone = validated();
  gone.status = 410;
  EXPECT_EQ(apply_conditions(get({{"If-None-Match", "*"}}), gone).status, 410U);
}

TEST(Answer, HeadIsWrittenInOrder) {
  Answer answer = validated();
  answer.headers.emplace_back("X-Last", "1");
  EXPECT_EQ(write_head(answer, true),
            "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nX-Last: 1\r\nETag: \"a,b\"\r\n"
            "Last-Modified: Tue, 16 Jun 2026 17:50:00 GMT\r\nContent-Length: 6\r\n\r\n");
  const Answer same = apply_conditions(get({{"If-None-Match", "*"}}), answer);
  EXPECT_EQ(
      write_head(same, false),
      "HTTP/1.1 304 Not Modified\r\nX-Last: 1\r\nETag: \"a,b\"\r\nLast-Modified: Tue, 16 Jun 2026 17:50:00 GMT\r\n"
      "Connection: close\r\n\r\n");
}

TEST(Answer, GivenLengthIsKept) {
  Answer answer = text_answer("abc", "text/plain");
  answer.headers.emplace_back("content-length", "7");
  EXPECT_EQ(write_head(answer, true), "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-length: 7\r\n\r\n");
}

TEST(Request, HeaderAndPath) {
  const Request request = get({{"Accept", "a"}, {"accept", "b"}});
  EXPECT_EQ(request.header("ACCEPT"), "a");
  EXPECT_EQ(request.header("Host"), "");
  EXPECT_EQ(request.path(), "/feed.xml");
}

TEST(HttpDate, IsInGmt) {
  using namespace std::chrono;
  EXPECT_EQ(http_date(sys_days(2026y / June / 16) + 17h + 50min), "Tue, 16 Jun 2026 17:50:00 GMT");
}

}  // namespace
}  // namespace courant::newsstand
