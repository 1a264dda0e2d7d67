// Carries the desk's requests to hosts as a guest does: one at a time and a gap for each host, feeds before pages,
// robots.txt heeded where it is due, a host that asked for it left alone, also after a restart. A redirect to another
// host is a request to that host, with all of this. Not thread-safe, but for wake(); what it is given must outlive it.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "desk/clock.h"
#include "desk/counters.h"
#include "fetch/fetcher.h"
#include "fetch/host_queue.h"
#include "fetch/robots.h"
#include "store/store.h"

namespace courant::desk {

struct CourierRules {
  std::chrono::milliseconds host_gap{2000};  // between two requests to one host
  // Requests under way at once that began within the last second. One that takes longer makes room for others, until
  // there are `parallel_max` in all: hosts that never come to an end hold nobody up.
  std::size_t parallel = 256;
  std::size_t parallel_max = 2048;
  bool heed_robots = true;
};

// A request to be made when its host's turn has come. Of `take` and `postpone` one is called, or neither where
// prepare() says that nothing is to be asked any more. Their errors are the store's.
struct Errand {
  std::string url;  // tells the host
  std::function<base::Result<std::optional<fetch::Request>>()> prepare;
  std::function<base::Result<void>(const base::Result<fetch::Response>&)> take;
  std::function<base::Result<void>(Time until)> postpone;  // not before then; nothing has failed
  bool is_page = false;                                    // robots.txt is heeded, and feeds go first
  bool is_proven = false;                                  // answered well the last time: there is always room for it
  prometheus::Histogram* seconds = nullptr;
};

class Courier {
 public:
  Courier(store::Store& store, const Clock& clock, const fetch::Settings& fetching, CourierRules rules,
          Counters& counters);

  void send(Errand errand);
  // Begins what may be asked now. Errors: the store's.
  base::Result<void> start_due();
  // Until an answer came, somebody called wake(), or `at_most` is over. Errors: the first of what answers led to.
  base::Result<void> wait(std::chrono::milliseconds at_most);
  void wake() { fetcher_.wake(); }

  std::size_t running() const { return fetcher_.running(); }
  std::size_t waiting() const { return queue_.waiting(); }
  // Whether another request may begin, one that is proven or any.
  bool has_room(bool proven);
  // When the next request may begin, if none that runs ends before; nullopt: none waits for time alone.
  std::optional<Time> next_at() const { return queue_.next_at(); }
  // When a further errand to the host of `url` would have its turn, by those that wait for the host already.
  Time turn_of(const std::string& url) const;

 private:
  using Shared = std::shared_ptr<Errand>;
  struct RobotsState {
    fetch::Robots robots;
    Time until{};  // when it is asked for again
  };

  void queue(const std::string& host, const Shared& errand, std::function<void()> job);
  void begin(const std::string& host, const Shared& errand);
  void ask(const std::string& host, const Shared& errand, const fetch::Request& request);
  void answered(const std::string& host, const Shared& errand, const fetch::Request& request,
                const base::Result<fetch::Response>& answer);
  void ask_robots(const std::string& host, const Shared& errand, const fetch::Request& request);
  // False: it has to be asked again later.
  bool take_robots(const std::string& origin, fetch::Reach reach, const base::Result<fetch::Response>& answer);
  void leave(const std::string& host, const base::Result<void>& outcome);
  void note(const base::Result<void>& outcome);
  base::Result<void> read_rests();
  void note_rest(const std::string& host, const fetch::Response& answer);
  std::optional<Time> rests_until(const std::string& host) const;

  store::Store& store_;
  const Clock& clock_;
  const CourierRules rules_;
  Counters& counters_;
  fetch::HostQueue queue_;
  std::map<std::pair<std::string, fetch::Reach>, RobotsState> robots_;  // by origin, and on whose word it was asked
  std::unordered_map<std::string, Time> rests_;
  bool rests_read_ = false;
  base::Result<void> failure_;
  fetch::Fetcher fetcher_;
};

}  // namespace courant::desk
