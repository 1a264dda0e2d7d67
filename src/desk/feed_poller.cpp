#include "desk/feed_poller.h"

#include "base/hash.h"
#include "base/log.h"
#include "desk/entries.h"
#include "desk/subscribe.h"
#include "feed/parse_feed.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using store::Feed;

constexpr const char* accept_feeds =
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.1";

store::FeedWishes wishes_of(const model::Feed& feed) {
  store::FeedWishes wishes;
  wishes.ttl = std::chrono::seconds{feed.ttl_s.value_or(0)};
  for (const int hour : feed.skip_hours) wishes.skip_hours.set(static_cast<std::size_t>(hour));
  for (const int day : feed.skip_days) wishes.skip_days.set(static_cast<std::size_t>(day));
  return wishes;
}

}  // namespace

Result<std::vector<Feed>> FeedPoller::claim(std::size_t limit) {
  const auto now = second_of(clock_.now());
  auto due = store_.feeds().due(now, limit);
  if (!due || due->empty()) return due;
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  for (const Feed& feed : *due) COURANT_TRY(store_.feeds().update(before_poll(feed, now, rules_)));
  COURANT_TRY((*transaction)->commit());
  return due;
}

fetch::Request FeedPoller::request_for(const Feed& feed) {
  const store::Validators& validators = feed.validators;
  return {feed.url,        accept_feeds,
          validators.etag, validators.last_modified,
          validators.url,  feed.side == store::FeedSide::outside ? fetch::Reach::public_only : fetch::Reach::allowed};
}

Result<void> FeedPoller::take(store::FeedId id, const Result<fetch::Response>& answer) {
  auto found = store_.feeds().get(id);
  if (!found) return found.error().kind == ErrorKind::not_found ? Result<void>{} : std::unexpected(found.error());
  Feed& feed = *found;
  if (!answer) return take_failure(feed, {answer.error().message, 0, {}});
  feed.side = side_of(*answer);
  counters_.received_bytes.Increment(static_cast<double>(answer->received_bytes));
  if (answer->status != 200 && answer->status != 304)
    return take_failure(feed, {status_words(answer->status), answer->status, answer->retry_after});
  if (answer->status == 200 && feed.body_hash != base::sha256_hex(answer->body))
    return take_body(std::move(feed), *answer);

  counters_.polls_unchanged.Increment();
  if (answer->status == 200) feed.validators = {answer->etag, answer->last_modified, answer->url};
  return keep(after_answer(std::move(feed), *answer, false, second_of(clock_.now()), rules_));
}

Result<void> FeedPoller::postpone(store::FeedId id, store::Time until) {
  auto feed = store_.feeds().get(id);
  if (!feed) return feed.error().kind == ErrorKind::not_found ? Result<void>{} : std::unexpected(feed.error());
  feed->next_at = until;
  return store_.feeds().update(*feed);
}

Result<void> FeedPoller::take_failure(const Feed& feed, const PollFailure& failure) {
  counters_.polls_failed.Increment();
  const Feed after = after_failure(feed, failure, second_of(clock_.now()), rules_);
  if (after.state == store::FeedState::gone)
    base::log(base::LogLevel::warn, "feed_gone", {{"url", shown_address(feed.url)}, {"error", failure.error}});
  else
    base::log(base::LogLevel::info, "feed_failed",
              {{"url", shown_address(feed.url)}, {"error", failure.error}, {"failures", after.failures}});
  return keep(after);
}

Result<void> FeedPoller::take_body(Feed feed, const fetch::Response& response) {
  const auto now = second_of(clock_.now());
  feed::FeedContext context;
  context.url = response.url;
  context.content_type = response.content_type;
  const auto parsed = feed::parse_feed(response.body, context);
  if (!parsed) return take_failure(feed, {parsed.error().message, 0, {}});

  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  int added = 0, updated = 0;
  for (const model::FeedItem& item : parsed->items) {
    store::Entry entry = entry_of(item, feed.id, now);
    entry.inside = response.inside;
    const auto put = store_.feeds().put_entry(entry);
    if (!put) return std::unexpected(put.error());
    added += put->outcome == store::EntryOutcome::added;
    updated += put->outcome == store::EntryOutcome::updated;
  }
  const bool changed = added + updated > 0;
  feed.title = parsed->title;
  feed.site_url = parsed->url;
  feed.validators = {response.etag, response.last_modified, response.url};
  feed.body_hash = base::sha256_hex(response.body);
  feed.wishes = wishes_of(*parsed);
  Feed after = after_answer(std::move(feed), response, changed, now, rules_);
  if (parsed->items.size() >= context.limits.items_max) {
    after.error = "lists more entries than are taken: what stands last in it is left out";
    base::log(base::LogLevel::warn, "feed_too_long",
              {{"url", shown_address(after.url)}, {"taken", parsed->items.size()}});
  }
  COURANT_TRY(keep(after));
  COURANT_TRY((*transaction)->commit());
  (changed ? counters_.polls_changed : counters_.polls_unchanged).Increment();
  counters_.entries_added.Increment(added);
  counters_.entries_updated.Increment(updated);
  return {};
}

Result<void> FeedPoller::keep(const Feed& feed) {
  auto kept = store_.feeds().update(feed);
  if (kept || kept.error().kind != ErrorKind::conflict) return kept;
  // It moved to where another feed of ours is already: one of the two is enough.
  const auto now = store_.feeds().get(feed.id);
  if (!now) return std::unexpected(now.error());
  Feed doubled = feed;
  doubled.url = now->url;
  doubled.state = store::FeedState::gone;
  doubled.error = "moved to an address that is another feed's: " + shown_address(feed.url);
  return store_.feeds().update(doubled);
}

}  // namespace courant::desk
