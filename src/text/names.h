// Finds the names of people, places and organisations: runs of capitalised words, told apart by titles, first names,
// words that name kinds of bodies and places, what stands around them, and by what the rest of the document calls them.
#pragma once
#include <vector>

#include "model/reading.h"
#include "text/sentences.h"

namespace courant::text {

// In order of span, none overlapping. `canonical` is the fullest form in the text: "Vladimir Putin" for "Mr Putin",
// "World Health Organization" for "WHO" where it is spelled out. Thread-safe.
std::vector<model::Name> find_names(const TokenizedText& read);

}  // namespace courant::text
