#include "render/error_page.h"

#include "render/page.h"

namespace courant::render {

std::string write_error_page(const Site& site, int status, std::string_view why) {
  const Strings& say = site.strings();
  const std::string key = "error." + std::to_string(status);
  Page page;
  page.title = say[say.has(key) ? key : "error.500"];
  page.main =
      tag("main", {{"id", "main"}, {"class", "note"}}, tag("h1", page.title),
          why.empty() ? Markup() : tag("p", say[why]), tag("p", tag("a", {href(site.at.front())}, say["error.home"])));
  return write_page(site, page);
}

}  // namespace courant::render
