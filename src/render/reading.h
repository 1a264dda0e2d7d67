// The reader's own history, which the browser alone keeps: off until the reader switches it on, explained story by
// story, forgotten at a click. The server writes the places; web/courant.js fills them in.
#pragma once
#include <string>

#include "render/site.h"

namespace courant::render {

// The page where it is switched, looked at and forgotten.
std::string write_reading(const Site& site);

// Where a page shows stories near to what was read; hidden until there are any. Empty in a static edition.
Markup write_for_you(const Site& site);

}  // namespace courant::render
