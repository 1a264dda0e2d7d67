// What somebody speaks of, as a title has it behind who speaks: "Leahy on Netanyahu's speech". Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "digest/title_sentences.h"

namespace courant::digest {

// The noun phrases of what a reaction says, with their articles: one thing each, and nothing of the speaker's own.
// Empty for any other slide.
std::vector<Part> list_matters(const TitleSentence& source, const ComposingRules& rules);

// As it stands behind "on".
std::string write_matter(const TaggedSentence& sentence, Part matter);

}  // namespace courant::digest
