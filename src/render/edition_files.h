// An edition for taking along: a static folder for any web server, a book (EPUB 3.3), a Markdown text.
#pragma once
#include <string>
#include <vector>

#include "render/front.h"

namespace courant::render {

struct File {
  std::string path;  // relative, with slashes
  std::string bytes;
};

// index.html, story/….html and the assets they need; every link stays in the folder or leads to an outlet.
// `site` gives name, clock and origin; its addresses are not used.
std::vector<File> write_static_edition(const Site& site, FrontPage front);

// An EPUB 3.3 container, the same bytes for the same edition.
std::string write_epub(const Site& site, const FrontPage& front);

// CommonMark.
std::string write_markdown(const Site& site, const FrontPage& front);

}  // namespace courant::render
