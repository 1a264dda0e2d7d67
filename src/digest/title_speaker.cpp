#include "digest/title_speaker.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "digest/phrases.h"
#include "digest/speakers.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

// Whether a name in a source is who speaks: not "a spokesman for X", not "X data", not the second half of "A and X".
bool stands_alone(const Material& material, const Sentence& sentence, const model::Claim& claim, model::Span name) {
  const ComposingRules& rules = material.vocabulary.rules();
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!claim.source->contains(tokens[i].span)) continue;
    if (tokens[i].span.end <= name.begin && (rules.flags(tokens[i].key) & (is_preposition | is_conjunction)))
      return false;
    const bool owns = tokens[i].kind == TokenKind::clitic && tokens[i].span.begin == name.end;  // "Cornyn's colleague"
    if (owns || (tokens[i].span.begin >= name.end && tokens[i].span.begin <= name.end + 1 && tokens[i].is_word()))
      return false;
  }
  return true;
}

// The last word of a name, "Jr." aside.
std::string surname_of(const Material& material, const std::string& name) {
  const std::vector<Token> tokens = text::split_tokens(name, material.language);
  if (tokens.empty()) return name;
  // "John A": the last name was not seen; "France Telecom": no person
  const std::string last = text::lower_form(tokens.back().span.of(name));
  const text::NounKind kind = text::english_words().kind(last);
  if (last.size() < 2 || kind == text::NounKind::communication || kind == text::NounKind::artifact) return name;
  const std::size_t begin = find_last_name(tokens, {0, tokens.size()});
  std::size_t end = begin + 1;
  while (end < tokens.size() && !(title_words().flags(tokens[end].key) & is_suffix)) ++end;
  while (end > begin + 1 && !tokens[end - 1].is_word()) --end;
  return name.substr(tokens[begin].span.begin, tokens[end - 1].span.end - tokens[begin].span.begin);
}

// "attorney | general", "Department | of Public Works", "chief | of staff": what a body or a role is not known without;
// four words of it at most.
Part with_rest(const TaggedSentence& tagged, Part phrase) {
  static constexpr std::array<std::string_view, 28> lacking{
      "department", "ministry",  "bureau", "office",  "institute", "university", "board",
      "centers",    "center",    "court",  "council", "bank",      "house",      "association",
      "chief",      "agency",    "school", "college", "society",   "federation", "union",
      "league",     "secretary", "centre", "centres", "division",  "academy",    "committee"};
  const std::size_t next = phrase.end;
  if (next >= tagged.tokens.size()) return phrase;
  const std::string head = tagged.lower(next - 1), word = tagged.lower(next);
  if (word == "general" && (head == "attorney" || head == "secretary" || head == "surgeon" || head == "inspector"))
    return {phrase.begin, next + 1};
  if ((word != "of" && word != "for") || std::ranges::find(lacking, head) == lacking.end()) return phrase;
  const Part rest = read_noun_phrase(tagged, next + 1);
  if (rest.empty() || (!tagged.tokens[rest.end - 1].starts_upper() && head != "chief")) return phrase;
  Part whole{phrase.begin, rest.end};
  // whose ministry it is must be told
  if (count_words(tagged, {whole}) > 4 && head != "ministry") whole.begin = next - 1;
  return count_words(tagged, {whole}) <= 4 ? whole : phrase;
}

}  // namespace

std::string shorten_speaker(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const ComposingRules& rules = material.vocabulary.rules();
  const Report& report = material.report_of(sentence);
  for (const model::Name& name : report.names) {
    if (!claim.source->contains(name.span) || name.type != model::NameType::person ||
        !stands_alone(material, sentence, claim, name.span))
      continue;
    return surname_of(material, name.canonical);
  }
  const std::string speaker = speaker_of(material, sentence, claim);
  // Who is named elsewhere, as of "he said"
  const bool named_here =
      std::ranges::any_of(report.names, [&](const model::Name& name) { return claim.source->contains(name.span); });
  if (!named_here) {
    for (const model::Name& name : report.names) {
      if (name.type == model::NameType::person && !name.canonical.empty() && speaker.ends_with(name.canonical))
        return surname_of(material, name.canonical);
    }
  }
  const std::vector<Token> tokens = text::split_tokens(speaker, material.language);
  if (tokens.size() > 1 && tokens[0].span.size() == 1 && tokens[1].kind == TokenKind::hyphen)
    return {};  // "R-Texas", whose name stands before
  const std::vector<text::Tag> tags = text::tag_words(tokens, speaker);
  const TaggedSentence tagged{tokens, tags, speaker};
  Part phrase = read_noun_phrase(tagged, 0);
  if (phrase.empty() || tags[0] == text::Tag::possessive_pronoun || tags[0] == text::Tag::pronoun) return {};
  while (phrase.begin < phrase.end && (tags[phrase.begin] == text::Tag::determiner || !tokens[phrase.begin].is_word()))
    ++phrase.begin;
  if (phrase.empty()) return {};
  const Part whole = with_rest(tagged, phrase);
  const bool of_more = whole.end > phrase.end;
  phrase = whole;
  const bool several = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                   tokens.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                   [&](const Token& token) { return (rules.flags(token.key) & is_conjunction) != 0; });
  if (count_words(tagged, {phrase}) > (several || of_more ? 4 : 3)) {
    if (several) return {};
    while (count_words(tagged, {phrase}) > 2) ++phrase.begin;
    while (phrase.begin < phrase.end && !(tokens[phrase.begin].space_before && tokens[phrase.begin].is_word()))
      ++phrase.begin;
  }
  if (phrase.empty() || tags[phrase.begin] == text::Tag::possessive) return {};
  std::string shown = write_parts(tagged, {phrase});
  if (shown[0] >= 'a' && shown[0] <= 'z') shown[0] = static_cast<char>(shown[0] - 'a' + 'A');
  return shown;
}

}  // namespace courant::digest
