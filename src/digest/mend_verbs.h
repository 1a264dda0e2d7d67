// Verbs that the tagger took for something else, mended by what stands around them.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "text/tagger.h"

namespace courant::digest {

// `tags` are those of `tokens`, which lie in `text`; English.
void mend_verbs(std::span<const text::Token> tokens, std::vector<text::Tag>& tags, std::string_view text);

}  // namespace courant::digest
