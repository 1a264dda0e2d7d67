// Feeds, entries and pages over SQLite: tables feed, entry, page, resting_host.
#pragma once
#include "store/feeds.h"
#include "store/sqlite/database.h"

namespace courant::store::sqlite {

class SqliteFeeds final : public Feeds {
 public:
  explicit SqliteFeeds(Database& database) : database_(database) {}
  Result<FeedId> add(const Feed& feed) override;
  Result<void> update(const Feed& feed) override;
  Result<void> remove(FeedId id) override;
  Result<Feed> get(FeedId id) override;
  Result<Feed> find(const std::string& url) override;
  Result<std::vector<Feed>> all() override;
  Result<std::vector<Feed>> due(Time now, std::size_t limit) override;
  Result<std::optional<Time>> next_due() override;
  Result<FeedCounts> counts() override;
  Result<std::vector<std::string>> folders() override;
  Result<std::map<model::ArticleId, std::string>> folders_of(std::span<const model::ArticleId> articles) override;
  Result<Put> put_entry(const Entry& entry) override;
  Result<void> update_entry(const Entry& entry) override;
  Result<Entry> get_entry(EntryId id) override;
  Result<std::vector<DueEntry>> due_entries(Time now, std::size_t limit) override;
  Result<std::optional<Time>> next_entry_due() override;
  Result<std::vector<Entry>> entries_of_url(const std::string& url) override;
  Result<void> put_host_rest(const HostRest& rest, Time now) override;
  Result<std::vector<HostRest>> host_rests(Time now) override;
  Result<void> put_page(const Page& page) override;
  Result<Page> latest_page(EntryId id) override;

 private:
  Database& database_;
};

}  // namespace courant::store::sqlite
