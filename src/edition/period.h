// The stretch of time an edition tells of, in its readers' zone: a morning, a day or a week. Its name lasts, so its
// address does. Pure; thread-safe.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/zone.h"

namespace courant::edition {

enum class PeriodKind : unsigned char {
  day,      // from midnight to midnight
  morning,  // the day and night up to its hour: what a reader finds in the morning
  week,     // ISO 8601's, from Monday
};

struct Period {
  PeriodKind kind = PeriodKind::day;
  std::chrono::sys_days day{};  // in the zone; a week's Monday, the day on which a morning's hour comes

  friend bool operator==(const Period&, const Period&) = default;
};

// Where days begin and mornings end.
struct Calendar {
  base::Zone zone;
  std::chrono::minutes morning = std::chrono::hours(7);  // of the day
};

// [first, second).
std::pair<std::chrono::sys_seconds, std::chrono::sys_seconds> bounds_of(const Period& period, const Calendar& calendar);
// The one of its kind that this moment lies in.
Period period_at(PeriodKind kind, std::chrono::sys_seconds at, const Calendar& calendar);
Period period_of(PeriodKind kind, std::chrono::sys_days day);  // the week that holds the day; else the day's own

// "2031-05-12"; of a week "2031-W20".
std::string name_of(const Period& period);
// Such a name; a week also by one of its days. nullopt: no such thing.
std::optional<Period> parse_period(PeriodKind kind, std::string_view name);
int week_number(const Period& week);

// "07:00", "23:30": how far into its day. nullopt: no such time.
std::optional<std::chrono::minutes> parse_hour(std::string_view text);

constexpr std::string_view to_string(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::day:
      return "day";
    case PeriodKind::morning:
      return "morning";
    case PeriodKind::week:
      return "week";
  }
  return "day";
}

}  // namespace courant::edition
