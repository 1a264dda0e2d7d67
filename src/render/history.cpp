#include "render/history.h"

#include <algorithm>

#include "render/stamp.h"

namespace courant::render {
namespace {

std::string_view key_of(const model::StoryEvent& event, bool is_own) {
  if (event.kind == model::StoryEventKind::merged) return is_own ? "happened.joined" : "happened.joined.into";
  return is_own ? "happened.parted" : "happened.parted.from";
}

Markup write_happening(const Site& site, const model::StoryId& story, const Happening& happening) {
  const Strings& say = site.strings();
  const model::StoryEvent& event = happening.event;
  const bool is_own = event.story == story;
  const model::StoryId& other = is_own ? event.other : event.story;
  const std::string name = happening.headline.empty() ? say.plain("happened.untold", other.value) : happening.headline;
  Markup named = tag("q", {{"dir", "auto"}}, name);
  // Where the other one joined this, its address leads here.
  const bool leads_here = is_own && event.kind == model::StoryEventKind::merged;
  if (!leads_here && !happening.headline.empty()) named = tag("a", {href(site.at.story(other))}, named);
  Markup text = say.say(key_of(event, is_own), named);
  if (event.at) text += after_dot(write_stamp(site, base::Moment{*event.at}));
  if (!event.reason.empty()) text += Markup(" · ") + tag("span", {{"dir", "auto"}}, event.reason);
  return tag("li", text);
}

}  // namespace

Markup write_happenings(const Site& site, const model::StoryId& story, const std::vector<Happening>& happenings,
                        std::size_t most) {
  Markup items;
  for (std::size_t i = happenings.size() - std::min(most, happenings.size()); i < happenings.size(); ++i)
    items += write_happening(site, story, happenings[i]);
  return items;
}

}  // namespace courant::render
