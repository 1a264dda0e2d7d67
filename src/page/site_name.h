// Whether a text is the site's name rather than a headline's or an author's. Thread-safe: pure functions over values.
#pragma once
#include <string_view>

#include "page/metadata.h"

namespace courant::page {

// "brand eins online" for brandeins.de: the host's own label stands in the words, or the words in the label. `folded`
// as fold() makes it.
bool names_host(std::string_view folded, const Statements& statements);

// The part begins or ends with a name that the page states for its site, or is it.
bool names_site(std::string_view part, const Statements& statements);

// It is a name that the page states for its site. `folded` as fold() makes it.
bool is_site_name(std::string_view folded, const Statements& statements);

}  // namespace courant::page
