// A feed's dates: base's web dates, and those whose months or halves of the day are named in another language
// (data/feed/date_words.txt). Pure; thread-safe.
#pragma once
#include <optional>
#include <string_view>

#include "base/time.h"

namespace courant::feed {

std::optional<base::Moment> parse_feed_date(std::string_view text);

}  // namespace courant::feed
