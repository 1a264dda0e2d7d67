#include "digest/word_class.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

bool is_counted(const Token& token) { return token.is_word() || token.kind == TokenKind::number; }

// The token before `i` that a word class depends on: a hyphen's left word and an apostrophe's owner are looked through.
WordClass classify(std::span<const Token> tokens, std::size_t i, const std::vector<WordClass>& before,
                   const Vocabulary& words) {
  const Token& token = tokens[i];
  if (token.kind == TokenKind::number || token.kind == TokenKind::currency) return WordClass::noun;
  if (!token.is_word()) return WordClass::mark;
  const std::uint64_t flags = words.flags(token);
  const bool starts = i == 0 || !is_counted(tokens[i - 1]);
  const bool named = token.starts_upper() && !starts;
  if (named && !(flags & (is_determiner | is_preposition | is_conjunction | is_auxiliary | is_pronoun)))
    return WordClass::noun;
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
  if ((left_flags & is_conjunction) && (flags & (is_third_verb | is_past_verb)) && !(flags & is_noun_too))
    return WordClass::verb;
  if ((left_flags & is_conjunction) && (left_flags & is_demonstrative) && (flags & is_third_verb))
    return WordClass::verb;
  if (left_flags & is_determiner) return WordClass::noun;  // also "the proposed deal"
  if (left.key == to || (left_flags & (is_auxiliary | is_pronoun | is_adverb | is_conjunction))) return WordClass::verb;
  const bool noun_too = (flags & is_noun_too) != 0;
  if (left_flags & is_preposition) return noun_too || (flags & is_gerund) == 0 ? WordClass::noun : WordClass::verb;
  if (left.kind == TokenKind::number) return WordClass::noun;
  if (before[i - 1] == WordClass::noun)
    return noun_too && !left.starts_upper() && !(flags & is_past_verb) ? WordClass::noun : WordClass::verb;
  return noun_too && before[i - 1] == WordClass::verb ? WordClass::noun : WordClass::verb;
}

}  // namespace

std::vector<WordClass> classify_words(std::span<const Token> tokens, const Vocabulary& words) {
  std::vector<WordClass> classes;
  for (std::size_t i = 0; i < tokens.size(); ++i) classes.push_back(classify(tokens, i, classes, words));
  return classes;
}

}  // namespace courant::digest
