#include "render/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/data.h"
#include "render/follow.h"
#include "render/page.h"
#include "render/plot.h"
#include "render/reading.h"
#include "render/sources.h"
#include "render/stamp.h"

namespace courant::render {
namespace {

constexpr std::size_t happenings_shown = 4;  // the page of reasons has all

Followable followed_story(const Site& site, const model::StoryId& id) {
  return {std::string(site.strings()["follow.this.story"]),
          site.at.story_file(id, "atom"),
          site.at.story_file(id, "rss"),
          site.at.story_file(id, "feed.json"),
          "story",
          id.value};
}

class StoryWriter {
 public:
  StoryWriter(const Site& site, const StoryPage& story, StoryView view)
      : site_(site),
        say_(site.strings()),
        digest_(*story.digest),
        around_(story.around),
        since_(story.since),
        newest_(story.newest),
        edits_(story.edits),
        happenings_(story.happenings),
        sources_(digest_),
        view_(view) {}

  Markup write() const {
    const Markup main = write_header() + tag("div", {{"class", "told"}}, write_slides(site_, digest_, view_, since_)) +
                        write_aside() + write_more();
    std::string topics;
    for (const std::string& topic : around_.topics) topics += (topics.empty() ? "" : "|") + topic;
    return tag("main",
               {{"id", "main"},
                {"class", view_ == StoryView::gallery ? "story as-gallery" : "story"},
                only_if(!is_earlier(), {"data-story", digest_.story.value}),
                only_if(!topics.empty(), {"data-topics", topics})},
               main);
  }

 private:
  Markup write_header() const {
    Markup facts;
    if (digest_.updated)
      facts += say_.say("updated", tag("time", {{"datetime", base::format_moment(*digest_.updated)}},
                                       tag("strong", site_.clock.stamp(*digest_.updated, std::chrono::sys_days{})))) +
               Markup(" · ");
    facts += tag("strong", reports_in_words(say_, digest_.outlets, digest_.independent));
    if (site_.at.is_live() && !is_earlier()) facts += write_versions();
    Markup contents;
    int number = 0;
    for (const model::Slide& slide : digest_.slides)
      contents +=
          tag("li", tag("a", {href(Link::here(fmt::format("s{}", ++number))), {"dir", "auto"}}, title_of(say_, slide)));
    return tag("header", write_earlier(),
               tag("h1", {only_if(!digest_.language.empty(), {"lang", digest_.language}), {"dir", "auto"}},
                   digest_.headline.text),
               tag("p", {{"class", "facts"}}, facts), write_actions(),
               tag("nav", {{"aria-label", say_["contents"]}},
                   tag("ol", {{"class", "contents"}, only_if(!digest_.language.empty(), {"lang", digest_.language})},
                       contents)));
  }

  bool is_earlier() const { return digest_.version < newest_; }

  // How often the story was told anew; what is new since this reader read it, for the script to show.
  Markup write_versions() const {
    const Link updates = site_.at.story_part(digest_.story, "updates");
    Markup facts;
    if (digest_.version > 1)
      facts += Markup(" · ") + tag("a", {href(updates)}, say_.count("updates", digest_.version - 1));
    return facts + tag("span",
                       {{"class", "new"},
                        {"data-read", digest_.story.value},
                        {"data-version", digest_.version},
                        {"hidden", ""}},
                       " · ", tag("a", {href(updates)}, say_["new.since"]));
  }

  Markup write_earlier() const {
    if (!is_earlier()) return {};
    return tag("p", {{"class", "older"}},
               say_.plain("version.earlier", std::to_string(digest_.version), std::to_string(newest_)), " ",
               tag("a", {href(site_.at.story(digest_.story))}, say_["version.now"]));
  }

  Markup write_actions() const {
    if (!site_.at.is_live() || is_earlier()) return {};
    const auto action_link = [&](const Link& link, std::string_view key) {
      return tag("li", tag("a", {href(link)}, say_[key]));
    };
    const bool gallery = view_ == StoryView::gallery;
    return tag("ul", {{"class", "actions"}},
               gallery ? action_link(site_.at.story(digest_.story), "action.page")
                       : action_link(site_.at.story_part(digest_.story, "gallery"), "action.gallery"),
               action_link(site_.at.story_part(digest_.story, "why"), "action.why"), write_follow_button(site_));
  }

