// A time zone's rules (IANA's, out of ICU): what day and hour it is somewhere, and when a local hour comes.
// Thread-safe: reading only.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace courant::base {

// A time zone by its IANA name ("Europe/Berlin"). A name that is not known gives UTC; is_known() tells beforehand.
class Zone {
 public:
  explicit Zone(std::string_view name = "UTC");
  static bool is_known(std::string_view name);

  std::chrono::seconds offset(std::chrono::sys_seconds at) const;
  std::chrono::sys_days day_of(std::chrono::sys_seconds at) const {
    return std::chrono::floor<std::chrono::days>(at + offset(at));
  }
  // When the zone's clocks show `time` on this day. Of an hour that comes twice the first; an hour that is left out, as
  // long after the gap begins as it would lie within it.
  std::chrono::sys_seconds moment(std::chrono::sys_days day, std::chrono::seconds time = {}) const;
  const std::string& name() const { return name_; }

 private:
  struct Rules;
  std::string name_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace courant::base
