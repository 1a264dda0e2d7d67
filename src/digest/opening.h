// Whether a sentence can be read without the one before it, by its own words: no "He …", "But …", "In response …", no
// quotation whose speaker stands elsewhere.
#pragma once
#include "digest/material.h"

namespace courant::digest {

// Fills `opens` and `leans`.
void check_opening(const Material& material, Sentence& sentence);

}  // namespace courant::digest
