// Whether words taken out of a sentence stand as a title: no name cut in two, no number cut from what it counts, no
// half of a hyphened word.
#pragma once
#include <vector>

#include "digest/material.h"
#include "digest/phrases.h"

namespace courant::digest {

// A phrase without the vague words at its beginning; empty where it ends in one.
Part trim_phrase(const TaggedSentence& tagged, Part phrase, const ComposingRules& rules);

// Whether the last word says nothing without what is left out before it: "returns for | the | period".
bool ends_vaguely(const TaggedSentence& tagged, const std::vector<Part>& parts, const ComposingRules& rules);

// `names` are the report's, in order; `persons` the names of persons in the sentence, which may begin with the last.
bool has_clean_edges(const TaggedSentence& tagged, const std::vector<Part>& parts,
                     const std::vector<model::Name>& names, const std::vector<Part>& persons);

}  // namespace courant::digest
