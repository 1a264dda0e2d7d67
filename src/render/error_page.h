// What a reader sees instead of a page that is not there or not shown.
#pragma once
#include <string>
#include <string_view>

#include "render/site.h"

namespace courant::render {

// `status` is HTTP's; `why` a key of Strings that says more, or empty.
std::string write_error_page(const Site& site, int status, std::string_view why);

}  // namespace courant::render
