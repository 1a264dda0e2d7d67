#include "reader/schedule.h"

#include <algorithm>
#include <iterator>

#include "base/zone.h"

namespace courant::reader {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_its_day(const store::Follow& follow, sys_days day) {
  return follow.pace != store::FollowPace::weekly || std::chrono::weekday(day) == std::chrono::Monday;
}

}  // namespace

Time next_due(const store::Follow& follow, Time now) {
  const base::Zone zone(follow.zone);
  // One day back: where a zone's hour is that of the day before.
  for (sys_days day = zone.day_of(now) - days(1);; day += days(1))
    if (const Time due = zone.moment(day, follow.hour); is_its_day(follow, day) && due > now) return due;
}

Time last_due(const store::Follow& follow, Time now) {
  const base::Zone zone(follow.zone);
  for (sys_days day = zone.day_of(now) + days(1);; day -= days(1))
    if (const Time due = zone.moment(day, follow.hour); is_its_day(follow, day) && due <= now) return due;
}

std::chrono::seconds wait_after(int failures) {
  using std::chrono::hours;
  using std::chrono::minutes;
  constexpr std::chrono::seconds waits[] = {minutes(1), minutes(5), minutes(30), hours(2), hours(5),
                                            hours(10),  hours(14),  hours(20),   hours(24)};
  return waits[std::clamp<std::ptrdiff_t>(failures - 1, 0, std::ssize(waits) - 1)];
}

}  // namespace courant::reader
