// Finds the dates of a text and resolves them against the day of publication, by rules over a lexicon of time words
// (values as TIMEX3 writes them, ISO-TimeML 1.2.1). The tense of the nearest verb tells which "Friday" is meant.
#pragma once
#include <optional>
#include <vector>

#include "base/time.h"
#include "model/reading.h"
#include "text/sentences.h"
#include "text/tense.h"

namespace courant::text {

// `groups` holds the verb groups of each sentence. Without a day of publication relative dates are found and not
// resolved. In order of span, none overlapping. Thread-safe.
std::vector<model::DateMention> find_dates(const TokenizedText& read, const std::vector<std::vector<VerbGroup>>& groups,
                                           const std::optional<base::Moment>& published);

}  // namespace courant::text
