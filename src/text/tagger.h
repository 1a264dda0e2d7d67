// The part of speech of each word of an English sentence, by an averaged perceptron (Collins, Discriminative Training
// Methods for Hidden Markov Models, EMNLP 2002), greedy from left to right. scripts/make-tagger learned its weights.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace courant::text {

// The Penn Treebank's tags, those that do not matter here put together.
enum class Tag : unsigned char {
  coordinator,         // CC
  number,              // CD
  determiner,          // DT, PDT
  existential,         // EX: there
  preposition,         // IN, also subordinating conjunctions
  adjective,           // JJ, JJR, JJS
  modal,               // MD
  noun,                // NN
  name,                // NNP, NNPS
  plural,              // NNS
  possessive,          // POS: 's
  pronoun,             // PRP
  possessive_pronoun,  // PRP$
  adverb,              // RB, RBR, RBS
  particle,            // RP
  to,                  // TO
  verb_base,           // VB
  verb_past,           // VBD
  gerund,              // VBG
  participle,          // VBN
  verb_present,        // VBP
  verb_third,          // VBZ
  wh_word,             // WDT, WP, WP$, WRB
  other,               // UH, FW, SYM
  mark,                // no word
};

constexpr bool is_common_noun(Tag tag) { return tag == Tag::noun || tag == Tag::plural; }
constexpr bool is_noun(Tag tag) { return is_common_noun(tag) || tag == Tag::name; }
constexpr bool is_finite(Tag tag) {
  return tag == Tag::verb_past || tag == Tag::verb_present || tag == Tag::verb_third || tag == Tag::modal;
}
constexpr bool is_verb(Tag tag) {
  return is_finite(tag) || tag == Tag::verb_base || tag == Tag::gerund || tag == Tag::participle;
}

// Whether there is a tagger for a language: English.
bool has_tagger(std::string_view language);

// A tag for each token of a sentence of `text`, in English. Thread-safe.
std::vector<Tag> tag_words(std::span<const Token> sentence, std::string_view text);

}  // namespace courant::text
