// Dates as pages write them: ISO and RFC 2822 in attributes, "18. Juni 2024, 21:40 Uhr" or "June 18, 2024 9:40 pm EDT"
// in text, /2024/06/18/ in addresses. Months by name in the languages of data/lexicon/page/months.txt. Thread-safe.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace courant::page {

// Which number comes first in "03/04/2024".
enum class DayOrder : unsigned char { day_first, month_first };

struct WrittenDate {
  base::Moment moment;
  std::size_t begin = 0, end = 0;  // bytes of the text, without the time of day
};

// The full dates in a short text (at most 300 bytes are read), each with its time and zone where they follow. A date
// needs day, month and year; years from 1990 to 2100.
std::vector<WrittenDate> find_written_dates(std::string_view text, DayOrder order);

// The first of them. nullopt: none found.
std::optional<base::Moment> find_written_date(std::string_view text, DayOrder order);

// The date in an address's path: /2024/06/18/, /2024-06-18-, /18-06-2024, /20240618. Month alone ("/2024/06/") is not
// taken.
std::optional<base::Moment> find_address_date(std::string_view url);

}  // namespace courant::page
