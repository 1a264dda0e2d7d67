// Whether a sentence is a reaction: a party's own word on the matter, by who speaks, by which verb and in which words.
#pragma once
#include "digest/main_clause.h"
#include "digest/material.h"

namespace courant::digest {

// Somebody speaks out on the matter, responds or judges; who only reports a fact does not react.
bool is_reaction(const Material& material, const Sentence& sentence, const MainClause& clause);

}  // namespace courant::digest
