// What lists of feeds and of follows say alike.
#pragma once
#include <fmt/format.h>

#include <string>

#include "base/log.h"
#include "base/time.h"
#include "store/feeds.h"

namespace courant::app {

// "2026-06-16 17:50", in UTC.
inline std::string minute(store::Time at) {
  std::string text = base::format_utc(at).substr(0, 16);
  text[10] = ' ';
  return text;
}

// "answered 500, 3 times in a row"; safe for a terminal.
inline std::string failure_in_words(const std::string& error, int failures) {
  return base::printable(error) + (failures > 1 ? fmt::format(", {} times in a row", failures) : "");
}

}  // namespace courant::app
