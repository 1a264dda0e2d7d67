#include "render/reading.h"

#include "render/page.h"

namespace courant::render {

std::string write_reading(const Site& site) {
  const Strings& say = site.strings();
  Page page;
  page.title = say["reading.title"];
  const Markup buttons =
      tag("button", {{"type", "button"}, {"class", "switch"}, {"aria-pressed", "false"}}, say["reading.switch"]) +
      Markup(" ") + tag("button", {{"type", "button"}, {"class", "forget"}}, say["reading.forget.all"]);
  const Markup history =
      tag("div",
          {{"class", "history"},
           {"hidden", ""},
           {"data-none", say["reading.none"]},
           {"data-forget", say["reading.forget"]},
           {"data-forgotten", say["reading.forgotten"]}},
          tag("p", {{"class", "buttons"}}, buttons), tag("p", {{"class", "facts"}, {"role", "status"}}),
          tag("h2", say["reading.list"]), tag("ul", {{"class", "rows short"}}));
  page.main = tag("main", {{"id", "main"}, {"class", "note reading"}}, tag("h1", page.title),
                  tag("p", say["reading.text"]), tag("p", say["reading.what"]),
                  tag("noscript", tag("p", {{"class", "facts"}}, say["reading.noscript"])), history);
  return write_page(site, page);
}

Markup write_for_you(const Site& site) {
  if (!site.at.is_live()) return {};
  const Strings& say = site.strings();
  return tag("section",
             {{"class", "more for-you"},
              {"hidden", ""},
              {"aria-labelledby", "for-you"},
              {"data-because", say["reading.because"]},
              {"data-and", say["list.and"]}},
             tag("h2", {{"id", "for-you"}}, say["reading.for-you"]), tag("ul"),
             tag("p", {{"class", "facts"}}, tag("a", {href(site.at.page("reading"))}, say["reading.why"])));
}

}  // namespace courant::render
