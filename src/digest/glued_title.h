// A heading that stands without a mark before a text's first sentence ("Briton dies in fall A British climber has
// fallen …") tells the same twice: where the sentence itself begins.
#pragma once
#include <cstdint>
#include <span>

#include "digest/terms.h"

namespace courant::digest {

// How many tokens of a sentence are such a heading, or a sub-heading of two or three words before a name with its
// title; 0 without one. The words of the sentence must be known to the vocabulary.
std::uint32_t skip_heading(std::span<const text::Token> tokens, const Vocabulary& vocabulary);

}  // namespace courant::digest
