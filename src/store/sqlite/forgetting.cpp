#include "store/sqlite/forgetting.h"

#include <algorithm>

namespace courant::store::sqlite {
namespace {

#define COURANT_FORGETTABLE_VERSIONS                                              \
  " FROM article AS a WHERE"                                                      \
  " EXISTS (SELECT 1 FROM article n WHERE n.id = a.id AND n.version > a.version)" \
  " AND NOT EXISTS (SELECT 1 FROM digest_source s WHERE s.article = a.id AND s.version = a.version)"

#define COURANT_TEXT_BYTES "length(CAST(text AS BLOB))"

// The first rows of an order, as many as it takes to make so many bytes.
#define COURANT_UNTIL_BYTES(table, key, size, order, from)                                                      \
  "DELETE FROM " table " WHERE " key " IN (SELECT key FROM (SELECT " key " AS key, " size " AS size, sum(" size \
  ") OVER (ORDER BY " order ", " key " ROWS UNBOUNDED PRECEDING) AS up_to " from                                \
  ")"                                                                                                           \
  " WHERE up_to - size < ?) RETURNING " size

// Runs a DELETE … RETURNING size; the sum of what went.
template <class... Args>
Result<std::int64_t> sum_deleted(Database& database, std::string_view sql, const Args&... args) {
  std::int64_t bytes = 0;
  COURANT_TRY(database.query(sql, [&](Row& row) { bytes += row.integer(); }, args...));
  return bytes;
}

}  // namespace

Result<std::int64_t> used_bytes(Database& database) {
  return database.number(
      "SELECT (page_count - freelist_count) * page_size"
      " FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()");
}

Result<std::int64_t> forget(Database& database, Time before) {
  Scope scope(database);
  COURANT_TRY(scope.begun());
  const auto texts = sum_deleted(
      database, "DELETE" COURANT_FORGETTABLE_VERSIONS " AND unixepoch(a.seen) < ? RETURNING " COURANT_TEXT_BYTES,
      before);
  if (!texts) return texts;
  const auto pages = sum_deleted(database, "DELETE FROM page WHERE fetched_at < ? RETURNING length(deflated)", before);
  if (!pages) return pages;
  COURANT_TRY(scope.commit());
  return *texts + *pages;
}

Result<std::int64_t> shrink(Database& database, std::int64_t bytes_max) {
  Scope scope(database);
  COURANT_TRY(scope.begun());
  std::int64_t deleted = 0;
  // A row's bytes are fewer than the space it frees or does not: hence more than once, and measured anew each time.
  const auto delete_until = [&](std::string_view sql) -> Result<void> {
    while (true) {
      const auto used = used_bytes(database);
      if (!used) return std::unexpected(used.error());
      if (*used <= bytes_max) return {};
      const auto bytes = sum_deleted(database, sql, std::max<std::int64_t>(*used - bytes_max, 64 << 10));
      if (!bytes) return std::unexpected(bytes.error());
      if (*bytes == 0) return {};
      deleted += *bytes;
    }
  };
  COURANT_TRY(delete_until(COURANT_UNTIL_BYTES(
      "page", "rowid", "length(deflated)", "fetched_at",
      "FROM page WHERE NOT EXISTS (SELECT 1 FROM entry e JOIN digest_source s ON s.article = e.article"
      " WHERE e.id = page.entry)")));
  COURANT_TRY(delete_until(
      COURANT_UNTIL_BYTES("article", "arrival", COURANT_TEXT_BYTES, "seen", COURANT_FORGETTABLE_VERSIONS)));
  COURANT_TRY(delete_until(COURANT_UNTIL_BYTES("page", "rowid", "length(deflated)", "fetched_at", "FROM page")));
  COURANT_TRY(scope.commit());
  return deleted;
}

}  // namespace courant::store::sqlite
