// What is put into a sentence between words that belong together: "Roe | , the baker of Lima , | resigned".
#pragma once
#include "digest/phrases.h"

namespace courant::digest {

// Behind an apposition, an age, an adverb, a relative clause between commas or dashes, or a bracket that begins at i;
// i where none does.
std::size_t skip_insertion(const TaggedSentence& sentence, std::size_t i);

}  // namespace courant::digest
