// What may go from a store: page bytes, and article versions that are not their article's newest and that no digest
// names.
#pragma once
#include "store/sqlite/database.h"

namespace courant::store::sqlite {

// Both as Store says.
Result<std::int64_t> forget(Database& database, Time before);
Result<std::int64_t> shrink(Database& database, std::int64_t bytes_max);

// Bytes of the file that hold something; the others are filled before it grows.
Result<std::int64_t> used_bytes(Database& database);

}  // namespace courant::store::sqlite
