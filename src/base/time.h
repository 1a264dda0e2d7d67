// Moments as outlets give them: a second, or only a day, a month or a year. What is not known is not filled in.
// Thread-safe: pure functions over values.
#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace courant::base {

enum class Precision : unsigned char { year, month, day, second };

struct Moment {
  std::chrono::sys_seconds at{};  // UTC; the first second of the year, month or day where only that is known
  Precision precision = Precision::second;
  short offset_minutes = 0;  // the zone it was written in, for showing and for the local day

  friend bool operator==(const Moment& a, const Moment& b) { return a.at == b.at && a.precision == b.precision; }
  friend auto operator<=>(const Moment& a, const Moment& b) { return a.at <=> b.at; }
};

// Reads RFC 3339 ("2024-06-18T21:40:00Z", also with a space, without seconds or with a fraction, which is cut), and
// its prefixes "2024", "2024-06", "2024-06-18". A time without zone is taken as UTC. nullopt: not such a moment.
std::optional<Moment> parse_moment(std::string_view text);

// Writes what parse_moment reads, in the moment's own zone: "2024-06-18T23:40:00+02:00", or "2024-06" if no more is
// known.
std::string format_moment(const Moment& moment);

// "2024-06-18T21:40:00Z", whatever zone it was written in.
std::string format_utc(std::chrono::sys_seconds at);

}  // namespace courant::base
