#include "store/sqlite/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>

namespace courant::store::sqlite {
namespace {

ErrorKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
      return ErrorKind::corrupt;
    case SQLITE_CONSTRAINT:
      return ErrorKind::conflict;
    case SQLITE_TOOBIG:
      return ErrorKind::limit;
    default:
      return ErrorKind::unavailable;  // busy, locked, full, read-only, input/output, memory
  }
}

}  // namespace

std::string Row::text() {
  const int column = column_++;
  const void* bytes = sqlite3_column_blob(statement_, column);
  return bytes ? std::string(static_cast<const char*>(bytes),
                             static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string();
}

std::int64_t Row::integer() { return sqlite3_column_int64(statement_, column_++); }

double Row::real() { return sqlite3_column_double(statement_, column_++); }

std::optional<std::int64_t> Row::maybe_integer() {
  const int column = column_++;
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int64(statement_, column);
}

std::optional<Time> Row::maybe_time() {
  const auto seconds = maybe_integer();
  return seconds ? std::optional(Time{std::chrono::seconds{*seconds}}) : std::nullopt;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, std::int64_t bytes_max) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(handle));
  if (code != SQLITE_OK) return fail(kind_of(code), path, handle ? sqlite3_errmsg(handle) : "out of memory");
  sqlite3_busy_timeout(handle, 10'000);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  auto set = database->script(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;");
  if (!set) return fail(set.error().kind, path, set.error().message);
  if (bytes_max > 0) {
    const auto page_bytes = database->number("SELECT page_size FROM pragma_page_size()");
    if (!page_bytes) return fail(page_bytes.error().kind, path, page_bytes.error().message);
    database->bytes_max_ = bytes_max;
    COURANT_TRY(database->script("PRAGMA max_page_count = " +
                                 std::to_string(std::max<std::int64_t>(1, bytes_max / *page_bytes))));
  }
  return database;
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

// Tells the bound from a full disk, near enough: SQLite has rolled back by now what did not fit.
bool Database::is_at_bound() const {
  sqlite3_int64 pages = 0, most = 0;
  const auto read = [&](const char* sql, sqlite3_int64& value) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
      value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
  };
  read("PRAGMA page_count", pages);
  read("PRAGMA max_page_count", most);
  return bytes_max_ > 0 && pages + std::max<sqlite3_int64>(most / 10, 4096) >= most;
}

Error Database::error(int code) const {
  const std::string message = std::string(sqlite3_errstr(code)) + ": " + sqlite3_errmsg(handle_);
  if ((code & 0xff) == SQLITE_FULL && is_at_bound())
    return Error{ErrorKind::unavailable, "store",
                 "it is full: it may take " + std::to_string(bytes_max_ >> 20) +
                     " MiB (store_mib_max), and nothing more can go from it"};
  if ((code & 0xff) == SQLITE_FULL) return Error{ErrorKind::unavailable, "store", "the disk is full"};
  return Error{kind_of(code), "store", message};
}

Result<sqlite3_stmt*> Database::prepare(std::string_view sql) {
  if (const auto known = statements_.find(sql.data()); known != statements_.end()) return known->second;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error(code));
  statements_.emplace(sql.data(), statement);
  return statement;
}

Result<void> Database::step_all(sqlite3_stmt* statement, const std::function<void(Row&)>& each) {
  int code = 0;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    Row row(statement);
    each(row);
  }
  Result<void> result;
  if (code != SQLITE_DONE) result = std::unexpected(error(code));
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return result;
}

Result<void> Database::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error(code));
  return {};
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }
std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::bind(sqlite3_stmt* statement, int place, std::int64_t value) {
  sqlite3_bind_int64(statement, place, value);
}
void Database::bind(sqlite3_stmt* statement, int place, double value) { sqlite3_bind_double(statement, place, value); }
void Database::bind(sqlite3_stmt* statement, int place, std::nullptr_t) { sqlite3_bind_null(statement, place); }
void Database::bind(sqlite3_stmt* statement, int place, std::string_view text) {
  sqlite3_bind_text64(statement, place, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void Database::bind(sqlite3_stmt* statement, int place, const base::Moment& moment) {
  const std::string text = base::format_moment(moment);
  sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Database::bind(sqlite3_stmt* statement, int place, Blob blob) {
  sqlite3_bind_blob64(statement, place, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size(), SQLITE_STATIC);
}

Scope::Scope(Database& database) : database_(database) {
  if (database.in_transaction()) return;
  begun_ = database.run("BEGIN IMMEDIATE");
  owns_ = begun_.has_value();
}

Scope::~Scope() {
  if (owns_ && database_.in_transaction()) (void)database_.run("ROLLBACK");
}

Result<void> Scope::commit() {
  if (!owns_) return {};
  // A full disk makes SQLite roll back by itself: then nothing of the transaction is there, and that is the answer.
  if (!database_.in_transaction()) return fail(ErrorKind::unavailable, "store", "the transaction was rolled back");
  COURANT_TRY(database_.run("COMMIT"));
  owns_ = false;
  return {};
}

}  // namespace courant::store::sqlite
