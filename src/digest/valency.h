// What verbs and nouns take beside an object, without which a title breaks off: "prevented attackers | from", "the
// ability | to". Read from data/lexicon/en/valency.txt. Thread-safe.
#pragma once
#include <string_view>

namespace courant::digest {

// Words in lower case.
bool verb_asks_for(std::string_view verb, std::string_view next, bool behind_object);
bool noun_asks_for(std::string_view noun, std::string_view next);

// "in | return for", "in | charge of": no noun without "in".
bool is_idiom_behind_in(std::string_view noun);

}  // namespace courant::digest
