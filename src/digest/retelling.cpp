#include "digest/retelling.h"

#include <algorithm>
#include <string>

#include "digest/likeness.h"
#include "digest/main_clause.h"
#include "digest/names.h"
#include "digest/speakers.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;
using text::TokenKind;

constexpr double hinted_share_max = 0.2;  // of the lighter one's mass, where both share what chance does not
constexpr double clause_share_min = 0.6;  // of a clause whose verb was told
constexpr double said_share_min = 0.75;   // of few words that somebody says
constexpr std::size_t clause_words_min = 3, said_words_max = 5, opening_words_min = 3;
constexpr std::size_t names_min = 3, names_min_being = 2;  // of two sentences that tell what somebody is
constexpr std::size_t digits_min = 3;
constexpr double deed_share_min = 0.5, deed_share_min_opening = 0.3;  // of the clause that tells a deed told before
constexpr std::size_t deed_words_min = 3, initials_min = 3;
// Of a headline that is no whole sentence; then of the sentence or its clause, told in several pieces.
constexpr double title_share_min = 0.4, pieces_share_min = 0.5, pieces_clause_min = 0.65;
constexpr std::size_t title_terms_max = 10;
constexpr double history_clause_min = 0.85;
constexpr std::size_t history_clause_words_min = 5, year_words_min = 4;

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

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "$334 million", "364 yards"; not "2013", "the 225-page report".
bool counts_something(std::span<const Token> tokens, std::size_t i, std::string_view text) {
  if (tokens[i].kind != TokenKind::number) return false;
  const std::string_view word = tokens[i].span.of(text);
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; }));
  if (digits < digits_min || digits + 2 < word.size() || is_year(word)) return false;
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
  if (word->act > 0) return static_cast<Term>(material_.vocabulary.size() + word->act);
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
  std::vector<bool> within(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!says(i) || (i < verb && !content.said && !clause.holds(i))) continue;
    if (i > verb + 1 && (tokens[i].kind == TokenKind::comma || tokens[i].kind == TokenKind::colon ||
                         material_.has_flag(tokens[i], is_relative_word | is_clause_opener)))
      break;
    content.negated |= material_.has_flag(tokens[i], is_negation);
    within[i] = !dated(tokens[i]);
    if (const auto term = meaning_of(tokens[i]); term && !dated(tokens[i])) {
      add(content.clause, *term);
      if (i > verb && tokens[i].kind == TokenKind::number) add(content.numbers, *term);
    }
  }
  content.light = material_.has_flag(tokens[verb], is_light_verb);
  read_deed(sentence, verb, within, content);
  if (!material_.has_flag(tokens[verb], is_auxiliary)) content.verb = meaning_of(tokens[verb]);
}

// The names among some words, and what their first letters make: "Atlantic Marine Builders", "AMB".
std::vector<Term> Retelling::names_among(const Sentence& sentence, const TaggedSentence& s,
                                         const std::vector<bool>& wanted) const {
  const auto is_place = [&](const Token& token) {
    return is_within_name(material_.report_of(sentence).names, token.span, model::NameType::place);
  };
  std::vector<Term> names;
  std::string initials;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (!wanted[i] || (s.tags[i] != Tag::name && !s.tokens[i].starts_upper())) {
      initials.clear();
      continue;
    }
    initials += s.lower(i).front();
    const Vocabulary::Word* word = material_.vocabulary.find(text::word_key(initials));
    if (word && initials.size() >= initials_min) add(names, word->stem);
    const Vocabulary::Word* name = material_.vocabulary.find(s.tokens[i].key);
    const auto term = name && name->act > 0 ? name->stem : meaning_of(s.tokens[i]);  // Mr. Rose has not risen
    if (term && s.tags[i] == Tag::name && !is_place(s.tokens[i])) add(names, *term);
  }
  return names;
}

