#include "digest/noun_phrases.h"

#include <algorithm>

#include "digest/title_words.h"
#include "digest/verb_groups.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

Part without_determiner(const TaggedSentence& s, Part phrase) {
  while (phrase.end - phrase.begin > 1 &&
         (s.tags[phrase.begin] == Tag::determiner || s.tags[phrase.begin] == Tag::possessive_pronoun) &&
         !(title_words().flags(s.tokens[phrase.begin].key) & (negates | quantifies)))
    ++phrase.begin;
  return phrase;
}

bool joins(const TaggedSentence& s, std::size_t i) {
  return (s.tags[i] == Tag::preposition || s.tags[i] == Tag::to) &&
         (title_words().flags(s.tokens[i].key) & joins_phrases) != 0;
}

bool goes_on_with_of(const TaggedSentence& s, std::size_t i) {
  return i < s.tags.size() && s.tags[i] == Tag::preposition && s.lower(i) == "of";
}

// Where a phrase that ends at i ends with what is joined to it: "dispute over land rights", "missiles fired at
// Ukraine", "plan to reduce violence"; i where nothing is.
std::size_t find_joined_end(const TaggedSentence& s, std::size_t i, Part next) {
  if (i + 1 >= s.tags.size()) return i;
  std::size_t at = i;
  if (s.tags[at] == Tag::participle && s.tags[at + 1] == Tag::preposition) ++at;
  if (joins(s, at)) {
    std::size_t noun = at + 1;
    while (noun < s.tags.size() && (s.tags[noun] == Tag::determiner || s.tags[noun] == Tag::possessive_pronoun)) ++noun;
    if (noun == next.begin && !next.empty()) return next.end;
  }
  if (s.tags[i] != Tag::to) return i;
  const VerbGroup verbs = read_verb_group(s, i + 1, s.tags.size(), false);
  if (verbs.part.empty() || verbs.part.end >= s.tags.size()) return i;
  const Part taken = read_noun_phrase(s, verbs.part.end);
  return taken.empty() || s.tags[taken.begin] == Tag::pronoun ? i : taken.end;
}

bool has_noun(const TaggedSentence& s, Part part) {
  return std::any_of(s.tags.begin() + static_cast<std::ptrdiff_t>(part.begin),
                     s.tags.begin() + static_cast<std::ptrdiff_t>(part.end),
                     [](Tag tag) { return text::is_noun(tag); });
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
  const auto keep = [&](NounPhrase phrase) {
    if (count_words(s, {phrase.part}) <= words_max) phrases.push_back(phrase);
  };
  for (std::size_t p = 0; p < plain.size(); ++p) {
    if (is_time(s, plain[p].part) || !has_noun(s, plain[p].part)) continue;
    if (!goes_on_with_of(s, plain[p].part.end)) keep(plain[p]);
    const Part next = p + 1 < plain.size() ? plain[p + 1].part : Part{s.tags.size(), s.tags.size()};
    NounPhrase joined = plain[p];
    joined.name = false;
    joined.joined = true;
    joined.part.end = find_joined_end(s, plain[p].part.end, next);
    if (joined.part.end > plain[p].part.end && !goes_on_with_of(s, joined.part.end)) keep(joined);
  }
  return phrases;
}

}  // namespace courant::digest
