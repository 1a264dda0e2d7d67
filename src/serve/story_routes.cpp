#include <charconv>

#include "digest/links.h"
#include "edition/updates.h"
#include "render/context.h"
#include "render/data.h"
#include "render/story.h"
#include "render/updates.h"
#include "render/why.h"
#include "serve/routes.h"

namespace courant::serve {
namespace {

constexpr std::uint32_t passage_bytes_max = 4000;
constexpr std::ptrdiff_t versions_shown_max = 50;

base::Result<std::vector<render::Happening>> happenings_of(const Asked& asked, const model::StoryId& story) {
  const auto events = asked.reader.store().stories().events(story);
  if (!events) return std::unexpected(events.error());
  std::vector<render::Happening> happenings;
  for (const model::StoryEvent& event : *events) {
    const auto told = asked.reader.store().digests().latest(event.other != story ? event.other : event.story);
    if (!told && told.error().kind != base::ErrorKind::not_found) return std::unexpected(told.error());
    happenings.push_back({event, told ? told->digest.headline.text : std::string()});
  }
  return happenings;
}

base::Result<Content> make_story_view(const Asked& asked, render::StoryView view) {
  const model::StoryId asked_for(asked.target.segments[1]);
  const auto story = asked.reader.store().stories().resolve(asked_for);
  if (!story) return std::unexpected(story.error());
  if (*story != asked_for)
    return redirect(view == render::StoryView::gallery ? asked.site.at.story_part(*story, "gallery")
                                                       : asked.site.at.story(*story));
  const auto stored = asked.reader.store().digests().versions(*story);
  if (!stored) return std::unexpected(stored.error());
  if (stored->empty()) return base::fail(base::ErrorKind::not_found, story->value, "no such digest");
  const auto digest = asked.reader.check(stored->back().digest);
  if (!digest) return std::unexpected(digest.error());
  auto around = asked.reader.neighbourhood(**digest);
  if (!around) return std::unexpected(around.error());
  std::vector<const model::Digest*> versions;
  for (const store::StoredDigest& version : *stored) versions.push_back(&version.digest);
  edition::Edits edits;
  COURANT_TRY(asked.reader.add_edits(edits, **digest));
  auto happenings = happenings_of(asked, *story);
  if (!happenings) return std::unexpected(happenings.error());
  return html(render::write_story(asked.site,
                                  {*digest, std::move(*around), edition::slides_since(versions), (*digest)->version,
                                   std::move(edits), std::move(*happenings)},
                                  view));
}

std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<model::Span> read_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = read_number(text.substr(0, dash));
  const auto end = read_number(text.substr(dash + 1));
  if (!begin || !end || *begin >= *end || *end - *begin > passage_bytes_max) return std::nullopt;
  return model::Span{*begin, *end};
}

}  // namespace

base::Result<Content> make_story(const Asked& asked) { return make_story_view(asked, render::StoryView::page); }
base::Result<Content> make_gallery(const Asked& asked) { return make_story_view(asked, render::StoryView::gallery); }

base::Result<Content> make_updates(const Asked& asked) {
  const model::StoryId story(asked.target.segments[1]);
  auto stored = asked.reader.store().digests().versions(story);
  if (!stored) return std::unexpected(stored.error());
  if (std::ssize(*stored) > versions_shown_max) stored->erase(stored->begin(), stored->end() - versions_shown_max);
  render::UpdatesPage page{asked.reader.check_all(std::move(*stored))};
  if (page.versions.empty()) return base::fail(base::ErrorKind::not_found, story.value, "no such story");
  for (const render::CheckedDigest& version : page.versions) COURANT_TRY(asked.reader.add_edits(page.edits, *version));
  if (const auto since = read_number(asked.target.parameter("since"))) page.since = static_cast<int>(*since);
  return html(render::write_updates(asked.site, page));
}

