#include "store/sqlite/feeds.h"

namespace courant::store::sqlite {
namespace {

#define COURANT_FEED_COLUMNS                                                                                   \
  "id, url, title, site_url, outlet, folder, state, etag, last_modified, validators_url, body_hash, next_at, " \
  "interval, attempted_at,"                                                                                    \
  " succeeded_at, failures, error, moving_to, moving_answers, side, ttl, skip_hours, skip_days"

template <std::size_t N>
std::int64_t number(const std::bitset<N>& bits) {
  return static_cast<std::int64_t>(bits.to_ullong());
}

Feed read_feed(Row& row) {
  Feed feed;
  feed.id = FeedId{row.integer()};
  feed.url = row.text();
  feed.title = row.text();
  feed.site_url = row.text();
  feed.outlet = row.text();
  feed.folder = row.text();
  feed.state = static_cast<FeedState>(row.small());
  feed.validators.etag = row.text();
  feed.validators.last_modified = row.text();
  feed.validators.url = row.text();
  feed.body_hash = row.text();
  feed.next_at = row.time();
  feed.interval = std::chrono::seconds{row.integer()};
  feed.attempted_at = row.maybe_time();
  feed.succeeded_at = row.maybe_time();
  feed.failures = row.small();
  feed.error = row.text();
  feed.moving_to = row.text();
  feed.moving_answers = row.small();
  feed.side = static_cast<FeedSide>(row.small());
  feed.wishes.ttl = std::chrono::seconds{row.integer()};
  feed.wishes.skip_hours = static_cast<unsigned long long>(row.integer());
  feed.wishes.skip_days = static_cast<unsigned long long>(row.integer());
  return feed;
}

std::string name_of(FeedId id) { return "feed " + std::to_string(static_cast<std::int64_t>(id)); }

}  // namespace

Result<FeedId> SqliteFeeds::add(const Feed& feed) {
  const auto done = database_.run(
      "INSERT INTO feed (url, title, site_url, outlet, folder, state, etag, last_modified, validators_url, body_hash, "
      "next_at, "
      "interval,"
      " attempted_at, succeeded_at, failures, error, moving_to, moving_answers, side, ttl, skip_hours, skip_days) "
      "VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      feed.url, feed.title, feed.site_url, feed.outlet, feed.folder, feed.state, feed.validators.etag,
      feed.validators.last_modified, feed.validators.url, feed.body_hash, feed.next_at, feed.interval.count(),
      feed.attempted_at, feed.succeeded_at, feed.failures, feed.error, feed.moving_to, feed.moving_answers, feed.side,
      feed.wishes.ttl.count(), number(feed.wishes.skip_hours), number(feed.wishes.skip_days));
  if (!done && done.error().kind == ErrorKind::conflict) return fail(ErrorKind::conflict, feed.url, "is there already");
  if (!done) return std::unexpected(done.error());
  return FeedId{database_.last_row()};
}

Result<void> SqliteFeeds::update(const Feed& feed) {
  const auto done = database_.run(
      "UPDATE feed SET url = ?, title = ?, site_url = ?, outlet = ?, folder = ?, state = ?, etag = ?, last_modified = "
      "?, validators_url = "
      "?,"
      " body_hash = ?, next_at = ?, interval = ?, attempted_at = ?, succeeded_at = ?, failures = ?, error = ?,"
      " moving_to = ?, moving_answers = ?, side = ?, ttl = ?, skip_hours = ?, skip_days = ? WHERE id = ?",
      feed.url, feed.title, feed.site_url, feed.outlet, feed.folder, feed.state, feed.validators.etag,
      feed.validators.last_modified, feed.validators.url, feed.body_hash, feed.next_at, feed.interval.count(),
      feed.attempted_at, feed.succeeded_at, feed.failures, feed.error, feed.moving_to, feed.moving_answers, feed.side,
      feed.wishes.ttl.count(), number(feed.wishes.skip_hours), number(feed.wishes.skip_days), feed.id);
  if (!done && done.error().kind == ErrorKind::conflict)
    return fail(ErrorKind::conflict, feed.url, "is another feed's address");
  if (!done) return std::unexpected(done.error());
  if (database_.changes() == 0) return fail(ErrorKind::not_found, name_of(feed.id), "no such feed");
  return {};
}

Result<void> SqliteFeeds::remove(FeedId id) {
  COURANT_TRY(database_.run("DELETE FROM feed WHERE id = ?", id));
  if (database_.changes() == 0) return fail(ErrorKind::not_found, name_of(id), "no such feed");
  return {};
}

Result<Feed> SqliteFeeds::get(FeedId id) {
  return found_or(database_.one("SELECT " COURANT_FEED_COLUMNS " FROM feed WHERE id = ?", read_feed, id), name_of(id),
                  "no such feed");
}

Result<Feed> SqliteFeeds::find(const std::string& url) {
  return found_or(database_.one("SELECT " COURANT_FEED_COLUMNS " FROM feed WHERE url = ?", read_feed, url), url,
                  "no such feed");
}

Result<std::vector<Feed>> SqliteFeeds::all() {
  return database_.all("SELECT " COURANT_FEED_COLUMNS " FROM feed ORDER BY id", read_feed);
}

Result<std::vector<Feed>> SqliteFeeds::due(Time now, std::size_t limit) {
  return database_.all("SELECT " COURANT_FEED_COLUMNS
                       " FROM feed WHERE state = 0 AND next_at <= ? ORDER BY next_at, id LIMIT ?",
                       read_feed, now, limit);
}

Result<std::optional<Time>> SqliteFeeds::next_due() {
  return database_.one("SELECT next_at FROM feed WHERE state = 0 ORDER BY next_at LIMIT 1",
                       [](Row& row) { return row.time(); });
}

Result<void> SqliteFeeds::put_host_rest(const HostRest& rest, Time now) {
  COURANT_TRY(database_.run("DELETE FROM resting_host WHERE until <= ?", now));
  return database_.run("INSERT OR REPLACE INTO resting_host (name, until) VALUES (?,?)", rest.host, rest.until);
}

Result<std::vector<HostRest>> SqliteFeeds::host_rests(Time now) {
  return database_.all(
      "SELECT name, until FROM resting_host WHERE until > ? ORDER BY name",
      [](Row& row) {
        HostRest rest;
        rest.host = row.text();
        rest.until = row.time();
        return rest;
      },
      now);
}

Result<std::vector<std::string>> SqliteFeeds::folders() {
  return database_.all("SELECT DISTINCT folder FROM feed WHERE folder <> '' ORDER BY folder",
                       [](Row& row) { return row.text(); });
}

Result<FeedCounts> SqliteFeeds::counts() {
  const auto counts = database_.one(
      "SELECT count(*), coalesce(sum(state = 0), 0), coalesce(sum(state = 0 AND failures > 0), 0),"
      " (SELECT count(*) FROM entry), (SELECT count(*) FROM entry WHERE state = 0) FROM feed",
      [](Row& row) {
        FeedCounts read;
        read.feeds = row.integer();
        read.active = row.integer();
        read.failing = row.integer();
        read.entries = row.integer();
        read.waiting = row.integer();
        return read;
      });
  if (!counts) return std::unexpected(counts.error());
  return counts->value_or(FeedCounts{});
}

}  // namespace courant::store::sqlite
