#include "store/sqlite/digests.h"

#include "format/json_lines.h"
#include "store/sqlite/stories.h"

namespace courant::store::sqlite {
namespace {

struct DigestRow {
  std::string json;
  Time at, stored_at;
  std::int64_t number = 0;
};

#define COURANT_DIGEST_COLUMNS "d.json, d.at, d.stored_at, d.id"

// `d` is the newest version of a story that is on the pages.
#define COURANT_DIGEST_IS_SHOWN \
  " NOT EXISTS (SELECT 1 FROM story s WHERE s.id = d.story AND (s.withdrawn OR s.merged_into IS NOT NULL))"
#define COURANT_DIGEST_IS_NEWEST " d.version = (SELECT max(version) FROM digest n WHERE n.story = d.story)"

DigestRow read_row(Row& row) {
  DigestRow read;
  read.json = row.text();
  read.at = row.time();
  read.stored_at = row.time();
  read.number = row.integer();
  return read;
}

Result<StoredDigest> parse_row(const DigestRow& row) {
  auto digest = format::parse_digest(row.json);
  if (!digest) return fail(ErrorKind::corrupt, digest.error().subject, "a stored digest: " + digest.error().message);
  return StoredDigest{std::move(*digest), row.at, row.stored_at, row.number};
}

Result<std::vector<StoredDigest>> parse_rows(const Result<std::vector<DigestRow>>& rows) {
  if (!rows) return std::unexpected(rows.error());
  std::vector<StoredDigest> digests;
  digests.reserve(rows->size());
  for (const DigestRow& row : *rows) {
    auto parsed = parse_row(row);
    if (!parsed) return std::unexpected(parsed.error());
    digests.push_back(std::move(*parsed));
  }
  return digests;
}

Result<StoredDigest> parse_found(const Result<std::optional<DigestRow>>& row, const model::StoryId& story) {
  if (!row) return std::unexpected(row.error());
  if (!*row) return fail(ErrorKind::not_found, story.value, "no such digest");
  return parse_row(**row);
}

std::string body_of(const model::Digest& digest) {
  std::string body;
  for (const model::Slide& slide : digest.slides) {
    body += slide.title;
    for (const model::DigestSentence& sentence : slide.sentences) (body += '\n') += sentence.quote.text;
    body += '\n';
  }
  return body;
}

}  // namespace

Result<Time> SqliteDigests::time_of(const model::Digest& digest, Time now) {
  if (digest.updated) return digest.updated->at;
  Time latest = Time::min();
  for (const model::DigestSource& source : digest.sources) {
    const auto at = database_.one(
        "SELECT at FROM article WHERE id = ? AND version = ?", [](Row& row) { return row.maybe_time(); },
        source.article.value, source.version);
    if (!at) return std::unexpected(at.error());
    if (*at && **at) latest = std::max(latest, ***at);
  }
  return latest == Time::min() ? now : latest;
}

Result<void> SqliteDigests::insert(const model::Digest& digest, Time now, const std::string& json) {
  const auto at = time_of(digest, now);
  if (!at) return std::unexpected(at.error());
  COURANT_TRY(database_.run("DELETE FROM digest_search WHERE rowid IN (SELECT id FROM digest WHERE story = ?)",
                            digest.story.value));
  COURANT_TRY(database_.run(
      "INSERT INTO digest (story, version, at, stored_at, headline, outlets, independent, json) VALUES "
      "(?,?,?,?,?,?,?,?)",
      digest.story.value, digest.version, *at, now, digest.headline.text, digest.outlets, digest.independent, json));
  return name_and_index(database_.last_row(), digest);
}

// `at` stays: a story that tells nothing new stays in the edition that told it.
Result<void> SqliteDigests::replace(std::int64_t id, const model::Digest& digest, const std::string& json) {
  COURANT_TRY(database_.run("UPDATE digest SET headline = ?, outlets = ?, independent = ?, json = ? WHERE id = ?",
                            digest.headline.text, digest.outlets, digest.independent, json, id));
  COURANT_TRY(database_.run("DELETE FROM digest_source WHERE digest = ?", id));
  COURANT_TRY(database_.run("DELETE FROM digest_search WHERE rowid = ?", id));
  return name_and_index(id, digest);
}

Result<void> SqliteDigests::name_and_index(std::int64_t id, const model::Digest& digest) {
  for (const model::DigestSource& source : digest.sources)
    COURANT_TRY(database_.run("INSERT OR IGNORE INTO digest_source (digest, article, version, outlet) VALUES (?,?,?,?)",
                              id, source.article.value, source.version, source.outlet));
  return database_.run("INSERT INTO digest_search (rowid, headline, body) VALUES (?, ?, ?)", id, digest.headline.text,
                       body_of(digest));
}

Result<int> SqliteDigests::put(const model::Digest& digest, Time now) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  COURANT_TRY(ensure_story(database_, digest.story));
  struct Newest {
    std::int64_t id;
    int version;
    std::string json;
    bool withdrawn;
  };
  const auto newest = database_.one(
      "SELECT id, version, json, (SELECT withdrawn FROM story s WHERE s.id = d.story) FROM digest d WHERE story = ?"
      " ORDER BY version DESC LIMIT 1",
      [](Row& row) {
        const std::int64_t id = row.integer();
        const int version = row.small();
        std::string json = row.text();
        return Newest{id, version, std::move(json), row.integer() != 0};
      },
      digest.story.value);
  if (!newest) return std::unexpected(newest.error());

