// Dates as feeds, HTTP headers and pages' metadata write them: RFC 822 and 2822 in all their wear, RFC 3339 and ISO
// 8601 (also basic, week and ordinal dates), C's asctime, "June 5, 2024 3:04 PM EDT", "05/06/2024", seconds since 1970.
// English names only: this reads protocols, not prose. Pure; thread-safe.
#pragma once
#include <optional>
#include <string_view>

#include "base/time.h"

namespace courant::base {

// The moment, as precisely as the text has it; nullopt where it holds none, or one that cannot be (99 June, year 0).
// Without a zone UTC is taken. Two slashes are month/day/year unless only day/month can be; two dots day.month.year.
std::optional<Moment> parse_web_date(std::string_view text);

}  // namespace courant::base
