// The time words of a language: what dates.cpp parses with. Part of finding dates, apart for size.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "text/key_map.h"
#include "text/numbers.h"

namespace courant::text {

enum class TimeWordKind : unsigned char {
  month,        // number 1 to 12
  month_short,  // likewise: \"Jan\", only with its point or a number beside it
  weekday,      // 1 Monday to 7
  season,       // text: "SP", "SU", "FA", "WI"
  unit,         // number: TimeUnit
  day,          // number: days from publication, -1 for "yesterday"
  day_part,     // text: "MO", "AF", "EV", "NI"
  reference,    // text: "PRESENT_REF", …
  last,
  next,
  current,         // "this"
  current_or_now,  // \"current\": \"this\" before a unit, else the present
  ago_after,       // "two years ago"
  ago_before,      // "il y a deux ans"
  later_after,     // "two years from now"
  earlier_after,   // "a year earlier": before what was last named
  in_before,       // "in two weeks"
  edge,            // "early", "late", "mid", "the end of": does not change the value
  of,
  the,
  decade,   // number: 9 for "nineties"
  holiday,  // text: "12-25", or a name left as it is
  fiscal,
  clock,  // "a.m." = 0, "p.m." = 12, "noon" = 12 with text "T12:00"
  weekend,
  half,         // "half" of a year
  anaphora,     // "that": of what was last named
  before_year,  // "in", "since": a bare number after it is a year
  zone,         // "EST"
  year_back,    // "year-earlier", "year-ago"
  year_end,
};

enum TimeUnit : int {
  unit_minute,
  unit_hour,
  unit_day,
  unit_week,
  unit_month,
  unit_quarter,
  unit_year,
  unit_decade,
  unit_century,
  unit_period
};

struct TimeWord {
  TimeWordKind kind = TimeWordKind::the;
  int number = 0;
  bool plural = false;
  bool capital = false;  // only when written with a capital: "March", "May"
  std::string text;
};

class TimeWords {
 public:
  explicit TimeWords(std::string_view language);

  PhraseMap<TimeWord>::Match find(std::span<const Token> tokens, std::size_t at) const {
    return words_.find(tokens, at);
  }
  // Whether an expression may begin with this token: asked of every token of a text.
  bool may_begin(const Token& token) const {
    if (token.kind == TokenKind::word) return openers_.contains(token.key);
    return token.kind == TokenKind::number || token.kind == TokenKind::symbol;
  }
  const NumberRules& numbers() const { return numbers_; }
  bool month_first() const { return month_first_; }            // "10/5" is the fifth of October
  bool relations_follow() const { return relations_follow_; }  // "la semaine prochaine"
  bool empty() const { return words_.size() == 0; }

 private:
  PhraseMap<TimeWord> words_;
  KeySet openers_;
  NumberRules numbers_;
  bool month_first_ = false, relations_follow_ = false;
};

}  // namespace courant::text
