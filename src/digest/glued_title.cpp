#include "digest/glued_title.h"

#include <algorithm>
#include <set>

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t heading_min = 4, heading_max = 40, rest_min = 8, subheading_max = 3;
constexpr std::size_t shared_min = 3;
constexpr double shared_share_min = 0.4;   // of the heading's terms
constexpr double kicker_share_min = 0.33;  // of those of "Jewel thefts: Robbers ram shop"

std::set<Term> terms_of(std::span<const Token> tokens, const Vocabulary& vocabulary) {
  std::set<Term> terms;
  for (const Token& token : tokens) {
    const Vocabulary::Word* word = vocabulary.find(token.key);
    if (word && word->counts && token.is_word()) terms.insert(word->stem);
  }
  return terms;
}

bool repeats(std::span<const Token> heading, std::span<const Token> rest, bool sure, const Vocabulary& vocabulary,
             double share_min = shared_share_min) {
  const std::set<Term> said = terms_of(heading, vocabulary), again = terms_of(rest, vocabulary);
  const auto shared =
      static_cast<std::size_t>(std::ranges::count_if(said, [&](Term term) { return again.contains(term); }));
  if (sure) return shared >= 1;
  return shared >= shared_min && static_cast<double>(shared) >= share_min * static_cast<double>(said.size());
}

// A word that has its capital only because a sentence begins: "A", "Four", "The"; or the one that the heading began
// with.
bool begins_sentence(std::span<const Token> tokens, std::uint32_t i, const ComposingRules& rules) {
  const Token& token = tokens[i];
  if (!token.is_word() || !token.starts_upper() || !token.space_before) return false;
  if (token.key == tokens[0].key) return true;
  const std::uint64_t flags = rules.flags(token.key);
  if (flags & (is_determiner | is_counted_number)) return true;
  // "… November 4, 2011 | Undersea cable operator"
  return tokens[i - 1].kind == TokenKind::number && i + 1 < tokens.size() &&
         tokens[i + 1].capitals == text::Capitals::lower && !(flags & (is_preposition | is_stamp));
}

// "A" or "Four" with a capital, behind a word and no mark: nothing else is so written.
bool surely_begins(std::span<const Token> tokens, std::uint32_t i, const ComposingRules& rules) {
  static const std::uint64_t a = text::word_key("a"), an = text::word_key("an");
  const bool article = tokens[i].key == a || tokens[i].key == an;
  const bool number = (rules.flags(tokens[i].key) & is_counted_number) != 0;
  return (article && tokens[i + 1].is_word()) || (number && tokens[i - 1].capitals == text::Capitals::lower);
}

}  // namespace

std::uint32_t skip_heading(std::span<const Token> tokens, const Vocabulary& vocabulary) {
  const ComposingRules& rules = vocabulary.rules();
  if (rules.empty() || tokens.size() < heading_min + rest_min) return 0;
  bool kicker = false;  // "Jewel thefts : …"
  for (std::uint32_t i = 1; i + rest_min < tokens.size() && i <= heading_max; ++i) {
    const Token& before = tokens[i - 1];
    if (tokens[i].kind == TokenKind::open_quote || (!before.is_word() && before.kind != TokenKind::number)) continue;
    const std::uint64_t flags = rules.flags(before.key);
    if (flags & (is_preposition | is_determiner | is_conjunction | is_auxiliary | is_pronoun)) continue;
    // "Extreme caution | Mr Buckley …"
    if (i > 1 && i <= subheading_max && before.is_word() && before.capitals == text::Capitals::lower &&
        (rules.flags(tokens[i].key) & is_courtesy) && tokens[i].starts_upper() &&
        std::none_of(tokens.begin(), tokens.begin() + i, [&](const Token& token) {
          return !token.is_word() ||
                 (rules.flags(token.key) & (is_preposition | is_conjunction | any_verb | is_pronoun));
        }))
      return i;
    kicker |= i < heading_min && tokens[i].kind == TokenKind::colon;
    if (kicker && i > heading_min && tokens[i].is_word() && tokens[i].starts_upper() && before.is_word() &&
        before.capitals == text::Capitals::lower &&
        repeats(tokens.subspan(0, i), tokens.subspan(i), false, vocabulary, kicker_share_min))
      return i;
    if (i >= heading_min && begins_sentence(tokens, i, rules) &&
        repeats(tokens.subspan(0, i), tokens.subspan(i), surely_begins(tokens, i, rules), vocabulary))
      return i;
  }
  return 0;
}

}  // namespace courant::digest
