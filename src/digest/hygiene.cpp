#include "digest/hygiene.h"

#include <algorithm>

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr int words_min = 5, words_max = 60;

bool ends_whole(std::span<const Token> tokens, std::string_view text) {
  std::size_t last = tokens.size();
  while (last > 0 &&
         (tokens[last - 1].kind == TokenKind::close_quote || tokens[last - 1].kind == TokenKind::close_bracket))
    --last;
  if (last == 0) return false;
  const Token& token = tokens[last - 1];
  if (last > 1 && token.kind == TokenKind::stop && tokens[last - 2].kind == TokenKind::stop) return false;  // ". . ."
  const std::string_view mark = token.span.of(text);
  if (token.kind == TokenKind::stop) return mark == "." || mark == "!" || mark == "。" || mark == "।" || mark == "！";
  // "… in the U.S." ends in an abbreviation that keeps its point.
  return token.is_word() && token.capitals == text::Capitals::upper && mark.ends_with('.') && mark.size() >= 4;
}

bool is_furniture(const Token& token, std::string_view text) {
  if (token.kind == TokenKind::address) return true;
  if (token.kind != TokenKind::symbol) return false;
  const std::string_view mark = token.span.of(text);
  return mark == "|" || mark == "•" || mark == "►" || mark == "»" || mark == "©" || mark == ">" || mark == "#" ||
         mark == "*" || mark == "_" || mark == "=" || mark == "\\" || mark == "@";
}

// "May 3, 2013 at 7:31 AM ET", "finished with a .": a page's stamp; a piece cut before its number.
bool is_piece(std::span<const Token> tokens, const ComposingRules& rules) {
  std::size_t stamps = 0, words = 0, last = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool number = tokens[i].kind == TokenKind::number;
    if (!tokens[i].is_word() && !number) continue;
    ++words, last = i;
    stamps += number || (rules.flags(tokens[i].key) & is_stamp) ? 1 : 0;
  }
  const std::uint64_t flags = rules.flags(tokens[last].key);
  const bool cut = tokens[last].is_word() && (flags & is_determiner) &&
                   !(flags & (is_pronoun | is_adverb | is_demonstrative)) && tokens[last].span.size() <= 3 &&
                   tokens[last].capitals == text::Capitals::lower;
  return cut || 3 * stamps > 2 * words;
}

int count_quotes(std::span<const Token> tokens, bool& crossed) {
  int open = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::open_quote) ++open;
    if (token.kind == TokenKind::close_quote) --open;
    crossed |= open < -1 || open > 2;
  }
  return open;
}

bool has_furniture(std::span<const Token> tokens, std::string_view text, const ComposingRules& rules) {
  int shouted = 0, brackets = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (is_furniture(token, text)) return true;
    if (token.is_word() && token.capitals == text::Capitals::upper && token.span.size() >= 4) ++shouted;
    if (token.kind == TokenKind::open_bracket) ++brackets;
    if (token.kind == TokenKind::close_bracket && --brackets < 0) return true;
    if (token.line_before && i > 0) return true;  // lines of a list or a poem run together
    if (rules.phrase(tokens, i).flags & is_boilerplate) return true;
  }
  return shouted >= 4 || brackets != 0;
}

bool speaks_for_itself(std::span<const Token> tokens, const ComposingRules& rules, bool& has_verb) {
  const std::vector<bool> quoted = find_quoted(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint64_t flags = rules.flags(tokens[i].key);
    // A verb behind "who" does not make a sentence of "X, a former aide who is now a contributor."
    const bool relative = i > 0 && (rules.flags(tokens[i - 1].key) & is_relative) != 0;
    has_verb |= !relative && ((flags & (any_verb | is_auxiliary)) != 0 || tokens[i].kind == TokenKind::clitic);
    if (!quoted[i] && (flags & is_first_second) && tokens[i].is_word() && tokens[i].capitals != text::Capitals::upper)
      return true;
    if (!quoted[i] && (flags & is_first_second) && tokens[i].span.size() == 1 &&
        !(i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::point))
      return true;
  }
  return false;
}

// "May 2, 2013 12:50 PM Lindsay Lohan has …", but not "May 2, 2013, was …".
std::uint32_t skip_stamp(std::span<const Token> tokens, std::string_view text, const ComposingRules& rules) {
  bool dated = false;
  std::uint32_t i = 0;
  // "… | ET Early Friday": the zone of a clock that an earlier piece held
  if (tokens.size() > 6 && tokens[0].capitals == text::Capitals::upper && tokens[0].span.size() <= 3 &&
      (rules.flags(tokens[0].key) & is_stamp) && !(rules.flags(tokens[0].key) & (is_preposition | is_determiner)) &&
      tokens[1].is_word() && tokens[1].starts_upper())
    return 1;
  for (; i + 5 < tokens.size() && i < 16; ++i) {
    const Token& token = tokens[i];
    const std::string_view word = token.span.of(text);
    const bool number = !word.empty() && word[0] >= '0' && word[0] <= '9';
    const bool mark = !token.is_word() && token.kind != TokenKind::open_quote && token.kind != TokenKind::open_bracket;
    if (!number && !mark && !(rules.flags(token.key) & is_stamp)) break;
    dated |= number && (word.size() >= 4 || word.find(':') != std::string_view::npos);
  }
  if (!dated || i < 2 || tokens[i - 1].kind == TokenKind::comma || (rules.flags(tokens[0].key) & is_preposition))
    return 0;
  return tokens[i].starts_upper() && (rules.flags(tokens[i - 1].key) & is_preposition) == 0 ? i : 0;
}

