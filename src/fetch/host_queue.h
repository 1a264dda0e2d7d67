// Who may be asked next: one request at a time and a minimum gap for each host, hosts taken in turn, so that one with
// many pages holds nobody up. Knows no clock and no network: time is given. Not thread-safe.
#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace courant::fetch {

class HostQueue {
 public:
  using Time = std::chrono::sys_time<std::chrono::milliseconds>;
  using Job = std::function<void()>;

  explicit HostQueue(std::chrono::milliseconds gap) : gap_(gap) {}

  // `first`: before all of the host's that were added as `later`, and behind those added so before.
  enum class Rank : unsigned char { first, later };
  // `proven`: what it asks for answered well the last time.
  void add(const std::string& host, Job job, Rank rank = Rank::later, bool proven = false);
  // The next job whose host is free at `now`, longest ready first, or the next of the hosts whose next job is proven;
  // its host is busy until done(). nullopt: none is.
  struct Taken {
    std::string host;
    Job job;
  };
  std::optional<Taken> take(Time now, bool proven_only = false);
  // The host's request has ended; the gap begins.
  void done(const std::string& host, Time now);

  // When the next job can be taken, if none of the busy hosts becomes free before. nullopt: no job waits for time
  // alone.
  std::optional<Time> next_at() const;
  std::size_t waiting() const { return waiting_; }
  std::size_t waiting(const std::string& host) const;

 private:
  struct Waiting {
    Job job;
    bool proven = false;
  };
  struct Host {
    std::deque<Waiting> first, later;
    Time ready_at{};
    bool busy = false;
    std::size_t waiting() const { return first.size() + later.size(); }
    std::deque<Waiting>& next() { return first.empty() ? later : first; }
  };
  using Ready = std::set<std::pair<Time, std::string>>;  // hosts with a job, not busy
  // Lists the host by its next job, wherever it stood before.
  void enlist(const std::string& name, Host& host);

  std::chrono::milliseconds gap_;
  std::unordered_map<std::string, Host> hosts_;
  Ready ready_, proven_;  // all of them; those whose next job is proven
  std::size_t waiting_ = 0;
};

}  // namespace courant::fetch
