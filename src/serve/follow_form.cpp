#include "serve/follow_form.h"

#include <charconv>
#include <chrono>

#include "reader/letter.h"
#include "reader/new_follow.h"
#include "serve/form.h"
#include "serve/routes.h"

namespace courant::serve {
namespace {

using base::ErrorKind;
using store::FollowSubject;

std::optional<FollowSubject> read_subject(std::string_view text) {
  for (const auto& [name, subject] : {std::pair{"edition", FollowSubject::edition},
                                      {"story", FollowSubject::story},
                                      {"outlet", FollowSubject::outlet},
                                      {"name", FollowSubject::name},
                                      {"search", FollowSubject::search}})
    if (text == name) return subject;
  return std::nullopt;
}

base::Result<store::Follow> keep(const Fields& form, store::Store& store, const render::Site& site) {
  const auto field = [&](std::string_view name) { return field_of(form, name); };
  const auto subject = read_subject(field("subject"));
  if (!subject || (*subject != FollowSubject::edition && field("what").empty()))
    return base::fail(ErrorKind::usage, "", "that form could not be read");
  reader::MailWish wish;
  wish.address = field("address");
  wish.subject = *subject;
  wish.what = field("what");
  wish.pace = field("pace") == "weekly" ? store::FollowPace::weekly : store::FollowPace::daily;
  wish.zone = field("zone");
  wish.hour = field("hour");
  wish.language = std::string(site.strings().language());
  return reader::follow_by_mail(store, wish,
                                std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

Content refuse(const base::Error& error, const render::Site& site) {
  Content content =
      Content::make("text/html; charset=utf-8", render::write_follow(site, {in_words(error), true}), "no-store");
  content.status = status_of_form(error.kind);
  return content;
}

}  // namespace

bool is_follow_form(const Target& target) {
  return target.segments.size() == 2 && target.segments[0] == "follow" && target.segments[1] == "mail";
}

std::optional<Content> answer_follow_form(const Request& request, store::Store& store, const render::Site& site) {
  if (request.method != "POST" || !site.sends_mail) return std::nullopt;
  const auto form = parse_form(request.header("Content-Type"), request.body);
  if (!form) return refuse({ErrorKind::invalid, {}, "that form could not be read"}, site);
  const auto follow = keep(*form, store, site);
  if (!follow) return refuse(follow.error(), site);
  return see_other(site.at.page("follow").with_query("mail", std::to_string(static_cast<std::int64_t>(follow->id))));
}

std::string notice_of(const Target& target, store::Store& store, const render::Site& site) {
  const std::string_view number = target.parameter("mail");
  std::int64_t id = 0;
  if (!site.is_owner || std::from_chars(number.data(), number.data() + number.size(), id).ec != std::errc()) return {};
  const auto follow = store.follows().get(store::FollowId{id});
  if (!follow || follow->channel != store::FollowChannel::mail || follow->state != store::FollowState::active)
    return {};
  const render::Strings& say = site.strings();
  const std::string_view pace =
      say[follow->pace == store::FollowPace::weekly ? "unsubscribe.weekly" : "unsubscribe.daily"];
  const std::string followed = reader::followed_in_words(store, *follow);
  return followed.empty() ? say.plain("follow.mail.all", follow->address, pace)
                          : say.plain("follow.mail.one", follow->address, followed, pace);
}

}  // namespace courant::serve
