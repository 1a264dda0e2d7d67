#include "store/sqlite/store.h"

#include "store/sqlite/articles.h"
#include "store/sqlite/digests.h"
#include "store/sqlite/feeds.h"
#include "store/sqlite/follows.h"
#include "store/sqlite/forgetting.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/stories.h"

namespace courant::store::sqlite {
namespace {

constexpr std::size_t blob_part_bytes = std::size_t{1} << 24;  // SQLite takes no value of more than a gigabyte

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(Database& database) : scope_(database) {}
  Result<void> begun() const { return scope_.begun(); }
  Result<void> commit() override { return scope_.commit(); }

 private:
  Scope scope_;
};

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  Articles& articles() override { return articles_; }
  Feeds& feeds() override { return feeds_; }
  Stories& stories() override { return stories_; }
  Digests& digests() override { return digests_; }
  Follows& follows() override { return follows_; }

  Result<std::unique_ptr<Transaction>> begin() override {
    auto transaction = std::make_unique<SqliteTransaction>(*database_);
    COURANT_TRY(transaction->begun());
    return transaction;
  }

  Result<std::string> setting(const std::string& name) override {
    auto value = database_->one("SELECT value FROM setting WHERE name = ?", &Row::text, name);
    if (!value) return std::unexpected(value.error());
    return value->value_or("");
  }

  Result<void> set_setting(const std::string& name, const std::string& value) override {
    return database_->run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name,
        value);
  }

  Result<std::string> blob(const std::string& name) override {
    std::string bytes;
    COURANT_TRY(database_->query(
        "SELECT bytes FROM blob WHERE name = ? ORDER BY part", [&](Row& row) { bytes += row.text(); }, name));
    return bytes;
  }

  Result<void> set_blob(const std::string& name, std::string_view bytes) override {
    Scope scope(*database_);
    COURANT_TRY(scope.begun());
    COURANT_TRY(database_->run("DELETE FROM blob WHERE name = ?", name));
    for (std::size_t part = 0; part * blob_part_bytes < bytes.size(); ++part)
      COURANT_TRY(database_->run("INSERT INTO blob (name, part, bytes) VALUES (?, ?, ?)", name, part,
                                 Blob{bytes.substr(part * blob_part_bytes, blob_part_bytes)}));
    return scope.commit();
  }

  Result<std::int64_t> revision() override { return database_->number("SELECT number FROM revision"); }

  Result<std::int64_t> forget(Time before) override { return sqlite::forget(*database_, before); }
  Result<std::int64_t> shrink(std::int64_t bytes_max) override { return sqlite::shrink(*database_, bytes_max); }

  Result<std::int64_t> bytes() override {
    return database_->number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
  }

  Result<std::int64_t> bytes_used() override { return used_bytes(*database_); }
  std::int64_t bytes_max() const override { return database_->bytes_max(); }

  Result<void> check() override {
    Scope scope(*database_);
    COURANT_TRY(scope.begun());
    const auto number = revision();
    if (!number) return std::unexpected(number.error());
    return {};
  }

 private:
  std::unique_ptr<Database> database_;
  SqliteArticles articles_{*database_};
  SqliteFeeds feeds_{*database_};
  SqliteStories stories_{*database_};
  SqliteDigests digests_{*database_};
  SqliteFollows follows_{*database_};
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path, std::int64_t bytes_max) {
  auto database = Database::open(path, bytes_max);
  if (!database) return std::unexpected(database.error());
  COURANT_TRY(migrate(**database, path));
  return std::make_unique<SqliteStore>(std::move(*database));
}

}  // namespace courant::store::sqlite
