// What verbs, adjectives and nouns take, without which a title breaks off: "prevented attackers | from", "the ability |
// to". Read from data/lexicon/en/valency.txt. Thread-safe.
#pragma once
#include <string_view>

namespace courant::digest {

// Words in lower case; `next` is "-ing" for a verb in that form.
bool verb_asks_for(std::string_view verb, std::string_view next, bool behind_object);
bool noun_asks_for(std::string_view noun, std::string_view next);
bool adjective_asks_for(std::string_view adjective, std::string_view next);

// The same of verbs that say nothing without it: "described the advert | on the subject | as".
bool verb_needs(std::string_view verb, std::string_view next);

// "was born |", "remained |"
bool says_nothing_alone(std::string_view verb);

// "called the plan | a mistake", "left the port | empty"
bool names_object(std::string_view verb);

// "in | return for", "in the | wake of" with "in-the", "gave | way to": no noun without it.
bool is_idiom_behind(std::string_view before, std::string_view noun);

}  // namespace courant::digest
