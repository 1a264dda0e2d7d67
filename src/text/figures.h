// Finds figures with what they count: "almost five million artillery shells", "$4.5bn", "10 to 12 per cent".
#pragma once
#include <vector>

#include "model/reading.h"
#include "text/sentences.h"
#include "text/tense.h"

namespace courant::text {

// Figures of a text in order of span, none overlapping another or one of `dates`. `low` and `high` are equal where one
// value is named, also after "at least" and "more than"; "almost x" is from nine tenths of x to x. Ordinals, years and
// clock times are none. Thread-safe.
std::vector<model::Figure> find_figures(const TokenizedText& read, const std::vector<std::vector<VerbGroup>>& groups,
                                        const std::vector<model::DateMention>& dates);

}  // namespace courant::text
