// The schema's versions: what each migration does stands in migrations/N.sql.
#pragma once
#include "store/sqlite/database.h"

namespace courant::store::sqlite {

// Brings the database to the newest schema, each step in a transaction of its own. Safe when several processes do it at
// once. Errors: corrupt when the file is not Courant's, or was written by a newer schema; unavailable.
Result<void> migrate(Database& database, const std::string& path);

}  // namespace courant::store::sqlite
