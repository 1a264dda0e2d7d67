// The noun phrases of a sentence, which titles are made of: found with a lexicon of verb forms and closed word classes.
#pragma once
#include <vector>

#include "digest/material.h"

namespace courant::digest {

struct NounPhrase {
  std::size_t begin = 0, end = 0;  // tokens of the sentence, without its determiner
  bool subject = false;            // before the main verb
  bool name = false;               // all its words are capitalised, past the first of the sentence
  bool joined = false;             // two phrases with a preposition between them
};

enum class WordClass : unsigned char { mark, function, verb, noun };

// What each token of a sentence most likely is.
std::vector<WordClass> classify_words(std::span<const text::Token> tokens, const Vocabulary& words);

// Every phrase of one noun and more, and every two of them joined by a preposition, in order.
std::vector<NounPhrase> find_noun_phrases(std::span<const text::Token> tokens, const Vocabulary& words);

}  // namespace courant::digest
