#include "newsstand/newsstand.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <thread>

namespace courant::newsstand {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

// A blocking client that sees bytes, not HTTP.
class Wire {
 public:
  explicit Wire(const Newsstand& stand, unsigned host = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(stand.port());
    inet_pton(AF_INET, fmt::format("127.0.1.{}", host + 1).c_str(), &address.sin_addr);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Wire(const Wire&) = delete;
  ~Wire() { ::close(socket_); }

  bool connected() const { return connected_; }

  void send(std::string_view bytes) const {
    ASSERT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }

  void get(std::string_view target, std::string_view more = "") const {
    send(fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n{}\r\n", target, more));
  }

  // What comes until `end` stands in it, the peer closes, or nothing has come for the given time.
  std::string read_until(std::string_view end, std::chrono::milliseconds silence = 5000ms,
                         std::size_t bytes_max = 1 << 20) const {
    const timeval limit{silence.count() / 1000, (silence.count() % 1000) * 1000};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    std::string got;
    char block[4096];
    while (got.size() < bytes_max && (end.empty() || got.find(end) == std::string::npos)) {
      const ssize_t bytes = ::recv(socket_, block, sizeof block, 0);
      if (bytes <= 0) break;
      got.append(block, static_cast<std::size_t>(bytes));
    }
    return got;
  }
  // True when the peer has closed.
  bool at_end() const {
    char byte = 0;
    return ::recv(socket_, &byte, 1, 0) == 0;
  }

 private:
  int socket_;
  bool connected_ = false;
};

std::unique_ptr<Newsstand> open_stand(unsigned hosts = 1) {
  auto stand = Newsstand::open({.hosts = hosts});
  EXPECT_TRUE(stand) << stand.error().message;
  return std::move(*stand);
}

TEST(Newsstand, ServesWhatWasPutAndLogsIt) {
  const auto stand = open_stand();
  stand->put("/feed.xml", text_answer("<rss/>", "application/rss+xml"));
  const Wire wire(*stand);
  wire.get("/feed.xml", "User-Agent: test\r\n");
  EXPECT_EQ(wire.read_until("<rss/>"),
            "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 6\r\n\r\n<rss/>");
  wire.get("/nothing");
  EXPECT_THAT(wire.read_until("Not Found\n"), StartsWith("HTTP/1.1 404 Not Found\r\n"));

  const auto log = stand->requests();
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].method, "GET");
  EXPECT_EQ(log[0].target, "/feed.xml");
  EXPECT_EQ(log[0].header("user-agent"), "test");
  EXPECT_THAT(log[0].peer, StartsWith("127.0.0.1:"));
  EXPECT_EQ(log[0].connection, log[1].connection) << "one kept connection";
  EXPECT_LE(log[0].at, log[1].at);
  EXPECT_EQ(stand->requests_for("/nothing").size(), 1U);
  stand->forget_requests();
  EXPECT_TRUE(stand->requests().empty());
}

TEST(Newsstand, HostsAreApart) {
  const auto stand = open_stand(3);
  stand->put("/", text_answer("one"), 0);
  stand->put("/", text_answer("three"), 2);
  EXPECT_EQ(stand->url("/a", 2), fmt::format("http://127.0.1.3:{}/a", stand->port()));
  EXPECT_EQ(stand->authority(1), fmt::format("127.0.1.2:{}", stand->port()));
  const std::string bodies[] = {"one", "404 Not Found\n", "three"};
  for (unsigned host = 0; host < 3; ++host) {
    const Wire wire(*stand, host);
    wire.get("/");
    EXPECT_THAT(wire.read_until(bodies[host]), testing::EndsWith(bodies[host]));
    EXPECT_EQ(stand->requests().back().host, host);
  }
}

TEST(Newsstand, QueryFallsBackToItsPath) {
  const auto stand = open_stand();
  stand->put("/page", [](const Request& request) { return text_answer("any " + request.target); });
  stand->put("/page?id=2", text_answer("two"));
  stand->put_rest([](const Request& request) { return text_answer("rest " + request.target); });
  const Wire wire(*stand);
  wire.get("/page?id=1");
  EXPECT_THAT(wire.read_until("id=1"), HasSubstr("any /page?id=1"));
  wire.get("/page?id=2");
  EXPECT_THAT(wire.read_until("two"), HasSubstr("\r\n\r\ntwo"));
  wire.get("/else");
  EXPECT_THAT(wire.read_until("else"), HasSubstr("rest /else"));
}

TEST(Newsstand, AnswersConditionsItself) {
  const auto stand = open_stand();
  Answer answer = text_answer("body");
  answer.etag = "\"v1\"";
  stand->put("/", answer);
  const Wire wire(*stand);
  wire.get("/", "If-None-Match: \"v1\"\r\n");
  EXPECT_EQ(wire.read_until("\r\n\r\n"), "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n");
  wire.get("/", "If-None-Match: \"v0\"\r\n");
  EXPECT_THAT(wire.read_until("body"), StartsWith("HTTP/1.1 200 OK"));
}

TEST(Newsstand, HeadHasNoBody) {
  const auto stand = open_stand();
  stand->put("/", text_answer("body"));
  const Wire wire(*stand);
  wire.send("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string answer = wire.read_until("");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(answer, testing::EndsWith("Connection: close\r\n\r\n"));
}

TEST(Newsstand, ReadsAPostedBody) {
  const auto stand = open_stand();
  const Wire wire(*stand);
  wire.send("POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  wire.read_until("Not Found\n");
  ASSERT_EQ(stand->requests_for("/hook").size(), 1U);
  EXPECT_EQ(stand->requests_for("/hook")[0].body, "hello");
}

TEST(Newsstand, RedirectsLeadThroughTheirHops) {
  const auto stand = open_stand();
  stand->put_redirects("/old", 3, "http://elsewhere.test/", 301);
  const Wire wire(*stand);
  const std::string targets[] = {"/old", "/old/hop1", "/old/hop2"};
  const std::string locations[] = {stand->url("/old/hop1"), stand->url("/old/hop2"), "http://elsewhere.test/"};
  for (int hop = 0; hop < 3; ++hop) {
    wire.get(targets[hop]);
    const std::string answer = wire.read_until("Permanently\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 301 Moved Permanently\r\n"));
    EXPECT_THAT(answer, HasSubstr("Location: " + locations[hop] + "\r\n"));
  }
}

TEST(Newsstand, BusyAndGone) {
  const auto stand = open_stand();
  stand->put("/busy", busy_answer(429, "120"));
  stand->put("/gone", status_answer(410));
  const Wire wire(*stand);
  wire.get("/busy");
  EXPECT_THAT(wire.read_until("Requests\n"), HasSubstr("Retry-After: 120\r\n"));
  wire.get("/gone");
  EXPECT_THAT(wire.read_until("Gone\n"), StartsWith("HTTP/1.1 410 Gone\r\n"));
}

TEST(Newsstand, DripsABodyWhole) {
  const auto stand = open_stand();
  Answer answer = text_answer("0123456789");
  answer.drip_bytes = 3;
  answer.drip_gap = 2ms;
  answer.delay = 2ms;
  stand->put("/", answer);
  const Wire wire(*stand);
  wire.get("/");
  EXPECT_THAT(wire.read_until("9"), testing::EndsWith("\r\n\r\n0123456789"));
}

TEST(Newsstand, CutsAndHangsInTheBody) {
  const auto stand = open_stand();
  Answer answer = text_answer("0123456789");
  answer.manner = Manner::cut_body;
  stand->put("/cut", answer);
  answer.manner = Manner::hang_in_body;
  stand->put("/stop", answer);
  const Wire cut(*stand);
  cut.get("/cut");
  const std::string got = cut.read_until("");
  EXPECT_THAT(got, HasSubstr("Content-Length: 10\r\n"));
  EXPECT_THAT(got, testing::EndsWith("\r\n\r\n01234"));
  EXPECT_TRUE(cut.at_end());
  const Wire stop(*stand);
  stop.get("/stop");
  EXPECT_THAT(stop.read_until("", 50ms), testing::EndsWith("\r\n\r\n01234"));
  EXPECT_FALSE(stop.at_end());
}

TEST(Newsstand, FloodsUntilTheClientLeaves) {
  const auto stand = open_stand();
  Answer answer = text_answer("spam ");
  answer.manner = Manner::endless_headers;
  stand->put("/headers", answer);
  answer.manner = Manner::endless_body;
  stand->put("/body", answer);
  {
    const Wire wire(*stand);
    wire.get("/headers");
    const std::string got = wire.read_until("", 5000ms, 300'000);
    EXPECT_GE(got.size(), 300'000U);
    EXPECT_EQ(got.find("\r\n\r\n"), std::string::npos);
  }
  {
    const Wire wire(*stand);
    wire.get("/body");
    const std::string got = wire.read_until("", 5000ms, 300'000);
    EXPECT_GE(got.size(), 300'000U);
    EXPECT_EQ(got.find("Content-Length"), std::string::npos);
  }
  const Wire wire(*stand);
  wire.get("/");
  EXPECT_THAT(wire.read_until("Found\n"), StartsWith("HTTP/1.1 404")) << "the newsstand answers on";
}

TEST(Newsstand, ClosesWithConnectionsHanging) {
  auto stand = open_stand();
  Answer hang;
  hang.manner = Manner::hang;
  stand->put("/hang", hang);
  Answer late = text_answer("late");
  late.delay = 1h;
  stand->put("/late", late);
  const Wire first(*stand);
  const Wire second(*stand);
  const Wire idle(*stand);
  first.get("/hang");
  second.get("/late");
  ASSERT_TRUE(stand->wait_for_requests(2, 5s));
  EXPECT_FALSE(stand->wait_for_requests(3, 1ms));
  EXPECT_GE(stand->connections_peak(), 2U);
  stand->close();
  stand->close();
  EXPECT_EQ(first.read_until(""), "");
  EXPECT_EQ(second.read_until(""), "");
  EXPECT_FALSE(Wire(*stand).connected());
}

TEST(Newsstand, RefusesATakenPortAndBadCounts) {
  const auto stand = open_stand();
  const auto second = Newsstand::open({.hosts = 1, .port = stand->port()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, base::ErrorKind::unavailable);
  EXPECT_EQ(Newsstand::open({.hosts = 0}).error().kind, base::ErrorKind::usage);
  EXPECT_EQ(Newsstand::open({.hosts = 5001}).error().kind, base::ErrorKind::usage);
}

TEST(Newsstand, TakesManyClientsAtOnce) {
  const auto stand = open_stand(4);
  for (unsigned host = 0; host < 4; ++host) stand->put("/", text_answer(fmt::format("host {}", host)), host);
  std::vector<std::jthread> clients;
  for (unsigned client = 0; client < 8; ++client)
    clients.emplace_back([&stand, host = client % 4] {
      const Wire wire(*stand, host);
      for (int turn = 0; turn < 20; ++turn) {
        wire.get("/");
        EXPECT_THAT(wire.read_until(fmt::format("host {}", host)), HasSubstr("200 OK"));
      }
    });
  clients.clear();
  EXPECT_EQ(stand->requests().size(), 160U);
}

}  // namespace
}  // namespace courant::newsstand
