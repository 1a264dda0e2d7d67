// A Store in one SQLite file, or in memory.
#pragma once
#include "store/sqlite/database.h"
#include "store/store.h"

namespace courant::store::sqlite {

// `path` as sqlite3_open takes it: a file, or ":memory:". Errors as open_store's.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path, std::int64_t bytes_max);

}  // namespace courant::store::sqlite
