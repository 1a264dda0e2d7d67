#include "digest/noun_phrases.h"

#include <algorithm>

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

Part without_determiner(const TaggedSentence& s, Part phrase) {
  while (phrase.end - phrase.begin > 1 &&
         (s.tags[phrase.begin] == Tag::determiner || s.tags[phrase.begin] == Tag::possessive_pronoun))
    ++phrase.begin;
  return phrase;
}

bool joins(const TaggedSentence& s, std::size_t i) {
  if (s.tags[i] != Tag::preposition) return false;
  const std::string word = s.lower(i);
  return word == "of" || word == "on" || word == "for" || word == "in" || word == "over" || word == "with" ||
         word == "against" || word == "about";
}

bool is_name(const TaggedSentence& s, Part part) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (s.tokens[i].is_word() && s.tags[i] != Tag::name) return false;
  }
  return true;
}

}  // namespace

std::vector<NounPhrase> find_noun_phrases(const TaggedSentence& s, int words_max) {
  std::vector<NounPhrase> plain;
  bool verb_met = false, aside = false;
  for (std::size_t i = 0; i < s.tags.size();) {
    verb_met |= text::is_finite(s.tags[i]);
    if (s.tokens[i].kind == TokenKind::comma) aside = !verb_met;
    const Part phrase = s.tags[i] == Tag::pronoun ? Part{i, i} : read_noun_phrase(s, i);
    if (phrase.empty()) {
      ++i;
      continue;
    }
    NounPhrase found;
    found.part = without_determiner(s, phrase);
    found.subject = !verb_met && !aside;
    found.name = is_name(s, found.part);
    found.beside =
        is_time(s, phrase) || aside || (i > 0 && (s.tags[i - 1] == Tag::preposition || s.tags[i - 1] == Tag::to));
    if (!found.part.empty()) plain.push_back(found);
    i = phrase.end;
  }
  std::vector<NounPhrase> phrases;
  for (std::size_t p = 0; p < plain.size(); ++p) {
    const bool before_of = plain[p].part.end < s.tags.size() && s.tags[plain[p].part.end] == Tag::preposition &&
                           s.lower(plain[p].part.end) == "of";
    if (!before_of && count_words(s, {plain[p].part}) <= words_max) phrases.push_back(plain[p]);
    if (p + 1 == plain.size() || plain[p].part.end >= s.tags.size() || !joins(s, plain[p].part.end)) continue;
    std::size_t next = plain[p].part.end + 1;
    while (next < s.tags.size() && (s.tags[next] == Tag::determiner || s.tags[next] == Tag::possessive_pronoun)) ++next;
    NounPhrase whole = plain[p];
    whole.part.end = plain[p + 1].part.end;
    whole.name = false;
    whole.joined = true;
    const bool more_of =
        whole.part.end < s.tags.size() && s.tags[whole.part.end] == Tag::preposition && s.lower(whole.part.end) == "of";
    if (next == plain[p + 1].part.begin && !more_of && count_words(s, {whole.part}) <= words_max)
      phrases.push_back(whole);
  }
  return phrases;
}

}  // namespace courant::digest