  Markup write_aside() const {
    Markup loose;
    for (const model::Dispute& dispute : digest_.disputes)
      if (std::ranges::none_of(digest_.slides, [&](const model::Slide& slide) {
            return slide.id == dispute.slide && !slide.id.empty();
          }))
        loose += draw_dispute(site_, digest_, dispute);
    return tag("aside", {{"aria-label", say_["aside"]}}, section("figures.differ", loose),
               section("timeline", write_timeline()), section("sources", write_sources()),
               section("coverage", draw_coverage(site_, digest_)), section("changes", write_changes()),
               section("happened", write_history()));
  }

  Markup section(std::string_view key, const Markup& content) const {
    return content.empty() ? Markup() : tag("section", tag("h2", say_[key]), content);
  }

  // A timeline's text leads to the slide that quotes it, else to its paragraph as stored here.
  Link place_of(const model::Quote& quote) const {
    for (std::size_t i = 0; i < digest_.slides.size(); ++i)
      for (const auto& sentence : digest_.slides[i].sentences)
        if (sentence.quote.article == quote.article && sentence.quote.span.overlaps(quote.span))
          return Link::here(fmt::format("s{}", i + 1));
    return site_.at.is_live() ? site_.at.context(quote.article, quote.version, quote.span) : Link();
  }

  Markup write_timeline() const {
    Markup items;
    for (const model::TimelineEntry& entry : digest_.timeline) {
      const model::DigestSource* source = sources_.find(entry.quote.article);
      const Markup text = tag("a",
                              {href(place_of(entry.quote)),
                               {"dir", "auto"},
                               only_if(!digest_.language.empty(), {"lang", digest_.language})},
                              entry.quote.text);
      // What begins with a quotation mark has marks of its own.
      const bool is_marked = entry.quote.text.starts_with('"') || entry.quote.text.starts_with("\u201C") ||
                             entry.quote.text.starts_with("\u201E") || entry.quote.text.starts_with("\u00AB");
      items += tag("li", tag("time", {{"datetime", entry.date}}, site_.clock.iso_date(entry.date)), " ",
                   is_marked ? text : tag("q", text),
                   source ? Markup(" ") + tag("cite", {{"dir", "auto"}}, source->outlet) : Markup());
    }
    return items.empty() ? items : draw_timeline(site_, digest_) + tag("ol", {{"class", "timeline"}}, items);
  }

  Markup write_source(const model::DigestSource& source) const {
    Markup item =
        tag("a", {href(Link::outside(source.url)), {"rel", "external noopener"}, {"dir", "auto"}}, source.outlet);
    item += Markup(" ") + write_stamp(site_, source.published, story_day(site_, digest_));
    if (!source.title.empty()) item += tag("span", {{"class", "title"}, {"dir", "auto"}}, source.title);
    if (sources_.is_copy(source)) {
      const model::DigestSource* origin = sources_.find(source.origin);
      item +=
          tag("span", {{"class", "copy"}}, origin ? say_.plain("copy.of", origin->outlet) : std::string(say_["copy"]));
    }
    return tag("li", item);
  }

  // Each origin, followed by those that print its text.
  Markup write_sources() const {
    Markup items;
    for (const model::DigestSource& source : digest_.sources) {
      if (sources_.is_copy(source) && sources_.find(source.origin)) continue;
      items += write_source(source);
      for (const model::DigestSource* copy : sources_.copies_of(source.article)) items += write_source(*copy);
    }
    return items.empty() ? items : tag("ul", {{"class", "sources"}}, items);
  }

  Markup write_changes() const {
    Markup items;
    for (const model::ArticleChange& change : digest_.changes)
      items += tag("li", write_change(site_, sources_, change, edits_));
    if (site_.at.is_live() && !is_earlier() && (digest_.version > 1 || !items.empty()))
      items += tag("li", tag("a", {href(site_.at.story_part(digest_.story, "updates"))}, say_["updates.all"]));
    return items.empty() ? items : tag("ul", {{"class", "changes"}}, items);
  }

