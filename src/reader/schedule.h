// When a follow is told next. Pure; thread-safe.
#pragma once
#include <chrono>

#include "store/follows.h"

namespace courant::reader {

using Time = std::chrono::sys_seconds;

// The first moment after `now` at which mail of this follow is due: its hour on each day of its zone, or on each
// Monday.
Time next_due(const store::Follow& follow, Time now);
// The last such moment before or at `now`.
Time last_due(const store::Follow& follow, Time now);

// How long to wait after so many failures in a row: from a minute to a day.
std::chrono::seconds wait_after(int failures);

// A message that nobody took for so long is given up (RFC 5321, 4.5.4.1: "at least 4-5 days").
inline constexpr std::chrono::seconds give_up_after = std::chrono::days(5);

}  // namespace courant::reader
