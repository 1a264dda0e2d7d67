// What a noun phrase can do without where a title has no room for all of it: "a controversial religious freedom bill"
// is a bill, "President Joe Biden and congressional Democrats" are Biden and Democrats.
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// The order in which modifiers go: what says least first.
enum class ModifierRank : unsigned char { article, role, light, adjective, noun, owner, name };

struct Modifier {
  Part part;
  ModifierRank rank;
};

// The modifiers of a noun phrase, which may hold others behind "of" and "and", that may go each by itself; never what
// negates, hedges, counts, or picks out one of many. `persons` are the names of persons, without role or title.
std::vector<Modifier> list_modifiers(const TaggedSentence& sentence, Part noun, const std::vector<Part>& persons);

// A phrase without an article or "Mr" at its beginning.
Part without_article(const TaggedSentence& sentence, Part phrase);

// What is left of a part without others that lie in it.
void append_without(std::vector<Part>& parts, Part whole, const std::vector<Modifier>& dropped);

}  // namespace courant::digest
