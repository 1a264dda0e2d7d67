// A moment as pages show it: the text a reader needs, with the machine's form beside it.
#pragma once
#include <optional>

#include "base/time.h"
#include "render/site.h"

namespace courant::render {

// <time>: "14:05" on the page's own day, else with its day. Empty where the moment is not known, and where only a day
// is known which is the page's own. `page_day` 1970-01-01: always with its day.
Markup write_stamp(const Site& site, const std::optional<base::Moment>& moment, std::chrono::sys_days page_day = {});

// How long before or after another a moment is: "the same day", "3 days earlier", "2 months later". Empty where one is
// not known to the day.
std::string distance_in_words(const Site& site, const std::optional<base::Moment>& moment,
                              const std::optional<base::Moment>& other);

// " · " and the fact, or nothing.
Markup after_dot(const Markup& fact);

}  // namespace courant::render
