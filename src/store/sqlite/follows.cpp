#include "store/sqlite/follows.h"

namespace courant::store::sqlite {
namespace {

#define COURANT_FOLLOW_COLUMNS                                                                                    \
  "id, channel, address, subject, what, pace, zone, minute, language, key, secret, state, created_at, told_from," \
  " told_up_to, due_at, telling_up_to, telling_since, failures, error, succeeded_at"

Follow read_follow(Row& row) {
  Follow follow;
  follow.id = FollowId{row.integer()};
  follow.channel = static_cast<FollowChannel>(row.small());
  follow.address = row.text();
  follow.subject = static_cast<FollowSubject>(row.small());
  follow.what = row.text();
  follow.pace = static_cast<FollowPace>(row.small());
  follow.zone = row.text();
  follow.hour = std::chrono::minutes{row.integer()};
  follow.language = row.text();
  follow.key = row.text();
  follow.secret = row.text();
  follow.state = static_cast<FollowState>(row.small());
  follow.created_at = row.time();
  follow.told_from = row.integer();
  follow.told_up_to = row.integer();
  follow.due_at = row.time();
  follow.telling_up_to = row.maybe_integer();
  follow.telling_since = row.maybe_time();
  follow.failures = row.small();
  follow.error = row.text();
  follow.succeeded_at = row.maybe_time();
  return follow;
}

std::string name_of(FollowId id) { return "follow " + std::to_string(static_cast<std::int64_t>(id)); }

}  // namespace

Result<FollowId> SqliteFollows::add(const Follow& follow) {
  const auto done = database_.run(
      "INSERT INTO follow (channel, address, subject, what, pace, zone, minute, language, key, secret, state,"
      " created_at, told_from, told_up_to, due_at, telling_up_to, telling_since, failures, error, succeeded_at)"
      " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      follow.channel, follow.address, follow.subject, follow.what, follow.pace, follow.zone, follow.hour.count(),
      follow.language, follow.key, Blob{follow.secret}, follow.state, follow.created_at, follow.told_from,
      follow.told_up_to, follow.due_at, follow.telling_up_to, follow.telling_since, follow.failures, follow.error,
      follow.succeeded_at);
  if (!done) return std::unexpected(done.error());
  return FollowId{database_.last_row()};
}

Result<Follow> SqliteFollows::get(FollowId id) {
  return found_or(database_.one("SELECT " COURANT_FOLLOW_COLUMNS " FROM follow WHERE id = ?", read_follow, id),
                  name_of(id), "no such follow");
}

Result<Follow> SqliteFollows::find(const std::string& key) {
  return found_or(database_.one("SELECT " COURANT_FOLLOW_COLUMNS " FROM follow WHERE key = ?", read_follow, key),
                  "a follow", "no such follow");
}

Result<std::vector<Follow>> SqliteFollows::all() {
  return database_.all("SELECT " COURANT_FOLLOW_COLUMNS " FROM follow ORDER BY id", read_follow);
}

Result<std::vector<Follow>> SqliteFollows::due(Time now) {
  return database_.all("SELECT " COURANT_FOLLOW_COLUMNS
                       " FROM follow WHERE state = 0 AND due_at <= ? ORDER BY due_at, id",
                       read_follow, now);
}

Result<void> SqliteFollows::set_state(FollowId id, FollowState state) {
  COURANT_TRY(database_.run("UPDATE follow SET state = ? WHERE id = ?", state, id));
  if (database_.changes() == 0) return fail(ErrorKind::not_found, name_of(id), "no such follow");
  return {};
}

Result<bool> SqliteFollows::claim(const Follow& follow, Time until) {
  COURANT_TRY(database_.run("UPDATE follow SET due_at = ? WHERE id = ? AND state = 0 AND due_at = ?", until, follow.id,
                            follow.due_at));
  return database_.changes() > 0;
}

Result<void> SqliteFollows::record(const Follow& follow) {
  COURANT_TRY(
      database_.run("UPDATE follow SET told_up_to = ?, due_at = ?, telling_up_to = ?, telling_since = ?, failures = ?,"
                    " error = ?, succeeded_at = ?, state = CASE state WHEN 0 THEN ? ELSE state END WHERE id = ?",
                    follow.told_up_to, follow.due_at, follow.telling_up_to, follow.telling_since, follow.failures,
                    follow.error, follow.succeeded_at, follow.state, follow.id));
  if (database_.changes() == 0) return fail(ErrorKind::not_found, name_of(follow.id), "no such follow");
  return {};
}

}  // namespace courant::store::sqlite
