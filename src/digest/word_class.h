// What each token of a sentence most likely is, by a lexicon of verb forms and closed word classes: fast enough for
// every sentence, where text/tagger.h is for those that are told.
#pragma once
#include <vector>

#include "digest/terms.h"

namespace courant::digest {

enum class WordClass : unsigned char { mark, function, verb, noun };

std::vector<WordClass> classify_words(std::span<const text::Token> tokens, const Vocabulary& words);

}  // namespace courant::digest
