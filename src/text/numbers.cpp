#include "text/numbers.h"

#include <algorithm>
#include <charconv>

#include "text/lexicon.h"

namespace courant::text {
namespace {

double to_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1,234,567" and "12,345": groups of three after the first.
bool is_grouped(std::string_view digits, char mark) {
  const std::size_t first = digits.find(mark);
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at < digits.size(); at += 4) {
    if (digits[at] != mark || digits.size() - at < 4) return false;
  }
  return true;
}

}  // namespace

std::optional<double> parse_digits(std::string_view word, bool decimal_comma, std::string_view& rest) {
  std::size_t end = 0;
  while (end < word.size() && (is_digit(word[end]) || word[end] == '.' || word[end] == ',' || word[end] == ':')) ++end;
  std::string_view digits = word.substr(0, end);
  rest = word.substr(end);
  if (digits.empty() || digits.contains(':')) return std::nullopt;
  char decimal = decimal_comma ? ',' : '.';
  char group = decimal_comma ? '.' : ',';
  // "3,5" in English and "3.5" in German are decimals all the same.
  if (digits.contains(group) && !digits.contains(decimal) && !is_grouped(digits, group)) std::swap(decimal, group);
  std::string plain;
  const std::size_t point = digits.find(decimal);
  const std::string_view whole = digits.substr(0, point);
  if (whole.contains(group) && !is_grouped(whole, group)) return std::nullopt;
  std::ranges::copy_if(whole, std::back_inserter(plain), is_digit);
  if (point != std::string_view::npos) {
    const std::string_view fraction = digits.substr(point + 1);
    if (!std::ranges::all_of(fraction, is_digit)) return std::nullopt;
    plain.append(".").append(fraction);
  }
  return to_number(plain);
}

NumberRules::NumberRules(std::string_view language) {
  using Kind = Word::Kind;
  static constexpr std::pair<std::string_view, Kind> kinds[] = {
      {"units", Kind::unit},   {"tens", Kind::ten},    {"hundreds", Kind::hundred}, {"scales", Kind::scale},
      {"dozens", Kind::dozen}, {"vague", Kind::vague}, {"articles", Kind::article}, {"halves", Kind::half}};
  for (const LexiconEntry& entry : read_lexicon(language, "numbers")) {
    const std::uint64_t key = entry.keys.front();
    if (entry.section == "ordinals") ordinals_[key] = static_cast<unsigned>(to_number(entry.value));
    if (entry.section == "suffixes") suffixes_[key] = to_number(entry.value);
    if (entry.section == "joiners") joiners_.insert(key);
    if (entry.section == "ordinal endings") ordinal_endings_.insert(key);
    if (entry.section == "decimal comma") decimal_comma_ = true;
    for (const auto& [name, kind] : kinds) {
      if (entry.section != name) continue;
      const std::size_t dash = entry.value.find('-');
      const double low = to_number(entry.value.substr(0, dash));
      words_[key] = {kind, low, dash == std::string_view::npos ? low : to_number(entry.value.substr(dash + 1))};
    }
  }
}

unsigned NumberRules::ordinal(const TokenizedText& text, const Token& token) const {
  if (token.kind == TokenKind::word) {
    const unsigned* found = ordinals_.find(token.key);
    return found ? *found : 0;
  }
  if (token.kind != TokenKind::number) return 0;
  std::string_view rest;
  const auto value = parse_digits(text.word(token), decimal_comma_, rest);
  return value && !rest.empty() && ordinal_endings_.contains(word_key(lower_form(rest))) ? static_cast<unsigned>(*value)
                                                                                         : 0;
}

