// The server over a real socket and a real store.
#include "serve/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <regex>

#include "render/test_story.h"

namespace courant::serve {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using ::testing::HasSubstr;
using ::testing::Not;
using Answer = http::response<http::string_body>;

class Connection {
 public:
  explicit Connection(std::uint16_t port) { socket_.connect({asio::ip::make_address("127.0.0.1"), port}); }
  void send(const std::string& bytes) { asio::write(socket_, asio::buffer(bytes)); }
  Answer receive(bool head = false) {
    http::response_parser<http::string_body> parser;
    parser.skip(head);
    http::read(socket_, buffer_, parser);
    return parser.release();
  }
  // Whether the server closes without another word.
  bool is_closed() {
    char byte = 0;
    boost::system::error_code error;
    return socket_.read_some(asio::buffer(&byte, 1), error) == 0 && error == asio::error::eof;
  }

 private:
  asio::io_context context_;
  asio::ip::tcp::socket socket_{context_};
  boost::beast::flat_buffer buffer_;
};

std::unique_ptr<store::Store> store_with(const render::testing::TestStory& story) {
  auto store = store::open_store("memory:");
  EXPECT_TRUE(store);
  for (const model::Article& article : story.articles) EXPECT_TRUE((*store)->articles().put(article));
  for (const model::Article& article : story.articles) {
    model::Assignment assignment;
    assignment.article = article.id;
    assignment.origin = article.id;
    assignment.story = story.digest.story;
    EXPECT_TRUE((*store)->stories().assign(assignment));
  }
  EXPECT_TRUE((*store)->digests().put(story.digest, story.digest.updated->at));
  return std::move(*store);
}

class ServerTest : public ::testing::Test {
 protected:
  void start(
      const render::testing::TestStory& story, const std::function<void(store::Store&)>& fill = [](store::Store&) {}) {
    Settings settings;
    settings.port = 0;
    settings.threads = 1;
    settings.access.hosts = {"news.example"};
    auto server = Server::start(settings, [&]() -> base::Result<std::unique_ptr<store::Store>> {
      auto store = store_with(story);
      fill(*store);
      return store;
    });
    ASSERT_TRUE(server) << server.error().message;
    server_ = std::move(*server);
  }
  Answer ask(const std::string& method, const std::string& target, const std::string& headers = "",
             const std::string& host = "localhost") {
    Connection connection(server_->port());
    connection.send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n");
    return connection.receive(method == "HEAD");
  }

  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, ShowsTheFrontPageAndTheStory) {
  start(render::testing::make_ferry_story());
  const Answer front = ask("GET", "/");
  EXPECT_EQ(front.result_int(), 200u);
  EXPECT_THAT(front.body(), HasSubstr("Monday, 12 May 2031"));
  EXPECT_THAT(front.body(), HasSubstr("href=\"/story/s1\""));
  const Answer story = ask("GET", "/story/s1", "Accept-Language: de\r\n");
  EXPECT_THAT(story.body(), HasSubstr("unter Berufung auf"));
  EXPECT_EQ(ask("GET", "/day/2031-05-12").result_int(), 200u);
  EXPECT_EQ(ask("GET", "/day/2031-05-13").result_int(), 404u);
  EXPECT_THAT(ask("GET", "/day/2031-05-12/all").body(), HasSubstr("href=\"/story/s1\""));
  EXPECT_EQ(ask("GET", "/day/2031-05-13/all").result_int(), 404u);
}

// One report of the ferry came by a feed in World, another by one in Shipping, a third by one in World too.
TEST_F(ServerTest, SectionsAreTheOwnersFolders) {
  const render::testing::TestStory story = render::testing::make_ferry_story();
  start(story, [&](store::Store& store) {
    const std::string folders[] = {"World", "Shipping & Ports", "World"};
    for (std::size_t i = 0; i < 3; ++i) {
      store::Feed feed;
      feed.url = "https://e.org/" + std::to_string(i);
      feed.folder = folders[i];
      store::Entry entry;
      entry.feed = store.feeds().add(feed).value();
      entry.key = "k";
      entry.article = story.articles[i].id;
      EXPECT_TRUE(store.feeds().put_entry(entry));
    }
  });
  EXPECT_THAT(ask("GET", "/").body(), Not(HasSubstr("?section="))) << "all stories lie in one section";
  const Answer world = ask("GET", "/day/2031-05-12?section=World");
  EXPECT_THAT(world.body(), HasSubstr("href=\"/story/s1\""));
  EXPECT_THAT(world.body(), HasSubstr("<title>World · "));
  const Answer shipping = ask("GET", "/?section=Shipping%20%26%20Ports");
  EXPECT_EQ(shipping.result_int(), 200u);
  EXPECT_THAT(shipping.body(), HasSubstr("href=\"/?section=World\""));
  EXPECT_THAT(shipping.body(), Not(HasSubstr("href=\"/story/s1\""))) << "most of its reports came by World";
  EXPECT_EQ(ask("GET", "/?section=Sport").result_int(), 404u);
}

TEST_F(ServerTest, ASearchIsNamedByWhatWasAskedFor) {
  start(render::testing::make_ferry_story());
  EXPECT_THAT(ask("GET", "/search.atom?name=Tern%20Island").body(), HasSubstr("Search: Tern Island · Courant"));
  EXPECT_THAT(ask("GET", "/search.atom?outlet=Harbour%20Post&q=ferry").body(),
              HasSubstr("Search: ferry · Harbour Post · Courant"));
}

TEST_F(ServerTest, EveryAnswerCarriesAPolicy) {
  start(render::testing::make_ferry_story());
  for (const char* target : {"/", "/story/s1", "/story/none", "/nowhere", "/healthz", "/readyz", "/robots.txt", "*"}) {
    const Answer answer = ask("GET", target);
    EXPECT_THAT(std::string(answer["Content-Security-Policy"]), HasSubstr("default-src 'none'")) << target;
    EXPECT_EQ(answer["X-Content-Type-Options"], "nosniff") << target;
  }
  const Answer misdirected = ask("GET", "/", "", "evil.example");
  EXPECT_EQ(misdirected.result_int(), 421u);
  EXPECT_THAT(std::string(misdirected["Content-Security-Policy"]), HasSubstr("default-src 'none'"));
  EXPECT_EQ(ask("GET", "/", "", "news.example").result_int(), 200u);
}

TEST_F(ServerTest, ARepeatedRequestIsAnswered304) {
  start(render::testing::make_ferry_story());
  const Answer first = ask("GET", "/story/s1", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(first["Content-Encoding"], "gzip");
  const Answer second =
      ask("GET", "/story/s1", "Accept-Encoding: gzip\r\nIf-None-Match: " + std::string(first["ETag"]) + "\r\n");
  EXPECT_EQ(second.result_int(), 304u);
  EXPECT_EQ(second["ETag"], first["ETag"]);
  EXPECT_TRUE(second.body().empty());
}

TEST_F(ServerTest, HeadHasNoBody) {
  start(render::testing::make_ferry_story());
  const Answer answer = ask("HEAD", "/");
  EXPECT_EQ(answer.result_int(), 200u);
  EXPECT_NE(answer["Content-Length"], "0");
}

TEST_F(ServerTest, SeveralRequestsShareAConnection) {
  start(render::testing::make_ferry_story());
  Connection connection(server_->port());
  connection.send(
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /story/s1 HTTP/1.1\r\nHost: localhost\r\nConnection: "
      "close\r\n\r\n");
  EXPECT_THAT(connection.receive().body(), HasSubstr("class=\"edition\""));
  EXPECT_THAT(connection.receive().body(), HasSubstr("class=\"slides\""));
  EXPECT_TRUE(connection.is_closed());
}

TEST_F(ServerTest, WhatIsTooMuchOrNoHttpIsRefused) {
  start(render::testing::make_ferry_story());
  Connection large(server_->port());
  large.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(large.receive().result_int(), 431u);
  Connection nonsense(server_->port());
  nonsense.send("hello\r\n\r\n");
  EXPECT_EQ(nonsense.receive().result_int(), 400u);
  Connection body(server_->port());
  body.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
  EXPECT_EQ(body.receive().result_int(), 413u);
}

TEST_F(ServerTest, PagesTakeNoPost) {
  start(render::testing::make_ferry_story());
  EXPECT_EQ(ask("POST", "/", "Content-Length: 0\r\n").result_int(), 403u);
  EXPECT_EQ(ask("POST", "/", "Content-Length: 0\r\nOrigin: http://localhost\r\n").result_int(), 405u);
}

TEST_F(ServerTest, AStoryThatDoesNotVerifyIsNotShown) {
  auto story = render::testing::make_ferry_story();
  story.digest.slides[2].sentences[0].quote.text = "The line admitted that the ship had sailed without a pilot.";
  start(story);
  const Answer answer = ask("GET", "/story/s1");
  EXPECT_EQ(answer.result_int(), 409u);
  EXPECT_THAT(answer.body(), Not(HasSubstr("admitted")));
  EXPECT_THAT(ask("GET", "/").body(), Not(HasSubstr("admitted")));
  EXPECT_EQ(server_->metrics().refused_digests(), 2);
}

TEST_F(ServerTest, FeedsLeadBackToWhereTheyWereAskedFor) {
  start(render::testing::make_ferry_story());
  for (const char* target : {"/feed.atom", "/story/s1.atom", "/outlet/Radio%20Skerry.atom"}) {
    const Answer feed = ask("GET", target);
    EXPECT_EQ(feed["Content-Type"], "application/atom+xml; charset=utf-8") << target;
    EXPECT_THAT(feed.body(), HasSubstr("href=\"http://localhost/story/s1\"")) << target;
  }
  EXPECT_THAT(ask("GET", "/feed.rss", "", "news.example").body(),
              HasSubstr("<link>http://news.example/story/s1</link>"));
}

TEST_F(ServerTest, TheStyleSheetIsThereForEver) {
  start(render::testing::make_ferry_story());
  const std::string front = ask("GET", "/").body();
  std::smatch match;
  ASSERT_TRUE(std::regex_search(front, match, std::regex("href=\"(/assets/courant-[0-9a-f]+\\.css)\"")));
  const Answer style = ask("GET", match[1]);
  EXPECT_EQ(style.result_int(), 200u);
  EXPECT_THAT(std::string(style["Cache-Control"]), HasSubstr("immutable"));
  EXPECT_EQ(style["Content-Type"], "text/css; charset=utf-8");
}

TEST_F(ServerTest, StopsWhileAConnectionIsOpen) {
  start(render::testing::make_ferry_story());
  Connection idle(server_->port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(idle.receive().body(), "ok\n");
  server_->stop();
  EXPECT_TRUE(idle.is_closed());
}

TEST(ServerStart, SaysWhatIsWrong) {
  const OpenStore open = [] { return store::open_store("memory:"); };
  Settings settings;
  settings.port = 0;
  settings.zone = "Mars/Olympus";
  EXPECT_EQ(Server::start(settings, open).error().kind, base::ErrorKind::usage);
  settings.zone = "UTC";
  settings.address = "nowhere";
  EXPECT_EQ(Server::start(settings, open).error().kind, base::ErrorKind::usage);
  settings.address = "127.0.0.1";
  const auto first = Server::start(settings, open);
  ASSERT_TRUE(first);
  settings.port = (*first)->port();
  EXPECT_EQ(Server::start(settings, open).error().kind, base::ErrorKind::unavailable);
}

TEST_F(ServerTest, EditionsHaveOneAddressEach) {
  start(render::testing::make_ferry_story());
  EXPECT_THAT(ask("GET", "/week/2031-W20").body(), HasSubstr("Week 20, 12 May 2031 to 18 May 2031"));
  const Answer by_day = ask("GET", "/week/2031-05-15");
  EXPECT_EQ(by_day.result_int(), 308);
  EXPECT_EQ(by_day["Location"], "/week/2031-W20");
  // Updated at 09:30: it is in the next morning's edition.
  EXPECT_EQ(ask("GET", "/morning/2031-05-12").result_int(), 404);
  EXPECT_THAT(ask("GET", "/morning/2031-05-13").body(), HasSubstr("Morning edition, Tuesday, 13 May 2031"));
  EXPECT_EQ(ask("GET", "/week/2031-W99").result_int(), 404);
}

}  // namespace
}  // namespace courant::serve
