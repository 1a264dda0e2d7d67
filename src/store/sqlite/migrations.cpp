#include "store/sqlite/migrations.h"

#include "store/migration_files.h"

namespace courant::store::sqlite {
namespace {

constexpr std::int64_t application_id = 0x436f7572;  // "Cour"

Result<void> migrate_to(Database& database, std::int64_t version, std::string_view sql) {
  Scope scope(database);
  COURANT_TRY(scope.begun());
  const auto now = database.number("PRAGMA user_version");
  if (!now) return std::unexpected(now.error());
  if (*now >= version) return {};  // another process was first
  COURANT_TRY(database.script(std::string(sql)));
  COURANT_TRY(database.script("PRAGMA user_version = " + std::to_string(version)));
  COURANT_TRY(database.script("PRAGMA application_id = " + std::to_string(application_id)));
  return scope.commit();
}

}  // namespace

Result<void> migrate(Database& database, const std::string& path) {
  const auto files = migration_files();
  const auto newest = static_cast<std::int64_t>(files.size());
  const auto version = database.number("PRAGMA user_version");
  const auto id = database.number("PRAGMA application_id");
  const auto tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!version) return fail(version.error().kind, path, version.error().message);
  if (!id || !tables) return fail(ErrorKind::unavailable, path, "cannot be read");
  if (*tables > 0 && *id != application_id)
    return fail(ErrorKind::corrupt, path, "is a database, but not one of Courant's");
  if (*version > newest)
    return fail(ErrorKind::corrupt, path,
                "was written by a newer Courant (schema " + std::to_string(*version) + ", this one knows " +
                    std::to_string(newest) + ")");
  for (std::int64_t next = *version + 1; next <= newest; ++next)
    if (auto done = migrate_to(database, next, files[static_cast<std::size_t>(next - 1)].bytes); !done)
      return fail(done.error().kind, path, "migration " + std::to_string(next) + ": " + done.error().message);
  return {};
}

}  // namespace courant::store::sqlite
