// Standing context: what has been so, or was done again and again, for a while before the story.
#pragma once
#include "digest/main_clause.h"
#include "digest/material.h"

namespace courant::digest {

// By the perfect of the main verb with a verb or a phrase that lasts: "has faced criticism", "have met for months".
bool is_standing(const Material& material, const Sentence& sentence, const MainClause& clause);

}  // namespace courant::digest