  const int kept = *newest ? (*newest)->version : 0;
  const bool tells_more = !*newest || digest.version > kept;
  model::Digest numbered = digest;
  numbered.version = tells_more ? kept + 1 : kept;
  const std::string json = format::to_json(numbered);
  if (tells_more) {
    COURANT_TRY(insert(numbered, now, json));
  } else {
    if ((*newest)->json == json && !(*newest)->withdrawn) return kept;
    COURANT_TRY(replace((*newest)->id, numbered, json));
  }
  COURANT_TRY(database_.run("UPDATE story SET withdrawn = 0 WHERE id = ?", digest.story.value));
  COURANT_TRY(database_.run("UPDATE revision SET number = number + 1"));
  COURANT_TRY(scope.commit());
  return numbered.version;
}

Result<StoredDigest> SqliteDigests::latest(const model::StoryId& story) {
  return parse_found(
      database_.one("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE story = ? ORDER BY version DESC LIMIT 1",
                    read_row, story.value),
      story);
}

Result<StoredDigest> SqliteDigests::get(const model::StoryId& story, int version) {
  return parse_found(database_.one("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE story = ? AND version = ?",
                                   read_row, story.value, version),
                     story);
}

Result<std::vector<StoredDigest>> SqliteDigests::versions(const model::StoryId& story) {
  return parse_rows(database_.all("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE story = ? ORDER BY version",
                                  read_row, story.value));
}

Result<void> SqliteDigests::withdraw(const model::StoryId& story) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  COURANT_TRY(database_.run("UPDATE story SET withdrawn = 1 WHERE id = ?", story.value));
  COURANT_TRY(
      database_.run("DELETE FROM digest_search WHERE rowid IN (SELECT id FROM digest WHERE story = ?)", story.value));
  COURANT_TRY(database_.run("UPDATE revision SET number = number + 1"));
  return scope.commit();
}

Result<std::vector<StoredDigest>> SqliteDigests::between(Time from, Time until) {
  return parse_rows(
      database_.all("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE at >= ?1 AND at < ?2 AND version ="
                    " (SELECT max(version) FROM digest n WHERE n.story = d.story AND n.at >= ?1 AND n.at < ?2)"
                    " AND" COURANT_DIGEST_IS_SHOWN " ORDER BY at DESC, story",
                    read_row, from, until));
}

