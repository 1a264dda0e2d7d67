// "â€¦" for "…": UTF-8 that somebody read as windows-1252 and encoded once more, as feeds and pages of older systems
// have it.
#pragma once
#include <string>

namespace courant::html {

// Makes of the text what was meant and says so; leaves it alone unless every character beyond ASCII is part of such a
// mistake. Pure.
bool mend_twice_encoded(std::string& text);

}  // namespace courant::html
