// Grouping through the store: what an import in one go makes, imports in steps and restarts make too.
#include "desk/press.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "desk/decide.h"
#include "format/json_lines.h"
#include "news_generator.h"
#include "story/stories.h"

namespace courant::desk {
namespace {

class Archive {
 public:
  Archive() {
    char name[] = "/tmp/courant-press-XXXXXX";
    folder_ = mkdtemp(name);
    open();
  }
  ~Archive() { std::filesystem::remove_all(folder_); }

  // As a process that ends and one that begins.
  void restart() {
    press_.reset();
    store_.reset();
    open();
  }

  void import(std::span<const model::Article> articles) {
    const auto transaction = store_->begin();
    for (const model::Article& article : articles) ASSERT_TRUE(store_->articles().put(article));
    ASSERT_TRUE((*transaction)->commit());
    ASSERT_TRUE(press_->run());
  }

  store::Store& store() { return *store_; }
  Press& press() { return *press_; }

  std::vector<std::string> said(std::span<const model::Article> articles) {
    std::vector<std::string> lines;
    std::set<std::string> stories;
    for (const model::Article& article : articles) {
      const auto assignment = store_->stories().assignment(article.id).value().value();
      lines.push_back(format::to_json(assignment));
      stories.insert(assignment.story.value);
    }
    for (const std::string& story : stories) {
      const auto events = store_->stories().events(model::StoryId(story));
      for (const auto& event : *events)
        lines.push_back(event.story.value + " " + event.other.value + " " + event.reason);
    }
    return lines;
  }

 private:
  void open() {
    store_ = std::move(store::open_store(folder_ + "/courant.db").value());
    press_ = std::make_unique<Press>(*store_, clock_);
  }

  std::string folder_;
  SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 6 / 16}};
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Press> press_;
};

std::vector<model::Article> make_news(std::size_t count) {
  bench::NewsSettings settings;
  settings.articles = count;
  settings.days = 4;
  settings.words = 60;
  bench::NewsGenerator generator(settings);
  std::vector<model::Article> articles;
  for (bench::GeneratedArticle made; generator.next(made);) articles.push_back(made.article);
  return articles;
}

TEST(Press, GroupsAlikeInOneGoAndInStepsWithRestarts) {
  const std::vector<model::Article> articles = make_news(1500);
  const std::span<const model::Article> all(articles);
  constexpr std::size_t decided = 400;
  const auto decide = [&](Archive& archive) {
    const auto story = [&](std::size_t i) {
      return archive.store().stories().assignment(articles[i].id).value()->story;
    };
    const store::Time now{};
    const model::StoryId a = story(390), b = story(380);
    ASSERT_NE(a, b);
    ASSERT_TRUE(merge_stories(archive.store(), a, b, now));
    ASSERT_TRUE(split_articles(archive.store(), {articles[370].id, articles[371].id}, now));
    ASSERT_TRUE(pin_article(archive.store(), articles[360].id, story(350), now));
  };
  Archive whole, stepped;
  whole.import(all.first(decided));
  decide(whole);
  whole.import(all.subspan(decided));
  for (std::size_t at = 0, step = 1; at < all.size(); at += step) {
    step = std::min(at < decided ? std::min<std::size_t>(133, decided - at) : 271, all.size() - at);
    if (at == decided) decide(stepped);
    stepped.import(all.subspan(at, step));
    stepped.restart();
  }
  EXPECT_EQ(whole.said(all), stepped.said(all));
}

TEST(Press, GoesOnFromStoriesAloneWhereNoWindowWasKept) {
  const std::vector<model::Article> articles = make_news(300);
  const std::span<const model::Article> all(articles);
  Archive archive;
  archive.import(all.first(200));
  ASSERT_TRUE(archive.store().set_blob("window", "of another kind"));
  archive.restart();
  archive.import(all.subspan(200));
  std::size_t joined = 0;
  for (std::size_t i = 200; i < all.size(); ++i) {
    const auto story = archive.store().stories().assignment(articles[i].id).value()->story;
    joined += story != story::story_id_of(articles[i].id);
  }
  EXPECT_GT(joined, 20U);
}

TEST(Press, TellsALaterVersionAnewAndGroupsItOnce) {
  std::vector<model::Article> articles = make_news(30);
  Archive archive;
  archive.import(articles);
  const auto before = archive.said(articles);
  articles[3].text += " The council met again at night.";
  archive.restart();
  archive.import(articles);
  archive.restart();
  articles[4].text += " The council met again at night.";
  archive.import(articles);
  EXPECT_EQ(archive.said(articles), before);
}

}  // namespace
}  // namespace courant::desk
