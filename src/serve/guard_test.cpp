#include "serve/guard.h"

#include <gtest/gtest.h>

namespace courant::serve {
namespace {

Request get(std::string host) {
  Request request{.method = "GET", .target = "/", .headers = {}, .body = {}, .from_loopback = true};
  request.headers["Host"] = std::move(host);
  return request;
}

Request post(std::string host, bool loopback) {
  Request request = get(std::move(host));
  request.method = "POST";
  request.from_loopback = loopback;
  return request;
}

TEST(Host, OnlyNamesOfOursAreAnswered) {
  const Access access{.hosts = {"news.example"}, .token = {}};
  for (const char* host :
       {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]", "NEWS.example", "news.example.:443"})
    EXPECT_EQ(refusal(get(host), access), std::nullopt) << host;
  for (const char* host : {"", "evil.example", "news.example.evil.example", "127.0.0.1.evil.example", "[::1",
                           "localhost.evil.example:8080", ":8080"})
    EXPECT_EQ(refusal(get(host), access), 421) << host;
}

TEST(Change, NeedsTheSameOrigin) {
  Request request = post("localhost:8080", true);
  EXPECT_EQ(refusal(request, {}), 403);
  request.headers["Origin"] = "http://evil.example";
  EXPECT_EQ(refusal(request, {}), 403);
  request.headers["Origin"] = "null";
  EXPECT_EQ(refusal(request, {}), 403);
  request.headers["Origin"] = "http://localhost:8080";
  EXPECT_EQ(refusal(request, {}), std::nullopt);
  request.headers["Sec-Fetch-Site"] = "cross-site";
  EXPECT_EQ(refusal(request, {}), 403);
}

TEST(Change, NeedsTheTokenFromBeyondThisMachine) {
  const Access access{.hosts = {"news.example"}, .token = "secret"};
  Request request = post("news.example", false);
  request.headers["Origin"] = "https://news.example";
  EXPECT_EQ(refusal(request, access), 403);
  request.headers["Authorization"] = "Bearer secre7";
  EXPECT_EQ(refusal(request, access), 403);
  request.headers["Authorization"] = "Bearer secret";
  EXPECT_EQ(refusal(request, access), std::nullopt);
  request.headers["Authorization"] = "Bearer ";
  EXPECT_EQ(refusal(request, Access{.hosts = {"news.example"}, .token = ""}), 403);
}

// A browser sends a password it was once told with every request, a foreign page's form among them.
TEST(Change, APasswordIsNoReasonToTakeAForeignForm) {
  const Access access{.hosts = {"news.example"}, .token = "secret"};
  Request request = post("news.example", false);
  request.headers["Authorization"] = "Basic bWU6c2VjcmV0";  // me:secret
  EXPECT_EQ(refusal(request, access), 403) << "neither origin nor site";
  request.headers["Origin"] = "https://evil.example";
  EXPECT_EQ(refusal(request, access), 403);
  request.headers["Origin"] = "https://news.example";
  EXPECT_EQ(refusal(request, access), std::nullopt);
}

TEST(Owner, IsKnownByTheTokenAsAPassword) {
  const Access access{.hosts = {}, .token = "secret"};
  Request request = get("news.example");
  request.from_loopback = false;
  const std::pair<const char*, bool> cases[] = {
      {"Basic bWU6c2VjcmV0", true},       // me:secret
      {"basic OnNlY3JldA==", true},       // :secret
      {"Basic bWU6c2VjcmV0Og==", false},  // me:secret:
      {"Basic c2VjcmV0", false},          // secret
      {"Basic bWU6c2VjcmU3", false},      // me:secre7
      {"Basic bWU6c2VjcmV", false},       // cut off
      {"Basic !!!!", false},
      {"Basic ====", false},
      {"Basic ", false},
      {"Basic", false},
      {"Digest bWU6c2VjcmV0", false},
      {"bearer secret", true},
  };
  for (const auto& [header, owner] : cases) {
    request.headers["Authorization"] = header;
    EXPECT_EQ(is_owner(request, access), owner) << header;
    EXPECT_FALSE(is_owner(request, Access{})) << header;
  }
}

TEST(Change, AProxyOnThisMachineDoesNotMakeTheWorldTheOwner) {
  const Access access{.hosts = {"news.example"}, .token = "secret"};
  Request request = post("news.example", true);
  request.headers["Origin"] = "https://news.example";
  EXPECT_EQ(refusal(request, access), 403);
  request = post("localhost", true);
  request.headers["Origin"] = "http://localhost";
  request.headers["X-Forwarded-For"] = "203.0.113.9";
  EXPECT_EQ(refusal(request, access), 403);
}

TEST(Method, OthersAreNotKnown) {
  Request request = get("localhost");
  request.method = "DELETE";
  EXPECT_EQ(refusal(request, {}), 405);
}

}  // namespace
}  // namespace courant::serve
