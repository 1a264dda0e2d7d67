#include "desk/desk.h"

#include <algorithm>

#include "base/log.h"
#include "base/url.h"
#include "fetch/http_fields.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr std::size_t feeds_claimed_max = 200;
constexpr std::size_t pages_claimed_max = 2000;
constexpr std::size_t robots_kept_max = 10'000;
constexpr auto robots_fresh = 24h, robots_retry = 1h, room_retry = 1h;

struct Place {
  std::string host, origin, target;  // "a.example", "https://a.example:444", "/b?c"
};

std::optional<Place> place_of(const std::string& url) {
  const auto parsed = base::parse_url(url);
  if (!parsed || !parsed->is_http() || !parsed->host) return std::nullopt;
  Place place;
  place.host = *parsed->host;
  place.origin = parsed->scheme + "://" + *parsed->host + (parsed->port ? ':' + std::to_string(*parsed->port) : "");
  place.target = parsed->path + (parsed->query ? '?' + *parsed->query : "");
  return place;
}

}  // namespace

Desk::Desk(store::Store& store, const Clock& clock, Settings settings)
    : store_(store),
      clock_(clock),
      settings_(std::move(settings)),
      poller_(store, clock, settings_.polls, counters_),
      reader_(store, clock, settings_.pages, counters_),
      press_(store, clock),
      queue_(settings_.host_gap),
      fetcher_(settings_.fetch) {}

Desk::~Desk() = default;

void Desk::wake() { fetcher_.wake(); }

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
    for (int i = 0; i < 50 && !stop.stop_requested(); ++i) fetcher_.wait(100ms);
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
  const auto next = queue_.next_at();
  return fetcher_.running() == 0 && (!next || *next > clock_.now());
}

std::optional<Time> Desk::next_at() {
  std::optional<Time> next = queue_.next_at();
  const auto consider = [&](const Result<std::optional<store::Time>>& due) {
    if (due && *due && (!next || Time{**due} < *next)) next = Time{**due};
  };
  if (full_) {
    consider(second_of(made_room_at_ + room_retry));
    return next;
  }
  consider(store_.feeds().next_due());
  if (queue_.waiting() == 0) consider(store_.feeds().next_entry_due());
  return next;
}

Result<void> Desk::step(bool wait_when_idle) {
  failure_ = {};
  COURANT_TRY(make_room());
  COURANT_TRY(claim());
  start_jobs();
  counters_.requests_running.Set(static_cast<double>(fetcher_.running()));
  counters_.requests_waiting.Set(static_cast<double>(queue_.waiting()));
  if (wait_when_idle || !is_idle()) fetcher_.wait(until_next(1s));
  COURANT_TRY(failure_);
  COURANT_TRY(press(false));
  return forget();
}

milliseconds Desk::until_next(milliseconds most) {
  if (fetcher_.running() > 0 && !queue_.next_at()) return most;
  const auto next = queue_.next_at();
  if (!next) return most;
  return std::clamp(*next - clock_.now(), 0ms, most);
}

Result<void> Desk::claim() {
  if (full_) return {};
  if (queue_.waiting() < pages_claimed_max) {
    const auto feeds = poller_.claim(feeds_claimed_max);
    if (!feeds) return std::unexpected(feeds.error());
    for (const store::Feed& feed : *feeds) {
      const auto place = place_of(feed.url);
      const std::string host = place ? place->host : "";
      queue_.add(host, [this, feed, host] { start_feed(feed, host); });
    }
  }
  if (reading_.size() >= pages_claimed_max) return {};
  const auto entries = reader_.due(reading_.size() + feeds_claimed_max);
  if (!entries) return std::unexpected(entries.error());
  for (const store::DueEntry& entry : *entries) {
    if (!reading_.insert(entry.id).second) continue;
    const auto place = place_of(entry.url);
    const std::string host = place ? place->host : "";
    queue_.add(host, [this, id = entry.id, host] { start_page(id, host); });
  }
  return {};
}

void Desk::start_jobs() {
  while (fetcher_.running() < settings_.parallel && !stop_.stop_requested()) {
    auto taken = queue_.take(clock_.now());
    if (!taken) return;
    taken->job();
  }
}

