// A page's headings as statements of its title. Thread-safe: pure functions.
#pragma once
#include <string>

#include "html/tree.h"

namespace courant::page {

// The heading's text without the kicker that some put inside it ("Brexit" over "Commons delays vote"), by the words of
// its parts' classes. All of it where nothing else is left.
std::string headline_text(const html::Node& heading);

// Whether it names the site, not the article: a logo, or a link to a front page.
bool is_logo(const html::Node& heading);

}  // namespace courant::page