  Markup write_history() const {
    const Markup items = write_happenings(site_, digest_.story, happenings_, happenings_shown);
    return items.empty() ? items : tag("ul", {{"class", "changes"}}, items);
  }

  Markup write_related(const RelatedStory& related) const {
    const model::Digest& other = *related.digest;
    std::vector<Markup> shared;
    for (const std::string& term : related.shared) shared.push_back(tag("b", {{"dir", "auto"}}, term));
    const std::string distance = distance_in_words(site_, other.updated, digest_.updated);
    Markup why = say_.say("related.why", say_.join(shared));
    if (!distance.empty())
      why += Markup("; ") + tag("time", {{"datetime", base::format_moment(*other.updated)}}, distance);
    return tag("li",
               tag("h3", tag("a",
                             {href(site_.at.story(other.story)),
                              only_if(!other.language.empty(), {"lang", other.language}),
                              {"dir", "auto"}},
                             other.headline.text)),
               tag("p", why));
  }

  Markup write_link(const model::StoryLink& link) const {
    Markup why = link.why.empty() ? Markup() : say_.say("related.why", tag("b", {{"dir", "auto"}}, link.why));
    const auto date = base::parse_moment(link.date);
    if (const std::string distance =
            distance_in_words(site_, date ? std::optional(*date) : std::nullopt, digest_.updated);
        !distance.empty())
      why += (why.empty() ? Markup() : Markup("; ")) + tag("time", {{"datetime", link.date}}, distance);
    return tag("li", tag("h3", tag("a", {href(site_.at.story(link.story)), {"dir", "auto"}}, link.headline)),
               tag("p", why));
  }

  // A static edition holds only its own stories.
  Markup write_more() const {
    if (!site_.at.is_live() || is_earlier()) return {};
    Markup items;
    std::set<model::StoryId> shown;
    for (const auto* links : {&digest_.related, &digest_.archive})
      for (const model::StoryLink& link : *links)
        if (shown.insert(link.story).second) items += write_link(link);
    for (const RelatedStory& related : around_.related)
      if (shown.insert(related.digest->story).second) items += write_related(related);
    if (!items.empty())
      items = tag("section", {{"class", "more"}, {"aria-labelledby", "more"}},
                  tag("h2", {{"id", "more"}}, say_["more"]), tag("ul", items));
    return items + write_for_you(site_) + write_follow();
  }

  Markup write_follow() const {
    return write_follow_block(site_, followed_story(site_, digest_.story)) +
           tag("p", {{"class", "facts data"}},
               tag("a", {href(site_.at.story_file(digest_.story, "json"))}, say_["action.data"]));
  }

  const Site& site_;
  const Strings& say_;
  const model::Digest& digest_;
  const Neighbourhood& around_;
  const SlidesSince& since_;
  int newest_;
  const edition::Edits& edits_;
  const std::vector<Happening>& happenings_;
  Sources sources_;
  StoryView view_;
};

}  // namespace

std::string reports_in_words(const Strings& say, int outlets, int independent) {
  if (outlets <= 1) return say.count("outlets", outlets);
  if (outlets == independent) return say.count("independent", independent);
  return say.plain("reports", say.count("outlets", outlets), say.count("independent", independent));
}

std::chrono::sys_days story_day(const Site& site, const model::Digest& digest) {
  return digest.updated ? site.clock.day_of(*digest.updated) : std::chrono::sys_days{};
}

std::string write_story(const Site& site, const StoryPage& story, StoryView view) {
  const model::Digest& digest = *story.digest;
  Page page;
  page.title = digest.headline.text;
  page.canonical = site.at.story(digest.story);
  if (!digest.slides.empty() && !digest.slides.front().sentences.empty()) {
    const auto& lead = digest.slides.front().sentences.front();
    page.description = lead.outlet + ": " + lead.quote.text;
  }
  const bool is_earlier = digest.version < story.newest;
  if (site.at.is_live() && !is_earlier)
    page.head = feed_links(followed_story(site, digest.story), digest.headline.text);
  if (!is_earlier) page.head += data_block(write_json_ld(site, digest));
  page.main = StoryWriter(site, story, view).write();
  return write_page(site, page);
}

}  // namespace courant::render
