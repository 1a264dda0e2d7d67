#include <algorithm>

#include "render/syndication.h"
#include "serve/names.h"
#include "serve/routes.h"
#include "serve/search.h"

namespace courant::serve {
namespace {

constexpr std::size_t entries_max = 50;
constexpr std::size_t versions_max = 20;

Content write_feed(const Asked& asked, const render::Channel& channel) {
  if (asked.type == ".atom")
    return Content::make("application/atom+xml; charset=utf-8", render::write_atom(asked.site, channel));
  if (asked.type == ".rss")
    return Content::make("application/rss+xml; charset=utf-8", render::write_rss(asked.site, channel));
  return Content::make("application/feed+json", render::write_json_feed(asked.site, channel));
}

}  // namespace

base::Result<Content> make_edition_feed(const Asked& asked) {
  const std::string section(asked.target.parameter("section"));
  auto stored = asked.reader.recent(section, entries_max);
  if (!stored) return std::unexpected(stored.error());
  const render::Link front = asked.site.at.front(), self = asked.site.at.page("feed" + asked.type);
  if (section.empty())
    return write_feed(asked, {asked.site.name, "edition", front, self, asked.reader.entries_of(std::move(*stored))});
  return write_feed(asked,
                    {section + " · " + asked.site.name, "section/" + section, front.with_query("section", section),
                     self.with_query("section", section), asked.reader.entries_of(std::move(*stored))});
}

base::Result<Content> make_story_feed(const Asked& asked) {
  const model::StoryId asked_for(asked.name);
  const auto story = asked.reader.store().stories().resolve(asked_for);
  if (!story) return std::unexpected(story.error());
  const std::string type = asked.type.substr(1);
  if (*story != asked_for) return redirect(asked.site.at.story_file(*story, type));
  auto versions = asked.reader.store().digests().versions(*story);
  if (!versions) return std::unexpected(versions.error());
  std::ranges::reverse(*versions);
  if (versions->size() > versions_max) versions->erase(versions->begin() + versions_max, versions->end());
  auto entries = asked.reader.entries_of(std::move(*versions));
  if (entries.empty()) return base::fail(base::ErrorKind::not_found, asked.name, "no such story");
  const std::string title = entries.front().digest->headline.text;
  return write_feed(asked, {title, "story/" + story->value, asked.site.at.story(*story),
                            asked.site.at.story_file(*story, type), std::move(entries), true});
}

base::Result<Content> make_outlet_feed(const Asked& asked) {
  auto stored = asked.reader.store().digests().of_outlet(asked.name, entries_max);
  if (!stored) return std::unexpected(stored.error());
  return write_feed(asked,
                    {asked.name + " · " + asked.site.name, "outlet/" + asked.name, asked.site.at.outlet(asked.name),
                     asked.site.at.outlet(asked.name, asked.type), asked.reader.entries_of(std::move(*stored))});
}

base::Result<Content> make_name_feed(const Asked& asked) {
  auto stored = stories_of_name(asked.reader, asked.name, entries_max);
  if (!stored) return std::unexpected(stored.error());
  return write_feed(asked, {asked.name + " · " + asked.site.name, "name/" + asked.name, asked.site.at.name(asked.name),
                            asked.site.at.name(asked.name, asked.type), asked.reader.entries_of(std::move(*stored))});
}

base::Result<Content> make_search_feed(const Asked& asked) {
  auto query = read_search(asked);
  if (!query) return base::fail(base::ErrorKind::invalid, "search", "a date that is none");
  query->limit = entries_max;
  const auto found = asked.reader.store().digests().search(*query);
  if (!found) return std::unexpected(found.error());
  const render::SearchPage page = read_search_page(asked);
  const render::Link address = render::search_link(asked.site, page);
  return write_feed(asked, {render::search_title(asked.site, page) + " · " + asked.site.name, address.text(), address,
                            render::search_link(asked.site, page, asked.type),
                            asked.reader.entries_of(asked.reader.stored_of(found->hits))});
}

}  // namespace courant::serve
