#include "base/time.h"

#include <fmt/format.h>

namespace courant::base {
namespace {

// Reads exactly `digits` decimal digits at `at` and moves on; nullopt when there are fewer.
std::optional<int> read_number(std::string_view text, std::size_t& at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  at += digits;
  return value;
}

bool read_char(std::string_view text, std::size_t& at, std::string_view any_of) {
  if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos) return false;
  ++at;
  return true;
}

// The zone after a time: "Z", "+02:00", "+0200", "-05" or nothing; nullopt when something else stands there.
std::optional<int> read_zone(std::string_view text, std::size_t& at) {
  if (at == text.size()) return 0;
  if (read_char(text, at, "Zz")) return 0;
  const bool west = text[at] == '-';
  if (!read_char(text, at, "+-")) return std::nullopt;
  const auto hours = read_number(text, at, 2);
  read_char(text, at, ":");
  const auto minutes = at == text.size() ? std::optional(0) : read_number(text, at, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  using namespace std::chrono;
  std::size_t at = 0;
  const auto y = read_number(text, at, 4);
  if (!y) return std::nullopt;
  auto built = [](int y_, int m_, int d_) -> std::optional<sys_days> {
    const year_month_day date{year{y_}, month{static_cast<unsigned>(m_)}, day{static_cast<unsigned>(d_)}};
    return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
  };
  if (at == text.size()) {
    const auto date = built(*y, 1, 1);
    return date ? std::optional(Moment{*date, Precision::year, 0}) : std::nullopt;
  }
  if (!read_char(text, at, "-")) return std::nullopt;
  const auto m = read_number(text, at, 2);
  if (!m) return std::nullopt;
  if (at == text.size()) {
    const auto date = built(*y, *m, 1);
    return date ? std::optional(Moment{*date, Precision::month, 0}) : std::nullopt;
  }
  if (!read_char(text, at, "-")) return std::nullopt;
  const auto d = read_number(text, at, 2);
  const auto date = d ? built(*y, *m, *d) : std::nullopt;
  if (!date) return std::nullopt;
  if (at == text.size()) return Moment{*date, Precision::day, 0};
  if (!read_char(text, at, "Tt ")) return std::nullopt;
  const auto hour = read_number(text, at, 2);
  if (!hour || !read_char(text, at, ":")) return std::nullopt;
  const auto minute = read_number(text, at, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (read_char(text, at, ":")) {
    const auto value = read_number(text, at, 2);
    if (!value) return std::nullopt;
    second = *value;
    if (read_char(text, at, ".,"))
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  }
  const auto zone = read_zone(text, at);
  if (!zone || at != text.size() || *hour > 24 || *minute > 59 || second > 60) return std::nullopt;
  const auto local = sys_seconds{*date} + hours{*hour} + minutes{*minute} + seconds{std::min(second, 59)};
  return Moment{local - minutes{*zone}, Precision::second, static_cast<short>(*zone)};
}

std::string format_moment(const Moment& moment) {
  using namespace std::chrono;
  const auto local = moment.at + minutes{moment.precision == Precision::second ? moment.offset_minutes : 0};
  const auto day_start = floor<days>(local);
  const year_month_day date{day_start};
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
  switch (moment.precision) {
    case Precision::year:
      return fmt::format("{:04}", y);
    case Precision::month:
      return fmt::format("{:04}-{:02}", y, m);
    case Precision::day:
      return fmt::format("{:04}-{:02}-{:02}", y, m, d);
    case Precision::second:
      break;
  }
  const hh_mm_ss time{local - day_start};
  std::string out = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", y, m, d, time.hours().count(),
                                time.minutes().count(), time.seconds().count());
  const int offset = moment.offset_minutes;
  if (offset == 0) return out + "Z";
  return out + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

std::string format_utc(std::chrono::sys_seconds at) { return format_moment(Moment{at, Precision::second, 0}); }

}  // namespace courant::base
