#include "render/why.h"

#include <fmt/format.h>

#include "render/page.h"
#include "render/sources.h"
#include "render/stamp.h"
#include "render/story.h"

namespace courant::render {
namespace {

Markup write_shared(const Strings& say, std::string_view key, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  Markup list;
  for (const std::string& word : words) list += tag("li", {{"dir", "auto"}}, word);
  // Grouping knows names without their capitals.
  const bool are_names = key == "why.names";
  return tag("dt", say[key]) + tag("dd", tag("ul", {{"class", are_names ? "words names" : "words"}}, list));
}

Markup write_assignment(const Site& site, const Sources& sources, const WhyPage& page,
                        const model::Assignment& assignment, bool is_first) {
  const Strings& say = site.strings();
  const model::DigestSource* source = sources.find(assignment.article);
  if (source == nullptr) return {};
  Markup who = tag("b", {{"dir", "auto"}}, source->outlet);
  who += after_dot(write_stamp(site, source->published));
  if (assignment.similarity)
    who += Markup(" · ") + Markup(say.plain("why.similarity", fmt::format("{:.2f}", *assignment.similarity)));
  std::vector<std::string> dates;
  for (const std::string& date : assignment.why.dates) dates.push_back(site.clock.iso_date(date));
  Markup reasons = write_shared(say, "why.names", assignment.why.names) +
                   write_shared(say, "why.terms", assignment.why.terms) + write_shared(say, "why.dates", dates);
  if (const model::DigestSource* origin =
          assignment.origin == assignment.article ? nullptr : sources.find(assignment.origin))
    reasons += tag("dt", say["why.copy"]) + tag("dd", say.plain("copy.of", origin->outlet));
  if (!assignment.credit.empty())
    reasons += tag("dt", say["why.credit"]) + tag("dd", {{"dir", "auto"}}, assignment.credit);
  if (assignment.why.nearest) {
    const auto headline = page.headlines.find(assignment.why.nearest->story);
    if (headline != page.headlines.end())
      reasons += tag("dt", say["why.nearest"]) +
                 tag("dd", tag("a", {href(site.at.story(headline->first)), {"dir", "auto"}}, headline->second), ": ",
                     say.plain("why.nearest.similarity", fmt::format("{:.2f}", assignment.why.nearest->similarity)));
  }
  const bool begins = is_first && !assignment.similarity;
  return tag("li",
             tag("h2", tag("a", {href(Link::outside(source->url)), {"rel", "external noopener"}, {"dir", "auto"}},
                           source->title.empty() ? source->outlet : source->title)),
             tag("p", {{"class", "attr"}}, who), begins ? tag("p", say["why.first"]) : Markup(),
             reasons.empty() ? Markup() : tag("dl", reasons));
}

}  // namespace

std::string write_why(const Site& site, const WhyPage& why) {
  const Strings& say = site.strings();
  const model::Digest& digest = *why.digest;
  const Sources sources(digest);
  Markup items;
  for (const model::Assignment& assignment : why.assignments)
    items += write_assignment(site, sources, why, assignment, items.empty());
  const Markup events = write_happenings(site, digest.story, why.happenings);
  Page page;
  page.title = say.plain("why.title", digest.headline.text);
  Markup main = tag("h1", say["why.heading"]) +
                tag("p", {{"class", "about"}},
                    tag("a", {href(site.at.story(digest.story)), {"dir", "auto"}}, digest.headline.text)) +
                tag("p", say["why.text"]) + tag("ol", {{"class", "reasons"}}, items);
  if (!events.empty()) main += tag("h2", say["why.events"]) + tag("ul", {{"class", "events"}}, events);
  page.main = tag("main", {{"id", "main"}, {"class", "note"}}, main);
  return write_page(site, page);
}

}  // namespace courant::render