base::Result<Content> make_version(const Asked& asked) {
  const model::StoryId story(asked.target.segments[1]);
  const auto number = read_number(asked.name);
  if (!number || asked.target.segments[2] != "version")
    return base::fail(base::ErrorKind::not_found, asked.name, "no such version");
  const auto newest = asked.reader.store().digests().latest(story);
  if (!newest) return std::unexpected(newest.error());
  if (static_cast<int>(*number) == newest->digest.version) return redirect(asked.site.at.story(story));
  auto stored = asked.reader.store().digests().get(story, static_cast<int>(*number));
  if (!stored) return std::unexpected(stored.error());
  const auto digest = asked.reader.check(std::move(stored->digest));
  if (!digest) return std::unexpected(digest.error());
  edition::Edits edits;
  COURANT_TRY(asked.reader.add_edits(edits, **digest));
  return html(render::write_story(asked.site, {*digest, {}, {}, newest->digest.version, std::move(edits)}));
}

base::Result<Content> make_why(const Asked& asked) {
  const model::StoryId asked_for(asked.target.segments[1]);
  const auto now = asked.reader.store().stories().resolve(asked_for);
  if (!now) return std::unexpected(now.error());
  const model::StoryId& story = *now;
  if (story != asked_for) return redirect(asked.site.at.story_part(story, "why"));
  auto digest = asked.reader.digest(story);
  if (!digest) return std::unexpected(digest.error());
  auto assignments = asked.reader.store().stories().assignments(story);
  if (!assignments) return std::unexpected(assignments.error());
  std::map<model::StoryId, std::string> headlines;
  for (model::Assignment& assignment : *assignments) {
    if (!assignment.why.nearest) continue;
    // It may have joined this story since, or have lost its reports.
    const auto nearest = asked.reader.store().stories().resolve(assignment.why.nearest->story);
    if (!nearest || *nearest == story) continue;
    if (!headlines.contains(*nearest)) {
      const auto digest_of_nearest = asked.reader.store().digests().latest(*nearest);
      if (!digest_of_nearest) continue;
      headlines[*nearest] = digest_of_nearest->digest.headline.text;
    }
    assignment.why.nearest->story = *nearest;
  }
  auto happenings = happenings_of(asked, story);
  if (!happenings) return std::unexpected(happenings.error());
  return html(render::write_why(
      asked.site, {std::move(*digest), std::move(*assignments), std::move(*happenings), std::move(headlines)}));
}

base::Result<Content> make_story_data(const Asked& asked) {
  const model::StoryId asked_for(asked.name);
  const auto story = asked.reader.store().stories().resolve(asked_for);
  if (!story) return std::unexpected(story.error());
  if (*story != asked_for) return redirect(asked.site.at.story_file(*story, "json"));
  const auto digest = asked.reader.digest(*story);
  if (!digest) return std::unexpected(digest.error());
  const auto articles = asked.reader.articles_of(**digest);
  if (!articles) return std::unexpected(articles.error());
  return Content::make("application/json", render::write_digest_data(*digest, *articles));
}

base::Result<Content> make_context(const Asked& asked) {
  const auto& segments = asked.target.segments;
  const auto version = read_number(segments[2]);
  const auto span = read_span(segments[3]);
  if (!version || !span) return base::fail(base::ErrorKind::not_found, segments[3], "no such passage");
  const auto article = asked.reader.store().articles().get(model::ArticleId(segments[1]), static_cast<int>(*version));
  if (!article) return std::unexpected(article.error());
  if (span->end > article->text.size()) return base::fail(base::ErrorKind::not_found, segments[3], "no such passage");
  const auto assignment = asked.reader.store().stories().assignment(article->id);
  if (!assignment) return std::unexpected(assignment.error());
  const model::StoryId story = *assignment ? (*assignment)->story : model::StoryId();
  const std::string link = digest::link_sentence(article->url, span->of(article->text));
  return html(render::write_context(asked.site, *article, *span, story, render::Link::outside(link)));
}

}  // namespace courant::serve
