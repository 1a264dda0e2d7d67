#include "render/stamp.h"

#include <cmath>
#include <cstdlib>

namespace courant::render {

Markup write_stamp(const Site& site, const std::optional<base::Moment>& moment, std::chrono::sys_days page_day) {
  if (!moment) return {};
  if (moment->precision != base::Precision::second && site.clock.day_of(*moment) == page_day) return {};
  return tag("time", {{"datetime", base::format_moment(*moment)}}, site.clock.stamp(*moment, page_day));
}

std::string distance_in_words(const Site& site, const std::optional<base::Moment>& moment,
                              const std::optional<base::Moment>& other) {
  const auto is_exact = [](const std::optional<base::Moment>& one) {
    return one && (one->precision == base::Precision::day || one->precision == base::Precision::second);
  };
  if (!is_exact(moment) || !is_exact(other)) return {};
  const Strings& say = site.strings();
  const long days = (site.clock.day_of(*moment) - site.clock.day_of(*other)).count();
  const long apart = std::abs(days);
  if (apart == 0) return std::string(say["distance.same"]);
  const std::string span = apart < 60 ? say.count("distance.days", apart)
                           : apart < 700
                               ? say.count("distance.months", std::lround(static_cast<double>(apart) / 30.44))
                               : say.count("distance.years", std::lround(static_cast<double>(apart) / 365.25));
  return say.plain(days < 0 ? "distance.earlier" : "distance.later", span);
}

Markup after_dot(const Markup& fact) { return fact.empty() ? fact : Markup(" · ") + fact; }

}  // namespace courant::render
