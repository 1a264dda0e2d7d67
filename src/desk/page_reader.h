// Entries' pages: which are due, what to ask, and the article that comes of the answer. Every step can be done twice.
// Not thread-safe; store, clock and counters must outlive it.
#pragma once
#include <chrono>
#include <vector>

#include "desk/clock.h"
#include "desk/counters.h"
#include "fetch/fetcher.h"
#include "store/store.h"

namespace courant::desk {

struct PageRules {
  // When a page is read again, after its entry was first seen: a changed text is a new version.
  std::vector<std::chrono::seconds> read_again{std::chrono::hours{1}, std::chrono::hours{6}, std::chrono::hours{24},
                                               std::chrono::hours{72}};
  std::chrono::seconds retry_first = std::chrono::minutes{10};  // then doubling
  int tries = 6;                                                // in a row, then given up
};

class PageReader {
 public:
  PageReader(store::Store& store, const Clock& clock, const PageRules& rules, Counters& counters)
      : store_(store), clock_(clock), rules_(rules), counters_(counters) {}

  // Entries whose page is due, at most `limit`, longest due first.
  base::Result<std::vector<store::DueEntry>> due(std::size_t limit);

  static fetch::Request request_for(const store::Entry& entry);

  // True: another feed listed the same page, and what came of it is this entry's too; nothing is to be asked.
  base::Result<bool> known_elsewhere(store::EntryId id);

  // Keeps what came of it. True: there is a new article or a new version. Errors: the store's; nothing was kept.
  base::Result<bool> take(store::EntryId id, const base::Result<fetch::Response>& answer);
  // An entry without a page of its own: what the feed said is all there is.
  base::Result<bool> take_without_page(store::EntryId id, const std::string& why);
  // The page may not be asked for now: it is due again at `until`, and that was no failure of its own.
  base::Result<void> postpone(store::EntryId id, store::Time until);

 private:
  base::Result<bool> take_page(store::Entry entry, const fetch::Response& response);
  base::Result<bool> take_failure(store::Entry entry, const std::string& error, std::chrono::seconds wait_min,
                                  bool final);
  base::Result<bool> keep(store::Entry& entry, const model::Article& article);
  void plan_next_read(store::Entry& entry) const;

  store::Store& store_;
  const Clock& clock_;
  const PageRules& rules_;
  Counters& counters_;
};

}  // namespace courant::desk