// Who does what to whom, read off the clause whose verb is known.
void Retelling::read_deed(const Sentence& sentence, std::size_t verb, const std::vector<bool>& within,
                          Content& content) const {
  if (!text::has_tagger(material_.language)) return;
  const TaggedSentence s = material_.tagged(sentence);
  const auto has = [&](std::size_t i, std::uint64_t flags) { return material_.has_flag(s.tokens[i], flags); };
  if (s.tags[verb] == Tag::to && verb + 1 < s.tokens.size()) ++verb;
  std::vector<bool> before(s.tokens.size());
  bool begun = false;
  for (std::size_t i = 0; i <= verb; ++i) {
    if (!within[i]) continue;
    if (!begun && has(i, is_clause_opener | is_relative_word)) return;  // "When the mayor asked pilots"
    content.definite |= !begun && s.lower(i) == "the";
    begun |= s.tokens[i].is_word();
    before[i] = i < verb;
    if (const auto term = meaning_of(s.tokens[i]); term && before[i]) add(content.doer, *term);
  }
  // "said: “I will run”", "announced a deal to acquire": the speaker's own deed
  const bool own = content.doer.empty() || (verb > 0 && s.tags[verb - 1] == Tag::to);
  const model::Claim* claim = content.said && own ? find_claim(material_, sentence) : nullptr;
  for (std::size_t i = 0; claim && claim->source && i < s.tokens.size(); ++i)
    before[i] = claim->source->contains(s.tokens[i].span);
  content.actors = names_among(sentence, s, before);
  // "announced a deal | to acquire"
  std::size_t act = verb;
  for (std::size_t i = verb + 1; content.light && i < s.tokens.size() && within[i]; ++i) {
    if (!text::is_verb(s.tags[i]) || has(i, is_light_verb | is_auxiliary)) continue;
    if (!text::is_finite(s.tags[i]) && s.tags[i - 1] != Tag::to && s.tags[i - 1] != Tag::modal) continue;
    act = i;
    break;
  }
  if (has(act, is_auxiliary)) return;
  if (act != verb || !content.light) content.act = meaning_of(s.tokens[act]);
  bool noun = false;
  for (std::size_t i = act + 1; i < s.tokens.size() && within[i]; ++i) {
    const Tag tag = s.tags[i];
    const bool of_phrase = text::is_noun(tag) || tag == Tag::adjective || tag == Tag::number ||
                           tag == Tag::participle || tag == Tag::gerund || tag == Tag::possessive ||
                           s.tokens[i].kind == TokenKind::hyphen;
    if (noun && !of_phrase) break;
    noun |= text::is_noun(tag);
    if (!of_phrase) continue;
    if (const auto term = meaning_of(s.tokens[i])) add(content.object, *term);
  }
}

// Nobody else does it, and no other number goes with it.
bool Retelling::may_be_same(const Content& content, const Content& told) const {
  return (content.actors.empty() || count_shared(content.actors, told.all) > 0) &&
         count_shared(content.numbers, told.all) == content.numbers.size();
}

// The same one does the same to the same: "the mayor left office" after "the mayor quit her office on Monday".
bool Retelling::tells_deed(const Content& content, const Content& told) const {
  if (content.negated != told.negated || !may_be_same(content, told)) return false;
  if (content.object.empty() || count_shared(content.object, told.all) < content.object.size()) return false;
  if (content.act ? !std::ranges::binary_search(told.all, *content.act) : !content.light) return false;
  const bool somebody = content.actors.empty() && !content.doer.empty() && !content.definite;
  if (somebody && count_shared(content.doer, told.all) == 0) return false;
  return count_shared(content.clause, told.all) >= deed_words_min &&
         share_in(content.clause, told.all) >= (content.opening ? deed_share_min_opening : deed_share_min);
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
    if (is_year(tokens[i].span.of(text))) add(content.years, word.stem);
  }
  content.opening = sentence.place <= 1;
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
  return content.clause.size() >= clause_words_min && content.verb && may_be_same(content, told) &&
         std::ranges::binary_search(told.all, *content.verb) && share_in(content.clause, told.all) >= clause_share_min;
}

bool Retelling::tells_again(const Sentence& sentence, std::span<const Sentence* const> told) {
  const Content& content = content_of(sentence);
  return std::ranges::any_of(told, [&](const Sentence* other) {
    const Content& before = content_of(*other);
    // “I will not resign,” he said.
    if (content.said && content.clause.size() <= said_words_max && content.negated == before.negated &&
        may_be_same(content, before) && share_in(content.clause, before.all) >= said_share_min)
      return true;
    // A report begins with what the others begin with.
    const bool same_verb = content.verb && std::ranges::binary_search(before.all, *content.verb);
    if (sentence.place == 0 && (same_verb || content.light) && may_be_same(content, before) &&
        count_shared(content.clause, before.all) >= opening_words_min)
      return true;
    if (tells_deed(content, before)) return true;
    return retold_share(material_, sentence, *other) > hinted_share_max && hints_at(content, before);
  });
}

bool Retelling::tells_headline_again(const Sentence& sentence, std::span<const Sentence* const> told,
                                     const Report& report) {
  const Content& content = content_of(sentence);
  Content headline;
  for (const Token& token : report.title_tokens) {
    if (const auto term = meaning_of(token)) add(headline.all, *term);
    headline.negated |= material_.has_flag(token, is_negation);
  }
  if (tells_deed(content, headline)) return true;
  if (headline.all.size() > title_terms_max || share_in(headline.all, content.all) < title_share_min) return false;
  std::vector<Term> all = headline.all;
  for (const Sentence* other : told) {
    for (const Term term : content_of(*other).all) add(all, term);
  }
  return share_in(content.all, all) >= pieces_share_min ||
         (content.clause.size() > clause_words_min && share_in(content.clause, all) >= pieces_clause_min);
}

bool Retelling::tells_history_again(const Sentence& sentence, std::span<const Sentence* const> told,
                                    std::size_t leading) {
  const Content& content = content_of(sentence);
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Content& before = content_of(*told[i]);
    if (content.clause.size() >= history_clause_words_min && share_in(content.clause, before.all) >= history_clause_min)
      return true;
    if (i >= leading && count_shared(content.years, before.years) > 0 &&
        count_shared(content.all, before.all) >= year_words_min)
      return true;
  }
  return false;
}

}  // namespace courant::digest
