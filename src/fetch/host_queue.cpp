#include "fetch/host_queue.h"

#include <algorithm>

namespace courant::fetch {

void HostQueue::enlist(const std::string& name, Host& host) {
  if (host.busy || host.waiting() == 0) return;
  ready_.emplace(host.ready_at, name);
  if (host.next().front().proven)
    proven_.emplace(host.ready_at, name);
  else
    proven_.erase({host.ready_at, name});
}

void HostQueue::add(const std::string& name, Job job, Rank rank, bool proven) {
  Host& host = hosts_[name];
  (rank == Rank::first ? host.first : host.later).push_back({std::move(job), proven});
  ++waiting_;
  enlist(name, host);
}

std::size_t HostQueue::waiting(const std::string& name) const {
  const auto found = hosts_.find(name);
  return found == hosts_.end() ? 0 : found->second.waiting();
}

std::optional<HostQueue::Taken> HostQueue::take(Time now, bool proven_only) {
  const Ready& from = proven_only ? proven_ : ready_;
  if (from.empty() || from.begin()->first > now) return std::nullopt;
  const auto first = *from.begin();
  ready_.erase(first);
  proven_.erase(first);
  Taken taken{first.second, {}};
  Host& host = hosts_[taken.host];
  std::deque<Waiting>& jobs = host.next();
  taken.job = std::move(jobs.front().job);
  jobs.pop_front();
  host.busy = true;
  --waiting_;
  return taken;
}

void HostQueue::done(const std::string& name, Time now) {
  const auto found = hosts_.find(name);
  if (found == hosts_.end()) return;
  Host& host = found->second;
  host.busy = false;
  host.ready_at = std::max(host.ready_at, now + gap_);
  enlist(name, host);
  // Hosts that wait for nothing and may be asked again are forgotten, or the map would grow with the archive.
  if (hosts_.size() > 4096)
    std::erase_if(hosts_, [&](const auto& entry) {
      return !entry.second.busy && entry.second.waiting() == 0 && entry.second.ready_at <= now;
    });
}

std::optional<HostQueue::Time> HostQueue::next_at() const {
  if (ready_.empty()) return std::nullopt;
  return ready_.begin()->first;
}

}  // namespace courant::fetch
