// Parses one date expression at a token: the grammar of dates, its words in data/lexicon/<language>/dates.txt. Part of
// finding dates (text/dates.h), apart for size.
#pragma once
#include <optional>

#include "text/date_values.h"
#include "text/date_words.h"
#include "text/sentences.h"

namespace courant::text {

// Looks at tokens as time words and as digits.
class TimeTokens {
 protected:
  using Kind = TimeWordKind;

  TimeTokens(const TokenizedText& read, const TimeWords& words) : read_(read), words_(words) {}

  struct Word {
    std::uint32_t end = 0;
    const TimeWord* value = nullptr;
    explicit operator bool() const { return value != nullptr; }
    bool is(Kind kind) const {
      return value && (value->kind == kind || (value->kind == Kind::month_short && kind == Kind::month));
    }
  };

  Word word(std::uint32_t at) const {
    if (at >= end_) return {};
    const auto match = words_.find(std::span(read_.tokens).first(end_), at);
    if (!match || (match.value->capital && !read_.tokens[at].starts_upper())) return {};
    const std::uint32_t end = at + static_cast<std::uint32_t>(match.length);
    if (match.value->kind == TimeWordKind::month_short && !is_abbreviated(at, end)) return {};
    return {end, match.value};
  }
  Word word(std::uint32_t at, Kind kind) const {
    const Word found = word(at);
    return found.is(kind) ? found : Word{};
  }
  bool is_abbreviated(std::uint32_t begin, std::uint32_t end) const {
    const auto beside = [&](TokenKind kind) {
      return is_mark(end, kind) || (begin > 0 && read_.tokens[begin - 1].kind == kind);
    };
    return beside(TokenKind::number) || is_mark(end, TokenKind::point) ||
           (is_mark(end, TokenKind::stop) && !read_.tokens[end].space_before);
  }
  bool is_mark(std::uint32_t at, TokenKind kind) const { return at < end_ && read_.tokens[at].kind == kind; }
  std::uint32_t skip(std::uint32_t at, Kind kind) const {
    const Word found = word(at, kind);
    return found ? found.end : at;
  }
  std::uint32_t skip_mark(std::uint32_t at, TokenKind kind) const { return is_mark(at, kind) ? at + 1 : at; }
  // A run of digits as it stands, at most four; -1 for anything else.
  int digits(std::uint32_t at) const {
    if (!is_mark(at, TokenKind::number)) return -1;
    const std::string_view text = read_.word(read_.tokens[at]);
    if (text.size() > 4) return -1;
    int value = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  }
  int year_at(std::uint32_t at) const {
    const int value = digits(at);
    return value >= 1000 && value <= 2199 && read_.tokens[at].span.size() == 4 ? value : 0;
  }
  // A day of the month: "5", "5th", "5." where a month follows.
  int day_at(std::uint32_t at) const {
    const int value = digits(at);
    if (value > 0) return value <= 31 ? value : 0;
    if (at >= end_ || (read_.tokens[at].kind != TokenKind::number && read_.tokens[at].kind != TokenKind::word))
      return 0;
    const unsigned ordinal = words_.numbers().ordinal(read_, read_.tokens[at]);
    return ordinal <= 31 ? static_cast<int>(ordinal) : 0;
  }

  const TokenizedText& read_;
  const TimeWords& words_;
  std::uint32_t end_ = 0;  // of the sentence
};

// Its parse functions return false where there is no such expression.
class DateParser : TimeTokens {
 public:
  DateParser(const TokenizedText& read, const TimeWords& words) : TimeTokens(read, words) {}

  // The year of publication, 0 if not known; and whether the verb nearby lies ahead.
  void set_context(bool is_future, int published_year) {
    is_future_ = is_future;
    published_year_ = published_year;
  }

  // The date expression that begins at `at`, in the sentence that ends at `end`.
  std::optional<DateExpression> parse(std::uint32_t at, std::uint32_t end);

 private:
  static bool finish(DateExpression& said, std::uint32_t end) {
    said.end = end;
    return true;
  }

  bool parse_number(std::uint32_t at, DateExpression& said);
  bool parse_word(std::uint32_t at, DateExpression& said);
  // "2013-05-10", "2013-05"
  bool parse_iso(std::uint32_t at, DateExpression& said);
  // "10/05/2013" by the custom of the language
  bool parse_slashes(std::uint32_t at, DateExpression& said);
  // "10:35 a.m.", "5 p.m. EST Nov. 9", "noon Thursday", and the day that follows or precedes
  bool parse_clock(std::uint32_t at, DateExpression& said);
  bool finish_clock(std::uint32_t at, DateExpression& said);
  // "5 May 2013", "3. Oktober", "5 de mayo de 2013", "the 5th of May", "3-5 May"
  bool parse_day_month(std::uint32_t at, DateExpression& said);
  // A year after a month or a day: ", 2013", "of 2013", "last year"
  bool finish_year(std::uint32_t at, DateExpression& said, bool with_day);
  bool parse_month(std::uint32_t at, DateExpression& said);
  // "Tuesday", "Monday, Oct. 26", "Friday night"
  bool parse_weekday(std::uint32_t at, DateExpression& said);
  bool parse_season(std::uint32_t at, DateExpression& said, bool needs_year);
  bool parse_holiday(std::uint32_t at, DateExpression& said);
  bool parse_fiscal(std::uint32_t at, DateExpression& said);
  // "the late 1970s", "1980s"; "'90s" begins with its apostrophe
  bool parse_decade(std::uint32_t at, DateExpression& said);
  bool parse_short_decade(std::uint32_t at, DateExpression& said);
  bool parse_century(std::uint32_t at, DateExpression& said);
  // "third quarter", "the 1988 third quarter", "third-quarter of 1989", "first half of the year"
  bool parse_ordinal(std::uint32_t at, DateExpression& said);
  // "two years ago", "a year earlier", "six months from now", "two days later"
  bool parse_count(std::uint32_t at, DateExpression& said);
  // "ago" may follow "or so", "or two"
  std::uint32_t skip_vague(std::uint32_t at) const;
  void set_shift(DateExpression& said, const NumberRead& number, int unit, int sign);
  // "il y a deux ans", "vor zwei Jahren", "in two weeks"
  bool parse_prefixed_count(std::uint32_t at, DateExpression& said);
  // A bare year, where a preposition or an article shows it, or where it stands alone at the begin.
  bool parse_after_preposition(std::uint32_t at, DateExpression& said);
  bool parse_year(std::uint32_t at, DateExpression& said);
  // "nineteen ninety-six", "two thousand nine" are years only where the first part says so.
  int spelled_year(std::uint32_t at);
  bool parse_spelled_year(std::uint32_t at, DateExpression& said);
  // "last week", "next two years", "this year's third quarter", "last Friday", "this morning"
  bool parse_related(std::uint32_t at, DateExpression& said);
  bool parse_anaphora(std::uint32_t at, DateExpression& said);
  bool parse_after_article(std::uint32_t at, DateExpression& said);
  // "early next year", "late Tuesday", "mid-November", "the end of the month"
  bool parse_edge(std::uint32_t at, DateExpression& said);

  std::uint32_t begin_ = 0;  // of what is parsed
  std::uint32_t spelled_end_ = 0;
  int published_year_ = 0;
  bool is_future_ = false;
};

}  // namespace courant::text
