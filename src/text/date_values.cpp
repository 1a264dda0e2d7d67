#include "text/date_values.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace courant::text {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

year_month_day civil(sys_days day) { return year_month_day(day); }
int year_of(sys_days day) { return static_cast<int>(civil(day).year()); }
int month_of(sys_days day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }
int quarter_of(sys_days day) { return (month_of(day) + 2) / 3; }
int weekday_of(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }
sys_days day_at(int y, int m, int d) {
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
  return date.ok() ? sys_days(date) : sys_days(year(y) / month(static_cast<unsigned>(m)) / std::chrono::last);
}

std::string iso_day(sys_days day) {
  const year_month_day date = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}
std::string iso_year(int y) { return y >= 1 && y <= 9999 ? fmt::format("{:04}", y) : std::string(); }
std::string iso_month(int y, int m) { return fmt::format("{:04}-{:02}", y, m); }

// The ISO week: of the year that holds its Thursday.
std::string iso_week(sys_days day) {
  const sys_days thursday = day + days(4 - weekday_of(day));
  const int y = year_of(thursday);
  return fmt::format("{:04}-W{:02}", y, (thursday - sys_days(year(y) / 1 / 1)).count() / 7 + 1);
}

sys_days add_months(sys_days day, int months) {
  const year_month_day date = civil(day);
  const int from = static_cast<int>(date.year()) * 12 + month_of(day) - 1 + months;
  return day_at(from / 12, from % 12 + 1, static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string decade_value(int any_year) { return fmt::format("{:03}X", any_year / 10); }
std::string century_value(int any_year) { return fmt::format("{:02}XX", any_year / 100); }

}  // namespace

void DateResolver::resolve(const DateExpression& said, std::optional<model::Tense> tense, model::DateMention& mention) {
  mention.value = value_of(said, tense);
  if (mention.value.empty()) return;
  if (said.end_year != 0) mention.end = fmt::format("{:04}", said.end_year);
  if (said.end_day != 0 && mention.value.size() >= 10) {
    const int y = std::stoi(mention.value.substr(0, 4));
    mention.end = iso_day(day_at(y, said.end_month != 0 ? said.end_month : said.month, said.end_day));
  } else if (said.end_month != 0 && mention.value.size() >= 7) {
    mention.end = iso_month(std::stoi(mention.value.substr(0, 4)), said.end_month);
  }
  const std::string& value = mention.value;
  if (value.size() >= 10 && value[4] == '-' && value[7] == '-' && value[5] != 'W') {
    last_day_ = day_at(std::stoi(value.substr(0, 4)), std::stoi(value.substr(5, 2)), std::stoi(value.substr(8, 2)));
  }
  if (value.size() >= 4 && value[0] >= '1' && value[0] <= '9' && value[3] != 'X')
    last_year_ = std::stoi(value.substr(0, 4));
  if (said.quarter != 0 && value.size() == 7) {
    last_quarter_year_ = std::stoi(value.substr(0, 4));
    last_quarter_ = value[6] - '0';
  }
}

std::string DateResolver::value_of(const DateExpression& said, std::optional<model::Tense> tense) {
  if (!said.reference.empty()) return said.reference;
  if (said.decade && said.year != 0) return decade_value(said.year);
  if (said.century && said.year != 0) return century_value(said.year);
  const bool absolute = said.year >= 1000;
  if (absolute && said.month == 0 && said.quarter == 0 && said.season.empty() && said.half == 0 &&
      said.holiday.empty()) {
    if (said.deictic && last_quarter_ != 0) return fmt::format("{:04}-Q{}", said.year, last_quarter_);
    return fmt::format("{:04}", said.year);
  }
  if (!published_ && !absolute) return {};
  if (said.shift_days)
    return iso_day(*published_ + days(*said.shift_days)) + (said.part.empty() ? said.time : "T" + said.part);
  if (said.quarter != 0) return quarter_value(said);
  if (said.unit && said.shift != 0) return shifted_value(said);
  if (said.unit && (said.deictic || said.relation != Relation::none)) return related_value(said, *published_);
  if (said.weekend) {
    const int back = said.relation == Relation::next || tense == model::Tense::future ? 0
                     : weekday_of(*published_) < 6                                    ? 7
                                                                                      : 0;
    return iso_week(*published_ - days(back)) + "-WE";
  }
  if (said.weekday != 0 && said.day == 0) return weekday_value(said, tense) + said.time;
  if (said.deictic && last_day_) return iso_day(*last_day_);
  if (!said.part.empty() && said.relation != Relation::none) {
    return iso_day(*published_ - days(said.relation == Relation::last ? 1 : 0)) + "T" + said.part;
  }
  if (!said.time.empty() && said.month == 0) return iso_day(*published_) + said.time;
  return calendar_value(said, tense);
}

std::string DateResolver::calendar_value(const DateExpression& said, std::optional<model::Tense> tense) {
  if (!said.holiday.empty() && said.holiday[0] >= '0' && said.holiday[0] <= '9') {
    const int m = std::stoi(said.holiday.substr(0, 2)), d = std::stoi(said.holiday.substr(3, 2));
    return fmt::format("{:04}-{}", said.year != 0 ? said.year : year_for(m, d, said.relation, tense), said.holiday);
  }
  if (said.holiday.starts_with("nth ")) return nth_weekday(said, tense);
  if (!said.season.empty()) {
    const int middle = said.season == "SP" ? 4 : said.season == "SU" ? 7 : said.season == "FA" ? 10 : 1;
    int y = said.year;
    if (y == 0) {
      y = year_of(*published_);
      if (said.relation == Relation::last && middle + 1 >= month_of(*published_)) --y;
      if (said.relation == Relation::next && middle <= month_of(*published_)) ++y;
      if (said.relation == Relation::none && tense != model::Tense::future && middle > month_of(*published_)) --y;
    }
    return fmt::format("{:04}-{}", y, said.season);
  }
  if (said.half != 0) return fmt::format("{:04}-H{}", said.year != 0 ? said.year : year_of(*published_), said.half);
  if (said.month == 0) return {};
  const int y = said.year != 0 ? said.year : year_for(said.month, said.day, said.relation, tense);
  if (said.day == 0) return iso_month(y, said.month);
  const std::string day = iso_day(day_at(y, said.month, said.day));
  return said.week_of ? iso_week(day_at(y, said.month, said.day)) : day + said.time;
}

// "nth 11 4 4": the fourth Thursday of November.
std::string DateResolver::nth_weekday(const DateExpression& said, std::optional<model::Tense> tense) const {
  int m = 0, w = 0, n = 0;
  if (std::sscanf(said.holiday.c_str(), "nth %d %d %d", &m, &w, &n) != 3) return {};
  const auto at = [&](int y) {
    const sys_days first = day_at(y, m, 1);
    const sys_days day = first + days((w - weekday_of(first) + 7) % 7 + 7 * (n - 1));
    return month_of(day) == m ? day : day - days(7);
  };
  if (said.year != 0) return iso_day(at(said.year));
  const int y = year_of(*published_);
  const bool ahead =
      said.relation == Relation::next || (said.relation == Relation::none && tense == model::Tense::future);
  if (ahead) return iso_day(at(y) >= *published_ ? at(y) : at(y + 1));
  return iso_day(at(y) <= *published_ ? at(y) : at(y - 1));
}

// The year of a month, or a day, that was named without one.
int DateResolver::year_for(int m, int d, Relation relation, std::optional<model::Tense> tense) const {
  const sys_days now = *published_;
  const int y = year_of(now);
  const bool whole_month = d == 0;
  const auto at = [&](int in_year) { return day_at(in_year, m, whole_month ? 1 : d); };
  const bool same_month = whole_month && m == month_of(now);
  if (relation == Relation::last) return at(y) < now && !same_month ? y : y - 1;
  if (relation == Relation::current) return y;
  if (relation == Relation::next || tense == model::Tense::future) return at(y) >= now || same_month ? y : y + 1;
  if (whole_month && (tense == model::Tense::past || tense == model::Tense::pluperfect))
    return at(y) <= now ? y : y - 1;
  int best = y;
  for (const int other : {y - 1, y + 1}) {
    if (std::abs((at(other) - now).count()) < std::abs((at(best) - now).count())) best = other;
  }
  return best;
}

std::string DateResolver::weekday_value(const DateExpression& said, std::optional<model::Tense> tense) const {
  const int today = weekday_of(*published_);
  const bool ahead =
      said.relation == Relation::next || (said.relation != Relation::last && tense == model::Tense::future);
  int shift = said.weekday - today;
  if (ahead) {
    if (shift < 0 || (shift == 0 && said.relation == Relation::next)) shift += 7;
  } else if (shift > 0 || (shift == 0 && said.relation == Relation::last)) {
    shift -= 7;
  }
  return iso_day(*published_ + days(shift));
}

// A quarter without a year is the last one that had begun when the article appeared, or the next one ahead.
std::string DateResolver::quarter_value(const DateExpression& said) {
  int y = said.year;
  if (y == 0 && said.relation == Relation::last) y = year_of(*published_) - 1;
  if (y == 0 && said.relation == Relation::next) y = year_of(*published_) + 1;
  if (y == 0) y = year_of(*published_) - (said.quarter > quarter_of(*published_) ? 1 : 0);
  if (said.year_back) --y;
  return fmt::format("{:04}-Q{}", y, said.quarter);
}

std::string DateResolver::shifted_value(const DateExpression& said) {
  if (said.vague_shift) return said.shift < 0 ? "PAST_REF" : "FUTURE_REF";
  // "a year earlier" of a report on a quarter is that quarter
  if (*said.unit == unit_year && said.shift == -1 && last_quarter_ != 0 && (said.from_last || said.from_now)) {
    return fmt::format("{:04}-Q{}", last_quarter_year_ - 1, last_quarter_);
  }
  const sys_days from = said.from_last && last_day_ && *said.unit <= unit_week ? *last_day_ : *published_;
  switch (*said.unit) {
    case unit_minute:
    case unit_hour:
      return said.shift < 0 ? "PAST_REF" : "FUTURE_REF";
    case unit_day:
      return iso_day(from + days(said.shift));
    case unit_week:
      return iso_week(from + days(7 * said.shift));
    default:
      return unit_value(said, from);
  }
}

std::string DateResolver::unit_value(const DateExpression& said, sys_days from) const {
  switch (*said.unit) {
    case unit_month: {
      const sys_days day = add_months(from, said.shift);
      return iso_month(year_of(day), month_of(day));
    }
    case unit_quarter:
    case unit_period: {
      const sys_days day = add_months(from, 3 * said.shift);
      return fmt::format("{:04}-Q{}", year_of(day), quarter_of(day));
    }
    case unit_year:
      return iso_year(year_of(from) + said.shift);
    case unit_decade:
      return iso_year(year_of(from) + 10 * said.shift);
    case unit_century:
      return said.shift > -9 && said.shift < 9 ? century_value(year_of(from) + 100 * said.shift) : std::string();
    default:
      return {};
  }
}

// "last week", "this year", "the quarter".
std::string DateResolver::related_value(const DateExpression& said, sys_days from) {
  DateExpression moved = said;
  moved.shift = said.relation == Relation::last ? -1 : said.relation == Relation::next ? 1 : 0;
  if (said.relation == Relation::past_only) return "PAST_REF";
  switch (*said.unit) {
    case unit_minute:
    case unit_hour:
      return "PRESENT_REF";
    case unit_day:
      return said.deictic && last_day_ ? iso_day(*last_day_) : iso_day(from + days(moved.shift));
    case unit_week:
      return iso_week(from + days(7 * moved.shift));
    case unit_decade:
      return decade_value(year_of(from) + 10 * moved.shift);
    case unit_quarter:
    case unit_period:
      if (said.deictic && last_quarter_ != 0)
        return fmt::format("{:04}-Q{}", last_quarter_year_ - (said.year_back ? 1 : 0), last_quarter_);
      if (said.deictic && *said.unit == unit_period) return {};
      if (said.deictic) moved.shift = -1;
      return unit_value(moved, from);
    case unit_year:
      if (said.deictic && said.relation == Relation::none && last_year_ != 0 && said.from_last)
        return fmt::format("{:04}", last_year_);
      return unit_value(moved, from);
    default:
      return unit_value(moved, from);
  }
}

}  // namespace courant::text
