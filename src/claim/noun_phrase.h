// Noun phrases by the small words around them: where one that ends, or begins, at a place has its other end. There is
// no tagger behind this: determiners, prepositions, pronouns and auxiliaries bound a phrase, names and nouns fill it.
#pragma once
#include "claim/words.h"

namespace courant::claim {

// May stand inside a noun phrase as its noun or adjective.
bool is_nounish(const Word& word);

// A lower-case word that looks like a finite verb or participle.
bool looks_verbal(const Words& words, Index at);

// The phrase that ends right before `end`, not beginning before `limit`; empty if there is none.
Range phrase_before(const Words& words, Index end, Index limit);

// The same where a preposition may govern it: "by Ann Lee", "with one in three".
Range governed_phrase_before(const Words& words, Index end, Index limit);

// The subject of a verb group that begins at `end`: the phrase before it, over what stands between commas
// ("Mr Smith, a lawyer from Kent, said").
Range subject_before(const Words& words, Index end, Index limit);

// The phrase that begins at `begin`, not going past `limit`. `apposed` takes what follows in apposition
// ("said Ann Lee, a lawyer for the city") along.
Range phrase_after(const Words& words, Index begin, Index limit, bool apposed);

}  // namespace courant::claim
