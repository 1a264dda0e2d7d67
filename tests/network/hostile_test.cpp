// No address of a private network is reached, however it is written and whatever leads there: a listener on the private
// side sees no connection.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "network/asking.h"
#include "newsstand/newsstand.h"

namespace courant {
namespace {

using base::ErrorKind;
using fetch::Fetcher;
using newsstand::Newsstand;
using newsstand::redirect_answer;
using newsstand::text_answer;

// Each leads to 127.0.1.1, another address of this machine, or no HTTP server at all.
std::vector<std::string> hostile_urls(std::uint16_t port) {
  const std::string end = ':' + std::to_string(port) + "/secret";
  std::vector<std::string> urls;
  for (const char* host : {"127.0.1.1",
                           "2130706689",
                           "017700000401",
                           "0x7f000101",
                           "0x7f.0.1.1",
                           "0177.0.1.1",
                           "127.257",
                           "127.0.257",
                           "127.0.1.1.",
                           "%31%32%37.0.1.1",
                           "①②⑦.0.1.1",
                           "[::ffff:127.0.1.1]",
                           "[::ffff:7f00:101]",
                           "[::127.0.1.1]",
                           "[64:ff9b::7f00:101]",
                           "[64:ff9b:1::7f00:101]",
                           "[2002:7f00:101::]",
                           "[2001:0:7f00:101::]",
                           "[::1]",
                           "[::]",
                           "0.0.0.0",
                           "0",
                           "localhost",
                           "LOCALHOST.",
                           "10.0.0.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "192.168.1.1",
                           "[fd00:ec2::254]",
                           "[fe80::1]",
                           "news.example@127.0.1.1",
                           "news.example:80@127.0.1.1"})
    urls.push_back("http://" + std::string(host) + end);
  for (const char* url :
       {"file:///etc/passwd", "gopher://127.0.1.1:PORT/_x", "dict://127.0.1.1:PORT/x", "ftp://127.0.1.1:PORT/x",
        "ldap://127.0.1.1:PORT/x", "telnet://127.0.1.1:PORT", "tftp://127.0.1.1:PORT/x", "smb://127.0.1.1/x",
        "data:text/html,x", "javascript:1", "unix:///run/x", "http:///127.0.1.1:PORT/x", "http:\\\\127.0.1.1:PORT\\x",
        "//127.0.1.1:PORT/x"}) {
    std::string text = url;
    if (const auto at = text.find("PORT"); at != std::string::npos) text.replace(at, 4, std::to_string(port));
    urls.push_back(text);
  }
  return urls;
}

class Hostile : public testing::Test {
 protected:
  Hostile() {
    hidden_->put_rest([](const newsstand::Request&) { return text_answer("secret"); });
  }
  void expect_untouched(const std::string& what) {
    EXPECT_TRUE(hidden_->requests().empty()) << what;
    EXPECT_EQ(hidden_->connections_peak(), 0u) << what;
  }

