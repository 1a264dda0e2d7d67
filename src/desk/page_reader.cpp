#include "desk/page_reader.h"

#include <algorithm>

#include "base/log.h"
#include "desk/entries.h"
#include "desk/poll_plan.h"
#include "fetch/http_fields.h"

namespace courant::desk {
namespace {

using base::ErrorKind;
using base::Result;
using std::chrono::seconds;
using store::Entry;
using store::EntryState;

constexpr const char* accept_pages = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1";

bool is_page(const std::string& content_type) {
  if (content_type.empty()) return true;
  for (const char* type : {"html", "xml", "text/plain"})
    if (content_type.find(type) != std::string::npos) return true;
  return false;
}

}  // namespace

Result<std::vector<store::DueEntry>> PageReader::due(std::size_t limit) {
  return store_.feeds().due_entries(second_of(clock_.now()), limit);
}

fetch::Request PageReader::request_for(const Entry& entry) {
  return {entry.url,
          accept_pages,
          entry.validators.etag,
          entry.validators.last_modified,
          entry.validators.url,
          entry.inside ? fetch::Reach::allowed : fetch::Reach::public_only};
}

Result<bool> PageReader::known_elsewhere(store::EntryId id) {
  auto entry = store_.feeds().get_entry(id);
  if (!entry) return entry.error().kind == ErrorKind::not_found ? Result<bool>(true) : std::unexpected(entry.error());
  if (!entry->article.empty()) return false;
  const auto others = store_.feeds().entries_of_url(entry->url);
  if (!others) return std::unexpected(others.error());
  if (others->empty()) return false;
  entry->article = others->front().article;
  entry->state = EntryState::done;
  COURANT_TRY(store_.feeds().update_entry(*entry));
  return true;
}

Result<bool> PageReader::take(store::EntryId id, const Result<fetch::Response>& answer) {
  auto entry = store_.feeds().get_entry(id);
  if (!entry) return entry.error().kind == ErrorKind::not_found ? Result<bool>(false) : std::unexpected(entry.error());
  if (!answer) {
    const bool final = answer.error().kind == ErrorKind::refused || answer.error().kind == ErrorKind::limit;
    return take_failure(std::move(*entry), answer.error().message, seconds{0}, final);
  }
  counters_.received_bytes.Increment(static_cast<double>(answer->received_bytes));
  if (answer->status == 304) {
    counters_.pages_unchanged.Increment();
    plan_next_read(*entry);
    COURANT_TRY(store_.feeds().update_entry(*entry));
    return false;
  }
  if (answer->status != 200) {
    const auto now = second_of(clock_.now());
    const auto asked = fetch::parse_retry_after(answer->retry_after, now, retry_after_max);
    return take_failure(std::move(*entry), status_words(answer->status), asked.value_or(seconds{0}),
                        answer->status == 410);
  }
  if (!is_page(answer->content_type))
    return take_failure(std::move(*entry), "is no page but " + answer->content_type, seconds{0}, true);
  return take_page(std::move(*entry), *answer);
}

Result<bool> PageReader::take_page(Entry entry, const fetch::Response& response) {
  const auto feed = store_.feeds().get(entry.feed);
  if (!feed) return std::unexpected(feed.error());
  const store::Page page{entry.id, second_of(clock_.now()), response.url, response.content_type, response.body};
  const auto article = article_from_page(entry, *feed, page);
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  COURANT_TRY(store_.feeds().put_page(page));
  entry.validators = {response.etag, response.last_modified, response.url};
  Result<bool> result =
      article ? keep(entry, *article) : take_failure(entry, article.error().message, seconds{0}, true);
  if (!result) return result;
  COURANT_TRY((*transaction)->commit());
  if (article) counters_.pages_read.Increment();
  return result;
}

Result<bool> PageReader::keep(Entry& entry, const model::Article& article) {
  const auto put = store_.articles().put(article);
  if (!put) return std::unexpected(put.error());
  entry.article = article.id;
  plan_next_read(entry);
  COURANT_TRY(store_.feeds().update_entry(entry));
  if (put->outcome == store::PutOutcome::added) counters_.articles_added.Increment();
  if (put->outcome == store::PutOutcome::new_version) counters_.articles_changed.Increment();
  return put->outcome != store::PutOutcome::unchanged;
}

void PageReader::plan_next_read(Entry& entry) const {
  const auto now = second_of(clock_.now());
  entry.failures = 0;
  entry.error.clear();
  ++entry.reads;
  // The next of the planned moments that still lies ahead: after a long absence a page is read once, not four times.
  const auto next = std::find_if(rules_.read_again.begin(), rules_.read_again.end(),
                                 [&](seconds after) { return entry.first_seen + after > now; });
  if (next == rules_.read_again.end()) {
    entry.state = EntryState::done;
  } else {
    entry.state = EntryState::waiting;
    entry.due_at = entry.first_seen + *next;
  }
}

Result<bool> PageReader::take_failure(Entry entry, const std::string& error, seconds wait_min, bool final) {
  (error == robots_words ? counters_.pages_closed : counters_.pages_failed).Increment();
  base::log(base::LogLevel::info, "page_failed", {{"url", entry.url}, {"error", error}});
  const auto now = second_of(clock_.now());
  ++entry.failures;
  entry.error = error;
  if (!final && entry.failures < rules_.tries) {
    const seconds backoff{rules_.retry_first.count() << std::clamp(entry.failures - 1, 0, 16)};
    entry.due_at = now + std::max(wait_min, backoff);
    COURANT_TRY(store_.feeds().update_entry(entry));
    return false;
  }
  if (!entry.article.empty()) {  // it was read once: what was read stays
    entry.state = EntryState::done;
    COURANT_TRY(store_.feeds().update_entry(entry));
    return false;
  }
  return take_without_page(entry.id, error);
}

Result<bool> PageReader::take_without_page(store::EntryId id, const std::string& why) {
  auto entry = store_.feeds().get_entry(id);
  if (!entry) return entry.error().kind == ErrorKind::not_found ? Result<bool>(false) : std::unexpected(entry.error());
  const auto feed = store_.feeds().get(entry->feed);
  if (!feed) return std::unexpected(feed.error());
  const auto article = article_from_feed(*entry, *feed, second_of(clock_.now()));
  entry->error = why;
  entry->state = article ? EntryState::done : EntryState::failed;
  if (!article) {
    COURANT_TRY(store_.feeds().update_entry(*entry));
    return false;
  }
  const auto transaction = store_.begin();
  if (!transaction) return std::unexpected(transaction.error());
  const auto put = store_.articles().put(*article);
  if (!put) return std::unexpected(put.error());
  entry->article = article->id;
  COURANT_TRY(store_.feeds().update_entry(*entry));
  COURANT_TRY((*transaction)->commit());
  if (put->outcome == store::PutOutcome::added) counters_.articles_added.Increment();
  return put->outcome != store::PutOutcome::unchanged;
}

Result<void> PageReader::postpone(store::EntryId id, store::Time until) {
  auto entry = store_.feeds().get_entry(id);
  if (!entry) return entry.error().kind == ErrorKind::not_found ? Result<void>{} : std::unexpected(entry.error());
  entry->due_at = until;
  return store_.feeds().update_entry(*entry);
}

}  // namespace courant::desk
