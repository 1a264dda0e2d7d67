// What the tests of the store's contract share: every kind of store, and values to put into it. For tests alone.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "store/store.h"

namespace courant::store {

inline Time at(int seconds) { return Time{std::chrono::seconds{1'700'000'000 + seconds}}; }

inline base::Moment moment(int seconds) { return base::Moment{at(seconds)}; }

class Folder {
 public:
  Folder() {
    char name[] = "/tmp/courant-store-XXXXXX";
    path_ = mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file() const { return path_ + "/courant.db"; }

 private:
  std::string path_;
};

inline model::Article article(const std::string& id, const std::string& text, int seconds = 0) {
  model::Article made;
  made.id = model::ArticleId(id);
  made.outlet = "Harbour Post";
  made.url = "https://post.example/" + id;
  made.language = "en";
  made.title = "Title of " + id;
  made.byline = {"Ada Reed", "Tom Lund"};
  made.published = moment(seconds);
  made.text = text;
  return made;
}

inline model::Assignment assignment(const std::string& id, const std::string& story) {
  model::Assignment made;
  made.article = model::ArticleId(id);
  made.story = model::StoryId(story);
  made.origin = model::ArticleId(id);
  made.why.terms = {"harbour", "strike"};
  made.why.nearest = model::NearestStory{model::StoryId("s9"), 0.25};
  return made;
}

inline model::Digest digest(const std::string& story, const std::string& headline, int seconds,
                            std::vector<std::string> ids = {"a1"}, int version = 1) {
  model::Digest made;
  made.story = model::StoryId(story);
  made.version = version;
  made.headline = {headline, model::ArticleId(ids.front()), 1, {0, static_cast<std::uint32_t>(headline.size())}};
  made.updated = moment(seconds);
  made.outlets = made.independent = 1;
  model::Slide slide;
  slide.id = model::SlideId("k1");
  slide.kind = model::SlideKind::lead;
  slide.title = "Quay closed";
  model::DigestSentence sentence;
  sentence.quote = {"The quay was closed on Monday.", model::ArticleId(ids.front()), 1, {0, 30}};
  sentence.outlet = "Harbour Post";
  slide.sentences = {sentence};
  made.slides = {slide};
  for (const std::string& id : ids) {
    model::DigestSource source;
    source.article = model::ArticleId(id);
    source.outlet = "Harbour Post";
    source.origin = source.article;
    made.sources.push_back(source);
  }
  return made;
}

inline Entry entry(FeedId feed, const std::string& key, const std::string& hash) {
  Entry made;
  made.feed = feed;
  made.key = key;
  made.hash = hash;
  made.url = "https://post.example/" + key;
  made.title = "Title";
  made.due_at = made.first_seen = at(0);
  return made;
}

class StoreContract : public testing::TestWithParam<const char*> {
 protected:
  StoreContract() : address_(std::string(GetParam()) == "file" ? folder_.file() : GetParam()) {
    store_ = std::move(open_store(address_).value());
  }
  Articles& articles() { return store_->articles(); }
  Feeds& feeds() { return store_->feeds(); }
  Stories& stories() { return store_->stories(); }
  Digests& digests() { return store_->digests(); }
  FeedId add_feed(const std::string& url = "https://post.example/feed") {
    Feed feed;
    feed.url = url;
    feed.next_at = at(0);
    return feeds().add(feed).value();
  }

  Folder folder_;
  std::string address_;
  std::unique_ptr<Store> store_;
};

}  // namespace courant::store
