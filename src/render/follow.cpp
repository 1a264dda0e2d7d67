#include "render/follow.h"

#include "render/page.h"

namespace courant::render {
namespace {

Markup write_addresses(const Site& site, const Followable& followed) {
  const Strings& say = site.strings();
  Markup links;
  for (const auto& [link, key] :
       {std::pair{&followed.atom, "feed.atom"}, {&followed.rss, "feed.rss"}, {&followed.json, "feed.json"}})
    links += tag("li", tag("a", {href(*link)}, say[key]));
  return tag("ul", {{"class", "actions"}}, links);
}

Markup field(std::string_view label, std::string_view id, const Markup& control) {
  return tag("p", tag("label", {{"for", id}}, label), control);
}

constexpr std::string_view problem_id = "mail-problem";

// The owner says who gets it; the script writes the browser's own zone into a fresh form.
Markup write_mail_form(const Site& site, const MailForm& form) {
  const Strings& say = site.strings();
  const auto hidden = [](std::string_view name, std::string_view value) {
    return tag("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  };
  const auto input = [&](std::string_view name, std::string_view type, std::string_view value, std::string_view length,
                         Attribute more) {
    const bool wrong = form.wrong == name;
    return tag("input", {{"type", type},
                         {"id", "mail-" + std::string(name)},
                         {"name", name},
                         {"value", value},
                         only_if(!length.empty(), {"maxlength", length}),
                         only_if(wrong, {"aria-invalid", "true"}),
                         only_if(wrong, {"aria-describedby", problem_id}),
                         only_if(wrong, {"autofocus", ""}),
                         {"required", ""},
                         std::move(more)});
  };
  const auto pace = [&](std::string_view value, std::string_view text) {
    return tag("option", {{"value", value}, only_if(value == form.pace, {"selected", ""})}, text);
  };
  return tag("form", {{"class", "filters"}, {"method", "post"}, action(site.at.page("follow", "mail"))},
             hidden("subject", form.subject), hidden("what", form.what),
             field(say["follow.mail.address"], "mail-address",
                   input("address", "email", form.address, "254", {"autocomplete", "email"})),
             field(say["follow.mail.pace"], "mail-pace",
                   tag("select", {{"id", "mail-pace"}, {"name", "pace"}}, pace("daily", say["follow.mail.daily"]),
                       pace("weekly", say["follow.mail.weekly"]))),
             field(say["follow.mail.hour"], "mail-hour", input("hour", "time", form.hour, "", {"autocomplete", "off"})),
             field(say["follow.mail.zone"], "mail-zone",
                   input("zone", "text", form.zone, "64", only_if(form.is_fresh, {"data-zone", ""}))),
             tag("p", tag("button", {{"type", "submit"}}, say["action.follow"])));
}

MailForm fresh_form(const Site& site, const Followable& followed) {
  MailForm form;
  form.subject = followed.subject;
  form.what = followed.what;
  form.pace = "daily";
  form.hour = "07:00";
  form.zone = site.clock.zone().name();
  return form;
}

Markup write_mail(const Site& site, const Followable& followed) {
  const Strings& say = site.strings();
  if (followed.subject.empty() || !site.sends_mail) return {};
  if (!site.is_owner) return tag("p", say.plain("follow.mail.ask", site.name));
  return tag("details", {{"class", "by-mail"}}, tag("summary", say["follow.mail"]),
             write_mail_form(site, fresh_form(site, followed)));
}

// A new owner may not know that it can.
Markup write_unset_mail(const Site& site) {
  if (!site.is_owner || site.sends_mail) return {};
  const Strings& say = site.strings();
  return tag("h2", say["follow.mail"]) + tag("p", say["follow.mail.unset"]);
}

Markup write_content(const Site& site, const Followable& followed) {
  return tag("p", site.strings()["follow.how"]) + write_addresses(site, followed) + write_mail(site, followed);
}

// What was done; or why it was not, over the form as it was sent.
Markup write_notice(const Site& site, const FollowPage& follow) {
  if (follow.notice.empty()) return {};
  if (!follow.refused) return tag("p", {{"class", "notice"}, {"role", "status"}}, follow.notice);
  const Strings& say = site.strings();
  const MailForm& form = *follow.refused;
  const std::string title =
      form.followed.empty() ? std::string(say["follow.edition"]) : say.plain("follow.this", form.followed);
  return tag("p", {{"class", "notice refused"}, {"role", "alert"}, {"id", problem_id}}, follow.notice) +
         tag("section", {{"class", "by-mail"}, {"aria-labelledby", "mail-title"}},
             tag("h2", {{"id", "mail-title"}, {"dir", "auto"}}, title), write_mail_form(site, form));
}

}  // namespace

Followable followed_edition(const Site& site, const std::string& section) {
  const Strings& say = site.strings();
  const auto feed = [&](std::string_view file) {
    const Link link = site.at.page(file);
    return section.empty() ? link : link.with_query("section", section);
  };
  return {section.empty() ? std::string(say["follow.edition"]) : say.plain("follow.this", section),
          feed("feed.atom"),
          feed("feed.rss"),
          feed("feed.json"),
          section.empty() ? "edition" : "",
          {}};
}

Markup feed_links(const Followable& followed, std::string_view title) {
  return feed_links(followed.atom, followed.rss, followed.json, title);
}

Markup write_follow_block(const Site& site, const Followable& followed) {
  return tag("section", {{"class", "follow"}, {"id", "follow"}, {"aria-labelledby", "follow-title"}},
             tag("h2", {{"id", "follow-title"}, {"dir", "auto"}}, followed.title), write_content(site, followed));
}

Markup write_follow_button(const Site& site) {
  return tag("li", tag("a", {href(Link::here("follow"))}, site.strings()["action.follow"]));
}

std::string write_follow(const Site& site, const FollowPage& follow) {
  const Strings& say = site.strings();
  Markup others;
  for (const auto& [page, key] :
       {std::pair{"outlets", "follow.outlet"}, {"names", "follow.name"}, {"search", "follow.search"}})
    others += tag("li", tag("a", {href(site.at.page(page))}, say[key]));
  const Followable edition = followed_edition(site);
  Page page;
  page.title = say["nav.follow"];
  page.section = Section::follow;
  page.head = feed_links(edition, site.name);
  page.main = tag("main", {{"id", "main"}, {"class", "note"}}, tag("h1", page.title), write_notice(site, follow),
                  follow.refused ? Markup() : write_follow_block(site, edition), tag("h2", say["follow.others"]),
                  tag("p", say["follow.story"]), tag("ul", {{"class", "plain"}}, others), write_unset_mail(site));
  return write_page(site, page);
}

}  // namespace courant::render
