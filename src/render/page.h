// The frame of every page: head, masthead with navigation and search, main part, foot.
#pragma once
#include <string>

#include "render/site.h"

namespace courant::render {

enum class Section : unsigned char { none, today, days, outlets, names, follow, search };

struct Page {
  std::string title;  // of the document, without the site's name
  Section section = Section::none;
  std::string description;  // for <meta name=description>; may be empty
  Link canonical;           // Courant's own address of it
  Markup head;              // further elements of <head>: feeds, JSON-LD
  std::string query;        // what stands in the search field
  Markup main;              // the whole <main>, with id="main"
};

// The complete HTML document.
std::string write_page(const Site& site, const Page& page);

// <link rel="alternate"> for the three feeds of an address that ends in no type: "/story/s1" → "/story/s1.atom", …
Markup feed_links(const Link& atom, const Link& rss, const Link& json, std::string_view title);

}  // namespace courant::render
