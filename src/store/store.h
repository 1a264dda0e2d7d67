// The store: everything Courant keeps, behind one interface that knows no database. A Store is one connection, for one
// thread at a time; any number may be open on one address, in one process or in many, and each sees what was committed.
// What a call wrote outside a transaction is durable when it returns. Errors everywhere: unavailable (busy, disk full:
// it may work later, nothing was half written), corrupt (what is stored contradicts itself).
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "store/articles.h"
#include "store/feeds.h"
#include "store/follows.h"
#include "store/stories.h"

namespace courant::store {

// All that is written between begin and commit is kept, or nothing of it. Rolls back when it goes out of scope.
class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual base::Result<void> commit() = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  virtual Articles& articles() = 0;
  virtual Feeds& feeds() = 0;
  virtual Stories& stories() = 0;
  virtual Digests& digests() = 0;
  virtual Follows& follows() = 0;

  // The Store must outlive it. One begun within another is part of that one.
  virtual base::Result<std::unique_ptr<Transaction>> begin() = 0;

  // A small value under a name of Courant's own ("grouped_up_to"); empty when it was never set.
  virtual base::Result<std::string> setting(const std::string& name) = 0;
  virtual base::Result<void> set_setting(const std::string& name, const std::string& value) = 0;
  // The same for a large value, of any bytes.
  virtual base::Result<std::string> blob(const std::string& name) = 0;
  virtual base::Result<void> set_blob(const std::string& name, std::string_view bytes) = 0;

  // Grows whenever what readers see has changed, by whichever connection: a page made at one revision is good while
  // it lasts.
  virtual base::Result<std::int64_t> revision() = 0;

  // Deletes page bytes older than `before` and article versions seen before that which are not their article's newest
  // and which no digest names; returns the bytes of pages and texts deleted.
  virtual base::Result<std::int64_t> forget(Time before) = 0;

  // Deletes what forget() could, until at most `bytes_max` are used or nothing is left that may go: page bytes that no
  // digest stands on, then versions, then other page bytes, each the oldest first. Returns the bytes deleted.
  virtual base::Result<std::int64_t> shrink(std::int64_t bytes_max) = 0;

  virtual base::Result<std::int64_t> bytes() = 0;       // what it takes on disk
  virtual base::Result<std::int64_t> bytes_used() = 0;  // of these, what holds something
  virtual std::int64_t bytes_max() const = 0;           // as it was opened; 0: no bound
  // Whether it can be read and written now; the error says why not.
  virtual base::Result<void> check() = 0;
};

// Opens the store at `address`, making and migrating it as needed: a file's path, or "memory:" for one that lives as
// long as the Store. It does not grow beyond `bytes_max` (0: no bound): what would make it is refused as unavailable,
// as on a full disk. Errors: unavailable; corrupt, also when a newer Courant wrote it.
base::Result<std::unique_ptr<Store>> open_store(const std::string& address, std::int64_t bytes_max = 0);

}  // namespace courant::store
