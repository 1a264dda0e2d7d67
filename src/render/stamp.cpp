#include "render/stamp.h"

namespace courant::render {

Markup write_stamp(const Site& site, const std::optional<base::Moment>& moment, std::chrono::sys_days page_day) {
  if (!moment) return {};
  if (moment->precision != base::Precision::second && site.clock.day_of(*moment) == page_day) return {};
  return tag("time", {{"datetime", base::format_moment(*moment)}}, site.clock.stamp(*moment, page_day));
}

Markup after_dot(const Markup& fact) { return fact.empty() ? fact : Markup(" · ") + fact; }

}  // namespace courant::render
