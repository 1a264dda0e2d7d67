#include <algorithm>
#include <set>

#include "digest/hygiene.h"
#include "digest/phrases.h"
#include "digest/speakers.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;

// "is expected to say", "will announce", "has not said": nobody has spoken.
bool is_spoken(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  if (claim.negated) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!claim.cue.contains(tokens[i].span)) continue;
    if (material.has_flag(tokens[i], is_unspoken)) return false;
    // "won the House by arguing"
    // "criticised for focusing on schools, and rejecting gun control"
    if (i > 0 && material.has_flag(tokens[i], is_gerund) &&
        material.has_flag(tokens[i - 1], is_preposition | is_conjunction))
      return false;
  }
  return true;
}

// "declared bankruptcy", "tweeted a photo of the port": an act.
bool is_act(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  static const std::uint64_t link = text::word_key("link");
  static const std::set<std::uint64_t> posting{text::word_key("tweets"), text::word_key("tweeted"),
                                               text::word_key("posts"),  text::word_key("posted"),
                                               text::word_key("shares"), text::word_key("shared")};
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!claim.cue.contains(tokens[i].span)) continue;
    if (material.has_flag(tokens[i], is_declaring)) {
      const Tag next = material.tags_of(sentence)[i + 1];
      return text::is_common_noun(next) || next == Tag::adjective;
    }
    if (!posting.contains(tokens[i].key)) continue;
    const std::size_t noun = i + (material.has_flag(tokens[i + 1], is_determiner) ? 2 : 1);
    return noun < tokens.size() && (material.has_flag(tokens[noun], is_footage) || tokens[noun].key == link);
  }
  return false;
}

// "gates announced by the port", "a captain written off by his crew": what it did, not its word; "was blamed by Lee"
// is.
bool is_agent(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  static const std::uint64_t by = text::word_key("by");
  const auto behind = [&](model::Span span) { return span.end > claim.source->begin; };
  if (claim.cue.end > claim.source->begin || std::ranges::any_of(claim.content, behind)) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::vector<bool> quoted = find_quoted(tokens);
  bool agent = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (quoted[i] && claim.says(tokens[i].span)) return false;
    if (claim.cue.contains(tokens[i].span) && material.has_flag(tokens[i], is_reaction_verb | is_outspoken))
      return false;
    agent |= tokens[i].key == by && tokens[i].span.begin >= claim.cue.end && i + 1 < tokens.size() &&
             tokens[i + 1].span.end > claim.source->begin && tokens[i].span.end <= claim.source->begin;
  }
  return agent;
}

// "President Lee Announces New Port": a title that was drawn into the text.
bool is_of_title(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].span.begin == claim.cue.begin) return tokens[i].starts_upper() && tokens[i].is_word();
  }
  return false;
}

// "threatening", "to reaffirm"
bool is_infinite(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  static const std::uint64_t to = text::word_key("to");
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return token.span.begin == claim.cue.begin && (token.key == to || material.has_flag(token, is_gerund));
  });
}

// "seized on letters | to suggest that": what something is done for.
bool is_purpose(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  static const std::uint64_t to = text::word_key("to");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].span.begin == claim.cue.begin && tokens[i].key == to)
      return !material.has_flag(tokens[i - 1], any_verb | is_auxiliary);
  }
  return false;
}

// "two girls | he claimed as brides", "when Lee suggested that …": a word within what is told, and not all of it.
bool is_aside(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  if (!is_main_claim(material, sentence, claim) || is_purpose(material, sentence, claim)) return true;
  if (is_mostly_claim(sentence, claim)) return false;
  const TaggedSentence s = material.tagged(sentence);
  const Part source = part_of(s.tokens, *claim.source);
  return !source.empty() && source.begin > 0 && s.tags[source.begin] == Tag::pronoun &&
         claim.source->end <= claim.cue.begin && text::is_noun(s.tags[source.begin - 1]);
}

bool is_according(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  static const std::uint64_t according = text::word_key("according");
  return std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
    return token.span.begin == claim.cue.begin && token.key == according;
  });
}

// "R-Texas", "One": no name.
bool is_no_name(std::string_view speaker) {
  return speaker == "One" || (speaker.size() > 2 && speaker[1] == '-' && speaker[0] >= 'A' && speaker[0] <= 'Z');
}

// By which of two claims the sentence is somebody's word: the outer one, else the one whose content holds the other.
bool is_better(const Material& material, const Sentence& sentence, const model::Claim& claim,
               const model::Claim& than) {
  // “It is late,” said Lee, according to the Post: Lee's word.
  const bool told = claim.kind == model::Quoting::direct && is_according(material, sentence, than);
  if (told || (than.kind == model::Quoting::direct && is_according(material, sentence, claim))) return told;
  if (is_infinite(material, sentence, than) && !is_infinite(material, sentence, claim) &&
      (claim.says(than.cue) ||
       (than.says(claim.cue) && !claim.content.empty() && claim.content.front().begin < claim.source->begin)))
    return true;
  return than.within && !claim.within;
}

