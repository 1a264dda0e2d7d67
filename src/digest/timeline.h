// The timeline: what the reports say happened on which day, each entry a sentence of theirs, from old to new.
#pragma once
#include <vector>

#include "digest/material.h"
#include "model/digest.h"

namespace courant::digest {

std::vector<model::TimelineEntry> make_timeline(const Material& material);

}  // namespace courant::digest
