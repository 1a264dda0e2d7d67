#include "desk/desk.h"

#include <algorithm>

#include "base/log.h"
#include "base/url.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr std::size_t feeds_claimed_max = 200, feeds_waiting_max = 20'000;
constexpr std::size_t pages_claimed_max = 2000;
constexpr auto room_retry = 1h;
// What a host cannot be asked for within this time does not wait in memory, so that the others' pages find room there.
constexpr auto turn_max = 10min;
// So long at most until requests that last make room for others.
constexpr auto room_wait = 100ms;

}  // namespace

Desk::Desk(store::Store& store, const Clock& clock, Settings settings)
    : store_(store),
      clock_(clock),
      settings_(std::move(settings)),
      poller_(store, clock, settings_.polls, counters_),
      reader_(store, clock, settings_.pages, counters_),
      press_(store, clock),
      courier_(store, clock, settings_.fetch, settings_.courier, counters_) {}

Desk::~Desk() = default;

void Desk::wake() { courier_.wake(); }

Result<void> Desk::run(std::stop_token stop) {
  stop_ = stop;
  const std::stop_callback on_stop(stop, [this] { wake(); });
  unpressed_ = true;  // what an earlier run left
  while (!stop.stop_requested()) {
    const auto done = step(true);
    if (done) continue;
    if (done.error().kind == ErrorKind::corrupt) return done;
    counters_.store_failures.Increment();
    base::log(base::LogLevel::error, "store_failed", {{"error", done.error().message}, {"retry_seconds", 5}});
    for (int i = 0; i < 50 && !stop.stop_requested(); ++i) (void)courier_.wait(100ms);
  }
  return {};
}

Result<void> Desk::run_until_idle(std::stop_token stop) {
  stop_ = stop;
  const std::stop_callback on_stop(stop, [this] { wake(); });
  while (!stop.stop_requested()) {
    COURANT_TRY(step(false));
    if (!is_idle()) continue;
    COURANT_TRY(claim());  // what the last answers brought
    if (is_idle()) return press(true);
  }
  return {};
}

bool Desk::is_idle() const {
  const auto next = courier_.next_at();
  return courier_.running() == 0 && (!next || *next > clock_.now());
}

std::optional<Time> Desk::next_at() {
  std::optional<Time> next = courier_.next_at();
  const auto consider = [&](const Result<std::optional<store::Time>>& due) {
    if (due && *due && (!next || Time{**due} < *next)) next = Time{**due};
  };
  if (full_) {
    consider(second_of(made_room_at_ + room_retry));
    return next;
  }
  consider(store_.feeds().next_due());
  if (courier_.waiting() == 0) consider(store_.feeds().next_entry_due());
  return next;
}

Result<void> Desk::step(bool wait_when_idle) {
  COURANT_TRY(make_room());
  COURANT_TRY(claim());
  if (!stop_.stop_requested()) COURANT_TRY(courier_.start_due());
  counters_.requests_running.Set(static_cast<double>(courier_.running()));
  counters_.requests_waiting.Set(static_cast<double>(courier_.waiting()));
  if (wait_when_idle || !is_idle()) COURANT_TRY(courier_.wait(until_next(1s)));
  COURANT_TRY(press(false));
  return forget();
}

milliseconds Desk::until_next(milliseconds most) {
  const auto next = courier_.next_at();
  if (!next) return most;
  if (!courier_.has_room(false)) return room_wait;
  return std::clamp(*next - clock_.now(), 0ms, most);
}

Result<void> Desk::claim() {
  if (full_) return {};
  if (polling_.size() < feeds_waiting_max) {
    const auto feeds = poller_.claim(feeds_claimed_max);
    if (!feeds) return std::unexpected(feeds.error());
    for (const store::Feed& feed : *feeds)
      if (polling_.insert(feed.id).second) courier_.send(errand_of(feed));
  }
  if (reading_.size() >= pages_claimed_max) return {};
  const auto entries = reader_.due(reading_.size() + feeds_claimed_max);
  if (!entries) return std::unexpected(entries.error());
  std::vector<store::DueEntry> too_many;
  for (const store::DueEntry& entry : *entries) {
    if (reading_.contains(entry.id)) continue;
    if (courier_.turn_of(entry.url) > clock_.now() + turn_max) {
      too_many.push_back(entry);
    } else {
      reading_.insert(entry.id);
      courier_.send(errand_of(entry));
    }
  }
  return put_off(too_many);
}

Result<void> Desk::put_off(const std::vector<store::DueEntry>& entries) {
  if (entries.empty()) return {};
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  milliseconds before{0};  // those put off with it
  for (const store::DueEntry& entry : entries) {
    COURANT_TRY(reader_.postpone(entry.id, second_of(courier_.turn_of(entry.url) + before)));
    before += settings_.courier.host_gap;
  }
  return (*transaction)->commit();
}

