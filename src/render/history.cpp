#include "render/history.h"

#include <algorithm>

#include "render/stamp.h"

namespace courant::render {
namespace {

std::string_view key_of(const model::StoryEvent& event, bool is_own) {
  if (event.kind == model::StoryEventKind::merged) return is_own ? "happened.joined" : "happened.joined.into";
  return is_own ? "happened.parted" : "happened.parted.from";
}

// A reason is stored in English; one that was not written by this program is shown as it stands.
std::string_view reason_in(const Strings& say, std::string_view reason) {
  constexpr std::string_view prefix = "happened.why.";
  const Strings& english = Strings::in("en");
  for (const std::string_view key : english.keys()) {
    if (key.starts_with(prefix) && english[key] == reason) return say[key];
  }
  return reason;
}

// The other one joined this: its address leads here.
bool leads_here(const model::StoryEvent& event, const model::StoryId& story) {
  return event.other != story && event.kind == model::StoryEventKind::merged;
}

Markup write_happening(const Site& site, const model::StoryId& story, const Happening& happening) {
  const Strings& say = site.strings();
  const model::StoryEvent& event = happening.event;
  // Also what befell a story that has joined this one since: it is told as this one's.
  const bool is_own = event.other != story;
  const model::StoryId& other = is_own ? event.other : event.story;
  const std::string name = happening.headline.empty() ? say.plain("happened.untold", other.value) : happening.headline;
  Markup named = tag("q", {{"dir", "auto"}}, name);
  if (!leads_here(event, story) && !happening.headline.empty()) named = tag("a", {href(site.at.story(other))}, named);
  Markup text = say.say(key_of(event, is_own), named);
  if (event.at) text += after_dot(write_stamp(site, base::Moment{*event.at}));
  if (!event.reason.empty()) text += Markup(" · ") + tag("span", {{"dir", "auto"}}, reason_in(say, event.reason));
  return tag("li", text);
}

}  // namespace

Markup write_happenings(const Site& site, const model::StoryId& story, const std::vector<Happening>& happenings,
                        std::size_t most) {
  Markup items;
  const std::size_t first = happenings.size() - std::min(most, happenings.size());
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    if (i >= first || leads_here(happenings[i].event, story)) items += write_happening(site, story, happenings[i]);
  }
  return items;
}

}  // namespace courant::render
