#include "digest/opening.h"

#include <algorithm>

#include "digest/hygiene.h"
#include "digest/names.h"
#include "digest/speakers.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

bool has_cue(const Report& report, model::Span span) {
  return std::ranges::any_of(report.found().claims,
                             [&](const model::Claim& claim) { return span.contains(claim.cue); });
}

// Whether a capital belongs to a body's or a place's name.
bool is_thing_name(const Report& report, const Token& token) {
  return std::ranges::any_of(report.names, [&](const model::Name& name) {
    return name.type != model::NameType::person && name.span.contains(token.span);
  });
}

// “…,” he said: of whom, has_unknown_speaker() asks.
bool speaks(const Report& report, const Token& token) {
  return std::ranges::any_of(report.found().claims,
                             [&](const model::Claim& claim) { return claim.source && *claim.source == token.span; });
}

// A pronoun for a person that no name or person before it, nor one soon after it ("In his speech, Smith …"), explains.
bool has_unknown_person(const Material& material, const Sentence& sentence, std::span<const Token> tokens) {
  const Report& report = material.report_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const std::vector<bool> quoted = find_quoted(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint64_t flags = rules.flags(tokens[i].key);
    if (!(flags & is_person_pronoun) || quoted[i] || speaks(report, tokens[i])) continue;
    const std::uint32_t from = sentence.span.begin;
    // "In his speech, Smith": only behind a comma; "charged him before the Court" leans.
    std::size_t comma = i;
    while (comma < tokens.size() && comma < i + 9 && tokens[comma].kind != TokenKind::comma) ++comma;
    const bool introduces = comma < tokens.size() && tokens[comma].kind == TokenKind::comma;
    const std::uint32_t until = tokens[introduces ? std::min(i + 9, tokens.size() - 1) : i].span.begin;
    const bool named = std::ranges::any_of(report.names, [&](const model::Name& name) {
      return name.type != model::NameType::place && name.span.begin >= from &&
             name.span.end <= (i < 6 ? until : tokens[i].span.begin);
    });
    bool person = false;
    for (std::size_t j = 0; j < i; ++j)
      person |= (j > 0 && tokens[j].is_word() && tokens[j].starts_upper() && !is_thing_name(report, tokens[j])) ||
                ((rules.flags(tokens[j].key) & (is_person_noun | is_counted_person)) != 0 &&
                 !tokens[j].span.of(report.text()).ends_with('s'));  // "Doctors said his state is better"
    return !named && !person;
  }
  return false;
}

// "Lee met lawyers who resist the deal, saying it is unfair": Lee or the lawyers?
bool hangs_on_relative(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  bool relative = false;
  for (const Token& token : material.tokens_of(sentence)) {
    if (token.span.begin < claim.source->end) continue;
    relative |= token.span.end <= claim.cue.begin && material.has_flag(token, is_relative_word);
    if (claim.cue.contains(token.span)) return relative && material.has_flag(token, is_gerund);
  }
  return false;
}

// "They refused …", "he said": whose word it is stands elsewhere, and nobody could tell whose; or whom it was read as
// is the one spoken of: "“Lee begged for help,” she said."
bool has_unknown_speaker(const Material& material, const Sentence& sentence) {
  const Report& report = material.report_of(sentence);
  for (const model::Claim& claim : report.found().claims) {
    if (!claim.source || !sentence.span.contains(claim.cue) || !sentence.span.contains(*claim.source)) continue;
    if (hangs_on_relative(material, sentence, claim)) return true;
    const std::string_view source = claim.source->of(report.text());
    // "“It cannot end,” the speaker said, according to Lee": not Lee's words
    const bool named = !claim.speaker.empty() && claim.speaker != source;
    if (claim.within && claim.kind == model::Quoting::direct && !named && source.starts_with("the ")) return true;
    const std::uint64_t flags = material.vocabulary.rules().flags(text::word_key(text::lower_form(source)));
    if (!(flags & (is_person_pronoun | is_thing_pronoun))) continue;
    if (claim.speaker.empty() || claim.speaker == source) return true;
    if (text::has_tagger(material.language) && speaker_of(material, sentence, claim).empty()) return true;
    const std::string first = claim.speaker.substr(0, claim.speaker.find(' '));
    for (const Token& token : material.tokens_of(sentence)) {
      const std::string_view word = token.span.of(report.text());
      if (claim.says(token.span) && token.starts_upper() && (word == first || word == last_word(claim.speaker)))
        return true;
    }
  }
  return false;
}

// "Lee agreed, saying …", "Lee added": to what?
bool is_answer(const Material& material, const Sentence& sentence, std::span<const Token> tokens) {
  static const std::uint64_t to = text::word_key("to"), on = text::word_key("on"), with = text::word_key("with"),
                             agreed = text::word_key("agreed");
  const ComposingRules& rules = material.vocabulary.rules();
  for (const model::Claim& claim : material.report_of(sentence).found().claims) {
    if (claim.within || !sentence.span.contains(claim.cue)) continue;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!claim.cue.contains(tokens[i].span) || !(rules.flags(tokens[i].key) & is_answering)) continue;
      const std::uint64_t next = tokens[i + 1].key;
      if (next != to && next != with && (next != on || tokens[i].key != agreed)) return true;
    }
  }
  return false;
}

}  // namespace

void check_opening(const Material& material, Sentence& sentence) {
  if (!sentence.sound) return;
  const ComposingRules& rules = material.vocabulary.rules();
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const Report& report = material.report_of(sentence);
  const bool quote_first = tokens.front().kind == TokenKind::open_quote;
  const std::size_t at = quote_first ? 1 : 0;
  const auto phrase = rules.phrase(tokens, at);
  const std::uint64_t flags = rules.flags(tokens[at].key);
  // "Three schools are to close": a report may begin so.
  const bool counts = sentence.place == 0 && (flags & is_counted_number) != 0 && at + 1 < tokens.size() &&
                      tokens[at + 1].is_word() &&
                      (rules.flags(tokens[at + 1].key) & (is_preposition | is_auxiliary | is_pronoun)) == 0;
  const bool well = counts || (phrase.flags & opens_well) != 0;
  sentence.leans = !well && ((flags & (is_person_pronoun | is_thing_pronoun | is_demonstrative | is_bad_opener)) != 0 ||
                             (phrase.flags & opens_badly) != 0);
  bool leans = sentence.leans;
  if (quote_first && !has_cue(report, sentence.span)) leans = true;
  for (std::size_t i = at; i < std::min(at + 3, tokens.size()) && !well; ++i) {
    leans |= (rules.flags(tokens[i].key) & is_thing_pronoun) != 0 && !quote_first;
  }
  // "To that end": but "At that year's fair"
  if (!well && (flags & is_preposition) && at + 1 < tokens.size()) {
    static const std::uint64_t this_word = text::word_key("this"), those = text::word_key("those");
    const std::uint64_t next = tokens[at + 1].key;
    leans |= (rules.flags(next) & is_demonstrative) && next != this_word && next != those;
  }
  if (!leans && has_unknown_person(material, sentence, tokens)) leans = sentence.leans = true;
  sentence.opens = !leans && !has_unknown_speaker(material, sentence) && !is_answer(material, sentence, tokens);
}

}  // namespace courant::digest
