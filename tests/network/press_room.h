// An outlet on a newsstand, a store in a folder of its own, and a desk whose clock the test sets. For tests.
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "desk/desk.h"
#include "newsstand/newsstand.h"
#include "store/store.h"

namespace courant {

class PressRoom {
 public:
  explicit PressRoom(unsigned hosts = 1)
      : stand_(std::move(newsstand::Newsstand::open({.hosts = hosts, .port = 0}).value())) {
    char name[] = "/tmp/courant-room-XXXXXX";
    folder_ = mkdtemp(name);
    std::vector<std::string> allowed;
    for (unsigned host = 0; host < hosts; ++host) allowed.push_back(stand_->authority(host));
    settings_.fetch.user_agent = "Courant-test";
    settings_.fetch.allowed = base::AllowedHosts::parse(allowed).value();
    settings_.fetch.limits.total_max = std::chrono::milliseconds{30000};
    settings_.courier.host_gap = std::chrono::milliseconds{0};
    stand_->put("/feed.xml", [this](const newsstand::Request&) {
      newsstand::Answer answer = newsstand::text_answer(feed(), "application/rss+xml");
      answer.etag = '"' + std::to_string(std::hash<std::string>{}(answer.body)) + '"';
      return answer;
    });
    restart();
  }
  ~PressRoom() {
    stand_->close();
    desk_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  // Puts an article on the stand, or changes it; `listed`: the feed says so too.
  void publish(const std::string& slug, const std::string& title, const std::string& text, bool listed = true) {
    newsstand::Answer page = newsstand::text_answer("<!DOCTYPE html><html lang=en><head><title>" + title +
                                                    "</title></head><body><article><h1>" + title + "</h1><p>" + text +
                                                    "</p></article></body></html>");
    page.etag = '"' + std::to_string(std::hash<std::string>{}(page.body)) + '"';
    stand_->put("/news/" + slug, page);
    if (listed)
      items_[slug] = "<item><guid>" + slug + "</guid><title>" + title + "</title><link>" +
                     stand_->url("/news/" + slug) + "</link></item>";
  }
  void put_full_text(const std::string& slug, const std::string& text) {
    std::string& item = items_[slug];
    item.insert(item.size() - 7, "<content:encoded><![CDATA[<p>" + text + "</p>]]></content:encoded>");
  }
  std::string feed() const {
    std::string out =
        "<?xml version=\"1.0\"?><rss version=\"2.0\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Harbour Post</title>";
    for (const auto& [slug, item] : items_) out += item;
    return out + "</channel></rss>";
  }

  store::FeedId add_feed(const std::string& target = "/feed.xml", unsigned host = 0) {
    store::Feed feed;
    feed.url = stand_->url(target, host);
    feed.next_at = desk::second_of(clock_.now());
    return store_->feeds().add(feed).value();
  }

  // Everything that is due now.
  void work() {
    const auto done = desk_->run_until_idle();
    if (!done) throw std::runtime_error(done.error().message);
  }
  // Everything that comes due within this time, when it does.
  void live(std::chrono::seconds time) {
    const desk::Time end = clock_.now() + time;
    work();
    for (auto next = desk_->next_at(); next && *next <= end; next = desk_->next_at()) {
      clock_.set(std::max(*next, clock_.now() + std::chrono::milliseconds{1}));
      work();
    }
    clock_.set(end);
  }
  // From the next restart on.
  void bound(std::int64_t bytes_max) { bytes_max_ = bytes_max; }
  // As after a crash or a stop: everything anew, but the store and the clock.
  void restart() {
    desk_.reset();
    store_.reset();
    store_ = std::move(store::open_store(path(), bytes_max_).value());
    desk_ = std::make_unique<desk::Desk>(*store_, clock_, settings_);
  }

  std::string path() const { return folder_ + "/courant.db"; }
  desk::Time now() const { return clock_.now(); }
  newsstand::Newsstand& stand() { return *stand_; }
  store::Store& store() { return *store_; }
  desk::Settings& settings() { return settings_; }
  const desk::Counters& counters() const { return desk_->counters(); }
  model::ArticleId only_article() {
    return store_->articles().arrived_after(store::Arrival::none, 1)->front().article.id;
  }

 private:
  std::string folder_;
  std::int64_t bytes_max_ = 0;
  std::map<std::string, std::string> items_;
  desk::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 6 / 16} + std::chrono::hours{10}};
  desk::Settings settings_;
  std::unique_ptr<newsstand::Newsstand> stand_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<desk::Desk> desk_;
};

}  // namespace courant
