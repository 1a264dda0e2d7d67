#include "reader/letter.h"

#include "base/hash.h"
#include "base/signature.h"
#include "reader/news.h"
#include "render/data.h"
#include "render/mail.h"
#include "render/mime.h"

namespace courant::reader {
namespace {

constexpr std::size_t id_digits = 32;
constexpr std::size_t stories_told_max = 20;
constexpr std::size_t singles_told_max = 30;

// Known to whom it was sent and to nobody else: it tells nothing of the follow's key.
std::string id_of(const store::Follow& follow, std::int64_t number) {
  return base::sha256_hex("letter/" + follow.key + "/" + std::to_string(number)).substr(0, id_digits);
}

render::Site site_of(const Letterhead& head, const store::Follow& follow) {
  return {.name = head.site_name,
          .origin = head.origin,
          .at = render::Addresses(head.origin + "/"),
          .clock = render::Clock(render::Strings::in(follow.language), base::Zone(follow.zone))};
}

render::Link page_of(const render::Site& site, const store::Follow& follow) {
  switch (follow.subject) {
    case store::FollowSubject::story:
      return site.at.story(model::StoryId(follow.what));
    case store::FollowSubject::outlet:
      return site.at.outlet(follow.what);
    case store::FollowSubject::name:
      return site.at.name(follow.what);
    case store::FollowSubject::search:
      return site.at.page("search").with_query("q", follow.what);
    case store::FollowSubject::edition:
      break;
  }
  return site.at.front();
}

std::string title_of(const render::Site& site, const store::Follow& follow, store::Time at) {
  const auto day = site.clock.zone().day_of(at);
  return follow.pace == store::FollowPace::weekly ? site.strings().plain("mail.week", site.clock.short_day(day))
                                                  : site.clock.day(day);
}

}  // namespace

std::string followed_in_words(store::Store& store, const store::Follow& follow) {
  if (follow.subject != store::FollowSubject::story) return follow.what;
  const auto story = store.stories().resolve(model::StoryId(follow.what));
  const auto digest = store.digests().latest(story.value_or(model::StoryId(follow.what)));
  return digest ? digest->digest.headline.text : follow.what;
}

base::Result<std::optional<std::string>> write_letter(Reader& reader, const Letterhead& head,
                                                      const base::MailAddress& from, const store::Follow& follow) {
  const std::int64_t up_to = follow.telling_up_to.value_or(follow.told_up_to);
  const store::Time at = follow.telling_since.value_or(follow.due_at);
  const auto to = base::MailAddress::parse(follow.address);
  if (!to) return std::unexpected(to.error());
  auto news = find_news(reader.store(), follow, follow.told_up_to, up_to);
  if (!news) return std::unexpected(news.error());
  const render::FrontPage front =
      reader.arrange(std::move(news->digests),
                     follow.pace == store::FollowPace::weekly ? edition::PeriodKind::week : edition::PeriodKind::day);
  if (front.stories.empty() && front.singles.empty()) return std::nullopt;

  const render::Site site = site_of(head, follow);
  render::MailEdition edition;
  edition.followed = followed_in_words(reader.store(), follow);
  edition.title = title_of(site, follow, at);
  for (const render::FrontStory& story : front.stories)
    if (edition.stories.size() < stories_told_max) edition.stories.push_back(story.digest);
  for (const render::CheckedDigest& single : front.singles)
    if (edition.singles.size() < singles_told_max) edition.singles.push_back(single);
  for (const auto* told : {&edition.stories, &edition.singles})
    for (const render::CheckedDigest& digest : *told) {
      const auto again = reader.store().digests().is_numbered(digest->story, follow.told_from, follow.told_up_to);
      if (!again) return std::unexpected(again.error());
      if (*again) edition.again.insert(digest->story);
    }
  edition.outlets = front.outlets;
  edition.total = news->total;
  edition.page = page_of(site, follow);
  edition.unsubscribe = render::Link::own(head.origin + "/", {"unsubscribe", follow.key});

  render::MailBody body = render::write_mail(site, edition);
  return render::write_message({.from_name = head.site_name,
                                .from = from,
                                .to = *to,
                                .subject = std::move(body.subject),
                                .date = at,
                                .id = id_of(follow, up_to),
                                .list_name = edition.followed.empty() ? head.site_name : edition.followed,
                                .unsubscribe = edition.unsubscribe,
                                .language = std::string(site.strings().language()),
                                .text = std::move(body.text),
                                .html = std::move(body.html)});
}

base::Result<Notice> write_notice(Reader& reader, const Letterhead& head, const store::Follow& follow,
                                  store::StoredDigest stored, store::Time now) {
  const auto digest = reader.check(std::move(stored.digest));
  if (!digest) return std::unexpected(digest.error());
  const auto articles = reader.articles_of(**digest);
  if (!articles) return std::unexpected(articles.error());
  render::Site site = site_of(head, follow);
  site.at = render::Addresses();
  Notice notice;
  notice.body = render::write_webhook(site, *digest, *articles, stored.stored_at);
  const std::string id = "msg_" + id_of(follow, stored.number);
  const std::string timestamp = std::to_string(now.time_since_epoch().count());
  const std::string signature =
      base::encode_base64(base::hmac_sha256(follow.secret, id + '.' + timestamp + '.' + notice.body));
  notice.headers = {{"Content-Type", "application/json"},
                    {"webhook-id", id},
                    {"webhook-timestamp", timestamp},
                    {"webhook-signature", "v1," + signature}};
  return notice;
}

}  // namespace courant::reader
