#include "desk/courier.h"

#include "base/url.h"
#include "desk/poll_plan.h"
#include "fetch/http_fields.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using namespace std::chrono_literals;

constexpr std::size_t robots_kept_max = 10'000, rests_kept_max = 10'000;
constexpr auto robots_fresh = 24h, robots_retry = 1h;

struct Place {
  std::string host, origin, target;  // "a.example", "https://a.example:444", "/b?c"
};

Place place_of(const std::string& url) {
  const auto parsed = base::parse_url(url);
  if (!parsed || !parsed->is_http() || !parsed->host) return {};
  Place place;
  place.host = *parsed->host;
  place.origin = parsed->scheme + "://" + *parsed->host + (parsed->port ? ':' + std::to_string(*parsed->port) : "");
  place.target = parsed->path + (parsed->query ? '?' + *parsed->query : "");
  return place;
}

}  // namespace

Courier::Courier(store::Store& store, const Clock& clock, const fetch::Settings& fetching, CourierRules rules,
                 Counters& counters)
    : store_(store), clock_(clock), rules_(rules), counters_(counters), queue_(rules.host_gap), fetcher_(fetching) {}

void Courier::send(Errand errand) {
  const auto shared = std::make_shared<Errand>(std::move(errand));
  const std::string host = place_of(shared->url).host;
  queue(host, shared, [this, host, shared] { begin(host, shared); });
}

void Courier::queue(const std::string& host, const Shared& errand, std::function<void()> job) {
  const auto rank = errand->is_page ? fetch::HostQueue::Rank::later : fetch::HostQueue::Rank::first;
  queue_.add(host, std::move(job), rank, errand->is_proven);
}

Time Courier::turn_of(const std::string& url) const {
  return clock_.now() + rules_.host_gap * static_cast<long>(queue_.waiting(place_of(url).host));
}

Result<void> Courier::start_due() {
  COURANT_TRY(read_rests());
  while (has_room(true)) {
    const auto taken = queue_.take(clock_.now(), !has_room(false));
    if (!taken) break;
    taken->job();
  }
  return std::exchange(failure_, {});
}

// A quarter is kept for feeds that answered well the last time, so that no number of new or bad ones delays them.
bool Courier::has_room(bool proven) {
  const auto share = [&](std::size_t most) { return proven ? most : most - most / 4; };
  return fetcher_.running_new() < share(rules_.parallel) && fetcher_.running() < share(rules_.parallel_max);
}

Result<void> Courier::wait(std::chrono::milliseconds at_most) {
  fetcher_.wait(at_most);
  return std::exchange(failure_, {});
}

void Courier::begin(const std::string& host, const Shared& errand) {
  if (const auto until = rests_until(host)) return leave(host, errand->postpone(*until));
  const auto request = errand->prepare();
  if (!request || !*request) return leave(host, request ? Result<void>{} : std::unexpected(request.error()));
  ask(host, errand, **request);
}

void Courier::ask(const std::string& host, const Shared& errand, const fetch::Request& request) {
  if (const auto until = rests_until(host)) return leave(host, errand->postpone(*until));
  if (errand->is_page && rules_.heed_robots) {
    const Place place = place_of(request.url);
    const auto known = robots_.find({place.origin, request.reach});
    if (known == robots_.end() || known->second.until <= clock_.now()) return ask_robots(host, errand, request);
    if (!known->second.robots.allows(place.target))
      return leave(host, errand->take(base::fail(ErrorKind::refused, request.url, robots_words)));
  }
  fetch::Request asked = request;
  asked.stay_on_host = true;
  const auto watch = errand->seconds ? std::make_shared<Stopwatch>(*errand->seconds) : nullptr;
  fetcher_.start(asked, [this, host, errand, request, watch](const Result<fetch::Response>& answer) {
    answered(host, errand, request, answer);
  });
}

void Courier::answered(const std::string& host, const Shared& errand, const fetch::Request& request,
                       const Result<fetch::Response>& answer) {
  if (answer) note_rest(host, *answer);
  queue_.done(host, clock_.now());
  if (!answer || answer->elsewhere.empty()) return note(errand->take(answer));
  fetch::Request next = request;
  next.url = answer->elsewhere;
  next.trail = answer->trail;
  if (!answer->inside) next.reach = fetch::Reach::public_only;
  const std::string other = place_of(next.url).host;
  queue(other, errand, [this, other, errand, next] { ask(other, errand, next); });
}

// The page's turn is used for its host's robots.txt; then the page is first in the queue.
void Courier::ask_robots(const std::string& host, const Shared& page, const fetch::Request& request) {
  const std::string origin = place_of(request.url).origin;
  fetch::Request robots;
  robots.url = origin + "/robots.txt";
  robots.accept = "text/plain, */*;q=0.1";
  robots.reach = request.reach;
  const auto errand = std::make_shared<Errand>();
  errand->url = robots.url;
  errand->seconds = &counters_.robots_seconds;
  errand->postpone = page->postpone;
  errand->take = [this, host, page, request, origin](const Result<fetch::Response>& answer) -> Result<void> {
    if (!take_robots(origin, request.reach, answer)) return page->postpone(clock_.now() + robots_retry);
    queue_.add(host, [this, host, page, request] { ask(host, page, request); }, fetch::HostQueue::Rank::first);
    return {};
  };
  ask(host, errand, robots);
}

// RFC 9309, 2.3.1: what the server refuses to show closes nothing; a server that fails closes all for now.
bool Courier::take_robots(const std::string& origin, fetch::Reach reach, const Result<fetch::Response>& answer) {
  if (robots_.size() > robots_kept_max) robots_.clear();
  RobotsState state{fetch::Robots(), clock_.now() + robots_fresh};
  if (!answer) {
    if (answer.error().kind == ErrorKind::unavailable) return false;
  } else {
    counters_.received_bytes.Increment(static_cast<double>(answer->received_bytes));
    if (answer->status >= 500 || answer->status == 429) return false;
    if (answer->status == 200) state.robots = fetch::Robots::parse(answer->body, "courant");
  }
  robots_[{origin, reach}] = std::move(state);
  return true;
}

// The host's turn is over without a request: no gap is owed.
void Courier::leave(const std::string& host, const Result<void>& outcome) {
  queue_.done(host, clock_.now() - rules_.host_gap);
  note(outcome);
}

void Courier::note(const Result<void>& outcome) {
  if (!outcome && failure_) failure_ = outcome;
}

Result<void> Courier::read_rests() {
  if (rests_read_) return {};
  const auto rests = store_.feeds().host_rests(second_of(clock_.now()));
  if (!rests) return std::unexpected(rests.error());
  for (const store::HostRest& rest : *rests) rests_[rest.host] = rest.until;
  rests_read_ = true;
  return {};
}

void Courier::note_rest(const std::string& host, const fetch::Response& answer) {
  if (answer.status != 429 && answer.status != 503) return;
  const auto now = second_of(clock_.now());
  const auto asked = fetch::parse_retry_after(answer.retry_after, now, retry_after_max);
  if (!asked || *asked <= 0s) return;
  if (rests_.size() > rests_kept_max) std::erase_if(rests_, [&](const auto& rest) { return rest.second <= now; });
  // A second more: `now` has been cut to the second.
  const auto until = now + *asked + 1s;
  rests_[host] = until;
  note(store_.feeds().put_host_rest({host, until}, now));
}

std::optional<Time> Courier::rests_until(const std::string& host) const {
  const auto found = rests_.find(host);
  if (found == rests_.end() || found->second <= clock_.now()) return std::nullopt;
  return found->second;
}

}  // namespace courant::desk
