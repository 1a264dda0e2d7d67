// Articles over SQLite: tables article and article_search.
#pragma once
#include "store/articles.h"
#include "store/sqlite/database.h"

namespace courant::store::sqlite {

// The columns that read_article reads, in its order; `FROM article a`.
#define COURANT_ARTICLE_COLUMNS                                                                              \
  "a.id, a.version, a.named_outlet, a.url, a.language, a.title, a.byline, a.published, a.modified, a.seen, " \
  "a.site_name, a.image, a.text"
model::Article read_article(Row& row);

class SqliteArticles final : public Articles {
 public:
  explicit SqliteArticles(Database& database) : database_(database) {}
  Result<PutArticle> put(const model::Article& article) override;
  Result<bool> has(const model::ArticleId& id, const std::string& hash) override;
  Result<model::Article> get(const model::ArticleId& id, int version) override;
  Result<model::Article> latest(const model::ArticleId& id) override;
  Result<std::vector<model::Article>> versions(const model::ArticleId& id) override;
  Result<std::vector<ArrivedArticle>> arrived_after(Arrival after, std::size_t limit) override;
  Result<Arrival> arrival_before(std::chrono::sys_seconds since, std::size_t at_least) override;
  Result<std::optional<std::chrono::sys_seconds>> newest() override;
  Result<std::vector<model::Article>> of_outlet(const std::string& outlet, std::size_t limit) override;
  Result<std::vector<OutletCount>> outlets() override;
  Result<std::int64_t> count() override;

 private:
  Database& database_;
};

}  // namespace courant::store::sqlite
