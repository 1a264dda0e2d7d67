#include "reader/new_follow.h"

#include <algorithm>

#include "base/mail_address.h"
#include "base/signature.h"
#include "base/zone.h"
#include "edition/period.h"
#include "reader/schedule.h"

namespace courant::reader {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using store::Follow;

constexpr std::size_t key_bytes = 16;

Result<void> check_subject(store::Store& store, const Follow& follow) {
  if (follow.subject == store::FollowSubject::story) {
    const auto story = store.stories().resolve(model::StoryId(follow.what));
    if (!story) return std::unexpected(story.error());
  }
  if (follow.subject == store::FollowSubject::outlet) {
    const auto outlets = store.articles().outlets();
    if (!outlets) return std::unexpected(outlets.error());
    if (std::ranges::find(*outlets, follow.what, &store::OutletCount::outlet) == outlets->end())
      return fail(ErrorKind::not_found, follow.what, "no such outlet has reported anything yet");
  }
  return {};
}

}  // namespace

Result<Follow> add_follow(store::Store& store, Follow follow, store::Time now) {
  COURANT_TRY(check_subject(store, follow));
  const auto all = store.follows().all();
  if (!all) return std::unexpected(all.error());
  for (const Follow& other : *all)
    if (other.state == store::FollowState::active && other.channel == follow.channel &&
        other.address == follow.address && other.subject == follow.subject && other.what == follow.what)
      return fail(ErrorKind::conflict, follow.address,
                  "follows that already: it is follow " + std::to_string(static_cast<std::int64_t>(other.id)));
  follow.key = base::hex(base::random_bytes(key_bytes));
  follow.created_at = now;
  const auto id = store.follows().add(follow);
  if (!id) return std::unexpected(id.error());
  follow.id = *id;
  return follow;
}

Result<Follow> follow_by_mail(store::Store& store, const MailWish& wish, store::Time now) {
  const auto address = base::MailAddress::parse(wish.address);
  if (!address) return std::unexpected(address.error());
  if (!base::Zone::is_known(wish.zone))
    return fail(ErrorKind::usage, wish.zone, "is no time zone: write Europe/Berlin");
  const auto hour = edition::parse_hour(wish.hour);
  if (!hour) return fail(ErrorKind::usage, wish.hour, "must be an hour: 07:00");
  Follow follow;
  follow.address = address->text();
  follow.subject = wish.subject;
  follow.what = wish.what;
  follow.pace = wish.pace;
  follow.zone = wish.zone;
  follow.hour = *hour;
  follow.language = wish.language;
  const auto from = store.digests().number_before(last_due(follow, now));
  if (!from) return std::unexpected(from.error());
  follow.told_from = follow.told_up_to = *from;
  follow.due_at = next_due(follow, now);
  return add_follow(store, std::move(follow), now);
}

}  // namespace courant::reader
