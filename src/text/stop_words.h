// Words that say nothing of a text's subject: articles, pronouns, auxiliaries, prepositions, and what every report has
// (weekdays, months, "said", "according").
#pragma once
#include <cstdint>
#include <string_view>

#include "text/key_map.h"

namespace courant::text {

// The stop words of a language by word_key; an empty set where there is no list. Lives as long as the program.
const KeySet& stop_words(std::string_view language);

}  // namespace courant::text
