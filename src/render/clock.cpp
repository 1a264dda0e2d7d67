#include "render/clock.h"

namespace courant::render {

using namespace std::chrono;

std::string Clock::day(sys_days day) const {
  const weekday name(day);
  return strings_->plain("date.long", (*strings_)["weekday." + std::to_string(name.iso_encoding())], short_day(day));
}

std::string Clock::short_day(sys_days day) const {
  const year_month_day date(day);
  return strings_->plain("date.short", std::to_string(unsigned(date.day())), month_name(date.month()),
                         std::to_string(int(date.year())));
}

std::string_view Clock::month_name(std::chrono::month month) const {
  return (*strings_)["month." + std::to_string(unsigned(month))];
}

std::string Clock::month(year_month month) const {
  return strings_->plain("date.month", month_name(month.month()), std::to_string(int(month.year())));
}

std::string Clock::period(const edition::Period& period) const {
  if (period.kind == edition::PeriodKind::morning) return strings_->plain("edition.morning", day(period.day));
  if (period.kind == edition::PeriodKind::week)
    return strings_->plain("edition.week", std::to_string(edition::week_number(period)), short_day(period.day),
                           short_day(period.day + days(6)));
  return day(period.day);
}

std::string Clock::time(sys_seconds at) const {
  const auto local = at + zone_.offset(at);
  const hh_mm_ss clock(local - floor<days>(local));
  const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(clock.hours().count()) + ":" + two(clock.minutes().count());
}

std::string Clock::stamp(const base::Moment& moment, sys_days page_day) const {
  if (moment.precision != base::Precision::second) return iso_date(base::format_moment(moment));
  const sys_days day = zone_.day_of(moment.at);
  if (day == page_day) return time(moment.at);
  const year_month_day date(day);
  if (date.year() == year_month_day(page_day).year())
    return strings_->plain(
        "date.stamp", strings_->plain("date.brief", std::to_string(unsigned(date.day())), month_name(date.month())),
        time(moment.at));
  return strings_->plain("date.stamp", short_day(day), time(moment.at));
}

std::string Clock::iso_date(std::string_view date) const {
  const auto moment = base::parse_moment(date);
  if (!moment) return std::string(date);
  const sys_days day = floor<days>(moment->at);
  const year_month_day parts(day);
  switch (moment->precision) {
    case base::Precision::year:
      return std::to_string(int(parts.year()));
    case base::Precision::month:
      return month(parts.year() / parts.month());
    case base::Precision::day:
      return short_day(day);
    case base::Precision::second:
      return strings_->plain("date.stamp", short_day(zone_.day_of(moment->at)), time(moment->at));
  }
  return std::string(date);
}

sys_days Clock::day_of(const base::Moment& moment) const {
  return moment.precision == base::Precision::second ? zone_.day_of(moment.at) : floor<days>(moment.at);
}

}  // namespace courant::render
