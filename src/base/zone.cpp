#include "base/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

namespace courant::base {

using namespace std::chrono;

struct Zone::Rules {
  std::unique_ptr<icu::TimeZone> zone;
};

namespace {

std::unique_ptr<icu::TimeZone> find_zone(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())))));
}

UDate to_icu(sys_seconds at) { return static_cast<UDate>(at.time_since_epoch().count()) * 1000.0; }

}  // namespace

Zone::Zone(std::string_view name) : name_(is_known(name) ? name : "UTC") {
  // UTC, by far the most frequent, needs no rules.
  if (name_ != "UTC") rules_ = std::make_shared<const Rules>(Rules{find_zone(name_)});
}

bool Zone::is_known(std::string_view name) {
  if (name == "UTC") return true;
  return *find_zone(name) != icu::TimeZone::getUnknown();
}

seconds Zone::offset(sys_seconds at) const {
  if (!rules_) return seconds(0);
  int32_t raw = 0;
  int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffset(to_icu(at), false, raw, daylight, status);
  return seconds(U_SUCCESS(status) ? (raw + daylight) / 1000 : 0);
}

sys_seconds Zone::moment(sys_days day, seconds time) const {
  const sys_seconds local = day + time;
  const auto* rules = rules_ ? dynamic_cast<const icu::BasicTimeZone*>(rules_->zone.get()) : nullptr;
  if (!rules) return local - offset(local);
  int32_t raw = 0;
  int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffsetFromLocal(to_icu(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, daylight, status);
  return local - seconds(U_SUCCESS(status) ? (raw + daylight) / 1000 : 0);
}

}  // namespace courant::base
