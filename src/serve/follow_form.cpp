#include "serve/follow_form.h"

#include <charconv>
#include <chrono>

#include "base/mail_address.h"
#include "base/zone.h"
#include "edition/period.h"
#include "reader/letter.h"
#include "reader/new_follow.h"
#include "render/trouble.h"
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

render::MailForm read_mail_form(const Fields& fields) {
  render::MailForm form;
  form.is_fresh = false;
  form.subject = field_of(fields, "subject");
  form.what = field_of(fields, "what");
  form.address = field_of(fields, "address");
  form.pace = field_of(fields, "pace");
  form.hour = field_of(fields, "hour");
  form.zone = field_of(fields, "zone");
  return form;
}

// The field that holds no such thing; empty where all can be read.
std::string find_wrong(const render::MailForm& form) {
  if (!base::MailAddress::parse(form.address)) return "address";
  if (!edition::parse_hour(form.hour)) return "hour";
  if (!base::Zone::is_known(form.zone)) return "zone";
  return {};
}

base::Result<store::Follow> keep(const render::MailForm& form, FollowSubject subject, store::Store& store,
                                 const render::Site& site) {
  reader::MailWish wish;
  wish.address = form.address;
  wish.subject = subject;
  wish.what = form.what;
  wish.pace = form.pace == "weekly" ? store::FollowPace::weekly : store::FollowPace::daily;
  wish.zone = form.zone;
  wish.hour = form.hour;
  wish.language = std::string(site.strings().language());
  return reader::follow_by_mail(store, wish,
                                std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

// Why not, in the reader's language where Strings has words for it.
std::string why_not(const base::Error& error, const render::MailForm& form, const render::Strings& say) {
  if (form.wrong == "address") return say.plain("follow.mail.bad.address", form.address);
  if (form.wrong == "hour") return say.plain("follow.mail.bad.hour", form.hour);
  if (form.wrong == "zone") return say.plain("follow.mail.bad.zone", form.zone);
  if (error.kind == ErrorKind::conflict) return say.plain("follow.mail.already", form.address);
  if (error.kind == ErrorKind::not_found) return std::string(say["follow.mail.gone"]);
  return render::trouble_in_words(say, error);
}

Content refuse(const base::Error& error, const render::FollowPage& page, const render::Site& site) {
  Content content = Content::make("text/html; charset=utf-8", render::write_follow(site, page), "no-store");
  content.status = status_of_form(error.kind);
  return content;
}

}  // namespace

bool is_follow_form(const Target& target) {
  return target.segments.size() == 2 && target.segments[0] == "follow" && target.segments[1] == "mail";
}

std::optional<Content> answer_follow_form(const Request& request, store::Store& store, const render::Site& site) {
  if (request.method != "POST" || !site.sends_mail) return std::nullopt;
  const auto fields = parse_form(request.header("Content-Type"), request.body);
  render::MailForm form = fields ? read_mail_form(*fields) : render::MailForm{};
  const auto subject = read_subject(form.subject);
  if (!subject || (*subject != FollowSubject::edition && form.what.empty()))
    return refuse({ErrorKind::invalid, {}, {}}, {std::string(site.strings()["follow.mail.unread"]), {}}, site);
  const auto follow = keep(form, *subject, store, site);
  if (!follow) {
    form.wrong = find_wrong(form);
    store::Follow wanted;
    wanted.subject = *subject;
    wanted.what = form.what;
    form.followed = reader::followed_in_words(store, wanted);
    return refuse(follow.error(), {why_not(follow.error(), form, site.strings()), form}, site);
  }
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
