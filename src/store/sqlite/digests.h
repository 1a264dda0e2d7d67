// Digests and the search over SQLite: tables digest, digest_source, digest_search, article_search.
#pragma once
#include "store/sqlite/database.h"
#include "store/stories.h"

namespace courant::store::sqlite {

class SqliteDigests final : public Digests {
 public:
  explicit SqliteDigests(Database& database) : database_(database) {}
  Result<int> put(const model::Digest& digest, Time now) override;
  Result<StoredDigest> latest(const model::StoryId& story) override;
  Result<StoredDigest> get(const model::StoryId& story, int version) override;
  Result<std::vector<StoredDigest>> versions(const model::StoryId& story) override;
  Result<void> withdraw(const model::StoryId& story) override;
  Result<std::vector<StoredDigest>> between(Time from, Time until) override;
  Result<std::optional<Time>> newest() override;
  Result<TimesAround> around(Time from, Time until) override;
  Result<std::vector<DayCount>> days(std::chrono::minutes offset, std::size_t limit) override;
  Result<std::vector<StoredDigest>> recent(std::size_t limit) override;
  Result<std::vector<StoredDigest>> of_outlet(const std::string& outlet, std::size_t limit) override;
  Result<std::vector<StoredDigest>> numbered(std::int64_t after, std::int64_t up_to, std::size_t limit) override;
  Result<std::int64_t> newest_number() override;
  Result<std::int64_t> number_before(Time moment) override;
  Result<bool> is_numbered(const model::StoryId& story, std::int64_t after, std::int64_t up_to) override;
  Result<bool> holds(const model::StoryId& story, const std::string& words) override;
  Result<Hits<StoryHit>> search(const SearchQuery& query) override;
  Result<Hits<ArticleHit>> search_articles(const SearchQuery& query) override;
  Result<std::int64_t> count() override;

 private:
  Result<Time> time_of(const model::Digest& digest, Time now);
  Result<void> insert(const model::Digest& digest, Time now, const std::string& json);
  Result<void> replace(std::int64_t id, const model::Digest& digest, const std::string& json);
  Result<void> name_and_index(std::int64_t id, const model::Digest& digest);

  Database& database_;
};

}  // namespace courant::store::sqlite
