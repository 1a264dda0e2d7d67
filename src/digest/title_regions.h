// Where in a sentence its title may be taken from: what is told, or what somebody says; and the persons named in it.
#pragma once
#include <vector>

#include "digest/material.h"
#include "digest/phrases.h"
#include "model/reading.h"

namespace courant::digest {

// The names of persons, without their roles.
std::vector<Part> list_persons(const Report& report, const Sentence& sentence, const TaggedSentence& tagged);

// The whole sentence, or the content of a claim, past "I think (that)", "he is sure (that)", "the truth is that".
std::vector<Part> list_regions(const TaggedSentence& tagged, const model::Claim* claim, const ComposingRules& rules);

// Whether who speaks does not let the content stand.
bool denies_content(const model::Claim& claim);

// "falsely claimed": the outlet does not let it stand.
bool doubts_content(const TaggedSentence& tagged, const model::Claim& claim);

// "asked that Smith resign": a wish is nothing said.
bool wishes(const TaggedSentence& tagged, const model::Claim& claim);

// Whether who speaks stands for what follows "that" at `that`: "the fact | that", "everybody knows | that"; what others
// believe or say only where they are "we".
bool vouches(const TaggedSentence& tagged, Part region, std::size_t that);

}  // namespace courant::digest
