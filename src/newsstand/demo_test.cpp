#include "newsstand/demo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/time.h"

namespace courant::newsstand {
namespace {

std::chrono::sys_seconds at(std::string_view time) { return base::parse_moment(time)->at; }

TEST(DemoFile, IsReadWithItsFields) {
  const auto file =
      parse_demo_file("gazette/one.2.md",
                      "---\ntitle: A: b\nbyline: Ada Lo; Bo Mi\npublished: 2026-06-16T10:00:00Z\n"
                      "changed: 2026-06-17T10:00:00Z\nevent: e\nsection: World\n---\nFirst.\n\nSecond.\n");
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->outlet, "gazette");
  EXPECT_EQ(file->slug, "one");
  EXPECT_EQ(file->event, "e");
  EXPECT_EQ(file->published, at("2026-06-16T10:00:00Z"));
  EXPECT_EQ(file->version.from, at("2026-06-17T10:00:00Z"));
  EXPECT_EQ(file->version.title, "A: b");
  EXPECT_THAT(file->version.authors, testing::ElementsAre("Ada Lo", "Bo Mi"));
  EXPECT_THAT(file->version.paragraphs, testing::ElementsAre("First.", "Second."));
}

TEST(DemoFile, RefusesWhatItDoesNotKnow) {
  const std::string_view bad[] = {
      "no fence", "---\ntitle: a\n", "---\ntitle: a\nevent: e\nsection: s\npublished: soon\n---\n",
      "---\ntitle: a\nevent: e\nsection: s\npublished: 2026-06-16\nsubtitle: x\n---\n", "---\ntitle: a\n---\ntext"};
  for (const std::string_view bytes : bad) EXPECT_FALSE(parse_demo_file("gazette/one.md", bytes)) << bytes;
  EXPECT_FALSE(parse_demo_file("one.md", "---\ntitle: a\nevent: e\nsection: s\npublished: 2026-06-16\n---\n"));
}

class DemoContent : public testing::Test {
 protected:
  void SetUp() override {
    auto read = read_demo();
    ASSERT_TRUE(read) << read.error().subject << ": " << read.error().message;
    demo = std::move(*read);
  }
  Demo demo;
};

TEST_F(DemoContent, HasOutletsArticlesAndEvents) {
  std::map<std::string, std::set<std::size_t>> outlets_of;
  for (const DemoArticle& article : demo.articles) outlets_of[article.event].insert(article.outlet);
  EXPECT_GE(demo.outlets.size(), 7U);
  EXPECT_GE(demo.articles.size(), 48U);
  EXPECT_GE(outlets_of.size(), 10U);
  EXPECT_GE(outlets_of["grevik-in-kesht"].size(), 5U);
  EXPECT_EQ(outlets_of["herring-quota"].size(), 4U);
}

TEST_F(DemoContent, ArticlesReadLikeArticles) {
  std::set<std::string> addresses;
  for (const DemoArticle& article : demo.articles) {
    EXPECT_TRUE(addresses.insert(demo.outlets[article.outlet].slug + demo.page_path(article)).second) << article.slug;
    // The days the demo tells of, and before them what its archive holds.
    EXPECT_GE(article.published,
              at(article.event == "tessaford-hearing" ? "2026-06-01T00:00:00Z" : "2026-06-16T00:00:00Z"))
        << article.slug;
    EXPECT_LT(article.published, at("2026-06-19T00:00:00Z")) << article.slug;
    ASSERT_FALSE(article.versions.empty());
    EXPECT_FALSE(article.versions.front().from) << article.slug << " has no first version";
    if (article.hangs) continue;
    for (const DemoVersion& version : article.versions) EXPECT_GE(version.paragraphs.size(), 4U) << article.slug;
  }
}

TEST_F(DemoContent, EveryOutletHasItsTemplates) {
  EXPECT_TRUE(demo_template("nothing.html").empty());
  for (const DemoOutlet& outlet : demo.outlets) {
    EXPECT_NE(outlet.feed_template.empty(), !demo_template(outlet.feed_template).empty()) << outlet.slug;
    EXPECT_EQ(outlet.feed_status == 200, !demo_template(outlet.slug + ".html").empty()) << outlet.slug;
  }
}

TEST_F(DemoContent, AVersionStandsFromItsTime) {
  const auto changed =
      std::ranges::find_if(demo.articles, [](const DemoArticle& article) { return article.versions.size() == 2; });
  ASSERT_NE(changed, demo.articles.end());
  const auto from = changed->versions[1].from;
  ASSERT_TRUE(from);
  EXPECT_EQ(&changed->at(*from - std::chrono::seconds(1)), &changed->versions[0]);
  EXPECT_EQ(&changed->at(*from), &changed->versions[1]);
}

}  // namespace
}  // namespace courant::newsstand
