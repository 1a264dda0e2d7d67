#include "digest/reactions.h"

#include <algorithm>
#include <set>

#include "digest/hygiene.h"
#include "digest/speakers.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;

constexpr int quoted_words_min = 8;          // so many words between quotation marks are a reaction, whoever speaks
constexpr int own_words_min = 4;             // of a person or a party
constexpr std::uint32_t that_bytes_max = 5;  // "that "
constexpr int named_words_min = 2;           // of a person by name

int count_quoted_words(const Material& material, const Sentence& sentence, const model::Claim* claim = nullptr) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::vector<bool> quoted = find_quoted(tokens);
  int words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool inside = !claim || claim->says(tokens[i].span);
    words += quoted[i] && inside && tokens[i].is_word() ? 1 : 0;
  }
  return words;
}

// Who speaks, by what stands in the source.
struct Voice {
  bool person = false, named = false, reports = false;
};

Voice voice_of(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const ComposingRules& rules = material.vocabulary.rules();
  Voice voice;
  bool capitals = true;  // "Mr. Lee", "Lee"
  int words = 0;
  for (const Token& token : material.tokens_of(sentence)) {
    if (!claim.source->contains(token.span)) continue;
    const std::uint64_t flags = rules.flags(token.key);
    voice.reports |= (flags & is_no_reaction) != 0;
    voice.person |= (flags & is_person_noun) != 0;
    if (!token.is_word()) continue;
    ++words;
    capitals &= token.starts_upper() && !(flags & (is_pronoun | is_determiner | is_speaking_noun));
  }
  bool other = false;
  for (const model::Name& name : material.report_of(sentence).names) {
    if (!claim.source->contains(name.span)) continue;
    voice.named |= name.type == model::NameType::person;
    other |= name.type != model::NameType::person;
  }
  voice.named |= capitals && !other && words > 0 && words < 3;
  voice.person |= claim.speaker.find(' ') != std::string::npos;
  return voice;
}

// "does not", "would": who denies or promises answers; who says that there is "no damage" reports.
bool denies_or_promises(const Material& material, const Token& token) {
  static const std::set<std::uint64_t> none{text::word_key("no"), text::word_key("none"), text::word_key("nobody"),
                                            text::word_key("without"), text::word_key("nor")};
  return material.has_flag(token, is_negation | is_promising) && !none.contains(token.key);
}

// "said that it does not", "says it would": a body, which otherwise only reports, answers for itself.
bool answers_for_itself(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  bool itself = false;
  const Token* before = nullptr;
  for (const Token& token : material.tokens_of(sentence)) {
    const bool inside = claim.says(token.span);
    if (inside) {
      const bool first =
          !before || before->span.begin < claim.content.front().begin || material.has_flag(*before, is_clause_opener);
      itself |= first && material.has_flag(token, is_person_pronoun | is_thing_pronoun | is_first_second);
      if (itself && denies_or_promises(material, token)) return true;
    }
    before = &token;
  }
  return false;
}

// "a spokesman for the port said", "officials say": for others, of what is so.
bool speaks_for_others(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return claim.source->contains(token.span) && material.has_flag(token, is_spokesman);
  });
}

// "said he | supports", "said that he | opposes"; what somebody believes may be a finding.
bool begins_with_pronoun(const Material& material, const model::Claim& claim, const Token& verb) {
  static const std::set<std::uint64_t> believe{text::word_key("believe"), text::word_key("believes"),
                                               text::word_key("believed")};
  if (believe.contains(verb.key)) return false;
  const Token& pronoun = *(&verb - 1);  // the content begins before the verb, so there is one
  return claim.content.front().contains(pronoun.span) &&
         pronoun.span.begin <= claim.content.front().begin + that_bytes_max &&
         material.has_flag(pronoun, is_person_pronoun | is_thing_pronoun);
}

// Words of judgement in what is said, or a party that is named by its stand: critics. A denial or a promise is one too.
bool judges(const Material& material, const Sentence& sentence, const model::Claim& claim, const Voice& voice) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const bool own = voice.named || !speaks_for_others(material, sentence, claim);
  for (const Token& token : tokens) {
    const std::uint64_t flags = material.vocabulary.rules().flags(token.key);
    const bool inside = claim.says(token.span);
    // "expressed | concern | that the port …"
    const bool said = inside || (!claim.content.empty() && claim.cue.begin <= token.span.begin &&
                                 token.span.end <= claim.content.front().begin);
    // "the worst-hit island" is no judgement
    const bool joined =
        &token + 1 < tokens.data() + tokens.size() && (&token + 1)->span.of(material.report_of(sentence).text()) == "-";
    if (said && !joined && (flags & (is_judging | is_evaluating))) return true;
    if (inside && own && denies_or_promises(material, token)) return true;
    if (inside && (flags & is_reaction_verb) && token.span.begin > claim.content.front().begin &&
        begins_with_pronoun(material, claim, token))
      return true;
    // "Critics", not "the Disaster Agency"
    const bool named = token.starts_upper() && &token != tokens.data();
    if (claim.source->contains(token.span) && (flags & is_judging) && !named) return true;
  }
  return false;
}

bool has_reaction_verb(const Material& material, const Sentence& sentence, model::Span span) {
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return span.overlaps(token.span) && (material.vocabulary.rules().flags(token.key) & is_reaction_verb) != 0;
  });
}

