#include "newsstand/demo_stand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/time.h"

namespace courant::newsstand {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view base_url = "http://127.0.1.1:80";

std::string as_html(std::string_view text) {
  std::string html;
  for (const char c : text) html += c == '"' ? "&quot;" : c == '\'' ? "&apos;" : c == '&' ? "&amp;" : std::string(1, c);
  return html;
}

class DemoStand : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_demo();
    ASSERT_TRUE(read) << read.error().subject << ": " << read.error().message;
    demo = std::move(*read);
  }
  std::size_t outlet(std::string_view slug) const {
    return static_cast<std::size_t>(std::ranges::find(demo.outlets, slug, &DemoOutlet::slug) - demo.outlets.begin());
  }
  Answer ask(std::string_view slug, std::string target, std::string_view time) const {
    Request request;
    request.method = "GET";
    request.target = std::move(target);
    return answer_as_outlet(demo, outlet(slug), base_url, request, base::parse_moment(time)->at);
  }
  Answer ask_feed(std::string_view slug, std::string_view time) const {
    return ask(slug, demo.outlets[outlet(slug)].feed, time);
  }
  Demo demo;
};

TEST_F(DemoStand, AFeedGrowsWithTheClock) {
  const Answer early = ask_feed("wire", "2026-06-16T09:10:00Z");
  EXPECT_THAT(early.body, HasSubstr("At least six dead as express train derails"));
  EXPECT_THAT(early.body, Not(HasSubstr("herring")));
  const Answer later = ask_feed("wire", "2026-06-16T11:00:00Z");
  EXPECT_THAT(later.body, HasSubstr("herring"));
  EXPECT_NE(early.etag, later.etag);
  EXPECT_EQ(early.etag, ask_feed("wire", "2026-06-16T10:59:00Z").etag);
  EXPECT_EQ(later.last_modified, "Tue, 16 Jun 2026 11:00:00 GMT");
}

TEST_F(DemoStand, APageIsNotThereBeforeItsTime) {
  const std::string page = "/item/20260616/herring-quota";
  EXPECT_EQ(ask("wire", page, "2026-06-16T10:59:59Z").status, 404U);
  const Answer answer = ask("wire", page, "2026-06-16T11:00:00Z");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_THAT(answer.body,
              HasSubstr("PORT HALLAN, Skarrow Isles (Brannock Wire) — Governments around the Brannock Sea"));
}

TEST_F(DemoStand, EveryPageHoldsItsTextWholeAndEveryFeedLinkLeadsThere) {
  const std::string_view end = "2026-06-19T00:00:00Z";
  for (const DemoArticle& article : demo.articles) {
    if (article.hangs) continue;
    const std::string& slug = demo.outlets[article.outlet].slug;
    const Answer page = ask(slug, demo.page_path(article), end);
    EXPECT_THAT(page.body, testing::AnyOf(HasSubstr("</html>"), HasSubstr("</HTML>"))) << article.slug;
    const Answer linked = ask(slug, demo.feed_link(article), end);
    if (linked.status == 302)
      EXPECT_THAT(linked.headers,
                  testing::Contains(Header("Location", std::string(base_url) + demo.page_path(article))));
    else
      EXPECT_EQ(linked.body, page.body);
    for (const std::string& paragraph : article.at(base::parse_moment(end)->at).paragraphs)
      EXPECT_THAT(page.body, HasSubstr(as_html(paragraph))) << article.slug;
  }
}

TEST_F(DemoStand, AnArticleIsChangedInSilence) {
  const std::string page = "/vellany/2026/06/17/tessaford-judgment";
  const Answer before = ask("gazette", page, "2026-06-18T06:29:59Z");
  const Answer after = ask("gazette", page, "2026-06-18T06:30:00Z");
  EXPECT_THAT(before.body, HasSubstr("pay 168 million crowns"));
  EXPECT_THAT(before.body, HasSubstr("Lucian Orme"));
  EXPECT_THAT(after.body, HasSubstr("pay 186 million crowns"));
  EXPECT_THAT(after.body, Not(HasSubstr("Lucian Orme")));
  EXPECT_NE(before.etag, after.etag);
}

TEST_F(DemoStand, SomeOutletsMisbehave) {
  const std::string_view end = "2026-06-19T00:00:00Z";
  EXPECT_EQ(ask_feed("chess", end).status, 410U);
  EXPECT_THAT(ask_feed("farmer", end).body, HasSubstr("New dip & scab rules"));
  EXPECT_THAT(ask_feed("farmer", end).body, Not(HasSubstr("</rss>")));
  EXPECT_EQ(ask("bugler", "/showbiz/celebrity-kitchens.html", end).manner, Manner::hang);
  EXPECT_EQ(ask("bugler", "/go/runaway-llama?utm_source=rss&utm_medium=feed", end).status, 302U);
  EXPECT_EQ(ask("bugler", "/nothing", end).status, 404U);
  EXPECT_EQ(ask("radio", "/robots.txt", end).status, 200U);
  EXPECT_EQ(ask("wire", "/robots.txt", end).status, 404U);
}

TEST_F(DemoStand, PicturesDifferByAddress) {
  const Answer one = ask("packet", "/pics/the-cup-comes-home.gif", "2026-06-19T00:00:00Z");
  EXPECT_THAT(one.headers, testing::Contains(Header("Content-Type", "image/svg+xml")));
  EXPECT_NE(one.body, ask("gazette", "/pictures/tarnhead-speed.jpg", "2026-06-19T00:00:00Z").body);
}

TEST_F(DemoStand, TheJsonFeedIsJson) {
  const auto feed = nlohmann::json::parse(ask_feed("radio", "2026-06-19T00:00:00Z").body);
  EXPECT_EQ(feed["version"], "https://jsonfeed.org/version/1.1");
  EXPECT_EQ(feed["items"].size(), 9U);
  EXPECT_EQ(feed["items"][0]["date_published"], "2026-06-18T11:00:00Z") << "the newest first";
}

TEST_F(DemoStand, IsServedWithOneHostAnOutlet) {
  auto few = Newsstand::open({.hosts = 1});
  ASSERT_TRUE(few);
  EXPECT_EQ(put_demo(**few, demo, [] { return std::chrono::sys_seconds{}; }).error().kind, base::ErrorKind::usage);
  auto stand = Newsstand::open({.hosts = static_cast<unsigned>(demo.outlets.size())});
  ASSERT_TRUE(stand);
  EXPECT_TRUE(put_demo(**stand, demo, [] { return std::chrono::sys_seconds{}; }));
  const auto stories = expected_stories(demo, **stand);
  EXPECT_FALSE(stories.contains("none")) << "nobody can read a page that hangs";
  EXPECT_EQ(stories.at("herring-quota").size(), 4U);
  EXPECT_TRUE(stories.at("herring-quota").contains((*stand)->url("/item/20260616/herring-quota", 2)));
}

}  // namespace
}  // namespace courant::newsstand
