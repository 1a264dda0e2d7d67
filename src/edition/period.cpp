#include "edition/period.h"

#include <fmt/format.h>

#include <charconv>

#include "base/time.h"

namespace courant::edition {

using namespace std::chrono;

namespace {

sys_days monday_of(sys_days day) { return day - (weekday(day) - Monday); }

// A week's year is its Thursday's, and that year's first week holds 4 January (ISO 8601).
year week_year(sys_days monday) { return year_month_day(monday + days(3)).year(); }
sys_days first_monday(year of) { return monday_of(of / January / 4); }

}  // namespace

std::pair<sys_seconds, sys_seconds> bounds_of(const Period& period, const Calendar& calendar) {
  const auto at = [&](sys_days day, minutes time) { return calendar.zone.moment(day, time); };
  switch (period.kind) {
    case PeriodKind::morning:
      return {at(period.day - days(1), calendar.morning), at(period.day, calendar.morning)};
    case PeriodKind::week:
      return {at(period.day, minutes(0)), at(period.day + days(7), minutes(0))};
    case PeriodKind::day:
      break;
  }
  return {at(period.day, minutes(0)), at(period.day + days(1), minutes(0))};
}

Period period_of(PeriodKind kind, sys_days day) { return {kind, kind == PeriodKind::week ? monday_of(day) : day}; }

Period period_at(PeriodKind kind, sys_seconds at, const Calendar& calendar) {
  const sys_days day = calendar.zone.day_of(at);
  const bool after_its_morning = kind == PeriodKind::morning && at >= calendar.zone.moment(day, calendar.morning);
  return period_of(kind, after_its_morning ? day + days(1) : day);
}

int week_number(const Period& week) {
  return static_cast<int>((week.day - first_monday(week_year(week.day))).count() / 7 + 1);
}

std::string name_of(const Period& period) {
  if (period.kind != PeriodKind::week) return base::format_moment({period.day, base::Precision::day});
  return fmt::format("{:04}-W{:02}", int(week_year(period.day)), week_number(period));
}

std::optional<minutes> parse_hour(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = 10 * digit(0) + digit(1);
  const int minute = 10 * digit(3) + digit(4);
  return hour < 24 && minute < 60 ? std::optional(hours(hour) + minutes(minute)) : std::nullopt;
}

std::optional<Period> parse_period(PeriodKind kind, std::string_view name) {
  if (const auto moment = base::parse_moment(name); moment && moment->precision == base::Precision::day)
    return period_of(kind, floor<days>(moment->at));
  if (kind != PeriodKind::week || name.size() != 8 || name.substr(4, 2) != "-W") return std::nullopt;
  int of = 0;
  int number = 0;
  const auto read = [](std::string_view digits, int& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (!read(name.substr(0, 4), of) || !read(name.substr(6), number) || number < 1) return std::nullopt;
  const Period week{kind, first_monday(year(of)) + days(7 * (number - 1))};
  return name_of(week) == name ? std::optional(week) : std::nullopt;  // a year has 52 or 53
}

}  // namespace courant::edition
