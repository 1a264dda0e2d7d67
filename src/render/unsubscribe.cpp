#include "render/unsubscribe.h"

#include "render/page.h"

namespace courant::render {

std::string write_unsubscribe(const Site& site, const UnsubscribePage& asked) {
  const Strings& say = site.strings();
  Markup text;
  if (asked.done) {
    text = tag("p", {{"role", "status"}}, say["unsubscribe.done.text"]);
  } else {
    const Markup pace = say[asked.weekly ? "unsubscribe.weekly" : "unsubscribe.daily"];
    const Markup followed = tag("b", {{"dir", "auto"}}, asked.followed);
    text = tag("p", asked.followed.empty() ? say.say("unsubscribe.all", Markup(site.name), pace)
                                           : say.say("unsubscribe.one", followed, pace)) +
           tag("form", {{"class", "filters"}, {"method", "post"}, action(asked.self)},
               tag("button", {{"type", "submit"}, {"name", "List-Unsubscribe"}, {"value", "One-Click"}},
                   say["unsubscribe.button"]));
  }
  Page page;
  page.title = say[asked.done ? "unsubscribe.done" : "unsubscribe.title"];
  page.main = tag("main", {{"id", "main"}, {"class", "note"}}, tag("h1", page.title), text);
  return write_page(site, page);
}

}  // namespace courant::render
