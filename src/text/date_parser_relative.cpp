#include <algorithm>

#include "text/date_parser.h"

namespace courant::text {

bool DateParser::parse_weekday(std::uint32_t at, DateExpression& said) {
  const Word name = word(at, Kind::weekday);
  if (!name) return false;
  said.weekday = name.value->number;
  if (const Word after = word(name.end);
      words_.relations_follow() && (after.is(Kind::last) || after.is(Kind::next))) {  // "lunedì scorso"
    said.relation = after.is(Kind::last) ? Relation::last : Relation::next;
    return finish(said, after.end);
  }
  std::uint32_t i = skip(skip_mark(name.end, TokenKind::point), Kind::day_part);
  for (const std::uint32_t next : {i, skip(skip_mark(i, TokenKind::comma), Kind::the)}) {
    DateExpression date;
    const Word following = word(next);
    if ((following.is(Kind::month) && parse_month(next, date)) ||
        (is_mark(next, TokenKind::number) && parse_day_month(next, date))) {
      if (date.day == 0) continue;
      date.weekday = 0;
      said = date;
      return true;
    }
  }
  return finish(said, i);
}

bool DateParser::parse_season(std::uint32_t at, DateExpression& said, bool needs_year) {
  const Word name = word(at, Kind::season);
  if (!name) return false;
  said.season = name.value->text;
  finish_year(name.end, said, false);
  return said.year != 0 || !needs_year;
}

bool DateParser::parse_holiday(std::uint32_t at, DateExpression& said) {
  const Word name = word(at, Kind::holiday);
  if (!name) return false;
  said.holiday = name.value->text;
  return finish_year(name.end, said, true);
}

bool DateParser::parse_count(std::uint32_t at, DateExpression& said) {
  const auto number = words_.numbers().read(read_, at, end_);
  if (!number) return false;
  const Word unit = word(skip_mark(skip_vague(number->end), TokenKind::hyphen), Kind::unit);
  if (!unit) return false;
  const Word after = word(skip_vague(unit.end));
  const bool ago = after.is(Kind::ago_after), earlier = after.is(Kind::earlier_after),
             later = after.is(Kind::later_after);
  if (!ago && !earlier && !later) return false;
  set_shift(said, *number, unit.value->number, later ? 1 : -1);
  said.from_now = ago;
  said.from_last = earlier || (later && after.value->number == 1);
  return finish(said, after.end);
}

std::uint32_t DateParser::skip_vague(std::uint32_t at) const {
  return at + 1 < end_ && word(at, Kind::of) ? word(at, Kind::of).end : at;
}

void DateParser::set_shift(DateExpression& said, const NumberRead& number, int unit, int sign) {
  said.unit = unit;
  said.shift = sign * static_cast<int>(std::min(number.low, 5000.0));
  if (said.shift == 0) said.shift = sign;
  said.vague_shift = number.vague;
}

bool DateParser::parse_prefixed_count(std::uint32_t at, DateExpression& said) {
  const Word first = word(at);
  const auto number = first.end < end_ ? words_.numbers().read(read_, first.end, end_) : std::nullopt;
  if (!number) return false;
  const Word unit = word(number->end, Kind::unit);
  if (!unit || word(unit.end, Kind::last) || word(unit.end, Kind::ago_after)) return false;
  if (first.is(Kind::in_before) && (unit.value->number < unit_day || !is_future_)) return false;
  set_shift(said, *number, unit.value->number, first.is(Kind::ago_before) ? -1 : 1);
  said.from_now = true;
  return finish(said, unit.end);
}

bool DateParser::parse_after_preposition(std::uint32_t at, DateExpression& said) {
  if (at >= end_) return false;
  if (year_at(at) == 0) return false;
  begin_ = at;
  return parse_number(at, said);
}

bool DateParser::parse_related(std::uint32_t at, DateExpression& said) {
  const Word first = word(at);
  said.relation = first.is(Kind::last) ? Relation::last : first.is(Kind::next) ? Relation::next : Relation::current;
  const Relation relation = said.relation;
  std::uint32_t i = first.end;
  if (const Word again = word(i);
      again.is(Kind::last) || again.is(Kind::next)) {  // "this past spring", "this coming Sunday"
    said.relation = again.is(Kind::last) ? Relation::last : Relation::next;
    i = again.end;
  }
  i = skip(skip(i, Kind::edge), Kind::fiscal);
  const Word noun = word(i);
  if (noun.is(Kind::month)) {
    parse_month(i, said);
    return said.day == 0 || said.relation != Relation::last;
  }
  if (noun.is(Kind::weekday)) return parse_weekday(i, said);
  if (noun.is(Kind::season)) return parse_season(i, said, false);
  if (noun.is(Kind::holiday)) return parse_holiday(i, said);
  if (noun.is(Kind::weekend)) {
    said.weekend = true;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::day_part)) {
    said.part = noun.value->text;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::unit)) {
    said.unit = noun.value->number;
    i = noun.end;
    if (*said.unit == unit_year) {  // "last year's third quarter"
      DateExpression quarter;
      const std::uint32_t inner = is_mark(i, TokenKind::clitic) ? i + 1 : i;
      if (parse_ordinal(inner, quarter) && quarter.quarter != 0) {
        quarter.relation = relation == Relation::current ? Relation::none : relation;
        said = quarter;
        return true;
      }
    }
    return finish(said, i);
  }
  DateExpression quarter;
  if (parse_ordinal(i, quarter) && quarter.quarter != 0) {
    said = quarter;
    return true;
  }
  // "the past two years", "recent weeks and months": a stretch up to now, no date
  return false;
}

