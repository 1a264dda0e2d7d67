// Times as a reader sees them: in one time zone, in the interface's language, never more exact than they are known.
// Thread-safe: reading only.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "base/time.h"
#include "base/zone.h"
#include "edition/period.h"
#include "render/strings.h"

namespace courant::render {

using base::Zone;

class Clock {
 public:
  // `strings` must outlive the clock.
  Clock(const Strings& strings, Zone zone) : strings_(&strings), zone_(std::move(zone)) {}

  std::string day(std::chrono::sys_days day) const;        // "Wednesday, 19 June 2024"
  std::string short_day(std::chrono::sys_days day) const;  // "19 June 2024"
  std::string month(std::chrono::year_month month) const;  // "June 2024"
  // "Wednesday, 19 June 2024"; "Morning edition, Wednesday, 19 June 2024"; "Week 25, 17 June 2024 to 23 June 2024".
  std::string period(const edition::Period& period) const;
  std::string time(std::chrono::sys_seconds at) const;  // "14:05"
  // "14:05" on the day the page is about, "18 June, 14:05" in its year, else "18 June 2024, 14:05"; a moment known to
  // the day, month or year shows no more.
  std::string stamp(const base::Moment& moment, std::chrono::sys_days page_day) const;
  // An ISO date as far as it is known: "2023-09" as "September 2023". Anything else is shown as it is.
  std::string iso_date(std::string_view date) const;

  std::chrono::sys_days day_of(const base::Moment& moment) const;
  const Strings& strings() const { return *strings_; }
  const Zone& zone() const { return zone_; }

 private:
  std::string_view month_name(std::chrono::month month) const;

  const Strings* strings_;
  Zone zone_;
};

}  // namespace courant::render
