// When a feed is polled next, whatever its outlet answered: the manners of a guest. Thread-safe: pure functions.
#pragma once
#include <chrono>
#include <string>

#include "base/result.h"
#include "fetch/fetcher.h"
#include "store/feeds.h"

namespace courant::desk {

// The most that a server's Retry-After is heeded, whoever asked: for a feed, a page or a whole host.
inline constexpr std::chrono::seconds retry_after_max = std::chrono::days{7};

struct PollRules {
  std::chrono::seconds interval_min = std::chrono::hours{1};  // never below 15 minutes
  std::chrono::seconds interval_max = std::chrono::days{1};
  int moved_answers = 3;  // permanent redirects to one address in a row before it is the feed's
};

// The feed as it stands before the request goes out: due again as if it were to fail, so that a crash leads to no early
// poll.
store::Feed before_poll(store::Feed feed, store::Time now, const PollRules& rules);

// After a 200 or 304. `changed`: it brought or changed an entry. Failures are forgotten, the interval moves towards how
// often the feed changes, the next poll is not before what Cache-Control, Expires and the feed ask, capped at a day;
// three permanent redirects in a row to one address move the feed.
store::Feed after_answer(store::Feed feed, const fetch::Response& response, bool changed, store::Time now,
                         const PollRules& rules);

// After anything else: back off exponentially to a day, longer where Retry-After asks for it. 410 stops the feed.
// `status` and `retry_after` are the answer's, where there was one; `error` says in plain words what happened.
struct PollFailure {
  std::string error;
  int status = 0;
  std::string retry_after;
};
store::Feed after_failure(store::Feed feed, const PollFailure& failure, store::Time now, const PollRules& rules);

inline constexpr const char* robots_words = "its robots.txt asks not to read it";
// "answered 404 (not found)"
std::string status_words(int status);

}  // namespace courant::desk