const NumberRules::Word* NumberRules::word(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const {
  return at < end && text.tokens[at].kind == TokenKind::word ? words_.find(text.tokens[at].key) : nullptr;
}

std::optional<NumberRead> NumberRules::read(const TokenizedText& text, std::uint32_t at, std::uint32_t end) const {
  if (text.tokens[at].kind == TokenKind::number) return read_digits(text, at, end);
  if (!word(text, at, end)) return std::nullopt;
  return read_words(text, at, end);
}

std::optional<NumberRead> NumberRules::read_digits(const TokenizedText& text, std::uint32_t at,
                                                   std::uint32_t end) const {
  std::string_view rest;
  const auto value = parse_digits(text.word(text.tokens[at]), decimal_comma_, rest);
  if (!value) return std::nullopt;
  NumberRead number{at + 1, *value, *value};
  number.digits = true;
  if (!rest.empty()) {
    const double* factor = suffixes_.find(word_key(lower_form(rest)));
    if (!factor) return std::nullopt;
    number.low = number.high *= *factor;
    number.step = *factor;
    return number;
  }
  // "12 000" where thousands are parted by a space
  while (decimal_comma_ && number.end < end && text.tokens[number.end].kind == TokenKind::number &&
         text.tokens[number.end].span.size() == 3 &&
         number.low == static_cast<double>(static_cast<long long>(number.low)) && number.low > 0 &&
         text.tokens[number.end].span.begin - text.tokens[number.end - 1].span.end <= 3) {
    const auto more = parse_digits(text.word(text.tokens[number.end]), decimal_comma_, rest);
    if (!more || !rest.empty()) break;
    number.low = number.high = number.low * 1000 + *more;
    ++number.end;
  }
  scale(text, end, number);
  return number;
}

// "4.5 million", "two hundred thousand", "3 bn", and the hyphen of "4.5-million".
void NumberRules::scale(const TokenizedText& text, std::uint32_t end, NumberRead& number) const {
  while (number.end < end) {
    const bool hyphen = text.tokens[number.end].kind == TokenKind::hyphen;
    const std::uint32_t at = number.end + (hyphen ? 1 : 0);
    const Word* found = word(text, at, end);
    double factor = 0;
    if (found &&
        (found->kind == Word::Kind::scale || found->kind == Word::Kind::hundred || found->kind == Word::Kind::dozen)) {
      factor = found->low;
    } else if (const double* suffix = at < end && number.digits && text.tokens[at].kind == TokenKind::word
                                          ? suffixes_.find(text.tokens[at].key)
                                          : nullptr;
               suffix && text.tokens[at].span.size() > 1) {
      factor = *suffix;
    }
    if (factor == 0) return;
    number.low *= factor;
    number.high *= factor;
    number.step = factor;
    number.end = at + 1;
  }
}

std::optional<NumberRead> NumberRules::read_words(const TokenizedText& text, std::uint32_t at,
                                                  std::uint32_t end) const {
  using Kind = Word::Kind;
  const Word* first = word(text, at, end);
  NumberRead number{at + 1, first->low, first->high};
  switch (first->kind) {
    case Kind::article: {  // "a dozen", "a million", "a few"
      const Word* next = word(text, at + 1, end);
      if (!next || next->kind == Kind::unit || next->kind == Kind::ten || next->kind == Kind::article) {
        number.low = number.high = 1;
        number.indefinite = number.article = true;
        return number;
      }
      if (next->kind == Kind::vague || next->kind == Kind::half) return read_words(text, at + 1, end);
      number.low = number.high = 1;
      scale(text, end, number);
      return number;
    }
    case Kind::vague:
      number.vague = true;
      scale(text, end, number);
      return number;
    case Kind::half: {  // "half a million"
      const std::uint32_t skip = word(text, at + 1, end) && word(text, at + 1, end)->kind == Kind::article ? 2 : 1;
      const Word* next = word(text, at + skip, end);
      if (!next || (next->kind != Kind::scale && next->kind != Kind::dozen)) return std::nullopt;
      return NumberRead{at + skip + 1, next->low / 2, next->low / 2, next->low};
    }
    case Kind::scale:
    case Kind::dozen:
    case Kind::hundred:
      scale(text, end, number);
      return number;
    case Kind::unit:
    case Kind::ten:
      break;
  }
  double total = 0, group = first->low, step = 1;
  Kind last = first->kind;
  std::uint32_t i = at + 1;
  while (i < end) {
    std::uint32_t next = i;
    const bool hyphen = text.tokens[next].kind == TokenKind::hyphen;
    if (hyphen) ++next;
    const bool joined = next < end && !hyphen && (last == Kind::hundred || last == Kind::scale) &&
                        joiners_.contains(text.tokens[next].key);
    if (joined) ++next;
    const Word* found = word(text, next, end);
    if (!found) break;
    if (found->kind == Kind::unit && (last == Kind::ten || last == Kind::hundred || last == Kind::scale) &&
        (last != Kind::ten || found->low < 10)) {
      group += found->low;
    } else if (found->kind == Kind::ten && (last == Kind::hundred || last == Kind::scale)) {
      group += found->low;
    } else if (found->kind == Kind::hundred && !joined) {
      group = (group == 0 ? 1 : group) * found->low;
      step = found->low;
    } else if ((found->kind == Kind::scale || found->kind == Kind::dozen) && !joined) {
      total += group * found->low;
      group = 0;
      step = found->low;
    } else {
      break;
    }
    last = found->kind == Kind::dozen ? Kind::scale : found->kind;
    i = next + 1;
  }
  number.low = number.high = total + group;
  number.step = group == 0 ? step : 1;
  number.end = i;
  number.indefinite = i == at + 1 && first->low == 1;
  return number;
}

}  // namespace courant::text
