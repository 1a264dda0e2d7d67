#include "digest/standing.h"

#include <algorithm>

namespace courant::digest {

using text::Token;

namespace {

// "has been | a staple", "has been | critical of the plan"; not "has been | arrested".
bool is_state(const Material& material, const Sentence& sentence, const MainClause& clause) {
  static const std::uint64_t been = text::word_key("been");
  if (!text::has_tagger(material.language)) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::vector<text::Tag>& tags = material.tags_of(sentence);
  std::size_t i = clause.verb()->tokens.begin;
  while (i < tokens.size() && i < clause.verb()->tokens.end + 2 && tokens[i].key != been) ++i;
  if (i >= tokens.size() || tokens[i].key != been) return false;
  ++i;
  while (i < tokens.size() && (tags[i] == text::Tag::adverb || material.has_flag(tokens[i], is_negation))) ++i;
  if (i >= tokens.size() || material.has_flag(tokens[i], is_participle | is_gerund)) return false;
  return tags[i] == text::Tag::determiner || tags[i] == text::Tag::adjective;
}

}  // namespace

bool is_standing(const Material& material, const Sentence& sentence, const MainClause& clause) {
  if (!clause.is_perfect()) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const bool reports = clause.verb()->reports;
  const std::size_t head = clause.verb()->tokens.end - 1;
  // "…, researchers said": their news
  for (const model::Claim& claim : material.report_of(sentence).found().claims) {
    const auto holds = [&](model::Span span) { return span.contains(tokens[head].span); };
    if (sentence.span.contains(claim.cue) && std::ranges::any_of(claim.content, holds)) return false;
  }
  // "has been preparing for months": goes on now.
  if (head + 1 < tokens.size() && (rules.flags(tokens[head + 1].key) & is_gerund)) return false;
  if (!reports && (rules.flags(tokens[head].key) & is_enduring)) return true;
  if (is_state(material, sentence, clause)) return true;
  for (std::size_t i = clause.verb()->tokens.begin; i < tokens.size(); ++i) {
    if (tokens[i].kind == text::TokenKind::comma && i > head) return false;
    const bool since = !reports && i > head && (rules.flags(tokens[i].key) & is_since);
    if (since && !clause.quoted()[i]) return true;
    if ((rules.phrase(tokens, i).flags & tells_lasting) && clause.holds(i)) return true;
  }
  return false;
}

}  // namespace courant::digest
