#include "digest/retelling.h"

#include <algorithm>

#include "digest/likeness.h"
#include "digest/main_clause.h"
#include "digest/speakers.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double hinted_share_max = 0.2;  // of the lighter one's mass, where both share what chance does not
constexpr double clause_share_min = 0.6;  // of a clause whose verb was told
constexpr double said_share_min = 0.75;   // of few words that somebody says
constexpr std::size_t clause_words_min = 3, said_words_max = 5, opening_words_min = 3;
constexpr std::size_t names_min = 3, names_min_being = 2;  // of two sentences that tell what somebody is
constexpr std::size_t digits_min = 3;

void add(std::vector<Term>& terms, Term term) {
  const auto at = std::ranges::lower_bound(terms, term);
  if (at == terms.end() || *at != term) terms.insert(at, term);
}

std::size_t count_shared(const std::vector<Term>& a, const std::vector<Term>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](Term term) { return std::ranges::binary_search(b, term); }));
}

double share_in(const std::vector<Term>& terms, const std::vector<Term>& told) {
  if (terms.empty()) return 0;
  return static_cast<double>(count_shared(terms, told)) / static_cast<double>(terms.size());
}

// "$334 million", "364 yards"; not "2013", "the 225-page report".
bool counts_something(std::span<const Token> tokens, std::size_t i, std::string_view text) {
  if (tokens[i].kind != TokenKind::number) return false;
  const std::string_view word = tokens[i].span.of(text);
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; }));
  const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  if (digits < digits_min || digits + 2 < word.size() || year) return false;
  return i + 1 >= tokens.size() || (tokens[i + 1].kind != TokenKind::hyphen && tokens[i + 1].kind != TokenKind::dash);
}

}  // namespace

Retelling::Retelling(const Material& material)
    : material_(material), headlines_(material.idf.size()), contents_(material.sentences.size()) {
  for (const std::uint32_t voice : material.voices) {
    for (const WeightedTerm& entry : material.reports[voice].title_vector) headlines_[entry.term] = true;
  }
}

// The first of the terms of all words for one thing stands for them.
std::optional<Term> Retelling::meaning_of(const Token& token) const {
  const Vocabulary::Word* word = material_.vocabulary.find(token.key);
  if (!word || (!word->counts && token.kind != TokenKind::number)) return std::nullopt;
  Term least = word->stem;
  for (const std::uint64_t key : material_.vocabulary.rules().same_thing(token.key)) {
    if (const Vocabulary::Word* other = material_.vocabulary.find(key)) least = std::min(least, other->stem);
  }
  return least;
}

void Retelling::read_clause(const Sentence& sentence, Content& content) const {
  const std::span<const Token> tokens = material_.tokens_of(sentence);
  const Report& report = material_.report_of(sentence);
  const model::Claim* claim = find_claim(material_, sentence);
  content.said = claim && is_main_claim(material_, sentence, *claim) && !claim->content.empty();
  const MainClause clause(material_, sentence);
  const auto says = [&](std::size_t i) { return !content.said || claim->says(tokens[i].span); };
  std::size_t verb = tokens.size();
  if (content.said) {
    for (const text::VerbGroup& group : text::find_verb_groups(report.reading().tokens, sentence.range)) {
      const std::size_t last = group.tokens.end - 1 - sentence.range.begin;
      if (verb == tokens.size() && says(last)) verb = last;
    }
  } else if (clause.verb()) {
    verb = clause.verb()->tokens.end - 1;
  }
  if (verb == tokens.size()) return;
  // "has been | charged"
  constexpr std::uint64_t goes_on = is_participle | is_gerund | is_auxiliary | is_base_verb | is_adverb;
  while (verb + 1 < tokens.size() && says(verb + 1) && material_.has_flag(tokens[verb], is_auxiliary | is_adverb) &&
         material_.has_flag(tokens[verb + 1], goes_on))
    ++verb;
  const auto dated = [&](const Token& token) {
    return std::ranges::any_of(report.found().dates,
                               [&](const model::DateMention& date) { return date.span.contains(token.span); });
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!says(i) || (i < verb && !content.said && !clause.holds(i))) continue;
    if (i > verb + 1 && (tokens[i].kind == TokenKind::comma || tokens[i].kind == TokenKind::colon ||
                         material_.has_flag(tokens[i], is_relative_word | is_clause_opener)))
      break;
    content.negated |= material_.has_flag(tokens[i], is_negation);
    if (const auto term = meaning_of(tokens[i]); term && !dated(tokens[i])) add(content.clause, *term);
  }
  content.light = material_.has_flag(tokens[verb], is_light_verb);
  if (!material_.has_flag(tokens[verb], is_auxiliary)) content.verb = meaning_of(tokens[verb]);
}

Retelling::Content Retelling::read_content(const Sentence& sentence) const {
  Content content;
  const std::span<const Token> tokens = material_.tokens_of(sentence);
  const std::string_view text = material_.report_of(sentence).text();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto term = meaning_of(tokens[i]);
    if (!term) continue;
    add(content.all, *term);
    const Vocabulary::Word& word = *material_.vocabulary.find(tokens[i].key);
    if (tokens[i].is_word() && tokens[i].starts_upper() && !headlines_[word.stem]) add(content.names, word.stem);
    if (counts_something(tokens, i, text)) add(content.figures, word.stem);
  }
  read_clause(sentence, content);
  for (const model::Claim& claim : material_.report_of(sentence).found().claims)
    content.negated |= sentence.span.contains(claim.cue) && (claim.stance == model::Stance::denies || claim.negated);
  return content;
}

const Retelling::Content& Retelling::content_of(const Sentence& sentence) {
  std::optional<Content>& content = contents_[static_cast<std::size_t>(&sentence - material_.sentences.data())];
  if (!content) content = read_content(sentence);
  return *content;
}

bool Retelling::hints_at(const Content& content, const Content& told) const {
  if (count_shared(content.figures, told.figures) > 0) return true;
  const bool being = !content.verb && !content.clause.empty() && !told.verb && !told.clause.empty();
  if (count_shared(content.names, told.names) >= (being ? names_min_being : names_min)) return true;
  return content.clause.size() >= clause_words_min && content.verb &&
         std::ranges::binary_search(told.all, *content.verb) && share_in(content.clause, told.all) >= clause_share_min;
}

bool Retelling::tells_again(const Sentence& sentence, std::span<const Sentence* const> told) {
  const Content& content = content_of(sentence);
  return std::ranges::any_of(told, [&](const Sentence* other) {
    const Content& before = content_of(*other);
    // “I will not resign,” he said.
    if (content.said && content.clause.size() <= said_words_max && content.negated == before.negated &&
        share_in(content.clause, before.all) >= said_share_min)
      return true;
    // A report begins with what the others begin with.
    const bool same_verb = content.verb && std::ranges::binary_search(before.all, *content.verb);
    if (sentence.place == 0 && (same_verb || content.light) &&
        count_shared(content.clause, before.all) >= opening_words_min)
      return true;
    return retold_share(material_, sentence, *other) > hinted_share_max && hints_at(content, before);
  });
}

}  // namespace courant::digest
