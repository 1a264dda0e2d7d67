#include "digest/noun_phrases.h"

#include <algorithm>

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t words_max = 6;

bool is_counted(const Token& token) { return token.is_word() || token.kind == TokenKind::number; }

// The token before `i` that a word class depends on: a hyphen's left word and an apostrophe's owner are looked through.
WordClass classify(std::span<const Token> tokens, std::size_t i, const std::vector<WordClass>& before, const Vocabulary& words) {
  const Token& token = tokens[i];
  if (token.kind == TokenKind::number || token.kind == TokenKind::currency) return WordClass::noun;
  if (!token.is_word()) return WordClass::mark;
  const std::uint64_t flags = words.flags(token);
  const bool starts = i == 0 || !is_counted(tokens[i - 1]);
  const bool named = token.starts_upper() && !starts;
  if (named && !(flags & (is_determiner | is_preposition | is_conjunction | is_auxiliary | is_pronoun))) return WordClass::noun;
  if (flags & (is_determiner | is_preposition | is_conjunction | is_auxiliary | is_pronoun)) return WordClass::function;
  if (flags & is_adverb) return WordClass::function;
  if (!(flags & any_verb)) return WordClass::noun;
  if (starts && i == 0) return (flags & (is_noun_too | is_gerund)) ? WordClass::noun : WordClass::verb;
  if (i == 0) return WordClass::noun;
  static const std::uint64_t to = text::word_key("to");
  const Token& left = tokens[i - 1];
  const std::uint64_t left_flags = words.flags(left);
  if (left.kind == TokenKind::clitic || (left.kind == TokenKind::hyphen && !left.space_before)) return WordClass::noun;
  // "that includes": a conjunction before a finite verb.
  if ((left_flags & is_conjunction) && (flags & (is_third_verb | is_past_verb)) && !(flags & is_noun_too)) return WordClass::verb;
  if ((left_flags & is_conjunction) && (left_flags & is_demonstrative) && (flags & is_third_verb)) return WordClass::verb;
  if (left_flags & is_determiner) return WordClass::noun;  // also "the proposed deal"
  if (left.key == to || (left_flags & (is_auxiliary | is_pronoun | is_adverb | is_conjunction))) return WordClass::verb;
  const bool noun_too = (flags & is_noun_too) != 0;
  if (left_flags & is_preposition) return noun_too || (flags & is_gerund) == 0 ? WordClass::noun : WordClass::verb;
  if (left.kind == TokenKind::number) return WordClass::noun;
  if (before[i - 1] == WordClass::noun) return noun_too && !left.starts_upper() && !(flags & is_past_verb) ? WordClass::noun : WordClass::verb;
  return noun_too && before[i - 1] == WordClass::verb ? WordClass::noun : WordClass::verb;
}

bool parts_phrase(const Token& token) { return !is_counted(token) && token.kind != TokenKind::hyphen && token.kind != TokenKind::currency && token.kind != TokenKind::point; }

std::size_t count_words(std::span<const Token> tokens, std::size_t begin, std::size_t end) {
  std::size_t count = 0;
  for (std::size_t i = begin; i < end; ++i) count += is_counted(tokens[i]) && (i == begin || tokens[i].space_before) ? 1 : 0;
  return count;
}

}  // namespace

std::vector<WordClass> classify_words(std::span<const Token> tokens, const Vocabulary& words) {
  std::vector<WordClass> classes;
  for (std::size_t i = 0; i < tokens.size(); ++i) classes.push_back(classify(tokens, i, classes, words));
  return classes;
}

std::vector<NounPhrase> find_noun_phrases(std::span<const Token> tokens, const Vocabulary& words) {
  const std::vector<WordClass> classes = classify_words(tokens, words);
  std::vector<NounPhrase> plain;
  bool verb_met = false;
  for (std::size_t i = 0; i < tokens.size();) {
    if (classes[i] != WordClass::noun) {
      verb_met |= classes[i] == WordClass::verb || (words.flags(tokens[i]) & is_auxiliary) != 0;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < tokens.size() && (classes[end] == WordClass::noun || !parts_phrase(tokens[end])) && classes[end] != WordClass::function &&
           classes[end] != WordClass::verb) {
      ++end;
    }
    while (end > i && !is_counted(tokens[end - 1])) --end;
    NounPhrase phrase{i, end, !verb_met, i > 0, false};
    for (std::size_t j = i; j < end; ++j) phrase.name &= !is_counted(tokens[j]) || tokens[j].starts_upper();
    if (end > i) plain.push_back(phrase);
    i = std::max(end, i + 1);
  }
  std::vector<NounPhrase> phrases;
  for (std::size_t p = 0; p < plain.size(); ++p) {
    if (count_words(tokens, plain[p].begin, plain[p].end) <= words_max) phrases.push_back(plain[p]);
    if (p + 1 == plain.size()) continue;
    // "visit to Pyongyang", "debris of the missiles"
    std::size_t gap = plain[p].end;
    if (gap >= tokens.size() || !(words.flags(tokens[gap]) & is_title_preposition)) continue;
    ++gap;
    if (gap < tokens.size() && (words.flags(tokens[gap]) & is_determiner)) ++gap;
    if (gap != plain[p + 1].begin || count_words(tokens, plain[p].begin, plain[p + 1].end) > words_max) continue;
    phrases.push_back({plain[p].begin, plain[p + 1].end, plain[p].subject, false, true});
  }
  return phrases;
}

}  // namespace courant::digest
