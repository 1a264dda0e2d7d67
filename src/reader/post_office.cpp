#include "reader/post_office.h"

#include <algorithm>

#include "base/log.h"
#include "fetch/http_fields.h"
#include "fetch/post.h"
#include "reader/news.h"
#include "reader/schedule.h"

namespace courant::reader {
namespace {

using base::ErrorKind;
using base::LogLevel;

// Longer than any attempt takes: what a post office that died had taken is due again then.
constexpr std::chrono::minutes claim_lasts{10};
constexpr std::chrono::seconds retry_after_max = std::chrono::days(1);

std::int64_t number_of(const store::Follow& follow) { return static_cast<std::int64_t>(follow.id); }

}  // namespace

PostOffice::PostOffice(Reader& reader, PostOfficeSettings settings) : reader_(reader), settings_(std::move(settings)) {}

base::Result<Delivered> PostOffice::deliver(std::stop_token stop) {
  Delivered done;
  store::Follows& follows = reader_.store().follows();
  auto due = follows.due(now());
  if (!due) return std::unexpected(due.error());
  const auto newest = reader_.store().digests().newest_number();
  if (!newest) return std::unexpected(newest.error());
  for (store::Follow& follow : *due) {
    if (stop.stop_requested()) break;
    const bool by_mail = follow.channel == store::FollowChannel::mail;
    if (by_mail ? !settings_.mail : follow.told_up_to >= *newest) continue;
    const store::Time until = now() + claim_lasts;
    const auto claimed = follows.claim(follow, until);
    if (!claimed) return std::unexpected(claimed.error());
    if (!*claimed) continue;
    follow.due_at = until;
    const auto delivered = by_mail ? deliver_mail(follow, stop, done) : deliver_notices(follow, stop, done);
    if (!delivered) return std::unexpected(delivered.error());
  }
  return done;
}

base::Result<void> PostOffice::deliver_mail(store::Follow& follow, const std::stop_token& stop, Delivered& done) {
  store::Follows& follows = reader_.store().follows();
  if (!follow.telling_up_to) {
    const auto newest = reader_.store().digests().newest_number();
    if (!newest) return std::unexpected(newest.error());
    follow.telling_up_to = *newest;
    follow.telling_since = now();
    follow.failures = 0;
    COURANT_TRY(follows.record(follow));
  }
  const auto to = base::MailAddress::parse(follow.address);
  if (!to) return put_off(follow, {ErrorKind::invalid, "", to.error().message}, done);
  const auto message = write_letter(reader_, settings_.head, settings_.mail->from, follow);
  if (!message) return std::unexpected(message.error());
  if (!*message) {
    ++done.empty;
    return settle(follow, next_due(follow, now()));
  }
  const auto sent = fetch::send_mail(settings_.mail->server, {settings_.mail->from, *to, **message}, stop);
  if (!sent && stop.stop_requested()) {  // ours, not the server's fault: at once again
    follow.due_at = now();
    return follows.record(follow);
  }
  if (!sent) return put_off(follow, sent.error(), done);
  ++done.mails;
  follow.succeeded_at = now();
  base::log(LogLevel::info, "mail_sent", {{"follow", number_of(follow)}, {"bytes", (*message)->size()}});
  return settle(follow, next_due(follow, now()));
}

base::Result<void> PostOffice::deliver_notices(store::Follow& follow, const std::stop_token& stop, Delivered& done) {
  store::Follows& follows = reader_.store().follows();
  const auto newest = reader_.store().digests().newest_number();
  if (!newest) return std::unexpected(newest.error());
  while (!stop.stop_requested()) {
    auto news = find_first_news(reader_.store(), follow, follow.told_up_to, *newest);
    if (!news) return std::unexpected(news.error());
    follow.telling_up_to = news->digests.empty() ? *newest : news->digests.front().number;
    if (news->digests.empty()) return settle(follow, now());
    if (!follow.telling_since) follow.telling_since = now();
    COURANT_TRY(follows.record(follow));
    std::chrono::seconds retry_after{};
    const auto sent = send_notice(follow, std::move(news->digests.front()), stop, retry_after);
    if (!sent && stop.stop_requested()) break;
    if (!sent && sent.error().kind != ErrorKind::not_found) return put_off(follow, sent.error(), done, retry_after);
    if (sent) {
      ++done.notices;
      follow.succeeded_at = now();
    }
    COURANT_TRY(settle(follow, now() + claim_lasts));
  }
  follow.due_at = now();
  return follows.record(follow);
}

// Error not_found: there is nothing to send, as the digest does not verify any more.
base::Result<void> PostOffice::send_notice(const store::Follow& follow, store::StoredDigest stored,
                                           const std::stop_token& stop, std::chrono::seconds& retry_after) {
  const auto notice = write_notice(reader_, settings_.head, follow, std::move(stored), now());
  if (!notice && notice.error().kind == ErrorKind::refused)
    return base::fail(ErrorKind::not_found, follow.address, notice.error().message);
  if (!notice) return std::unexpected(notice.error());
  const auto answer = fetch::post(settings_.web, {follow.address, notice->headers, notice->body}, stop);
  if (!answer) return std::unexpected(answer.error());
  if (answer->status >= 200 && answer->status < 300) return {};
  retry_after = fetch::parse_retry_after(answer->retry_after, now(), retry_after_max).value_or(std::chrono::seconds(0));
  return base::fail(answer->status == 410 ? ErrorKind::invalid : ErrorKind::unavailable, follow.address,
                    "answered " + std::to_string(answer->status));
}

store::Time PostOffice::now() const {
  return settings_.now ? settings_.now() : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

base::Result<void> PostOffice::settle(store::Follow& follow, store::Time due_at) {
  follow.told_up_to = follow.telling_up_to.value_or(follow.told_up_to);
  follow.telling_up_to.reset();
  follow.telling_since.reset();
  follow.failures = 0;
  follow.error.clear();
  follow.due_at = due_at;
  return reader_.store().follows().record(follow);
}

base::Result<void> PostOffice::put_off(store::Follow& follow, const base::Error& error, Delivered& done,
                                       std::chrono::seconds at_least) {
  ++done.failed;
  ++follow.failures;
  follow.error = error.message;
  follow.due_at = now() + std::max(wait_after(follow.failures), at_least);
  const bool for_good = error.kind == ErrorKind::invalid;
  if (for_good || now() - follow.telling_since.value_or(now()) >= give_up_after)
    follow.state = store::FollowState::stopped;
  base::log(follow.state == store::FollowState::stopped ? LogLevel::error : LogLevel::warn,
            follow.state == store::FollowState::stopped ? "follow_stopped" : "follow_failed",
            {{"follow", number_of(follow)},
             {"failures", follow.failures},
             {"server", error.subject},
             {"why", error.message}});
  return reader_.store().follows().record(follow);
}

}  // namespace courant::reader
