// SQLite's C interface as values: one connection, its prepared statements, and errors as the store's.
// One thread at a time.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "base/time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace courant::store::sqlite {

using base::Error;
using base::ErrorKind;
using base::fail;
using base::Result;
using Time = std::chrono::sys_seconds;

struct Blob {
  std::string_view bytes;
};

// The current row of a query, read column by column from the left. Texts are copied out.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  std::string text();  // also a blob's bytes
  std::int64_t integer();
  int small() { return static_cast<int>(integer()); }
  double real();
  std::optional<std::int64_t> maybe_integer();
  std::optional<Time> maybe_time();
  Time time() { return Time{std::chrono::seconds{integer()}}; }
  std::optional<base::Moment> moment() { return base::parse_moment(text()); }  // NULL and "" are nullopt

 private:
  sqlite3_stmt* statement_;
  int column_ = 0;
};

class Database {
 public:
  // Opens with write-ahead log, full durability and foreign keys; another connection's lock is waited for up to 10 s.
  // It does not grow beyond `bytes_max`, a whole number of pages; 0: no bound.
  static Result<std::unique_ptr<Database>> open(const std::string& path, std::int64_t bytes_max);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // `sql` must be a string literal, or live as long as the Database: statements are kept by its address.
  template <class... Args>
  Result<void> run(std::string_view sql, const Args&... args) {
    return query(sql, [](Row&) {}, args...);
  }

  // Calls `each(Row&)` for every row.
  template <class Each, class... Args>
  Result<void> query(std::string_view sql, Each&& each, const Args&... args) {
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    int place = 0;
    (bind(*statement, ++place, args), ...);
    return step_all(*statement, [&each](Row& row) { each(row); });
  }

  template <class Read, class... Args>
  auto all(std::string_view sql, Read&& read, const Args&... args)
      -> Result<std::vector<std::invoke_result_t<Read, Row&>>> {
    std::vector<std::invoke_result_t<Read, Row&>> rows;
    if (auto done = query(sql, [&](Row& row) { rows.push_back(std::invoke(read, row)); }, args...); !done)
      return std::unexpected(done.error());
    return rows;
  }

  // The first row, if there is one.
  template <class Read, class... Args>
  auto one(std::string_view sql, Read&& read, const Args&... args)
      -> Result<std::optional<std::invoke_result_t<Read, Row&>>> {
    std::optional<std::invoke_result_t<Read, Row&>> first;
    const auto take = [&](Row& row) {
      if (!first) first.emplace(std::invoke(read, row));
    };
    if (auto done = query(sql, take, args...); !done) return std::unexpected(done.error());
    return first;
  }

  template <class... Args>
  Result<std::int64_t> number(std::string_view sql, const Args&... args) {
    auto found = one(sql, [](Row& row) { return row.integer(); }, args...);
    if (!found) return std::unexpected(found.error());
    return found->value_or(0);
  }

  Result<void> script(const std::string& sql);  // several statements, no values
  std::int64_t last_row() const;
  std::int64_t changes() const;
  bool in_transaction() const;
  std::int64_t bytes_max() const { return bytes_max_; }

 private:
  explicit Database(sqlite3* handle) : handle_(handle) {}
  Result<sqlite3_stmt*> prepare(std::string_view sql);
  Result<void> step_all(sqlite3_stmt* statement, const std::function<void(Row&)>& each);
  Error error(int code) const;
  bool is_at_bound() const;

  static void bind(sqlite3_stmt* statement, int place, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int place, double value);
  static void bind(sqlite3_stmt* statement, int place, std::string_view text);
  static void bind(sqlite3_stmt* statement, int place, Blob blob);
  static void bind(sqlite3_stmt* statement, int place, std::nullptr_t);
  static void bind(sqlite3_stmt* statement, int place, int value) { bind(statement, place, std::int64_t{value}); }
  static void bind(sqlite3_stmt* statement, int place, bool value) { bind(statement, place, std::int64_t{value}); }
  static void bind(sqlite3_stmt* statement, int place, std::size_t value) {
    bind(statement, place, static_cast<std::int64_t>(value));
  }
  static void bind(sqlite3_stmt* statement, int place, const std::string& text) {
    bind(statement, place, std::string_view(text));
  }
  static void bind(sqlite3_stmt* statement, int place, Time time) {
    bind(statement, place, std::int64_t{time.time_since_epoch().count()});
  }
  static void bind(sqlite3_stmt* statement, int place, const base::Moment& moment);
  static void bind(sqlite3_stmt* statement, int place, const char* text) {
    bind(statement, place, std::string_view(text));
  }
  template <class E>
    requires std::is_enum_v<E>
  static void bind(sqlite3_stmt* statement, int place, E value) {
    bind(statement, place, static_cast<std::int64_t>(value));
  }
  template <class T>
  static void bind(sqlite3_stmt* statement, int place, const std::optional<T>& value) {
    if (value)
      bind(statement, place, *value);
    else
      bind(statement, place, nullptr);
  }

  sqlite3* handle_;
  std::int64_t bytes_max_ = 0;
  std::map<const char*, sqlite3_stmt*> statements_;
};

// A transaction unless one is open already, which then decides: rolled back unless `commit` is called.
class Scope {
 public:
  explicit Scope(Database& database);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Result<void> begun() const { return begun_; }  // must be looked at before anything is written
  Result<void> commit();

 private:
  Database& database_;
  bool owns_ = false;
  Result<void> begun_;
};

// What one row was asked for; error not_found with these words where there was none.
template <class T>
Result<T> found_or(Result<std::optional<T>> found, const std::string& subject, std::string_view words) {
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail(ErrorKind::not_found, subject, words);
  return std::move(**found);
}

}  // namespace courant::store::sqlite
