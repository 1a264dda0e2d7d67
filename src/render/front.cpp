#include "render/front.h"

#include <fmt/format.h>

#include "render/follow.h"
#include "render/page.h"
#include "render/reading.h"
#include "render/sources.h"
#include "render/stamp.h"
#include "render/story.h"

namespace courant::render {
namespace {

std::string iso_day(std::chrono::sys_days day) { return base::format_moment({day, base::Precision::day}); }

Markup write_facts(const Site& site, const model::Digest& digest, std::chrono::sys_days day) {
  const Strings& say = site.strings();
  Markup facts = tag("strong", reports_in_words(say, digest.outlets, digest.independent));
  facts += after_dot(write_stamp(site, digest.updated, day));
  if (!digest.disputes.empty()) facts += Markup(" · ") + tag("span", {{"class", "differ"}}, say["figures.differ"]);
  facts += tag("span",
               {{"class", "new"}, {"data-new", digest.story.value}, {"data-version", digest.version}, {"hidden", ""}},
               Markup(" · ") + Markup(say["new"]));
  return tag("p", {{"class", "facts"}}, facts);
}

Markup headline_link(const Site& site, const model::Digest& digest) {
  return tag("a",
             {href(site.at.story(digest.story)),
              only_if(!digest.language.empty(), {"lang", digest.language}),
              {"dir", "auto"}},
             digest.headline.text);
}

Markup write_first_slide(const Site& site, const model::Digest& digest) {
  if (digest.slides.empty() || digest.slides.front().sentences.empty()) return {};
  const model::DigestSentence& sentence = digest.slides.front().sentences.front();
  return tag("p", {{"class", "lead"}}, tag("span", {{"class", "attr"}}, write_attribution(site, sentence), ":"), " ",
             tag("span", {only_if(!digest.language.empty(), {"lang", digest.language}), {"dir", "auto"}},
                 sentence.quote.text));
}

Markup write_titles(const Site& site, const model::Digest& digest) {
  Markup items;
  int number = 0;
  for (const model::Slide& slide : digest.slides)
    items += tag(
        "li", tag("a", {href(site.at.story(digest.story).with_fragment(fmt::format("s{}", ++number))), {"dir", "auto"}},
                  title_of(site.strings(), slide)));
  return tag("ol", {{"class", "titles"}, only_if(!digest.language.empty(), {"lang", digest.language})}, items);
}

// Why the story stands here, in words and figures that the reader can check.
Markup write_rank(const Site& site, const edition::Rank& rank, std::chrono::hours half_life) {
  const Strings& say = site.strings();
  Markup weights;
  for (const auto& [outlet, weight] : rank.weights)
    weights += tag("p", say.plain("rank.weight", outlet, fmt::format("{:g}", weight)));
  return tag("details", {{"class", "rank"}}, tag("summary", say["rank.ask"]),
             tag("p", say.plain("rank.why", fmt::format("{:g}", rank.reports), fmt::format("{:.2f}", rank.freshness),
                                fmt::format("{:.1f}", rank.value()), std::to_string(rank.place))),
             weights, tag("p", say.plain("rank.fresh", say.count("hours", half_life.count()))));
}

Markup write_story(const Site& site, const FrontStory& story, const FrontPage& front) {
  const model::Digest& digest = *story.digest;
  const Markup headline = tag("h2", headline_link(site, digest));
  const Markup told = write_facts(site, digest, front.day) + write_first_slide(site, digest) +
                      write_rank(site, story.rank, front.half_life);
  if (&story != &front.stories.front()) return tag("article", headline, told);
  return tag("article", {{"class", "first"}}, headline, tag("div", told), write_titles(site, digest));
}

Markup write_quiet(const Site& site, const model::Digest& digest) {
  const std::string outlet = digest.sources.empty() ? std::string() : digest.sources.front().outlet;
  const std::string behind =
      digest.outlets > 1 ? reports_in_words(site.strings(), digest.outlets, digest.independent) : outlet;
  return tag("li", headline_link(site, digest), " ", tag("span", {{"class", "attr"}}, behind));
}

Markup write_quiet_list(const Site& site, const std::vector<CheckedDigest>& digests) {
  Markup items;
  for (const CheckedDigest& digest : digests) items += write_quiet(site, *digest);
  return tag("ul", items);
}

Markup write_edition_head(const Site& site, const FrontPage& front) {
  const Strings& say = site.strings();
  Markup facts = say.plain("edition.facts", say.count("stories", front.total), say.count("outlets", front.outlets));
  return tag("header", {{"class", "edition"}}, tag("h1", site.clock.period(front.period())),
             tag("p", {{"class", "facts"}}, facts));
}

// The owner's folders, as a choice that works without script. Nothing where all stories lie in one.
Markup write_sections(const Site& site, const FrontPage& front) {
  const bool in_one =
      front.section.empty() && front.sections.size() == 1 && front.sections.front().stories == front.total;
  if (!site.at.is_live() || front.sections.empty() || in_one) return {};
  const Strings& say = site.strings();
  const Link all = front.latest ? site.at.front() : site.at.edition(front.period());
  const auto current = [&](std::string_view name) { return only_if(name == front.section, {"aria-current", "true"}); };
  Markup links = tag("li", tag("a", {href(all), current("")}, say["section.all"]));
  for (const FrontSection& section : front.sections)
    links += tag("li", tag("a", {href(all.with_query("section", section.name)), current(section.name)}, section.name),
                 " ", tag("span", {{"class", "count"}}, std::to_string(section.stories)));
  return tag("nav", {{"class", "sections"}, {"aria-label", say["section.label"]}}, tag("ul", links));
}

Markup write_end(const Site& site, const FrontPage& front) {
  const Strings& say = site.strings();
  const long beyond = front.total - static_cast<long>(front.stories.size() + front.singles.size());
  Markup end;
  const bool of_day = front.kind == edition::PeriodKind::day;
  if (beyond > 0 && of_day && site.at.is_live())
    end += tag("p", {{"class", "around"}},
               tag("a", {href(site.at.all_of_day(iso_day(front.day)))},
                   say.plain("edition.all", say.count("stories", front.total))));
  end += tag("p", {{"class", "end"}},
             of_day ? say.plain("edition.end", site.clock.day(front.day))
                    : std::string(say["edition.end." + std::string(to_string(front.kind))]));
  Markup days;
  const auto add = [&](const std::optional<DayLink>& link, std::string_view rel) {
    if (!link) return;
    const edition::Period period{front.kind, link->day};
    const std::string title = site.clock.period(period);
    Link address = site.at.edition(period);
    if (!front.section.empty()) address = address.with_query("section", front.section);
    days += tag("a", {{"rel", rel}, href(address)},
                link->stories > 0 ? say.plain("edition.day", title, say.count("stories", link->stories)) : title);
  };
  add(front.previous, "prev");
  add(front.next, "next");
  if (!days.empty() && site.at.is_live())
    end += tag("nav", {{"class", "around"}, {"aria-label", say["edition.around"]}}, days);
  return end;
}

Page frame(const Site& site, const std::string& title, const std::string& section = "") {
  Page page;
  page.title = title;
  page.section = Section::today;
  page.description = site.strings().plain("front.description", site.name);
  page.canonical = site.at.front();
  if (site.at.is_live())
    page.head = feed_links(followed_edition(site, section), section.empty() ? site.name : section + " · " + site.name);
  return page;
}

}  // namespace

std::string write_front(const Site& site, const FrontPage& front) {
  const Strings& say = site.strings();
  Page page =
      frame(site, front.latest ? std::string(say["nav.today"]) : site.clock.period(front.period()), front.section);
  if (!front.latest) {
    page.section = Section::days;
    page.canonical = site.at.edition(front.period());
  }
  if (!front.section.empty()) {
    page.title = front.section + " · " + page.title;
    page.canonical = page.canonical.with_query("section", front.section);
  }
  Markup stories;
  for (const FrontStory& story : front.stories) stories += write_story(site, story, front);
  Markup main = write_edition_head(site, front) + write_sections(site, front);
  if (!stories.empty()) main += tag("div", {{"class", "front"}}, stories);
  if (!front.singles.empty())
    main += tag("section", {{"class", "quiet"}, {"aria-labelledby", "singles"}},
                tag("h2", {{"id", "singles"}}, say["singles"]), write_quiet_list(site, front.singles));
  main += write_end(site, front);
  if (front.latest) main += write_for_you(site);
  if (!front.earlier.empty()) {
    Markup days;
    for (const EarlierDay& day : front.earlier)
      days += tag("li", tag("h3", tag("a", {href(site.at.day(iso_day(day.day)))}, site.clock.day(day.day))),
                  write_quiet_list(site, day.digests));
    main += tag("section", {{"class", "quiet before"}, {"aria-labelledby", "earlier"}},
                tag("h2", {{"id", "earlier"}}, say["earlier"]), tag("ul", {{"class", "days"}}, days));
  }
  if (site.at.is_live()) main += write_follow_block(site, followed_edition(site, front.section));
  page.main = tag("main", {{"id", "main"}}, main);
  return write_page(site, page);
}

std::string write_empty_front(const Site& site) {
  const Strings& say = site.strings();
  Page page = frame(site, "");
  page.main = tag(
      "main", {{"id", "main"}, {"class", "note"}}, tag("h1", say["empty.title"]), tag("p", say["empty.text"]),
      site.is_owner
          ? tag("ul", {{"class", "actions"}}, tag("li", tag("a", {href(site.at.page("feeds"))}, say["empty.feeds"])))
          : Markup());
  return write_page(site, page);
}

}  // namespace courant::render
