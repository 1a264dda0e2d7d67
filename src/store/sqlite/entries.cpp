// The half of SqliteFeeds that is about entries and their pages.
#include <zlib.h>

#include "store/sqlite/feeds.h"

namespace courant::store::sqlite {
namespace {

#define COURANT_ENTRY_COLUMNS                                                                                   \
  "id, feed, key, hash, url, title, author, published, updated, content_html, state, due_at, reads, failures, " \
  "first_seen,"                                                                                                 \
  " error, etag, last_modified, validators_url, article, inside"

Entry read_entry(Row& row) {
  Entry entry;
  entry.id = EntryId{row.integer()};
  entry.feed = FeedId{row.integer()};
  entry.key = row.text();
  entry.hash = row.text();
  entry.url = row.text();
  entry.title = row.text();
  entry.author = row.text();
  entry.published = row.moment();
  entry.updated = row.moment();
  entry.content_html = row.text();
  entry.state = static_cast<EntryState>(row.small());
  entry.due_at = row.time();
  entry.reads = row.small();
  entry.failures = row.small();
  entry.first_seen = row.time();
  entry.error = row.text();
  entry.validators.etag = row.text();
  entry.validators.last_modified = row.text();
  entry.validators.url = row.text();
  entry.article = model::ArticleId(row.text());
  entry.inside = row.integer() != 0;
  return entry;
}

std::string name_of(EntryId id) { return "entry " + std::to_string(static_cast<std::int64_t>(id)); }

std::string deflate_bytes(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string deflated(size, '\0');
  const int code = compress2(reinterpret_cast<Bytef*>(deflated.data()), &size,
                             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 6);
  deflated.resize(code == Z_OK ? size : 0);
  return deflated;
}

Result<std::string> inflate_bytes(const std::string& deflated, std::size_t size, const std::string& subject) {
  std::string bytes(size, '\0');
  uLongf got = size;
  const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &got,
                              reinterpret_cast<const Bytef*>(deflated.data()), deflated.size());
  if (code != Z_OK || got != size) return fail(ErrorKind::corrupt, subject, "the stored page does not unpack");
  return bytes;
}

}  // namespace

Result<Feeds::Put> SqliteFeeds::put_entry(const Entry& entry) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  const auto known = database_.one("SELECT " COURANT_ENTRY_COLUMNS " FROM entry WHERE feed = ? AND key = ?", read_entry,
                                   entry.feed, entry.key);
  if (!known) return std::unexpected(known.error());
  if (*known && (*known)->hash == entry.hash) return Put{(*known)->id, EntryOutcome::unchanged};
  if (*known) {
    Entry edited = **known;
    edited.hash = entry.hash;
    edited.url = entry.url;
    edited.title = entry.title;
    edited.author = entry.author;
    edited.published = entry.published;
    edited.updated = entry.updated;
    edited.content_html = entry.content_html;
    edited.state = entry.state;
    edited.error = entry.error;
    edited.due_at = entry.due_at;
    edited.failures = 0;
    edited.inside = entry.inside;
    COURANT_TRY(update_entry(edited));
    COURANT_TRY(scope.commit());
    return Put{edited.id, EntryOutcome::updated};
  }
  COURANT_TRY(database_.run(
      "INSERT INTO entry (feed, key, hash, url, title, author, published, updated, content_html, state, due_at, reads,"
      " failures, first_seen, error, etag, last_modified, validators_url, article, inside) VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      entry.feed, entry.key, entry.hash, entry.url, entry.title, entry.author, entry.published, entry.updated,
      entry.content_html, entry.state, entry.due_at, entry.reads, entry.failures, entry.first_seen, entry.error,
      entry.validators.etag, entry.validators.last_modified, entry.validators.url, entry.article.value, entry.inside));
  const EntryId id{database_.last_row()};
  COURANT_TRY(scope.commit());
  return Put{id, EntryOutcome::added};
}

