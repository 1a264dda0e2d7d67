#include "text/date_parser.h"

#include <algorithm>

namespace courant::text {

std::optional<DateExpression> DateParser::parse(std::uint32_t at, std::uint32_t end) {
  end_ = end;
  DateExpression said;
  begin_ = at;
  const TokenKind kind = read_.tokens[at].kind;
  if (kind == TokenKind::number ? parse_number(at, said) : kind == TokenKind::word && parse_word(at, said)) {
    said.begin = begin_;
    return said;
  }
  if (kind == TokenKind::symbol && parse_short_decade(at, said)) {
    said.begin = at;
    return said;
  }
  return std::nullopt;
}

bool DateParser::parse_number(std::uint32_t at, DateExpression& said) {
  return parse_iso(at, said) || parse_slashes(at, said) || parse_clock(at, said) || parse_day_month(at, said) ||
         parse_decade(at, said) || parse_century(at, said) || parse_count(at, said) || parse_ordinal(at, said) ||
         parse_year(at, said);
}

bool DateParser::parse_word(std::uint32_t at, DateExpression& said) {
  const Word first = word(at);
  if (!first) return parse_count(at, said) || parse_ordinal(at, said) || parse_spelled_year(at, said);
  switch (first.value->kind) {
    case Kind::month:
    case Kind::month_short:
      return parse_month(at, said);
    case Kind::weekday:
      return parse_weekday(at, said);
    case Kind::day:
      said.shift_days = first.value->number;
      said.part = first.value->text.size() > 2 && first.value->text.contains('T')
                      ? first.value->text.substr(first.value->text.find('T') + 1)
                      : "";
      return finish(said, skip(first.end, Kind::day_part));
    case Kind::reference:
      if (first.value->text == "-") return false;  // "soon as"
      said.reference = first.value->text;
      return finish(said, first.end);
    case Kind::last:
    case Kind::next:
    case Kind::current:
      return parse_related(at, said);
    case Kind::season:
      return parse_season(at, said, true);
    case Kind::holiday:
      return parse_holiday(at, said);
    case Kind::fiscal:
      return parse_fiscal(at, said);
    case Kind::ago_before:
    case Kind::in_before:
      return parse_prefixed_count(at, said) || parse_after_preposition(first.end, said);
    case Kind::before_year:
      return parse_after_preposition(first.end, said);
    case Kind::anaphora:
      return parse_anaphora(first.end, said);
    case Kind::the:
      return parse_after_article(first.end, said);
    case Kind::edge:
    case Kind::earlier_after:
    case Kind::later_after:
      return parse_edge(at, said);
    case Kind::current_or_now: {
      const Word unit = word(skip(first.end, Kind::fiscal), Kind::unit);
      if (unit && unit.value->number >= unit_day) return parse_related(at, said);
      said.reference = "PRESENT_REF";
      return finish(said, first.end);
    }
    case Kind::clock:
      return parse_clock(at, said);
    case Kind::year_back:
      said.unit = unit_year;
      said.shift = -1;
      said.from_now = true;
      return finish(said, first.end);
    case Kind::year_end:
      said.holiday = "12-31";
      return finish(said, first.end);
    default:
      return parse_count(at, said) || parse_ordinal(at, said);
  }
}

bool DateParser::parse_iso(std::uint32_t at, DateExpression& said) {
  const int y = year_at(at), m = digits(at + 2);
  if (y == 0 || !is_mark(at + 1, TokenKind::hyphen) || m < 1 || m > 12 || read_.tokens[at + 2].span.size() != 2)
    return false;
  said.year = y;
  said.month = m;
  const int d = is_mark(at + 3, TokenKind::hyphen) ? digits(at + 4) : -1;
  if (d < 1 || d > 31) return finish(said, at + 3);
  said.day = d;
  return finish(said, at + 5);
}

bool DateParser::parse_slashes(std::uint32_t at, DateExpression& said) {
  const int first = digits(at), second = digits(at + 2), y = year_at(at + 4);
  if (!is_mark(at + 1, TokenKind::slash) || !is_mark(at + 3, TokenKind::slash) || y == 0 || first < 1 || second < 1)
    return false;
  const bool month_first = (words_.month_first() && first <= 12) || second > 12;
  said.month = month_first ? first : second;
  said.day = month_first ? second : first;
  said.year = y;
  return said.month <= 12 && said.day <= 31 && finish(said, at + 5);
}

bool DateParser::parse_clock(std::uint32_t at, DateExpression& said) {
  Word mark = word(at, Kind::clock);
  if (mark && mark.value->text.starts_with('T')) {
    said.time = mark.value->text;
    return finish_clock(mark.end, said);
  }
  mark = word(at + 1, Kind::clock);
  if (!is_mark(at, TokenKind::number) || !mark || mark.value->text.starts_with('T')) return false;
  const std::string_view text = read_.word(read_.tokens[at]);
  int hour = 0, minute = 0;
  std::size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i < 2) hour = hour * 10 + (text[i++] - '0');
  if (i < text.size()) {
    if ((text[i] != ':' && text[i] != '.') || text.size() != i + 3) return false;
    minute = (text[i + 1] - '0') * 10 + (text[i + 2] - '0');
  }
  if (hour > 24 || minute < 0 || minute > 59) return false;
  if (mark.value->number == 12 && hour < 12) hour += 12;
  if (mark.value->number == 0 && hour == 12) hour = 0;
  const std::string digits = std::to_string(100 * hour + minute + 10000).substr(1);
  said.time = "T" + digits.substr(0, 2) + ":" + digits.substr(2);
  return finish_clock(mark.end, said);
}

