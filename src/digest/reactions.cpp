#include "digest/reactions.h"

#include <algorithm>

#include "digest/hygiene.h"
#include "digest/speakers.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;

constexpr int quoted_words_min = 8;  // so many words between quotation marks are a reaction, whoever speaks
constexpr int own_words_min = 4;     // of a person or a party

int count_quoted_words(const Material& material, const Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::vector<bool> quoted = find_quoted(tokens);
  int words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) words += quoted[i] && tokens[i].is_word() ? 1 : 0;
  return words;
}

// Who speaks, by what stands in the source.
struct Voice {
  bool person = false, named = false, reports = false;
};

Voice voice_of(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const ComposingRules& rules = material.vocabulary.rules();
  Voice voice;
  for (const Token& token : material.tokens_of(sentence)) {
    if (!claim.source->contains(token.span)) continue;
    const std::uint64_t flags = rules.flags(token.key);
    voice.reports |= (flags & is_no_reaction) != 0;
    voice.person |= (flags & is_person_noun) != 0;
  }
  for (const model::Name& name : material.report_of(sentence).names)
    voice.named |= name.type == model::NameType::person && claim.source->contains(name.span);
  voice.person |= claim.speaker.find(' ') != std::string::npos;
  return voice;
}

// The claim's verb is the sentence's own: not that of "who said", "since she apologized".
bool is_main(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  // "criticism for …, and rejecting": no verb of the speaker's sentence.
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (claim.cue.contains(tokens[i].span) && (rules.flags(tokens[i].key) & is_gerund) && !claim.content.empty() &&
        claim.source->begin < claim.cue.begin && tokens[i - 1].kind != text::TokenKind::comma &&
        !(rules.flags(tokens[i - 1].key) & is_auxiliary))
      return false;
  }
  const model::Span subject{std::min(claim.source->begin, claim.cue.begin), std::max(claim.source->end, claim.cue.end)};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (claim.source->contains(tokens[i].span) && (rules.flags(tokens[i].key) & is_relative) != 0) return false;
    if (tokens[i].span.begin < subject.begin) continue;
    for (std::size_t before = i; before-- > 0;) {
      const std::uint64_t flags = rules.flags(tokens[before].key);
      if (flags & (is_clause_opener | is_relative_word)) return false;
      if (!(flags & (is_determiner | is_adverb))) return true;
    }
    return true;
  }
  return true;
}

// Words of judgement in what is said, or a party that is named by its stand: critics. A denial or a promise is one too.
bool judges(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const ComposingRules& rules = material.vocabulary.rules();
  for (const Token& token : material.tokens_of(sentence)) {
    const std::uint64_t flags = rules.flags(token.key);
    const bool inside = std::ranges::any_of(claim.content, [&](model::Span span) { return span.contains(token.span); });
    if (inside && (flags & (is_judging | is_negation | is_promising))) return true;
    if (claim.source->contains(token.span) && (flags & is_judging)) return true;
  }
  return false;
}

bool has_reaction_verb(const Material& material, const Sentence& sentence, model::Span span) {
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return span.overlaps(token.span) && (material.vocabulary.rules().flags(token.key) & is_reaction_verb) != 0;
  });
}

// "issued a statement decrying the leak"
bool issues_reaction(const Material& material, const Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::uint64_t flags = rules.flags(tokens[i].key);
    if (!(flags & is_reaction_verb) || !tokens[i].span.of(material.report_of(sentence).text()).ends_with("ing"))
      continue;
    for (std::size_t j = i; j-- > 0 && i - j < 5;) {
      if (text::english_words().kind(text::lower_form(tokens[j].span.of(material.report_of(sentence).text()))) ==
          text::NounKind::communication)
        return true;
    }
  }
  return false;
}

// Whether a claim of the sentence beside the first is a party's answer: "wrote that …, and accused them of …".
bool speaks_out(const Material& material, const Sentence& sentence, const model::Claim& first) {
  for (const model::Claim& claim : material.report_of(sentence).found().claims) {
    if (!claim.source || claim.within || !sentence.span.contains(claim.cue) || *claim.source != *first.source) continue;
    if (has_reaction_verb(material, sentence, claim.cue)) return true;
    if (claim.stance != model::Stance::asserts && !claim.negated) return true;
  }
  return false;
}

}  // namespace

bool is_reaction(const Material& material, const Sentence& sentence) {
  const model::Claim* claim = find_claim(material, sentence);
  if (!claim) return issues_reaction(material, sentence);
  const Voice voice = voice_of(material, sentence, *claim);
  if (voice.reports && !voice.named) return false;
  const bool outspoken = speaks_out(material, sentence, *claim);
  if (!outspoken && !is_mostly_claim(sentence, *claim)) return false;
  if (!is_main(material, sentence, *claim)) return false;
  const int quoted = count_quoted_words(material, sentence);
  if (material.vocabulary.rules().empty()) return voice.person || voice.named || quoted >= quoted_words_min;
  if (outspoken) return voice.person || voice.named || quoted >= own_words_min;
  if (quoted >= quoted_words_min) return true;
  return (voice.person || voice.named) && (quoted >= own_words_min || judges(material, sentence, *claim));
}

}  // namespace courant::digest
