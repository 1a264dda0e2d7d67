// Feeds: which are due, what to ask, and what to keep of the answer. A feed's validators and the entries that came with
// them are one transaction. Not thread-safe; store, clock and counters must outlive it.
#pragma once
#include <vector>

#include "desk/clock.h"
#include "desk/counters.h"
#include "desk/poll_plan.h"
#include "fetch/fetcher.h"
#include "store/store.h"

namespace courant::desk {

class FeedPoller {
 public:
  FeedPoller(store::Store& store, const Clock& clock, const PollRules& rules, Counters& counters)
      : store_(store), clock_(clock), rules_(rules), counters_(counters) {}

  // Feeds that are due, at most `limit`. When this returns, their next time is stored: a restart does not poll them
  // again.
  base::Result<std::vector<store::Feed>> claim(std::size_t limit);

  static fetch::Request request_for(const store::Feed& feed);

  // The feed may not be asked before then; nothing has failed. Errors: the store's.
  base::Result<void> postpone(store::FeedId id, store::Time until);

  // Keeps what came of it. Errors: the store's; then nothing of the answer was kept, nor its validators.
  base::Result<void> take(store::FeedId id, const base::Result<fetch::Response>& answer);

 private:
  base::Result<void> take_failure(const store::Feed& feed, const PollFailure& failure);
  base::Result<void> take_body(store::Feed feed, const fetch::Response& response);
  base::Result<void> keep(const store::Feed& feed);

  store::Store& store_;
  const Clock& clock_;
  const PollRules& rules_;
  Counters& counters_;
};

}  // namespace courant::desk