bool DateParser::finish_clock(std::uint32_t at, DateExpression& said) {
  const std::uint32_t zone = skip(at, Kind::zone);
  std::uint32_t day = skip_mark(zone, TokenKind::comma);
  const std::string time = said.time;
  DateExpression rest;
  const Word next = word(day);
  if ((next.is(Kind::weekday) || next.is(Kind::month) || next.is(Kind::day)) && parse_word(day, rest)) {
    said = rest;
    said.time = time;
    return true;
  }
  return finish(said, zone);
}

bool DateParser::parse_day_month(std::uint32_t at, DateExpression& said) {
  const int d = day_at(at);
  if (d == 0) return false;
  std::uint32_t i = at + 1;
  int last_day = 0;
  if ((is_mark(i, TokenKind::hyphen) || is_mark(i, TokenKind::dash)) && day_at(i + 1) > d) {
    last_day = day_at(i + 1);
    i += 2;
  }
  i = skip_mark(i, TokenKind::point);
  if (is_mark(i, TokenKind::stop) && !read_.tokens[i].space_before) ++i;
  i = skip(i, Kind::of);
  const Word name = word(i, Kind::month);
  if (!name) return false;
  said.day = d;
  said.end_day = last_day;
  said.month = name.value->number;
  return finish_year(name.end, said, true);
}

bool DateParser::finish_year(std::uint32_t at, DateExpression& said, bool with_day) {
  if (is_mark(at, TokenKind::point) ||
      (is_mark(at, TokenKind::stop) && !read_.tokens[at].space_before && at + 1 < end_)) {
    if (year_at(at + 1) != 0 || is_mark(at, TokenKind::point)) ++at;
  }
  for (const std::uint32_t i : {at, skip_mark(at, TokenKind::comma), skip(at, Kind::of)}) {
    if (i < end_ && year_at(i) != 0 &&
        (i != skip_mark(at, TokenKind::comma) || i == at || with_day || !is_mark(i + 1, TokenKind::word))) {
      said.year = year_at(i);
      return finish(said, i + 1);
    }
    const int spelled = spelled_year(i);
    if (spelled != 0) {
      said.year = spelled;
      return finish(said, spelled_end_);
    }
  }
  const Word relation = word(skip(at, Kind::of));
  if (relation && !with_day && word(relation.end, Kind::unit).is(Kind::unit) &&
      word(relation.end, Kind::unit).value->number == unit_year) {
    if (relation.is(Kind::last) || relation.is(Kind::current) || relation.is(Kind::next)) {
      const int years = relation.is(Kind::last) ? -1 : relation.is(Kind::next) ? 1 : 0;
      said.year = published_year_ != 0 ? published_year_ + years : 0;
      return finish(said, word(relation.end).end);
    }
  }
  return finish(said, at);
}

bool DateParser::parse_month(std::uint32_t at, DateExpression& said) {
  const Word name = word(at, Kind::month);
  if (!name) return false;
  said.month = name.value->number;
  std::uint32_t i = name.end;
  if (is_mark(i, TokenKind::point) ||
      (is_mark(i, TokenKind::stop) && !read_.tokens[i].space_before && day_at(i + 1) != 0))
    ++i;
  const int d = is_mark(i, TokenKind::number) || is_mark(i, TokenKind::word) ? day_at(i) : 0;
  if (d != 0) {
    said.day = d;
    ++i;
    if ((is_mark(i, TokenKind::hyphen) || is_mark(i, TokenKind::dash)) && day_at(i + 1) > d) {
      said.end_day = day_at(i + 1);
      i += 2;
    }
    return finish_year(i, said, true);
  }
  const Word to = word(is_mark(i, TokenKind::hyphen) || is_mark(i, TokenKind::dash) ? i + 1 : end_, Kind::month);
  if (to) {
    said.end_month = to.value->number;
    i = to.end;
  }
  return finish_year(i, said, false);
}

