#include "desk/poll_plan.h"

#include <algorithm>

#include "base/hash.h"
#include "fetch/http_fields.h"

namespace courant::desk {
namespace {

using std::chrono::seconds;
using store::Feed;
using store::Time;

constexpr seconds interval_floor = std::chrono::minutes{15};
constexpr int failures_counted_max = 20;

seconds shortest(const PollRules& rules) { return std::max(rules.interval_min, interval_floor); }
seconds longest(const PollRules& rules) { return std::max(rules.interval_max, shortest(rules)); }

// Up to a tenth more, never less; from the feed and the time, so that a repeated run does the same.
seconds with_jitter(seconds wait, const Feed& feed, Time now) {
  const auto tenth = wait.count() / 10;
  if (tenth <= 0) return wait;
  const auto hash = base::hash64(feed.url, static_cast<std::uint64_t>(now.time_since_epoch().count()));
  return wait + seconds{static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(tenth))};
}

// The first moment from `at` on in an hour of a day that is not skipped; `at` itself where there is none. Up to a tenth
// of an hour after its begin, or all who wait for the hour would come at once.
Time skip(Time at, const Feed& feed, Time now) {
  const store::FeedWishes& wishes = feed.wishes;
  if (wishes.skip_hours.all() || wishes.skip_days.all()) return at;
  const Time asked = at;
  while (true) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const auto hour = std::chrono::floor<std::chrono::hours>(at - day);
    if (wishes.skip_days.test(std::chrono::weekday{day}.c_encoding()))
      at = day + std::chrono::days{1};
    else if (wishes.skip_hours.test(static_cast<std::size_t>(hour.count())))
      at = day + hour + std::chrono::hours{1};
    else
      return at == asked ? at : at - std::chrono::hours{1} + with_jitter(std::chrono::hours{1}, feed, now);
  }
}

seconds backoff(int failures, const PollRules& rules) {
  const int doublings = std::clamp(failures - 1, 0, failures_counted_max);
  return std::min<seconds>(shortest(rules) * (1LL << doublings), longest(rules));
}

void move_where_asked(Feed& feed, const std::string& moved_to, const PollRules& rules) {
  if (moved_to.empty() || moved_to == feed.url) {
    feed.moving_to.clear();
    feed.moving_answers = 0;
    return;
  }
  feed.moving_answers = moved_to == feed.moving_to ? feed.moving_answers + 1 : 1;
  feed.moving_to = moved_to;
  if (feed.moving_answers < rules.moved_answers) return;
  feed.url = moved_to;
  feed.moving_to.clear();
  feed.moving_answers = 0;
}

}  // namespace

Feed before_poll(Feed feed, Time now, const PollRules& rules) {
  feed.attempted_at = now;
  feed.next_at = now + with_jitter(backoff(feed.failures + 1, rules), feed, now);
  return feed;
}

Feed after_answer(Feed feed, const fetch::Response& response, bool changed, Time now, const PollRules& rules) {
  feed.failures = 0;
  feed.error.clear();
  feed.succeeded_at = now;
  const seconds adapted = changed ? feed.interval / 2 : feed.interval * 5 / 4;
  feed.interval = std::clamp(adapted, shortest(rules), longest(rules));
  seconds wait = feed.interval;
  const auto fresh = fetch::parse_freshness(response.cache_control, response.expires, response.date, now);
  for (const auto& asked : {fresh.value_or(seconds{0}), feed.wishes.ttl})
    wait = std::max(wait, std::min(asked, longest(rules)));
  feed.next_at = skip(now + with_jitter(wait, feed, now), feed, now);
  move_where_asked(feed, response.moved_to, rules);
  return feed;
}

Feed after_failure(Feed feed, const PollFailure& failure, Time now, const PollRules& rules) {
  feed.failures = std::min(feed.failures + 1, 1'000'000);
  feed.error = failure.error;
  feed.moving_to.clear();
  feed.moving_answers = 0;
  if (failure.status == 410) feed.state = store::FeedState::gone;
  seconds wait = backoff(feed.failures, rules);
  if (failure.status == 429 || failure.status == 503)
    if (const auto asked = fetch::parse_retry_after(failure.retry_after, now, retry_after_max))
      wait = std::max(*asked, shortest(rules));
  feed.next_at = now + with_jitter(wait, feed, now);
  return feed;
}

std::string status_words(int status) {
  const std::string answered = "answered " + std::to_string(status);
  switch (status) {
    case 401:
      return answered + " (it wants a password)";
    case 403:
      return answered + " (it refuses us)";
    case 404:
      return answered + " (not found)";
    case 410:
      return answered + " (gone for good)";
    case 429:
      return answered + " (too many requests)";
    case 500:
      return answered + " (its server failed)";
    case 503:
      return answered + " (not available now)";
    default:
      return answered;
  }
}

}  // namespace courant::desk
