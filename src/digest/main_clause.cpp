#include "digest/main_clause.h"

#include <algorithm>

#include "digest/hygiene.h"

namespace courant::digest {

namespace {

constexpr std::size_t lead_tokens_max = 6;

}  // namespace

using text::Token;
using text::TokenKind;

MainClause::MainClause(const Material& material, const Sentence& sentence)
    : rules_(material.vocabulary.rules()),
      tokens_(material.tokens_of(sentence)),
      quoted_(find_quoted(tokens_)),
      groups_(text::find_verb_groups(material.report_of(sentence).reading().tokens, sentence.range)) {
  for (text::VerbGroup& group : groups_) {
    group.tokens.begin -= sentence.range.begin;
    group.tokens.end -= sentence.range.begin;
  }
  std::erase_if(groups_, [&](const text::VerbGroup& group) { return is_noun(material, sentence, group); });
  introduction_ = end_of_introduction();
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (quoted_[groups_[i].tokens.begin] || groups_[i].tokens.begin < introduction_ || is_relative(i)) continue;
    if (!verb_) {
      verb_ = groups_[i];
    } else if (!next_ || (next_->tense != model::Tense::future && groups_[i].tense == model::Tense::future)) {
      next_ = groups_[i];
    }
  }
  prefer_cue(material, sentence);
}

// "the United States", "Felt", "amid calls": no verbs.
bool MainClause::is_noun(const Material& material, const Sentence& sentence, const text::VerbGroup& group) const {
  const Token& first = tokens_[group.tokens.begin];
  // "amid calls for"
  if (group.tokens.begin > 0 && group.tokens.size() == 1 && group.tense == model::Tense::present && !group.ahead &&
      (rules_.flags(tokens_[group.tokens.begin - 1].key) & (is_preposition | is_clause_opener)) == is_preposition)
    return true;
  if (!first.is_word() || !first.starts_upper()) return false;
  return group.tokens.begin > 0 ||
         std::ranges::any_of(material.report_of(sentence).names,
                             [&](const model::Name& name) { return name.span.contains(first.span); });
}

// Whether a comma parts a span from what ends before it.
bool MainClause::is_aside(std::uint32_t end, model::Span span) const {
  return std::ranges::any_of(tokens_, [&](const Token& token) {
    return token.kind == TokenKind::comma && token.span.begin >= end && token.span.end <= span.begin;
  });
}

// "…," Mr. Lee, a lawyer elected in 2010, said: the verb in whom the sentence cites is not its own.
void MainClause::prefer_cue(const Material& material, const Sentence& sentence) {
  if (!verb_) return;
  const model::Span verb = tokens_[verb_->tokens.begin].span;
  for (const model::Claim& claim : material.report_of(sentence).found().claims) {
    if (!claim.source || !sentence.span.contains(claim.cue)) continue;
    // "the bank, in a letter sent last week, said"
    if (!claim.source->contains(verb) && !(is_aside(claim.source->end, verb) && is_aside(verb.end, claim.cue)))
      continue;
    for (const text::VerbGroup& group : groups_) {
      if (claim.cue.overlaps(tokens_[group.tokens.begin].span)) verb_ = group;
    }
  }
}

bool MainClause::is_perfect() const {
  static const std::uint64_t has = text::word_key("has"), have = text::word_key("have"),
                             hasnt = text::word_key("hasn't"), havent = text::word_key("haven't");
  if (!verb_ || verb_->tokens.size() < 2) return false;
  const std::uint64_t first = tokens_[verb_->tokens.begin].key;
  return first == has || first == have || first == hasnt || first == havent;
}

bool MainClause::is_pluperfect() const {
  static const std::uint64_t had = text::word_key("had");
  if (!verb_) return false;
  const std::size_t next = verb_->tokens.begin + 1;
  return verb_->tense == model::Tense::pluperfect ||
         (tokens_[next - 1].key == had && next < tokens_.size() && (rules_.flags(tokens_[next].key) & is_participle));
}

bool MainClause::begins_clause(std::size_t i) const {
  return !quoted_[i] && (rules_.flags(tokens_[i].key) & (is_relative_word | is_clause_opener)) != 0;
}

// Behind "who" or, with no verb before it, "that": "the law that passed in May".
bool MainClause::is_relative(std::size_t group) const {
  const std::size_t from = group > 0 ? groups_[group - 1].tokens.end : introduction_;
  for (std::size_t i = groups_[group].tokens.begin; i-- > from;) {
    if (tokens_[i].kind == TokenKind::comma && i + 1 < groups_[group].tokens.begin && !begins_clause(i + 1))
      return false;
    if (rules_.flags(tokens_[i].key) & is_relative_word) return true;
    if (!verb_ && begins_clause(i) && i > 0) return true;
  }
  return false;
}

// Past the comma behind a clause that stands first: "When he ran in 2008, …".
std::size_t MainClause::end_of_introduction() const {
  const std::size_t at = !tokens_.empty() && tokens_[0].kind == TokenKind::open_quote ? 1 : 0;
  if (at >= tokens_.size() || !begins_clause(at)) return 0;
  bool verb = false;
  for (std::size_t i = at; i < tokens_.size(); ++i) {
    verb |= std::ranges::any_of(groups_, [&](const text::VerbGroup& group) { return group.tokens.begin == i; });
    if (tokens_[i].kind == TokenKind::comma && !quoted_[i]) return verb ? i + 1 : 0;
  }
  return 0;
}

// "Just last month, the bank, which …": a few words set off before the subject.
bool MainClause::leads(std::size_t token) const {
  std::size_t comma = introduction_;
  while (comma < verb_->tokens.begin && tokens_[comma].kind != TokenKind::comma) {
    if (begins_clause(comma) || comma > introduction_ + lead_tokens_max) return false;
    ++comma;
  }
  const bool verb = std::ranges::any_of(groups_, [&](const text::VerbGroup& group) {
    return group.tokens.begin >= introduction_ && group.tokens.begin < comma;
  });
  return !verb && token < comma && comma < verb_->tokens.begin &&
         (rules_.flags(tokens_[introduction_].key) & (is_preposition | is_adverb)) != 0;
}

bool MainClause::holds(std::size_t token) const {
  if (!verb_ || quoted_[token] || token < introduction_) return false;
  if (leads(token)) return true;
  const std::size_t begin = std::min<std::size_t>(token, verb_->tokens.end);
  const std::size_t end = std::max<std::size_t>(token, verb_->tokens.begin);
  bool aside = false;  // "Mr. Lee, elected in 2010, said": between two commas
  for (std::size_t i = begin; i < end && token < verb_->tokens.begin; ++i) aside |= tokens_[i].kind == TokenKind::comma;
  for (std::size_t i = introduction_; i < begin && aside; ++i) {
    if (tokens_[i].kind == TokenKind::comma && !quoted_[i]) return false;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (begins_clause(i) && i != token) return false;
    const bool other = std::ranges::any_of(groups_, [&](const text::VerbGroup& group) {
      return group.tokens.begin == i && group.tokens.begin != verb_->tokens.begin;
    });
    if (other) return false;
  }
  return true;
}

}  // namespace courant::digest