// Whether somebody, not a thing, stands before the main verb.
bool has_somebody(const Material& material, const Sentence& sentence, const MainClause& clause) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const Report& report = material.report_of(sentence);
  for (std::size_t i = 0; i < clause.verb()->tokens.begin; ++i) {
    if (!tokens[i].is_word() || clause.quoted()[i]) continue;
    if (material.has_flag(tokens[i], is_speaking_noun | is_person_noun | is_person_pronoun)) return true;
    const text::NounKind kind = text::english_words().kind(text::lower_form(tokens[i].span.of(report.text())));
    if (kind == text::NounKind::person || kind == text::NounKind::group) return true;
    if (std::ranges::any_of(report.names, [&](const model::Name& name) {
          return name.type != model::NameType::place && name.span.contains(tokens[i].span);
        }))
      return true;
  }
  return false;
}

// "was criticized": told of whom, not by whom.
bool is_passive(const Material& material, const Sentence& sentence, const text::VerbGroup& verb) {
  static const std::set<std::uint64_t> be{text::word_key("is"),   text::word_key("are"),  text::word_key("was"),
                                          text::word_key("were"), text::word_key("been"), text::word_key("be")};
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = verb.tokens.begin; i + 1 < verb.tokens.end; ++i) {
    if (be.contains(tokens[i].key)) return true;
  }
  return false;
}

// "castigated the bill", "came to her defense", "spent the meeting mocking the bill", "issued a statement decrying the
// leak": by the main verb, whether or not it cites anybody.
bool takes_stand(const Material& material, const Sentence& sentence, const MainClause& clause) {
  if (!clause.verb() || is_passive(material, sentence, *clause.verb())) return false;
  if (!has_somebody(material, sentence, clause)) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const std::string_view text = material.report_of(sentence).text();
  const std::size_t head = clause.verb()->tokens.end - 1;
  if (rules.flags(tokens[head].key) & is_outspoken) return true;
  bool words = false;  // "a statement"
  for (std::size_t i = clause.verb()->tokens.begin; i < tokens.size() && !clause.quoted()[i]; ++i) {
    const std::uint64_t flags = rules.flags(tokens[i].key);
    if (flags & (is_clause_opener | is_relative_word)) return false;
    if (rules.phrase(tokens, i).flags & speaks_out_by) return true;
    words |= text::english_words().kind(text::lower_form(tokens[i].span.of(text))) == text::NounKind::communication;
    if (words && i > head && (flags & (is_reaction_verb | is_outspoken)) && tokens[i].span.of(text).ends_with("ing"))
      return true;
  }
  return false;
}

// "“We will leave,” Acme said": in the first person.
bool speaks_of_himself(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return material.has_flag(token, is_first_second) && claim.says(token.span);
  });
}

// "“…,” he said", "the mayor told the paper “…”": somebody, though nobody whom the report names there.
bool is_quoted_somebody(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  if (count_quoted_words(material, sentence, &claim) < own_words_min) return false;
  const std::string_view text = material.report_of(sentence).text();
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return claim.source->contains(token.span) &&
           (material.has_flag(token, is_person_pronoun | is_person_noun) ||
            text::english_words().kind(text::lower_form(token.span.of(text))) == text::NounKind::person);
  });
}

// "The president said Lee should resign": somebody, though nobody whom the report names there.
bool somebody_judges(const Material& material, const Sentence& sentence, const model::Claim& claim,
                     const Voice& voice) {
  return voice.person && !speaks_for_others(material, sentence, claim) && is_main_claim(material, sentence, claim) &&
         is_mostly_claim(sentence, claim) && judges(material, sentence, claim, voice);
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

bool is_reaction(const Material& material, const Sentence& sentence, const MainClause& clause) {
  if (takes_stand(material, sentence, clause)) return true;
  const model::Claim* claim = find_said(material, sentence);
  if (!claim) return false;
  const Voice voice = voice_of(material, sentence, *claim);
  if (voice.reports && !voice.named) return false;
  if (!find_claim(material, sentence))
    return is_quoted_somebody(material, sentence, *claim) || somebody_judges(material, sentence, *claim, voice);
  if (!is_main_claim(material, sentence, *claim)) return false;
  // "Speaking to reporters, Lee said"
  static const std::uint64_t speaking = text::word_key("speaking");
  if (voice.named && material.tokens_of(sentence).front().key == speaking) return true;
  const bool somebody = voice.person || voice.named;
  const int quoted = count_quoted_words(material, sentence);
  if (claim->kind != model::Quoting::indirect && quoted >= own_words_min &&
      (somebody || speaks_of_himself(material, sentence, *claim)))
    return true;
  if (voice.named && count_quoted_words(material, sentence, claim) >= named_words_min) return true;
  const bool outspoken = speaks_out(material, sentence, *claim);
  if (!outspoken && !is_mostly_claim(sentence, *claim)) return false;
  if (material.vocabulary.rules().empty()) return somebody || quoted >= quoted_words_min;
  if (outspoken) return somebody || quoted >= own_words_min;
  if (quoted >= quoted_words_min) return true;
  if (!somebody) return answers_for_itself(material, sentence, *claim);
  return quoted >= own_words_min || judges(material, sentence, *claim, voice);
}

}  // namespace courant::digest