void Desk::start(const std::string& host, fetch::Request request, prometheus::Histogram& seconds,
                 std::function<Result<void>(const Result<fetch::Response>&)> take) {
  const auto watch = std::make_shared<Stopwatch>(seconds);
  fetcher_.start(std::move(request), [this, host, watch, take = std::move(take)](Result<fetch::Response> answer) {
    const Time now = clock_.now();
    std::optional<Time> until;
    if (answer && (answer->status == 429 || answer->status == 503))
      if (const auto asked =
              fetch::parse_retry_after(answer->retry_after, second_of(now), settings_.polls.retry_after_max))
        until = now + *asked;
    queue_.done(host, now, until);
    if (auto taken = take(answer); !taken && failure_) failure_ = taken;
  });
}

void Desk::start_feed(const store::Feed& feed, const std::string& host) {
  start(host, FeedPoller::request_for(feed), counters_.feed_seconds,
        [this, id = feed.id](const auto& answer) { return poller_.take(id, answer); });
}

void Desk::start_page(store::EntryId id, const std::string& host) {
  const auto finish = [&](const Result<void>& done) {
    reading_.erase(id);
    queue_.done(host, clock_.now() - settings_.host_gap);  // nothing was asked: no gap is owed
    if (!done && failure_) failure_ = done;
  };
  const auto entry = store_.feeds().get_entry(id);
  if (!entry) {
    const bool removed = entry.error().kind == ErrorKind::not_found;
    return finish(removed ? Result<void>{} : std::unexpected(entry.error()));
  }
  const auto place = place_of(entry->url);
  if (!place) {
    const auto taken = reader_.take_without_page(id, "has no page");
    note(taken);
    return finish(taken ? Result<void>{} : std::unexpected(taken.error()));
  }
  const auto known = reader_.known_elsewhere(id);
  if (!known || *known) return finish(known ? Result<void>{} : std::unexpected(known.error()));

  if (settings_.heed_robots) {
    const auto robots = robots_.find(place->origin);
    if (robots == robots_.end() || robots->second.until <= clock_.now()) return start_robots(id, place->origin, host);
    if (!robots->second.robots.allows(place->target)) {
      counters_.pages_closed.Increment();
      const auto taken = reader_.take_without_page(id, "its robots.txt asks not to read it");
      note(taken);
      return finish(taken ? Result<void>{} : std::unexpected(taken.error()));
    }
  }
  const auto take = [this, id](const Result<fetch::Response>& answer) -> Result<void> {
    reading_.erase(id);
    const auto taken = reader_.take(id, answer);
    note(taken);
    if (!taken) return std::unexpected(taken.error());
    return {};
  };
  start(host, PageReader::request_for(*entry), counters_.page_seconds, take);
}

void Desk::start_robots(store::EntryId id, const std::string& origin, const std::string& host) {
  fetch::Request request;
  request.reach = fetch::Reach::allowed;
  request.url = origin + "/robots.txt";
  request.accept = "text/plain, */*;q=0.1";
  const auto take = [this, id, origin, host](const Result<fetch::Response>& answer) -> Result<void> {
    const auto taken = take_robots(origin, answer);
    if (taken) {
      queue_.add(host, [this, id, host] { start_page(id, host); });
      return {};
    }
    reading_.erase(id);
    return reader_.postpone(id, second_of(clock_.now() + robots_retry));
  };
  start(host, std::move(request), counters_.robots_seconds, take);
}

// RFC 9309, 2.3.1: what the server refuses to show closes nothing; a server that fails closes all for now.
Result<void> Desk::take_robots(const std::string& origin, const Result<fetch::Response>& answer) {
  if (robots_.size() > robots_kept_max) robots_.clear();
  if (!answer) {
    if (answer.error().kind == ErrorKind::unavailable) return std::unexpected(answer.error());
    robots_[origin] = {fetch::Robots(),
                       clock_.now() + robots_fresh};  // an address that is refused is refused for the page too
    return {};
  }
  counters_.received_bytes.Increment(static_cast<double>(answer->received_bytes));
  if (answer->status >= 500 || answer->status == 429)
    return base::fail(ErrorKind::unavailable, origin, status_words(answer->status));
  robots_[origin] = {answer->status == 200 ? fetch::Robots::parse(answer->body, "courant") : fetch::Robots(),
                     clock_.now() + robots_fresh};
  return {};
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