// "… a problem 2 A.M. FEB. 4, 2009 Two years ago": a heading and a stamp before the sentence proper.
bool has_inner_stamp(std::span<const Token> tokens, std::string_view text, const ComposingRules& rules) {
  std::size_t run = 0;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const bool number = tokens[i].kind == TokenKind::number;
    const bool mark = tokens[i].kind == TokenKind::comma || tokens[i].kind == TokenKind::point ||
                      tokens[i].kind == TokenKind::stop || tokens[i].kind == TokenKind::colon;
    run = number || (rules.flags(tokens[i].key) & is_stamp) || (mark && run > 0) ? run + 1 : 0;
    const std::string_view word = tokens[i].span.of(text);
    const bool year = number && word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
    if (!year || run < 5 || run > i || !tokens[i + 1].is_word() || !tokens[i + 1].starts_upper()) continue;
    if (!(rules.flags(tokens[i - run].key) & is_preposition) && tokens[i - run].is_word()) return true;
  }
  return false;
}

}  // namespace

std::uint32_t skip_dateline(std::span<const Token> tokens, std::string_view text, bool is_first,
                            const ComposingRules& rules) {
  if (const std::uint32_t stamp = skip_stamp(tokens, text, rules)) return stamp;
  if (tokens.size() < 6 || !(is_first || tokens.front().paragraph_before || tokens.front().line_before)) return 0;
  bool shouted = false, bracket = false;
  for (std::uint32_t i = 0; i < std::min<std::size_t>(tokens.size() - 4, 14); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::dash || (token.kind == TokenKind::hyphen && token.space_before)) {
      return i > 0 && (shouted || bracket) ? i + 1 : 0;
    }
    if (token.kind == TokenKind::close_bracket) {
      // "Washington (CNN) The president …", without a dash.
      const Token& next = tokens[i + 1];
      if (bracket && i <= 5 && (next.is_word() || next.kind == TokenKind::open_quote) && next.starts_upper())
        return i + 1;
      continue;
    }
    if (token.kind == TokenKind::open_bracket) {
      bracket = i + 1 < tokens.size() && tokens[i + 1].capitals == text::Capitals::upper;
      continue;
    }
    if (token.is_word() && token.capitals == text::Capitals::upper && token.span.size() >= 4) shouted = true;
    const bool fits = token.kind == TokenKind::comma || token.kind == TokenKind::point ||
                      token.kind == TokenKind::stop || token.kind == TokenKind::slash ||
                      token.kind == TokenKind::number || (token.is_word() && token.starts_upper());
    if (!fits) return 0;
  }
  return 0;
}

std::vector<bool> find_quoted(std::span<const Token> tokens) {
  std::vector<bool> quoted(tokens.size(), false);
  int depth = 0;
  // A mark that closes what an earlier sentence opened: all before it is quoted.
  const auto first = std::ranges::find_if(tokens, [](const Token& token) {
    return token.kind == TokenKind::open_quote || token.kind == TokenKind::close_quote;
  });
  if (first != tokens.end() && first->kind == TokenKind::close_quote) depth = 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::open_quote) ++depth;
    quoted[i] = depth > 0;
    if (tokens[i].kind == TokenKind::close_quote && depth > 0) --depth;
  }
  return quoted;
}

void check_sentence(const Material& material, Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::string_view text = material.report_of(sentence).text();
  const ComposingRules& rules = material.vocabulary.rules();
  bool crossed = false;
  sentence.quotes = count_quotes(tokens, crossed);
  if (crossed || tokens.empty() || sentence.words < words_min || sentence.words > words_max) return;
  if (!ends_whole(tokens, text) || sentence.stems.size() < 3) return;
  const Token& first = tokens.front().kind == TokenKind::open_quote && tokens.size() > 1 ? tokens[1] : tokens.front();
  if (first.capitals == text::Capitals::lower || first.kind == TokenKind::symbol || first.kind == TokenKind::dash ||
      first.kind == TokenKind::hyphen || first.kind == TokenKind::open_bracket || first.kind == TokenKind::clitic) {
    return;
  }
  if (first.kind == TokenKind::number && first.span.of(text).find(':') != std::string_view::npos) return;
  // ".45-caliber" cut at its point
  if (first.kind == TokenKind::number && first.span.begin > 0 && text[first.span.begin - 1] == '.') return;
  if (has_furniture(tokens, text, rules) || is_piece(tokens, rules) || has_inner_stamp(tokens, text, rules)) return;
  bool has_verb = rules.empty();
  if (speaks_for_itself(tokens, rules, has_verb) || !has_verb) return;
  sentence.sound = true;
}

bool is_opinion(const Report& report, const ComposingRules& rules) {
  const std::span<const Token> title = report.title_tokens;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const bool edge = (i == 0 && title.size() > 1 && title[1].kind != TokenKind::word) ||
                      (i + 1 == title.size() && i > 0 && title[i - 1].kind != TokenKind::word);
    if (edge && (rules.flags(title[i].key) & is_opinion_title)) return true;
  }
  const std::string& url = report.article().url;
  for (std::size_t begin = url.find('/', 8); begin != std::string::npos;) {
    const std::size_t end = url.find('/', begin + 1);
    std::string_view segment =
        std::string_view(url).substr(begin + 1, end == std::string::npos ? end : end - begin - 1);
    if (segment.ends_with('s')) segment.remove_suffix(1);
    if (rules.flags(text::word_key(segment)) & is_opinion_title) return true;
    begin = end;
  }
  return false;
}

}  // namespace courant::digest