bool DateParser::parse_anaphora(std::uint32_t at, DateExpression& said) {
  const Word noun = word(at);
  said.deictic = true;
  said.from_last = true;
  if (noun.is(Kind::unit) && noun.value->number >= unit_day && !noun.value->plural) {
    said.unit = noun.value->number;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::day_part)) return finish(said, noun.end);
  return false;
}

bool DateParser::parse_after_article(std::uint32_t at, DateExpression& said) {
  const Word noun = word(at);
  if (noun.is(Kind::weekend)) {
    said.weekend = true;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::season)) return parse_season(at, said, false);
  if (noun.is(Kind::decade)) {
    said.decade = true;
    said.year = 1900 + 10 * noun.value->number;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::year_back)) {
    said.unit = unit_year;
    said.shift = -1;
    said.from_now = true;
    const Word unit = word(noun.end, Kind::unit);
    return finish(said, unit ? unit.end : noun.end);
  }
  if (noun.is(Kind::unit) && !noun.value->plural &&
      (noun.value->number == unit_quarter || noun.value->number == unit_year || noun.value->number == unit_week ||
       noun.value->number == unit_month)) {
    const Word year_word = word(noun.end);
    if (noun.value->number == unit_year && year_at(noun.end) != 0) {  // "the year 2000"
      said.year = year_at(noun.end);
      return finish(said, noun.end + 1);
    }
    if (year_word.is(Kind::of) || year_word.is(Kind::earlier_after)) return false;
    said.unit = noun.value->number;
    if (words_.relations_follow() &&
        (year_word.is(Kind::last) || year_word.is(Kind::next))) {  // "la semaine prochaine"
      said.relation = year_word.is(Kind::last) ? Relation::last : Relation::next;
      return finish(said, year_word.end);
    }
    said.deictic = true;
    return finish(said, noun.end);
  }
  if (noun.is(Kind::month) || noun.is(Kind::weekday)) begin_ = at;
  if (noun) return parse_word(at, said);
  if (is_mark(at, TokenKind::number)) {
    if (!parse_number(at, said)) return false;
    if (said.day != 0) begin_ = at;
    return true;
  }
  return at < end_ && is_mark(at, TokenKind::word) && parse_ordinal(at, said);
}

bool DateParser::parse_edge(std::uint32_t at, DateExpression& said) {
  const std::uint32_t i = skip_mark(word(at).end, TokenKind::hyphen);
  if (i >= end_) return false;
  if (year_at(i) != 0) return parse_year(i, said);
  const Word noun = word(i);
  if (noun.is(Kind::season)) return parse_season(i, said, false);
  if (noun.is(Kind::unit) || noun.is(Kind::before_year) || noun.is(Kind::in_before)) return false;
  if (noun.is(Kind::day_part)) {
    said.relation = Relation::current;
    said.part = noun.value->text;
    return finish(said, noun.end);
  }
  return noun ? parse_word(i, said)
              : is_mark(i, TokenKind::number) && (parse_decade(i, said) || parse_century(i, said));
}

}  // namespace courant::text
