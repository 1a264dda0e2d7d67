// The live pipeline: fetch → parse → pages → extract → group → compose → store, in one loop on one thread, for months.
// It knows no clock of its own, so that the demo and the tests run days in seconds.
#pragma once
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include "desk/clock.h"
#include "desk/counters.h"
#include "desk/feed_poller.h"
#include "desk/page_reader.h"
#include "desk/press.h"
#include "fetch/fetcher.h"
#include "fetch/host_queue.h"
#include "fetch/robots.h"
#include "store/store.h"

namespace courant::desk {

struct Settings {
  fetch::Settings fetch;
  PollRules polls;
  PageRules pages;
  std::chrono::milliseconds host_gap{2000};  // between two requests to one host
  std::size_t parallel = 256;                // requests under way at once
  std::chrono::seconds press_every{30};      // while articles keep coming; at once when nothing is under way
  std::chrono::hours keep{180 * 24};         // page bytes, and versions that no digest names
  bool heed_robots = true;
};

// How many bytes of a store bounded so may be used before the desk lets something go, or stops to fetch: some room is
// kept for what is under way.
constexpr std::int64_t bytes_enough(std::int64_t bytes_max) {
  return bytes_max - std::max(bytes_max / 20, std::min<std::int64_t>(bytes_max / 4, 16 << 20));
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
  struct RobotsState {
    fetch::Robots robots;
    Time until{};  // when it is asked for again
  };

  base::Result<void> step(bool wait_when_idle);
  base::Result<void> claim();
  void start_jobs();
  void start(const std::string& host, fetch::Request request, prometheus::Histogram& seconds,
             std::function<base::Result<void>(const base::Result<fetch::Response>&)> take);
  void start_feed(const store::Feed& feed, const std::string& host);
  void start_page(store::EntryId id, const std::string& host);
  void start_robots(store::EntryId id, const std::string& origin, const std::string& host);
  base::Result<void> take_robots(const std::string& origin, const base::Result<fetch::Response>& answer);
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
  fetch::HostQueue queue_;
  fetch::Fetcher fetcher_;
  std::set<store::EntryId> reading_;  // queued or under way
  std::map<std::string, RobotsState> robots_;
  bool unpressed_ = false;  // there are articles that were not grouped
  Time pressed_at_{};
  std::optional<Time> forgot_at_;
  bool full_ = false;  // the store is at its bound: nothing new is asked for
  Time made_room_at_{};
  base::Result<void> failure_;  // of a step that an answer caused
  std::stop_token stop_;
};

}  // namespace courant::desk