Result<std::optional<Time>> SqliteDigests::newest() {
  return database_.one("SELECT at FROM digest d WHERE" COURANT_DIGEST_IS_SHOWN " ORDER BY at DESC LIMIT 1",
                       [](Row& row) { return row.time(); });
}

Result<TimesAround> SqliteDigests::around(Time from, Time until) {
  const auto time = [](Row& row) { return row.time(); };
  const auto before = database_.one(
      "SELECT at FROM digest d WHERE at < ? AND" COURANT_DIGEST_IS_SHOWN " ORDER BY at DESC LIMIT 1", time, from);
  const auto after = database_.one(
      "SELECT at FROM digest d WHERE at >= ? AND" COURANT_DIGEST_IS_SHOWN " ORDER BY at LIMIT 1", time, until);
  if (!before) return std::unexpected(before.error());
  if (!after) return std::unexpected(after.error());
  return TimesAround{*before, *after};
}

Result<std::vector<DayCount>> SqliteDigests::days(std::chrono::minutes offset, std::size_t limit) {
  // Floor division, for days before 1970.
  return database_.all(
      "SELECT (at + ?1) / 86400 - ((at + ?1) % 86400 < 0) AS day, count(DISTINCT story) FROM digest d"
      " WHERE" COURANT_DIGEST_IS_SHOWN " GROUP BY day ORDER BY day DESC LIMIT ?2",
      [](Row& row) {
        DayCount count;
        count.day = std::chrono::sys_days{std::chrono::days{row.integer()}};
        count.stories = row.integer();
        return count;
      },
      std::int64_t{std::chrono::seconds(offset).count()}, limit);
}

Result<std::vector<StoredDigest>> SqliteDigests::recent(std::size_t limit) {
  return parse_rows(database_.all("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE" COURANT_DIGEST_IS_NEWEST
                                  " AND" COURANT_DIGEST_IS_SHOWN " ORDER BY at DESC, story LIMIT ?",
                                  read_row, limit));
}

Result<std::vector<StoredDigest>> SqliteDigests::of_outlet(const std::string& outlet, std::size_t limit) {
  return parse_rows(database_.all(
      "SELECT " COURANT_DIGEST_COLUMNS
      " FROM digest d WHERE id IN (SELECT digest FROM digest_source WHERE outlet = ?) AND" COURANT_DIGEST_IS_NEWEST
      " AND" COURANT_DIGEST_IS_SHOWN " ORDER BY at DESC, story LIMIT ?",
      read_row, outlet, limit));
}

Result<std::vector<StoredDigest>> SqliteDigests::numbered(std::int64_t after, std::int64_t up_to, std::size_t limit) {
  return parse_rows(
      database_.all("SELECT " COURANT_DIGEST_COLUMNS " FROM digest d WHERE id > ?1 AND id <= ?2 AND NOT EXISTS"
                    " (SELECT 1 FROM digest n WHERE n.story = d.story AND n.version > d.version AND n.id <= ?2)"
                    " AND" COURANT_DIGEST_IS_SHOWN " ORDER BY id LIMIT ?3",
                    read_row, after, up_to, limit));
}

Result<bool> SqliteDigests::is_numbered(const model::StoryId& story, std::int64_t after, std::int64_t up_to) {
  const auto count =
      database_.number("SELECT count(*) FROM digest WHERE story = ? AND id > ? AND id <= ?", story.value, after, up_to);
  if (!count) return std::unexpected(count.error());
  return *count > 0;
}

Result<std::int64_t> SqliteDigests::newest_number() { return database_.number("SELECT max(id) FROM digest"); }

Result<std::int64_t> SqliteDigests::number_before(Time moment) {
  return database_.number("SELECT max(id) FROM digest WHERE stored_at < ?", moment);
}

Result<std::int64_t> SqliteDigests::count() {
  return database_.number("SELECT count(*) FROM digest d WHERE" COURANT_DIGEST_IS_NEWEST
                          " AND" COURANT_DIGEST_IS_SHOWN);
}

}  // namespace courant::store::sqlite