Spoken find_spoken(const Material& material, const Sentence& sentence) {
  const bool tagged = text::has_tagger(material.language);
  const std::vector<model::Claim>& claims = material.report_of(sentence).found().claims;
  const model::Claim* found = nullptr;
  std::set<std::size_t> asides;  // what is said within them is no word of the sentence either
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const model::Claim& claim = claims[i];
    if (!claim.source || !sentence.span.contains(claim.cue) || !sentence.span.contains(*claim.source)) continue;
    if (tagged && (is_of_title(material, sentence, claim) || is_act(material, sentence, claim) ||
                   is_agent(material, sentence, claim)))
      continue;
    if (tagged && ((claim.within && asides.contains(*claim.within)) || !is_spoken(material, sentence, claim) ||
                   is_aside(material, sentence, claim))) {
      if (!is_infinite(material, sentence, claim)) asides.insert(i);
      continue;
    }
    if (!found || (tagged ? is_better(material, sentence, claim, *found) : found->within && !claim.within))
      found = &claim;
  }
  if (!found) return {};
  std::string speaker = speaker_of(material, sentence, *found);
  if (is_no_name(speaker)) speaker.clear();
  if (tagged && speaker.empty()) return {nullptr, {}, found};
  return {found, std::move(speaker), nullptr};
}

const Spoken& spoken_in(const Material& material, const Sentence& sentence) {
  if (material.spoken.empty()) material.spoken.resize(material.sentences.size());
  std::optional<Spoken>& spoken = material.spoken[static_cast<std::size_t>(&sentence - material.sentences.data())];
  if (!spoken) spoken = find_spoken(material, sentence);
  return *spoken;
}

}  // namespace

const model::Claim* find_claim(const Material& material, const Sentence& sentence) {
  return spoken_in(material, sentence).claim;
}

const model::Claim* find_said(const Material& material, const Sentence& sentence) {
  const Spoken& spoken = spoken_in(material, sentence);
  return spoken.claim ? spoken.claim : spoken.unnamed;
}

const std::string& speaker_in(const Material& material, const Sentence& sentence) {
  return spoken_in(material, sentence).speaker;
}

bool is_mostly_claim(const Sentence& sentence, const model::Claim& claim) {
  std::uint32_t bytes = claim.cue.size() + claim.source->size();
  for (const model::Span content : claim.content) {
    if (sentence.span.overlaps(content))
      bytes += std::min(content.end, sentence.span.end) - std::max(content.begin, sentence.span.begin);
  }
  return 2 * bytes >= sentence.span.size();
}

bool is_main_claim(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  // "criticism for …, and rejecting": no verb of the speaker's sentence; "left saying", "a statement saying" is.
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!claim.cue.contains(tokens[i].span) || !(rules.flags(tokens[i].key) & is_gerund)) continue;
    const std::string before = text::lower_form(tokens[i - 1].span.of(material.report_of(sentence).text()));
    const bool follows = !tokens[i - 1].is_word() ||
                         (rules.flags_of(before, tokens[i - 1].key) & (is_auxiliary | is_adverb | is_past_verb)) ||
                         text::english_words().kind(before) == text::NounKind::communication;
    if (!follows && !claim.content.empty() && claim.source->begin < claim.cue.begin) return false;
  }
  const bool tagged = text::has_tagger(material.language);
  const model::Span subject{std::min(claim.source->begin, claim.cue.begin), std::max(claim.source->end, claim.cue.end)};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (claim.source->contains(tokens[i].span) && (rules.flags(tokens[i].key) & is_relative) != 0) return false;
    // "the House voted on a bill that reaffirmed"
    if (i + 1 < tokens.size() && claim.source->end <= tokens[i].span.begin &&
        tokens[i + 1].span.begin == claim.cue.begin && (rules.flags(tokens[i].key) & is_relative_word) != 0)
      return false;
    if (tokens[i].span.begin < subject.begin) continue;
    for (std::size_t before = i; before-- > 0;) {
      const std::uint64_t flags = rules.flags(tokens[before].key);
      if (flags & (is_clause_opener | is_relative_word)) return false;
      const Tag tag = tagged ? material.tags_of(sentence)[before] : Tag::other;
      if (!(flags & (is_determiner | is_adverb)) && tag != Tag::adjective && tag != Tag::participle) return true;
    }
    return true;
  }
  return true;
}

}  // namespace courant::digest
