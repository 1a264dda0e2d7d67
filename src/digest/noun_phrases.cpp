#include "digest/noun_phrases.h"

#include <algorithm>

#include "digest/title_words.h"
#include "digest/verb_groups.h"

namespace courant::digest {
namespace {

constexpr double subject_factor = 1.1, beside_factor = 0.5, introduction_factor = 0.4;

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
  if (!next.empty() && is_time(s, next)) return i;
  // "accused Smith | of sending"
  if (s.tags[i - 1] == Tag::name && s.tags[i + 1] == Tag::gerund) return i;
  std::size_t at = i;
  if (s.tags[at] == Tag::participle && s.tags[at + 1] == Tag::preposition) ++at;
  if (joins(s, at)) {
    std::size_t noun = at + 1;
    while (noun < s.tags.size() && (s.tags[noun] == Tag::determiner || s.tags[noun] == Tag::possessive_pronoun)) ++noun;
    if (noun == next.begin && !next.empty()) return next.end;
  }
  // "salary and schedule", not "the car and the driver died"
  if (s.tags[i] == Tag::coordinator && next.begin <= i + 2 && next.begin > i && !next.empty() &&
      (next.begin == i + 1 || s.tags[i + 1] == Tag::determiner) && !is_followed_by_verb(s, next.end, s.tags.size()))
    return next.end;
  // not "urged the states to loosen"
  if (s.tags[i] != Tag::to || !asks_for_more(s, i - 1)) return i;
  const VerbGroup verbs = read_verb_group(s, i + 1, s.tags.size(), false);
  if (verbs.part.empty() || verbs.part.end >= s.tags.size()) return i;
  const Part taken = read_noun_phrase(s, verbs.part.end);
  return taken.empty() || s.tags[taken.begin] == Tag::pronoun ? i : taken.end;
}

// "of | building a wall", not "is building a wall"
bool is_gerund_phrase(const TaggedSentence& s, std::size_t i) {
  if (s.tags[i] != Tag::gerund || i + 1 >= s.tags.size() || (i > 0 && text::is_verb(s.tags[i - 1]))) return false;
  const Part taken = read_noun_phrase(s, i + 1);
  return !taken.empty() && s.tags[taken.begin] != Tag::pronoun && !is_time(s, taken);
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
    if (phrase.empty() && is_gerund_phrase(s, i)) {
      NounPhrase found;
      found.part = {i, read_noun_phrase(s, i + 1).end};
      found.subject = !verb_met && !aside;
      found.beside = i > 0 && (s.tags[i - 1] == Tag::preposition || s.tags[i - 1] == Tag::mark);
      plain.push_back(found);
    }
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
    NounPhrase phrase = plain[p];
    std::size_t next = p + 1;
    for (;; phrase.joined = true) {
      while (next < plain.size() && plain[next].part.begin < phrase.part.end) ++next;
      if (!goes_on_with_of(s, phrase.part.end)) keep(phrase);
      const Part behind = next < plain.size() ? plain[next].part : Part{s.tags.size(), s.tags.size()};
      const std::size_t end = find_joined_end(s, phrase.part.end, behind);
      if (end == phrase.part.end) break;
      phrase.part.end = end;
      phrase.name = false;
    }
  }
  return phrases;
}

double weigh_place(const TaggedSentence& tagged, const NounPhrase& phrase, Part part, const Clause& clause) {
  if (clause.verb.empty()) return phrase.subject ? subject_factor : phrase.beside ? beside_factor : 1;
  if (part.begin < clause.subject.begin) return introduction_factor;
  if (!clause.object.empty() && part.begin < clause.object.end && part.end >= clause.object.end) return object_factor;
  if (part.begin < clause.verb.begin) return part.end <= clause.subject.end ? subject_factor : beside_factor;
  for (std::size_t i = clause.verb.end; i < part.begin; ++i) {
    if (tagged.tokens[i].kind == TokenKind::comma || tagged.tokens[i].kind == TokenKind::dash ||
        tagged.tags[i] == Tag::wh_word)
      return beside_factor;
  }
  return 1 / (1 + 0.08 * static_cast<double>(part.begin - clause.verb.end));
}

}  // namespace courant::digest
