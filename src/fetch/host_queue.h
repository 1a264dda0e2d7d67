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
  void add(const std::string& host, Job job, Rank rank = Rank::later);
  // The next job whose host is free at `now`, longest ready first; its host is busy until done(). nullopt: none is.
  struct Taken {
    std::string host;
    Job job;
  };
  std::optional<Taken> take(Time now);
  // The host's request has ended; the gap begins.
  void done(const std::string& host, Time now);

  // When the next job can be taken, if none of the busy hosts becomes free before. nullopt: no job waits for time
  // alone.
  std::optional<Time> next_at() const;
  std::size_t waiting() const { return waiting_; }
  std::size_t waiting(const std::string& host) const;

 private:
  struct Host {
    std::deque<Job> first, later;
    Time ready_at{};
    bool busy = false;
    std::size_t waiting() const { return first.size() + later.size(); }
  };
  void enlist(const std::string& name, const Host& host);

  std::chrono::milliseconds gap_;
  std::unordered_map<std::string, Host> hosts_;
  std::set<std::pair<Time, std::string>> ready_;  // hosts with a job, not busy
  std::size_t waiting_ = 0;
};

}  // namespace courant::fetch
