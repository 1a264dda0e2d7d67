#include "page/written_date.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

#include "page/lexicon.h"

namespace courant::page {
namespace {

using base::Moment;
using base::Precision;

struct Piece {
  enum Kind : unsigned char { number, word, mark } kind;
  int value = 0;  // of a number
  unsigned digits = 0;
  std::string text;  // of a word, in lower case; of a mark
  std::size_t begin = 0, end = 0;
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  const auto keep = [&](Piece&& piece, std::size_t begin, std::size_t end) {
    piece.begin = begin;
    piece.end = end;
    pieces.push_back(std::move(piece));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto c = static_cast<unsigned char>(text[at]);
    if (std::isdigit(c)) {
      Piece piece{Piece::number, 0, 0, {}};
      for (; at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])); ++at, ++piece.digits)
        if (piece.digits < 9) piece.value = piece.value * 10 + (text[at] - '0');
      keep(std::move(piece), begin, at);
    } else if (std::isalpha(c) || c >= 0x80) {
      Piece piece{Piece::word, 0, 0, {}};
      for (; at < text.size() &&
             (std::isalpha(static_cast<unsigned char>(text[at])) || static_cast<unsigned char>(text[at]) >= 0x80);
           ++at)
        piece.text += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
      keep(std::move(piece), begin, at);
    } else {
      ++at;
      if (c > 0x20) keep({Piece::mark, 0, 0, std::string(1, text[begin])}, begin, at);
    }
  }
  return pieces;
}

const std::unordered_map<std::string_view, int>& months() {
  static const auto read = [] {
    std::unordered_map<std::string_view, int> table;
    for_each_entry("months", [&](std::string_view number, std::string_view names) {
      while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find(' '));
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        table[name] = std::stoi(std::string(number));
      }
    });
    return table;
  }();
  return read;
}

int month_named(const Piece& piece) {
  if (piece.kind != Piece::word) return 0;
  const auto found = months().find(piece.text);
  return found == months().end() ? 0 : found->second;
}

bool is_year(const Piece& piece) {
  return piece.kind == Piece::number && piece.digits == 4 && piece.value >= 1990 && piece.value <= 2100;
}
bool is_small(const Piece& piece, int max) {
  return piece.kind == Piece::number && piece.digits <= 2 && piece.value >= 1 && piece.value <= max;
}
bool is_word(const Piece& piece, std::string_view start) {
  return piece.kind == Piece::word && piece.text.starts_with(start);
}
bool is_mark(const Piece& piece, std::string_view marks) {
  return piece.kind == Piece::mark && marks.find(piece.text[0]) != std::string_view::npos;
}

struct Day {
  int year = 0, month = 0, day = 0;
  std::size_t after = 0;  // index of the piece behind it
};

std::optional<std::chrono::sys_days> to_days(const Day& day) {
  const std::chrono::year_month_day date{std::chrono::year{day.year},
                                         std::chrono::month(static_cast<unsigned>(day.month)),
                                         std::chrono::day(static_cast<unsigned>(day.day))};
  return date.ok() ? std::optional<std::chrono::sys_days>(date) : std::nullopt;
}