Result<void> SqliteFeeds::update_entry(const Entry& entry) {
  COURANT_TRY(database_.run(
      "UPDATE entry SET feed = ?, key = ?, hash = ?, url = ?, title = ?, author = ?, published = ?, updated = ?,"
      " content_html = ?, state = ?, due_at = ?, reads = ?, failures = ?, first_seen = ?, error = ?, etag = ?,"
      " last_modified = ?, validators_url = ?, article = ?, inside = ? WHERE id = ?",
      entry.feed, entry.key, entry.hash, entry.url, entry.title, entry.author, entry.published, entry.updated,
      entry.content_html, entry.state, entry.due_at, entry.reads, entry.failures, entry.first_seen, entry.error,
      entry.validators.etag, entry.validators.last_modified, entry.validators.url, entry.article.value, entry.inside,
      entry.id));
  if (database_.changes() == 0) return fail(ErrorKind::not_found, name_of(entry.id), "no such entry");
  return {};
}

Result<Entry> SqliteFeeds::get_entry(EntryId id) {
  return found_or(database_.one("SELECT " COURANT_ENTRY_COLUMNS " FROM entry WHERE id = ?", read_entry, id),
                  name_of(id), "no such entry");
}

Result<std::vector<DueEntry>> SqliteFeeds::due_entries(Time now, std::size_t limit) {
  return database_.all(
      "SELECT id, url FROM entry WHERE state = 0 AND due_at <= ? ORDER BY due_at, id LIMIT ?",
      [](Row& row) {
        const EntryId id{row.integer()};
        return DueEntry{id, row.text()};
      },
      now, limit);
}

Result<std::optional<Time>> SqliteFeeds::next_entry_due() {
  return database_.one("SELECT due_at FROM entry WHERE state = 0 ORDER BY due_at LIMIT 1",
                       [](Row& row) { return row.time(); });
}

Result<std::vector<Entry>> SqliteFeeds::entries_of_url(const std::string& url) {
  return database_.all("SELECT " COURANT_ENTRY_COLUMNS " FROM entry WHERE url = ? AND article <> '' ORDER BY id",
                       read_entry, url);
}

Result<std::map<model::ArticleId, std::string>> SqliteFeeds::folders_of(std::span<const model::ArticleId> articles) {
  std::map<model::ArticleId, std::string> folders;
  for (const model::ArticleId& article : articles) {
    auto folder = database_.one(
        "SELECT feed.folder FROM entry JOIN feed ON feed.id = entry.feed WHERE entry.article = ? AND entry.article <> "
        "'' AND feed.folder <> '' "
        "ORDER BY entry.id LIMIT 1",
        [](Row& row) { return row.text(); }, article.value);
    if (!folder) return std::unexpected(folder.error());
    if (*folder) folders.emplace(article, std::move(**folder));
  }
  return folders;
}

Result<void> SqliteFeeds::put_page(const Page& page) {
  const std::string deflated = deflate_bytes(page.bytes);
  return database_.run(
      "INSERT OR REPLACE INTO page (entry, fetched_at, url, content_type, size, deflated) VALUES (?,?,?,?,?,?)",
      page.entry, page.fetched_at, page.url, page.content_type, page.bytes.size(), Blob{deflated});
}

Result<Page> SqliteFeeds::latest_page(EntryId id) {
  std::size_t size = 0;
  auto found = database_.one(
      "SELECT fetched_at, url, content_type, size, deflated FROM page WHERE entry = ? ORDER BY fetched_at DESC LIMIT 1",
      [&](Row& row) {
        Page page;
        page.entry = id;
        page.fetched_at = row.time();
        page.url = row.text();
        page.content_type = row.text();
        size = static_cast<std::size_t>(row.integer());
        page.bytes = row.text();
        return page;
      },
      id);
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail(ErrorKind::not_found, name_of(id), "no page was kept");
  auto bytes = inflate_bytes((*found)->bytes, size, name_of(id));
  if (!bytes) return std::unexpected(bytes.error());
  (*found)->bytes = std::move(*bytes);
  return std::move(**found);
}

}  // namespace courant::store::sqlite