bool DateParser::parse_fiscal(std::uint32_t at, DateExpression& said) {
  std::uint32_t i = skip(at, Kind::fiscal);
  const Word unit = word(i, Kind::unit);
  if (unit && unit.value->number == unit_year) i = unit.end;
  if (year_at(i) != 0) {
    said.year = year_at(i);
    return finish(said, i + 1);
  }
  return parse_ordinal(i, said);
}

bool DateParser::parse_decade(std::uint32_t at, DateExpression& said) {
  if (!is_mark(at, TokenKind::number)) return false;
  const std::string_view text = read_.word(read_.tokens[at]);
  if (text.size() != 5 || (text[0] != '1' && text[0] != '2') || text[3] != '0' || text[4] != 's') return false;
  said.decade = true;
  said.year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10;
  return finish(said, at + 1);
}

bool DateParser::parse_short_decade(std::uint32_t at, DateExpression& said) {
  if (!is_mark(at + 1, TokenKind::number) || read_.tokens[at + 1].space_before) return false;
  const std::string_view text = read_.word(read_.tokens[at + 1]);
  if (text.size() != 3 || text[1] != '0' || text[2] != 's' || text[0] < '1' || text[0] > '9') return false;
  said.decade = true;
  said.year = (text[0] <= '2' ? 2000 : 1900) + (text[0] - '0') * 10;
  return finish(said, at + 2);
}

bool DateParser::parse_century(std::uint32_t at, DateExpression& said) {
  const unsigned ordinal = words_.numbers().ordinal(read_, read_.tokens[at]);
  const Word unit = word(skip_mark(at + 1, TokenKind::hyphen), Kind::unit);
  if (ordinal == 0 || ordinal > 21 || !unit || unit.value->number != unit_century) return false;
  said.century = true;
  said.year = static_cast<int>(ordinal - 1) * 100;
  if (said.year < 100) return false;
  return finish(said, unit.end);
}

bool DateParser::parse_ordinal(std::uint32_t at, DateExpression& said) {
  if (at >= end_) return false;
  if (parse_century(at, said)) return true;
  const unsigned ordinal = words_.numbers().ordinal(read_, read_.tokens[at]);
  if (ordinal == 0 || ordinal > 4) return false;
  const Word unit = word(skip_mark(at + 1, TokenKind::hyphen));
  const bool quarter = unit.is(Kind::unit) && unit.value->number == unit_quarter;
  if (!quarter && !(unit.is(Kind::half) && ordinal <= 2)) return false;
  (quarter ? said.quarter : said.half) = static_cast<int>(ordinal);
  finish_year(unit.end, said, false);
  return quarter || said.year != 0 || published_year_ != 0;
}

bool DateParser::parse_year(std::uint32_t at, DateExpression& said) {
  const int y = year_at(at);
  if (y == 0) return false;
  std::uint32_t i = at + 1;
  const bool after_currency = at > 0 && read_.tokens[at - 1].kind == TokenKind::currency;
  const Word unit = word(skip_mark(i, TokenKind::hyphen));
  if (after_currency ||
      (unit.is(Kind::unit) && unit.value->number != unit_quarter && unit.value->number != unit_period))
    return false;
  if (y < 1400) return false;
  if (unit.is(Kind::unit)) {  // "the 1988 period"
    said.deictic = true;
    i = unit.end;
  }
  DateExpression quarter;
  if (parse_ordinal(i, quarter) && quarter.quarter != 0) {
    said.quarter = quarter.quarter;
    i = quarter.end;
  }
  said.year = y;
  if ((is_mark(i, TokenKind::hyphen) || is_mark(i, TokenKind::dash)) &&
      (year_at(i + 1) > y || (digits(i + 1) > y % 100 && digits(i + 1) < 100))) {
    said.end_year = year_at(i + 1) != 0 ? year_at(i + 1) : y / 100 * 100 + digits(i + 1);
    i += 2;
  }
  return finish(said, i);
}

int DateParser::spelled_year(std::uint32_t at) {
  if (at >= end_ || !is_mark(at, TokenKind::word)) return 0;
  const auto century = words_.numbers().read(read_, at, std::min(at + 1, end_));
  if (!century || century->digits || century->low < 15 || century->low > 20 || at + 1 >= end_) return 0;
  const auto rest = words_.numbers().read(read_, at + 1, end_);
  if (!rest || rest->digits || rest->low < 10 || rest->low > 99 || rest->vague) return 0;
  spelled_end_ = rest->end;
  return static_cast<int>(century->low) * 100 + static_cast<int>(rest->low);
}

bool DateParser::parse_spelled_year(std::uint32_t at, DateExpression& said) {
  said.year = spelled_year(at);
  return said.year != 0 && finish(said, spelled_end_);
}

}  // namespace courant::text