  std::unique_ptr<Newsstand> hidden_ = std::move(Newsstand::open().value());
  std::unique_ptr<Newsstand> open_ = std::move(Newsstand::open().value());
  fetch::Settings settings_ = settings_allowing({open_->authority()});
};

TEST_F(Hostile, AddressesAreNotReached) {
  settings_.limits.connect_max = std::chrono::milliseconds{300};
  Fetcher fetcher(settings_);
  for (const std::string& url : hostile_urls(hidden_->port())) {
    const auto answer = ask(fetcher, url);
    ASSERT_FALSE(answer) << url;
    EXPECT_TRUE(answer.error().kind == ErrorKind::refused || answer.error().kind == ErrorKind::invalid ||
                answer.error().kind == ErrorKind::unavailable)
        << url << ": " << answer.error().message;
    expect_untouched(url);
  }
}

// Without the guard the same addresses do lead to the listener, or the tests here would prove nothing.
TEST_F(Hostile, AddressesLeadThereOnceAllowed) {
  auto open_wide = settings_allowing({"127.0.0.0/8"});
  open_wide.limits.connect_max = std::chrono::milliseconds{3000};
  Fetcher fetcher(open_wide);
  int reached = 0;
  for (const std::string& url : hostile_urls(hidden_->port())) {
    const auto answer = ask(fetcher, url);
    reached += answer && answer->body == "secret";
  }
  EXPECT_GE(reached, 12);
}

TEST_F(Hostile, RedirectsDoNotLeadThere) {
  Fetcher fetcher(settings_);
  int number = 0;
  for (const std::string& url : hostile_urls(hidden_->port())) {
    for (const unsigned status : {301u, 302u, 303u, 307u, 308u}) {
      const std::string target = '/' + std::to_string(++number);
      // A protocol-relative or backslashed address resolves against the redirecting server's scheme.
      open_->put(target, redirect_answer(url, status));
      const auto answer = ask(fetcher, open_->url(target));
      if (answer) {
        EXPECT_NE(answer->body, "secret") << url;
        EXPECT_EQ(answer->url.substr(0, open_->url("/").size()), open_->url("/")) << url;
      }
      expect_untouched(url);
    }
  }
}

TEST_F(Hostile, NamesThatResolveToPrivateAddressesAreRefused) {
  const std::string port = std::to_string(hidden_->port());
  // First public, then private: the first is closed to us here, so the second is tried and must be refused.
  settings_.resolve = {"rebound.example:" + port + ":127.0.1.1", "mixed.example:" + port + ":192.0.2.1,127.0.1.1",
                       "six.example:" + port + ":[::1]", "mapped.example:" + port + ":[::ffff:127.0.1.1]"};
  Fetcher fetcher(settings_);
  for (const char* host : {"rebound.example", "mixed.example", "six.example", "mapped.example"}) {
    const auto answer = ask(fetcher, "http://" + std::string(host) + ':' + port + "/secret");
    ASSERT_FALSE(answer) << host;
    EXPECT_EQ(answer.error().kind, ErrorKind::refused) << host << ": " << answer.error().message;
    expect_untouched(host);
  }
}

TEST_F(Hostile, AnAnswerThatChangesBetweenLookupsIsLookedAtEachTime) {
  // What one lookup gave is no licence for the next: the same name, now for an allowed server, now for the hidden one.
  const std::string open_port = std::to_string(open_->port()), hidden_port = std::to_string(hidden_->port());
  open_->put("/a", text_answer("open"));
  auto allowed = settings_allowing({"two-faced.example:" + open_port});
  allowed.resolve = {"two-faced.example:" + open_port + ":127.0.1.1",
                     "two-faced.example:" + hidden_port + ":127.0.1.1"};
  Fetcher fetcher(allowed);
  EXPECT_EQ(ask(fetcher, "http://two-faced.example:" + open_port + "/a")->body, "open");
  EXPECT_EQ(ask(fetcher, "http://two-faced.example:" + hidden_port + "/a").error().kind, ErrorKind::refused);
  expect_untouched("two-faced.example");
}

TEST_F(Hostile, AConnectionKeptForTheOwnerServesNobodyElse) {
  open_->put("/a", text_answer("open"));
  Fetcher fetcher(settings_);
  EXPECT_EQ(ask(fetcher, open_->url("/a"))->body, "open");
  fetch::Request linked;  // as a page of the public Internet would link to it
  linked.url = open_->url("/a");
  EXPECT_EQ(ask(fetcher, linked).error().kind, ErrorKind::refused);
  EXPECT_EQ(open_->requests().size(), 1u);
}

TEST_F(Hostile, AProxyOfTheEnvironmentIsNotUsed) {
  open_->put("/a", text_answer("open"));
  setenv("http_proxy", hidden_->url("/").c_str(), 1);
  setenv("all_proxy", hidden_->url("/").c_str(), 1);
  Fetcher fetcher(settings_);
  EXPECT_EQ(ask(fetcher, open_->url("/a"))->body, "open");
  unsetenv("http_proxy");
  unsetenv("all_proxy");
  expect_untouched("proxy");
}

}  // namespace
}  // namespace courant