// A date that begins at piece i.
std::optional<Day> date_at(const std::vector<Piece>& p, std::size_t i, DayOrder order) {
  const auto has = [&](std::size_t n) { return i + n < p.size(); };
  const auto skip = [&](std::size_t from, std::string_view marks) {
    while (from < p.size() && is_mark(p[from], marks)) ++from;
    return from;
  };
  if (has(4) && is_year(p[i]) && is_mark(p[i + 1], "-/.") && is_small(p[i + 2], 12) && is_mark(p[i + 3], "-/.") &&
      is_small(p[i + 4], 31))
    return Day{p[i].value, p[i + 2].value, p[i + 4].value, i + 5};
  if (has(4) && is_small(p[i], 31) && is_mark(p[i + 1], "-/.|") && is_small(p[i + 2], 31) &&
      is_mark(p[i + 3], "-/.|") && p[i + 4].kind == Piece::number &&
      (is_year(p[i + 4]) || (p[i + 4].digits == 2 && is_mark(p[i + 1], "./")))) {
    const int year = p[i + 4].digits == 2 ? 2000 + p[i + 4].value : p[i + 4].value;
    bool month_first = order == DayOrder::month_first && is_mark(p[i + 1], "/-");
    if (p[i].value > 12) month_first = false;
    if (p[i + 2].value > 12) month_first = true;
    return month_first ? Day{year, p[i].value, p[i + 2].value, i + 5} : Day{year, p[i + 2].value, p[i].value, i + 5};
  }
  if (has(4) && is_year(p[i]) && is_small(p[i + 2], 12) && is_small(p[i + 4], 31) &&
      ((is_word(p[i + 1], "年") && is_word(p[i + 3], "月")) || (is_word(p[i + 1], "년") && is_word(p[i + 3], "월"))))
    return Day{p[i].value, p[i + 2].value, p[i + 4].value, i + 5};
  if (is_small(p[i], 31)) {  // 18. Juni 2024, 18th of June, 2024, 18 de junio de 2024
    std::size_t at = i + 1;
    for (int steps = 0; steps < 3 && at < p.size(); ++steps, ++at)
      if (!is_mark(p[at], ".-/,") &&
          !(p[at].kind == Piece::word &&
            (p[at].text == "st" || p[at].text == "nd" || p[at].text == "rd" || p[at].text == "th" ||
             p[at].text == "of" || p[at].text == "de" || p[at].text == "er" || p[at].text == "º")))
        break;
    const int month = at < p.size() ? month_named(p[at]) : 0;
    if (month == 0) return std::nullopt;
    at = skip(at + 1, ".,-/");
    if (at < p.size() && p[at].kind == Piece::word && (p[at].text == "de" || p[at].text == "del")) ++at;
    if (at < p.size() && is_year(p[at])) return Day{p[at].value, month, p[i].value, at + 1};
    return std::nullopt;
  }
  if (const int month = month_named(p[i]); month != 0) {  // June 18, 2024
    std::size_t at = skip(i + 1, ".");
    if (at >= p.size() || !is_small(p[at], 31)) return std::nullopt;
    const int day = p[at].value;
    ++at;
    if (at < p.size() && p[at].kind == Piece::word &&
        (p[at].text == "st" || p[at].text == "nd" || p[at].text == "rd" || p[at].text == "th"))
      ++at;
    at = skip(at, ",.");
    if (at < p.size() && is_year(p[at])) return Day{p[at].value, month, day, at + 1};
    const std::size_t clock = at;  // C's and Java's "Jun 18 21:40:00 CEST 2024"
    for (std::size_t end = clock + 3; end < p.size() && end < clock + 8; ++end)
      if (is_mark(p[clock + 1], ":") && is_year(p[end])) return Day{p[end].value, month, day, clock};
  }
  if (is_year(p[i]) && has(1)) {  // 2024. június 18., 2024 June 18
    const std::size_t at = skip(i + 1, ".,-");
    if (at + 1 < p.size() && month_named(p[at]) != 0 && is_small(p[at + 1], 31))
      return Day{p[i].value, month_named(p[at]), p[at + 1].value, at + 2};
  }
  return std::nullopt;
}

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr Zone zones[] = {{"z", 0},      {"gmt", 0},    {"utc", 0},    {"bst", 60},   {"cet", 60},   {"cest", 120},
                          {"mez", 60},   {"mesz", 120}, {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300},
                          {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}};

// The time of day behind a date, within the next few pieces.
void read_time(const std::vector<Piece>& p, std::size_t at, Moment& moment) {
  using namespace std::chrono;
  std::size_t i = at;
  while (i < p.size() && i < at + 4 && p[i].kind != Piece::number) ++i;
  if (i + 2 >= p.size() || i >= at + 4 || !is_mark(p[i + 1], ":.h") || p[i].digits > 2 || p[i].value > 23 ||
      p[i + 2].kind != Piece::number || p[i + 2].digits != 2 || p[i + 2].value > 59)
    return;
  if (is_mark(p[i + 1], ".") && i + 3 < p.size() && is_mark(p[i + 3], ".")) return;
  int hour = p[i].value, second = 0;
  const int minute = p[i + 2].value;
  std::size_t next = i + 3;
  if (next + 1 < p.size() && is_mark(p[next], ":") && p[next + 1].kind == Piece::number && p[next + 1].value < 60)
    second = p[next + 1].value, next += 2;
  if (next + 1 < p.size() && is_mark(p[next], ".") && p[next + 1].kind == Piece::number && p[next + 1].digits >= 3)
    next += 2;
  if (next < p.size() && p[next].kind == Piece::word) {
    const std::string& word = p[next].text;
    const bool afternoon = word == "pm" || word == "p", morning = word == "am" || word == "a";
    if (afternoon && hour < 12) hour += 12;
    if (morning && hour == 12) hour = 0;
    if (afternoon || morning) {
      ++next;
      while (next < p.size() && (is_mark(p[next], ".") || (p[next].kind == Piece::word && p[next].text == "m"))) ++next;
    }
  }
  int offset = 0;
  if (next < p.size() && p[next].kind == Piece::word) {
    for (const Zone& zone : zones)
      if (zone.name == p[next].text) offset = zone.minutes;
  } else if (next + 1 < p.size() && is_mark(p[next], "+-") && p[next + 1].kind == Piece::number) {
    const int sign = p[next].text[0] == '-' ? -1 : 1, value = p[next + 1].value;
    if (p[next + 1].digits == 4) offset = sign * (value / 100 * 60 + value % 100);
    if (p[next + 1].digits <= 2)
      offset = sign * (value * 60 + (next + 3 < p.size() && is_mark(p[next + 2], ":") ? p[next + 3].value : 0));
    if (offset > 14 * 60 || offset < -14 * 60) offset = 0;
  }
  moment.at += hours{hour} + minutes{minute} + seconds{second} - minutes{offset};
  moment.precision = Precision::second;
  moment.offset_minutes = static_cast<short>(offset);
}

}  // namespace

