// Who speaks, as short as a title wants it: "Trump", "Saudi government".
#pragma once
#include <string>

#include "digest/material.h"

namespace courant::digest {

// Empty where no short name says it.
std::string shorten_speaker(const Material& material, const Sentence& sentence, const model::Claim& claim);

}  // namespace courant::digest
