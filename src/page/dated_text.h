// Dates in short texts that stand in sight, with what the words before them make of each
// (data/lexicon/page/date_labels.txt). Thread-safe after the first call.
#pragma once
#include <string_view>
#include <vector>

#include "page/metadata.h"
#include "page/written_date.h"

namespace courant::page {

// Adds each date of the text to what was published or changed; one that a word says is neither is left out. `rank` is
// that of a date without such a word; one beside much other text is weaker. Returns whether there was a date.
bool add_dates(std::string_view text, int rank, bool changed, Statements& into);
// The same for one whose dates are read already (find_written_dates).
bool add_dates(std::string_view text, const std::vector<WrittenDate>& dates, int rank, bool changed, Statements& into);

// What the last words of a text make of a date that stands behind it; `none` where they say nothing.
enum class DateLabel : unsigned char { none, published, changed, other };
DateLabel label_before(std::string_view text);
// What the verb behind a date makes of it: "wurde am 3. Mai um 14:00 Uhr veröffentlicht".
DateLabel label_behind(std::string_view text);

}  // namespace courant::page
