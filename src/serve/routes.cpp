#include "serve/routes.h"

#include "render/story.h"

namespace courant::serve {
namespace {

struct Route {
  std::string_view first;  // the first segment; empty: the front page
  std::size_t segments;
  std::string_view last;  // the last segment, where it is fixed
  Make make;
};

constexpr Route routes[] = {
    {"", 0, "", make_front},
    {"day", 2, "", make_day},
    {"story", 3, "gallery", make_gallery},
    {"story", 2, "", make_story},
};

}  // namespace

Make find_route(const Target& target) {
  for (const Route& route : routes) {
    if (route.segments != target.segments.size()) continue;
    if (route.segments > 0 && route.first != target.segments.front()) continue;
    if (!route.last.empty() && route.last != target.segments.back()) continue;
    return route.make;
  }
  return nullptr;
}

Content html(std::string page) {
  Content content = Content::make("text/html; charset=utf-8", std::move(page));
  content.varies_by_language = true;
  return content;
}

Content redirect(const render::Link& link) {
  Content content = Content::make("text/plain; charset=utf-8", "");
  content.status = 308;
  content.headers.emplace_back("Location", link.text());
  return content;
}

base::Result<Content> make_front(const Asked& asked) {
  const auto front = asked.reader.front(std::nullopt);
  if (!front) return std::unexpected(front.error());
  return html(*front ? render::write_front(asked.site, **front) : render::write_empty_front(asked.site));
}

base::Result<Content> make_day(const Asked& asked) {
  const std::string& day = asked.target.segments[1];
  const auto moment = base::parse_moment(day);
  if (!moment || moment->precision != base::Precision::day)
    return base::fail(base::ErrorKind::not_found, day, "not a day");
  const auto front = asked.reader.front(std::chrono::floor<std::chrono::days>(moment->at));
  if (!front) return std::unexpected(front.error());
  if (!*front) return base::fail(base::ErrorKind::not_found, day, "no stories on this day");
  return html(render::write_front(asked.site, **front));
}

namespace {

base::Result<Content> make_story_view(const Asked& asked, render::StoryView view) {
  const model::StoryId asked_for(asked.target.segments[1]);
  const auto story = asked.reader.store().stories().resolve(asked_for);
  if (!story) return std::unexpected(story.error());
  if (*story != asked_for)
    return redirect(view == render::StoryView::gallery ? asked.site.at.story_part(*story, "gallery")
                                                       : asked.site.at.story(*story));
  const auto digest = asked.reader.digest(*story);
  if (!digest) return std::unexpected(digest.error());
  return html(render::write_story(asked.site, *digest, view));
}

}  // namespace

base::Result<Content> make_story(const Asked& asked) { return make_story_view(asked, render::StoryView::page); }
base::Result<Content> make_gallery(const Asked& asked) { return make_story_view(asked, render::StoryView::gallery); }

}  // namespace courant::serve
