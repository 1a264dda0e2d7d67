#include "store/sqlite/articles.h"

#include <algorithm>

#include "store/sqlite/lists.h"

namespace courant::store::sqlite {
namespace {

struct Newest {
  std::int64_t arrival;
  int version;
  std::string hash, title, text;
};

}  // namespace

model::Article read_article(Row& row) {
  model::Article article;
  article.id = model::ArticleId(row.text());
  article.version = row.small();
  article.outlet = row.text();
  article.url = row.text();
  article.language = row.text();
  article.title = row.text();
  article.byline = split_texts(row.text());
  article.published = row.moment();
  article.modified = row.moment();
  article.seen = row.moment();
  article.site_name = row.text();
  article.image = row.text();
  article.text = row.text();
  return article;
}

Result<PutArticle> SqliteArticles::put(const model::Article& article) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  const auto newest = database_.one(
      "SELECT arrival, version, hash, title, text FROM article WHERE id = ? ORDER BY version DESC LIMIT 1",
      [](Row& row) {
        const auto arrival = row.integer();
        const int version = row.small();
        std::string hash = row.text(), title = row.text(), text = row.text();
        return Newest{arrival, version, std::move(hash), std::move(title), std::move(text)};
      },
      article.id.value);
  if (!newest) return std::unexpected(newest.error());
  const std::string hash = model::article_hash(article);
  if (*newest && (*newest)->hash == hash)
    return PutArticle{PutOutcome::unchanged, (*newest)->version, Arrival{(*newest)->arrival}};

  const int version = *newest ? std::max(article.version, (*newest)->version + 1) : article.version;
  std::optional<std::int64_t> at;
  if (const auto order = model::order_time(article)) at = order->time_since_epoch().count();
  COURANT_TRY(database_.run(
      "INSERT INTO article (id, version, hash, outlet, named_outlet, url, language, title, byline, published, modified,"
      " seen, site_name, image, text, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      article.id.value, version, hash, model::outlet_name(article), article.outlet, article.url, article.language,
      article.title, join_texts(article.byline), article.published, article.modified, article.seen, article.site_name,
      article.image, article.text, at));
  const Arrival arrival{database_.last_row()};
  if (*newest)
    COURANT_TRY(
        database_.run("INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                      (*newest)->arrival, (*newest)->title, (*newest)->text));
  COURANT_TRY(database_.run("INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)", arrival, article.title,
                            article.text));
  COURANT_TRY(database_.run("UPDATE revision SET number = number + 1"));
  COURANT_TRY(scope.commit());
  return PutArticle{*newest ? PutOutcome::new_version : PutOutcome::added, version, arrival};
}

Result<bool> SqliteArticles::has(const model::ArticleId& id, const std::string& hash) {
  const auto found = database_.number("SELECT 1 FROM article WHERE id = ? AND hash = ?", id.value, hash);
  if (!found) return std::unexpected(found.error());
  return *found == 1;
}

Result<model::Article> SqliteArticles::get(const model::ArticleId& id, int version) {
  return found_or(database_.one("SELECT " COURANT_ARTICLE_COLUMNS " FROM article a WHERE id = ? AND version = ?",
                                read_article, id.value, version),
                  id.value, "no such version of an article");
}

Result<model::Article> SqliteArticles::latest(const model::ArticleId& id) {
  return found_or(
      database_.one("SELECT " COURANT_ARTICLE_COLUMNS " FROM article a WHERE id = ? ORDER BY version DESC LIMIT 1",
                    read_article, id.value),
      id.value, "no such article");
}

Result<std::vector<model::Article>> SqliteArticles::versions(const model::ArticleId& id) {
  return database_.all("SELECT " COURANT_ARTICLE_COLUMNS " FROM article a WHERE id = ? ORDER BY version", read_article,
                       id.value);
}

Result<std::vector<ArrivedArticle>> SqliteArticles::arrived_after(Arrival after, std::size_t limit) {
  return database_.all(
      "SELECT a.arrival, NOT EXISTS (SELECT 1 FROM article b WHERE b.id = a.id AND b.arrival < a.arrival),"
      " " COURANT_ARTICLE_COLUMNS " FROM article a WHERE arrival > ? ORDER BY arrival LIMIT ?",
      [](Row& row) {
        const Arrival arrival{row.integer()};
        const bool first = row.integer() != 0;
        return ArrivedArticle{arrival, first, read_article(row)};
      },
      after, limit);
}

Result<Arrival> SqliteArticles::arrival_before(std::chrono::sys_seconds since, std::size_t at_least) {
  const auto before_time = database_.one(
      "SELECT min(arrival) - 1 FROM article WHERE at >= ?", [](Row& row) { return row.maybe_integer(); }, since);
  const auto before_last = database_.one(
      "SELECT arrival FROM article ORDER BY arrival DESC LIMIT 1 OFFSET ?", [](Row& row) { return row.integer(); },
      at_least);
  if (!before_time) return std::unexpected(before_time.error());
  if (!before_last) return std::unexpected(before_last.error());
  const std::int64_t by_number = before_last->value_or(0);
  return Arrival{std::min(by_number, before_time->value_or(std::nullopt).value_or(by_number))};
}

Result<std::optional<std::chrono::sys_seconds>> SqliteArticles::newest() {
  const auto newest = database_.one("SELECT max(at) FROM article", [](Row& row) { return row.maybe_time(); });
  if (!newest) return std::unexpected(newest.error());
  return newest->value_or(std::nullopt);
}

Result<std::vector<model::Article>> SqliteArticles::of_outlet(const std::string& outlet, std::size_t limit) {
  return database_.all("SELECT " COURANT_ARTICLE_COLUMNS
                       " FROM article a WHERE outlet = ?"
                       " AND version = (SELECT max(version) FROM article b WHERE b.id = a.id)"
                       " ORDER BY at DESC, arrival DESC LIMIT ?",
                       read_article, outlet, limit);
}

Result<std::vector<OutletCount>> SqliteArticles::outlets() {
  return database_.all("SELECT outlet, count(DISTINCT id), max(at) FROM article GROUP BY outlet ORDER BY outlet",
                       [](Row& row) {
                         OutletCount count;
                         count.outlet = row.text();
                         count.articles = row.integer();
                         count.latest = row.maybe_time();
                         return count;
                       });
}

Result<std::int64_t> SqliteArticles::count() { return database_.number("SELECT count(DISTINCT id) FROM article"); }

}  // namespace courant::store::sqlite