Errand Desk::errand_of(const store::Feed& feed) {
  Errand errand;
  errand.url = feed.url;
  errand.is_proven = feed.succeeded_at && feed.failures == 0;
  errand.seconds = &counters_.feed_seconds;
  errand.prepare = [this, id = feed.id]() -> Result<std::optional<fetch::Request>> {
    const auto now = store_.feeds().get(id);
    if (now) return FeedPoller::request_for(*now);
    polling_.erase(id);
    if (now.error().kind == ErrorKind::not_found) return std::nullopt;
    return std::unexpected(now.error());
  };
  errand.take = [this, id = feed.id](const auto& answer) {
    polling_.erase(id);
    return poller_.take(id, answer);
  };
  errand.postpone = [this, id = feed.id](Time until) {
    polling_.erase(id);
    return poller_.postpone(id, second_of(until));
  };
  return errand;
}

Errand Desk::errand_of(const store::DueEntry& entry) {
  Errand errand;
  errand.url = entry.url;
  errand.is_page = true;
  errand.seconds = &counters_.page_seconds;
  errand.prepare = [this, id = entry.id]() {
    auto request = prepare_page(id);
    if (!request || !*request) reading_.erase(id);
    return request;
  };
  errand.take = [this, id = entry.id](const auto& answer) -> Result<void> {
    reading_.erase(id);
    const auto taken = reader_.take(id, answer);
    note(taken);
    if (!taken) return std::unexpected(taken.error());
    return {};
  };
  errand.postpone = [this, id = entry.id](Time until) {
    reading_.erase(id);
    return reader_.postpone(id, second_of(until));
  };
  return errand;
}

Result<std::optional<fetch::Request>> Desk::prepare_page(store::EntryId id) {
  const auto entry = store_.feeds().get_entry(id);
  if (!entry && entry.error().kind == ErrorKind::not_found) return std::nullopt;
  if (!entry) return std::unexpected(entry.error());
  if (const auto url = base::parse_url(entry->url); !url || !url->is_http()) {
    const auto taken = reader_.take_without_page(id, "has no page");
    note(taken);
    if (!taken) return std::unexpected(taken.error());
    return std::nullopt;
  }
  const auto known = reader_.known_elsewhere(id);
  if (!known) return std::unexpected(known.error());
  if (*known) return std::nullopt;
  return PageReader::request_for(*entry);
}

void Desk::note(const Result<bool>& articles_changed) {
  unpressed_ = unpressed_ || (articles_changed && *articles_changed);
}

Result<void> Desk::press(bool force) {
  // Now and then without an article of its own making, too: an import or the owner's word comes from another process.
  const Time now = clock_.now();
  const bool due = now - pressed_at_ >= settings_.press_every || (unpressed_ && is_idle());
  if (!force && !due) return {};
  const auto pressed = [&] {
    const Stopwatch watch(counters_.press_seconds);
    return press_.run(stop_);
  }();
  if (!pressed) return std::unexpected(pressed.error());
  unpressed_ = false;
  pressed_at_ = now;
  counters_.digests_changed.Increment(static_cast<double>(pressed->digests));
  counters_.stories_refused.Increment(static_cast<double>(pressed->refused));
  if (pressed->articles > 0)
    base::log(base::LogLevel::info, "pressed",
              {{"articles", pressed->articles}, {"stories", pressed->stories}, {"digests", pressed->digests}});
  return {};
}

Result<void> Desk::forget() {
  const Time now = clock_.now();
  if (forgot_at_ && now - *forgot_at_ < 24h) return {};
  const auto forgotten = store_.forget(second_of(now - settings_.keep));
  if (!forgotten) return std::unexpected(forgotten.error());
  forgot_at_ = now;
  counters_.forgotten_bytes.Increment(static_cast<double>(*forgotten));
  if (*forgotten > 0) base::log(base::LogLevel::info, "forgotten", {{"bytes", *forgotten}});
  return {};
}

// Below the store's bound a tenth is kept free, by what may go, the oldest first. Where that does not suffice, feeds
// and pages wait: what is not asked for is not lost.
Result<void> Desk::make_room() {
  const std::int64_t most = store_.bytes_max();
  if (most == 0) return {};
  auto used = store_.bytes_used();
  if (!used) return std::unexpected(used.error());
  const std::int64_t enough = bytes_enough(most);
  if (*used > enough && (!full_ || clock_.now() - made_room_at_ >= room_retry)) {
    made_room_at_ = clock_.now();
    const auto deleted = store_.shrink(2 * enough - most);
    if (!deleted) return std::unexpected(deleted.error());
    counters_.forgotten_bytes.Increment(static_cast<double>(*deleted));
    if (*deleted > 0) base::log(base::LogLevel::info, "made_room", {{"bytes", *deleted}});
    used = store_.bytes_used();
    if (!used) return std::unexpected(used.error());
    if (*used > enough) {
      counters_.store_full.Increment();
      if (!full_)
        base::log(base::LogLevel::error, "store_full",
                  {{"used_bytes", *used},
                   {"bytes_max", most},
                   {"then", "nothing is fetched; raise store_mib_max, or shorten keep"}});
    }
  }
  if (full_ && *used <= enough) base::log(base::LogLevel::info, "store_has_room", {{"used_bytes", *used}});
  full_ = *used > enough;
  return {};
}

}  // namespace courant::desk
