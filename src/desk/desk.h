// The live pipeline: fetch → parse → pages → extract → group → compose → store, in one loop on one thread, for months.
// It knows no clock of its own, so that the demo and the tests run days in seconds.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "desk/clock.h"
#include "desk/counters.h"
#include "desk/courier.h"
#include "desk/feed_poller.h"
#include "desk/page_reader.h"
#include "desk/press.h"
#include "fetch/fetcher.h"
#include "store/store.h"

namespace courant::desk {

struct Settings {
  fetch::Settings fetch;
  PollRules polls;
  PageRules pages;
  CourierRules courier;
  std::chrono::seconds press_every{30};  // while articles keep coming; at once when nothing is under way
  std::chrono::hours keep{180 * 24};     // page bytes, and versions that no digest names
};

// How many bytes of a store bounded so may be used before the desk lets something go, or stops to fetch: some room is
// kept for what is under way.
constexpr std::int64_t bytes_enough(std::int64_t bytes_max) {
  return bytes_max - std::max(bytes_max / 20, std::min<std::int64_t>(bytes_max / 4, 16 << 20));
}

constexpr bool is_full(std::int64_t used, std::int64_t bytes_max) {
  return bytes_max > 0 && used > bytes_enough(bytes_max);
}

// One thread calls it, but for wake() and counters(), which any may. Store and clock must outlive it.
class Desk {
 public:
  Desk(store::Store& store, const Clock& clock, Settings settings);
  ~Desk();

  // Works until a stop is asked for, which it heeds within a second; what was under way is taken up by the next run.
  // Errors: corrupt alone; a store that is busy or full is tried again.
  base::Result<void> run(std::stop_token stop);

  // Works until nothing is due at the clock's time and nothing is under way, digests included. Errors: the store's.
  base::Result<void> run_until_idle(std::stop_token stop = {});

  // When there is something to do next; nullopt: nothing is planned. With a clock that is set, set it to this.
  std::optional<Time> next_at();

  // From any thread: look anew at what is due, as when a feed was added.
  void wake();
  const Counters& counters() const { return counters_; }

 private:
  base::Result<void> step(bool wait_when_idle);
  base::Result<void> claim();
  base::Result<void> put_off(const std::vector<store::DueEntry>& entries);
  Errand errand_of(const store::Feed& feed);
  Errand errand_of(const store::DueEntry& entry);
  base::Result<std::optional<fetch::Request>> prepare_page(store::EntryId id);
  void note(const base::Result<bool>& articles_changed);
  base::Result<void> press(bool force);
  base::Result<void> forget();
  base::Result<void> make_room();
  bool is_idle() const;
  std::chrono::milliseconds until_next(std::chrono::milliseconds most);

  store::Store& store_;
  const Clock& clock_;
  const Settings settings_;
  Counters counters_;
  FeedPoller poller_;
  PageReader reader_;
  Press press_;
  Courier courier_;
  std::set<store::FeedId> polling_;   // queued or under way
  std::set<store::EntryId> reading_;  // likewise
  bool unpressed_ = false;            // there are articles that were not grouped
  Time pressed_at_{};
  std::optional<Time> forgot_at_;
  bool full_ = false;  // the store is at its bound: nothing new is asked for
  Time made_room_at_{};
  std::stop_token stop_;
};

}  // namespace courant::desk
