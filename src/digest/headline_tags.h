// Parts of speech in a headline, whose English has few finite verbs and takes many for nouns: "Mayor | eyes new wall",
// "Board | sells port but keeps ferry", "House | to vote", "Masons | repairing wall".
#pragma once
#include <vector>

#include "digest/phrases.h"

namespace courant::digest {

// `headline` was read with `tags`.
void mend_headline(const TaggedSentence& headline, std::vector<text::Tag>& tags);

}  // namespace courant::digest