std::vector<WrittenDate> find_written_dates(std::string_view text, DayOrder order) {
  constexpr std::size_t bytes_max = 300;
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
  if (auto moment = base::parse_moment(text.substr(start)); moment && moment->precision >= Precision::day) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(moment->at)};
    if (static_cast<int>(date.year()) < 1990 || static_cast<int>(date.year()) > 2100) return {};
    return {{*moment, start, text.size()}};
  }
  text = text.substr(0, bytes_max);
  std::vector<WrittenDate> found;
  // No date does without its day and year; most texts on a page are told by that alone.
  constexpr std::ptrdiff_t digits_min = 3;
  if (std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) < digits_min) return found;
  const std::vector<Piece> pieces = cut(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == Piece::mark) continue;
    if (pieces.size() == 1 && pieces[i].kind == Piece::number && pieces[i].digits == 8) {
      const Day day{pieces[i].value / 10000, pieces[i].value / 100 % 100, pieces[i].value % 100, 1};
      if (const auto days = to_days(day); days && day.year >= 1990 && day.year <= 2100)
        return {{Moment{*days, Precision::day, 0}, pieces[i].begin, pieces[i].end}};
    }
    const auto day = date_at(pieces, i, order);
    const auto days = day ? to_days(*day) : std::nullopt;
    if (!days || day->year < 1990 || day->year > 2100) continue;
    Moment moment{*days, Precision::day, 0};
    std::size_t after = day->after;
    if (after < pieces.size() && pieces[after].kind == Piece::word && pieces[after].text == "t") ++after;
    read_time(pieces, after, moment);
    found.push_back({moment, pieces[i].begin, pieces[std::max(i, day->after - 1)].end});
    i = std::max(i, day->after - 1);
  }
  return found;
}

std::optional<Moment> find_written_date(std::string_view text, DayOrder order) {
  const auto found = find_written_dates(text, order);
  return found.empty() ? std::nullopt : std::optional(found.front().moment);
}

std::optional<Moment> find_address_date(std::string_view url) {
  const auto path = url.find("://");
  const std::string_view rest = path == std::string_view::npos ? url : url.substr(path + 3);
  const std::vector<Piece> pieces = cut(rest.substr(0, 300));
  for (std::size_t i = 0; i + 4 < pieces.size(); ++i) {
    const Piece &first = pieces[i], &second = pieces[i + 2], &third = pieces[i + 4];
    if (!is_mark(pieces[i + 1], "/-_") || !is_mark(pieces[i + 3], "/-_") || pieces[i + 1].text != pieces[i + 3].text ||
        !is_small(second, 12))
      continue;
    // Between slashes /2024/6/8/ is a date too; "29-10-2024" is one where it cannot be month-first.
    const bool two_digits = second.digits == 2 && (first.digits == 2 || third.digits == 2);
    const bool year_first = is_year(first) && is_small(third, 31) && (two_digits || pieces[i + 1].text == "/");
    const bool day_first = is_small(first, 31) && first.value > 12 && is_year(third) && two_digits;
    if (!year_first && !day_first) continue;
    if (const auto days =
            to_days({year_first ? first.value : third.value, second.value, year_first ? third.value : first.value, 0}))
      return Moment{*days, Precision::day, 0};
  }
  for (const Piece& piece : pieces) {
    if (piece.kind != Piece::number || piece.digits != 8) continue;
    const Day day{piece.value / 10000, piece.value / 100 % 100, piece.value % 100, 0};
    if (const auto days = to_days(day); days && day.year >= 1995 && day.year <= 2100)
      return Moment{*days, Precision::day, 0};
  }
  return std::nullopt;
}

}  // namespace courant::page
