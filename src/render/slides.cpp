#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "format/json_lines.h"
#include "render/plot.h"
#include "render/sources.h"
#include "render/stamp.h"
#include "render/story.h"

namespace courant::render {
namespace {

class SlideWriter {
 public:
  SlideWriter(const Site& site, const model::Digest& digest, StoryView view, const SlidesSince& since)
      : site_(site),
        say_(site.strings()),
        digest_(digest),
        sources_(digest),
        view_(view),
        since_(since),
        day_(story_day(site, digest)) {}

  Markup write(const model::Slide& slide, int number) const {
    Markup heading = tag(
        "span", {{"class", "text"}, {"dir", "auto"}, only_if(!digest_.language.empty(), {"lang", digest_.language})},
        title_of(say_, slide));
    if (const std::string_view kind = kind_in_words(say_, slide); !kind.empty())
      heading += tag("span", {{"class", "kind"}}, kind);
    if (const auto since = since_.find(slide.id); since != since_.end() && since->second > 1)
      heading += tag("span", {{"class", "new"}, {"data-since", since->second}, {"hidden", ""}}, say_["new"]);
    // Where it stands first, and always at the same place, however long the slide is.
    Markup body = view_ == StoryView::gallery ? write_steps(number) : Markup();
    body += tag("h2", {{"id", slide.id.value.empty() ? fmt::format("slide-{}", number) : "slide-" + slide.id.value}},
                heading);
    for (const model::Dispute& dispute : digest_.disputes)
      if (dispute.slide == slide.id && !slide.id.empty()) body += draw_dispute(site_, digest_, dispute);
    for (const Passage passage : passages_of(slide)) body += write_saying(passage);
    return tag("li", {{"id", fmt::format("s{}", number)}, {"class", format::to_string(slide.kind)}}, body);
  }

 private:
  Markup write_saying(Passage sentences) const {
    const model::DigestSource* source = sources_.find(sentences.front().quote.article);
    Markup attribution = write_attribution(site_, sentences.front());
    if (source) attribution += after_dot(write_stamp(site_, source->published, day_));
    return tag("div", {{"class", "says"}}, tag("p", {{"class", "attr"}}, attribution),
               tag("blockquote", tag("p", write_passage(sentences, digest_.language))), write_support(sentences));
  }

  Markup write_support(Passage sentences) const {
    std::vector<model::ArticleId> also;
    std::vector<model::ArticleId> copies;
    int independent = 0;
    const model::DigestSource* own = sources_.find(sentences.front().quote.article);
    for (const auto& sentence : sentences) {
      independent = std::max(independent, sentence.independent);
      for (const model::ArticleId& id : sentence.support) {
        const model::DigestSource* other = sources_.find(id);
        if (!other || (own && other->outlet == own->outlet)) continue;
        std::vector<model::ArticleId>& list = own && other->origin == own->origin ? copies : also;
        if (std::ranges::find(list, id) == list.end()) list.push_back(id);
      }
    }
    Markup facts;
    const auto add = [&](const Markup& fact) { facts += (facts.empty() ? Markup() : Markup(" · ")) + fact; };
    if (!also.empty()) add(say_.say("support.also", say_.join(sources_.outlets_of(also))));
    if (independent > 1) add(say_.count("independent", independent));
    if (!copies.empty()) add(say_.say("support.copies", say_.join(sources_.outlets_of(copies))));
    // A book and a folder hold neither what opens on demand nor the passages.
    if (!site_.at.is_live()) return facts.empty() ? facts : tag("p", {{"class", "support"}}, facts);
    const model::Quote& first = sentences.front().quote;
    const model::Span span{first.span.begin, sentences.back().quote.span.end};
    Markup proof =
        tag("a", {{"class", "context"}, href(site_.at.context(first.article, first.version, span))}, say_["context"]);
    if (!facts.empty()) {
      std::ranges::move(copies, std::back_inserter(also));
      proof += tag("details", tag("summary", facts), write_supporters(also, own));
    }
    return tag("div", {{"class", "support"}}, proof);
  }

  // The reports that say the same, to look at; a copy says whose text it is.
  Markup write_supporters(const std::vector<model::ArticleId>& ids, const model::DigestSource* own) const {
    Markup items;
    for (const model::ArticleId& id : ids) {
      const model::DigestSource& source = *sources_.find(id);
      Markup item =
          tag("a", {href(Link::outside(source.url)), {"rel", "external noopener"}, {"dir", "auto"}}, source.outlet) +
          after_dot(write_stamp(site_, source.published, day_));
      if (own && source.origin == own->origin) item += Markup(" · ") + Markup(say_.plain("copy.of", own->outlet));
      if (!source.title.empty()) item += tag("span", {{"class", "title"}, {"dir", "auto"}}, source.title);
      items += tag("li", item);
    }
    return tag("ul", items) + tag("p", say_["support.what"]);
  }

  Markup write_steps(int number) const {
    const int count = static_cast<int>(digest_.slides.size());
    const auto step = [&](int to, std::string_view rel, std::string_view key) {
      if (to < 1 || to > count) return tag("span", {{"class", rel}});
      return tag("a", {{"class", rel}, href(Link::here(fmt::format("s{}", to)))}, say_[key]);
    };
    return tag(
        "nav",
        {{"class", "steps"}, {"aria-label", say_.plain("gallery.at", std::to_string(number), std::to_string(count))}},
        step(number - 1, "prev", "gallery.prev"),
        tag("span", {{"class", "count"}}, say_.plain("gallery.at", std::to_string(number), std::to_string(count))),
        step(number + 1, "next", "gallery.next"));
  }

  const Site& site_;
  const Strings& say_;
  const model::Digest& digest_;
  Sources sources_;
  StoryView view_;
  const SlidesSince& since_;
  std::chrono::sys_days day_;
};

}  // namespace

Markup write_slides(const Site& site, const model::Digest& digest, StoryView view, const SlidesSince& since) {
  const SlideWriter writer(site, digest, view, since);
  Markup items;
  int number = 0;
  for (const model::Slide& slide : digest.slides) items += writer.write(slide, ++number);
  if (view == StoryView::page) return tag("ol", {{"class", "slides"}, {"id", "slides"}}, items);
  // The place for the script's switch, so that nothing moves when it comes.
  return tag("ol", {{"class", "slides gallery"}, {"id", "slides"}, {"tabindex", "0"}}, items) +
         tag("div", {{"class", "keys"}, {"data-keys", site.strings()["gallery.keys"]}});
}

}  // namespace courant::render
