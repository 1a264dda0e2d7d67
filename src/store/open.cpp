#include "store/sqlite/store.h"
#include "store/store.h"

namespace courant::store {

base::Result<std::unique_ptr<Store>> open_store(const std::string& address, std::int64_t bytes_max) {
  if (address == "memory:") return sqlite::open_sqlite_store(":memory:", bytes_max);
  if (address.find("://") != std::string::npos)
    return base::fail(base::ErrorKind::usage, address, "is no kind of store this Courant knows: give a file's path");
  return sqlite::open_sqlite_store(address, bytes_max);
}

}  // namespace courant::store
