#include "base/web_date.h"

#include <algorithm>
#include <string>
#include <vector>

namespace courant::base {
namespace {

using namespace std::chrono;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

struct Zone {
  std::string_view name;
  int minutes;
};
// RFC 822's zones and those that feeds carry besides; "IST", "CST" and the like by their most frequent meaning.
constexpr Zone zones[] = {{"ut", 0},      {"utc", 0},     {"gmt", 0},    {"z", 0},      {"wet", 0},    {"west", 60},
                          {"bst", 60},    {"cet", 60},    {"met", 60},   {"mez", 60},   {"cest", 120}, {"mest", 120},
                          {"mesz", 120},  {"eet", 120},   {"eest", 180}, {"msk", 180},  {"msd", 240},  {"ist", 330},
                          {"sgt", 480},   {"hkt", 480},   {"jst", 540},  {"kst", 540},  {"awst", 480}, {"acst", 570},
                          {"aest", 600},  {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"est", -300}, {"edt", -240},
                          {"et", -300},   {"cst", -360},  {"cdt", -300}, {"ct", -360},  {"mst", -420}, {"mdt", -360},
                          {"mt", -420},   {"pst", -480},  {"pdt", -420}, {"pt", -480},  {"ast", -240}, {"adt", -180},
                          {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"nst", -210}, {"brt", -180}, {"art", -180}};

constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view long_months[] = {"january", "february", "march",     "april",   "may",      "june",
                                            "july",    "august",   "september", "october", "november", "december"};

struct Piece {
  enum Kind : unsigned char { number, word, mark } kind;
  std::string_view text;  // in lower case
  int value = 0;          // of a number of up to nine digits
};

std::vector<Piece> split(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size() && pieces.size() < 40;) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      int value = 0;
      for (; at < text.size() && is_digit(text[at]); ++at)
        if (at - begin < 9) value = value * 10 + (text[at] - '0');
      pieces.push_back({Piece::number, text.substr(begin, at - begin), value});
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      pieces.push_back({Piece::word, text.substr(begin, at - begin)});
    } else {
      if (text[at] != ' ' && text[at] != '\t') pieces.push_back({Piece::mark, text.substr(at, 1)});
      ++at;
    }
  }
  return pieces;
}

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < 12; ++i) {
    if (word == months[i] || word == long_months[i] || (i == 8 && word == "sept")) return static_cast<int>(i) + 1;
  }
  // RFC 822 names cut or stretched: "Sepr", "Decem".
  if (word.size() > 3)
    for (std::size_t i = 0; i < 12; ++i)
      if (long_months[i].starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

std::optional<sys_days> day_of(int y, int m, int d) {
  if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
}

int year_of(const Piece& piece) {
  if (piece.text.size() > 2) return piece.value;
  return piece.value < 70 ? 2000 + piece.value : 1900 + piece.value;
}

class Reader {
 public:
  explicit Reader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  std::optional<Moment> run() {
    if (!read_date() || (month_ == 0 && day_ != 0)) return std::nullopt;
    read_time_and_zone();
    const auto date = week_ ? *week_ : ordinal_ ? *ordinal_ : day_of(year_, std::max(month_, 1), std::max(day_, 1));
    if (!date) return std::nullopt;
    if (!has_time_ || day_ == 0)
      return Moment{*date, month_ == 0 ? Precision::year : day_ == 0 ? Precision::month : Precision::day, 0};
    if (hour_ > 24 || (hour_ == 24 && year_ == 9999) || minute_ > 59 || second_ > 60 || zone_ > 14 * 60 ||
        zone_ < -14 * 60)
      return std::nullopt;
    const auto local = sys_seconds{*date} + hours{hour_} + minutes{minute_} + seconds{std::min(second_, 59)};
    return Moment{local - minutes{zone_}, Precision::second, static_cast<short>(zone_)};
  }

 private:
  const Piece* at(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }
  bool is_number(std::size_t i, std::size_t digits = 0) const {
    return at(i) && at(i)->kind == Piece::number && (digits == 0 || at(i)->text.size() == digits);
  }
  bool is_mark(std::size_t i, char mark) const { return at(i) && at(i)->kind == Piece::mark && at(i)->text[0] == mark; }
  bool is_word(std::size_t i, std::string_view word) const {
    return at(i) && at(i)->kind == Piece::word && at(i)->text == word;
  }

  bool read_date() {
    while (at(next_) && at(next_)->kind == Piece::mark) ++next_;
    if (is_number(next_, 8)) return read_basic();
    if (is_number(next_, 4) && !named_month_ahead()) return read_iso();
    for (const char mark : {'/', '.', '-'})
      if (is_number(next_) && is_mark(next_ + 1, mark) && is_number(next_ + 2) && is_mark(next_ + 3, mark) &&
          is_number(next_ + 4))
        return read_numeric(mark);
    return read_named();
  }

  bool named_month_ahead() const {
    for (std::size_t i = next_ + 1; i < std::min(next_ + 4, pieces_.size()); ++i)
      if (pieces_[i].kind == Piece::word && month_of(pieces_[i].text) > 0) return true;
    return false;
  }

  bool read_basic() {  // 20240618, also with T214000 behind
    const int value = at(next_)->value;
    year_ = value / 10000, month_ = value / 100 % 100, day_ = value % 100;
    ++next_;
    if (is_word(next_, "t") && is_number(next_ + 1) &&
        (at(next_ + 1)->text.size() == 6 || at(next_ + 1)->text.size() == 4)) {
      const bool with_seconds = at(next_ + 1)->text.size() == 6;
      const int time = at(next_ + 1)->value;
      hour_ = with_seconds ? time / 10000 : time / 100;
      minute_ = with_seconds ? time / 100 % 100 : time % 100;
      second_ = with_seconds ? time % 100 : 0;
      has_time_ = true;
      next_ += 2;
    }
    return day_ > 0;
  }

  bool read_iso() {
    year_ = at(next_++)->value;
    const bool dashed = is_mark(next_, '-') || is_mark(next_, '/') || is_mark(next_, '.');
    if (dashed) ++next_;
    if (is_word(next_, "w") && is_number(next_ + 1, 2)) return read_week();
    if (!dashed) {
      if (is_number(next_)) return read_spaced_iso();
      return pieces_.size() == next_;
    }
    if (is_number(next_, 3)) {
      const auto first = day_of(year_, 1, 1);
      if (!first || at(next_)->value < 1 || at(next_)->value > 366) return false;
      ordinal_ = *first + days{at(next_++)->value - 1};
      month_ = day_ = 1;
      return true;
    }
    if (!is_number(next_)) return false;
    month_ = at(next_++)->value;
    if (is_mark(next_, '-') || is_mark(next_, '/') || is_mark(next_, '.')) {
      if (!is_number(++next_)) return false;
      day_ = at(next_++)->value;
      return day_ > 0 && month_ > 0;
    }
    return month_ > 0;
  }

  bool read_spaced_iso() {  // "2024 06 18"
    if (!is_number(next_ + 1)) return false;
    month_ = at(next_)->value, day_ = at(next_ + 1)->value;
    next_ += 2;
    return day_ > 0 && month_ > 0;
  }

  bool read_week() {
    const int week = at(next_ + 1)->value;
    next_ += 2;
    if (is_mark(next_, '-')) ++next_;
    const int weekday = is_number(next_, 1) ? at(next_++)->value : 1;
    const auto january4 = day_of(year_, 1, 4);
    if (!january4 || week < 1 || week > 53 || weekday < 1 || weekday > 7) return false;
    const unsigned iso = std::chrono::weekday{*january4}.iso_encoding();
    week_ = *january4 - days{iso - 1} + days{(week - 1) * 7 + weekday - 1};
    month_ = day_ = 1;
    return true;
  }

  bool read_numeric(char mark) {
    const int first = at(next_)->value, second = at(next_ + 2)->value;
    year_ = year_of(*at(next_ + 4));
    const bool month_first = mark == '/' ? first <= 12 : mark == '-' && first <= 12 && second > 12;
    month_ = month_first ? first : second;
    day_ = month_first ? second : first;
    next_ += 5;
    return day_ > 0;
  }

  // A month by name with a day and a year around it, in any order; the weekday and other words are passed over.
  bool read_named() {
    // "mar. 18 jun" begins with a Tuesday: a name with the day before it counts more.
    std::size_t month_at = 0;
    for (std::size_t i = next_; at(i) && i < next_ + 12; ++i) {
      const int month = at(i)->kind == Piece::word ? month_of(at(i)->text) : 0;
      if (month == 0 || (month_ > 0 && !(is_number(i - 1) && !is_mark(i, ':')))) continue;
      month_ = month;
      month_at = i;
    }
    if (month_ == 0) return false;
    std::size_t behind = month_at + 1;
    const auto skip_marks = [&](std::size_t& i) {
      while (at(i) && (at(i)->kind == Piece::mark
                           ? std::string_view(",.-/'").find(at(i)->text[0]) != std::string_view::npos
                           : at(i)->kind == Piece::word && (at(i)->text == "of" || is_suffix(at(i)->text))))
        ++i;
    };
    std::size_t before = month_at;
    while (before > 0 && (pieces_[before - 1].kind == Piece::mark || is_suffix(pieces_[before - 1].text) ||
                          pieces_[before - 1].text == "of"))
      --before;
    skip_marks(behind);
    const bool number_before = before > 0 && is_number(before - 1);
    if (number_before && at(before - 1)->text.size() <= 2) {
      day_ = at(before - 1)->value;
      if (is_number(behind) && !is_mark(behind + 1, ':')) year_ = year_of(*at(behind++));
    } else if (number_before && at(before - 1)->text.size() == 4 && is_number(behind)) {
      year_ = at(before - 1)->value, day_ = at(behind++)->value;
    } else if (is_number(behind) && at(behind)->text.size() <= 2 && !is_mark(behind + 1, ':')) {
      day_ = at(behind++)->value;
      skip_marks(behind);
      if (is_number(behind) && !is_mark(behind + 1, ':')) year_ = year_of(*at(behind++));
    } else if (is_number(behind, 4)) {
      year_ = at(behind++)->value;
    }
    next_ = behind;
    if (year_ == 0) read_late_year();
    return year_ > 0;
  }

  static bool is_suffix(std::string_view word) { return word == "st" || word == "nd" || word == "rd" || word == "th"; }

  void read_late_year() {  // asctime: "Jun 18 21:40:00 2024"
    for (std::size_t i = pieces_.size(); i-- > next_;) {
      const bool of_zone = i > 0 && (is_mark(i - 1, '+') || is_mark(i - 1, '-'));
      if (is_number(i, 4) && !of_zone) {
        year_ = at(i)->value;
        return;
      }
    }
  }

  void read_time_and_zone() {
    for (std::size_t i = next_; i < pieces_.size(); ++i) {
      if (!has_time_ && is_number(i) && is_mark(i + 1, ':') && is_number(i + 2)) {
        has_time_ = true;
        hour_ = at(i)->value, minute_ = at(i + 2)->value;
        i += 2;
        if (is_mark(i + 1, ':') && is_number(i + 2)) second_ = at(i + 2)->value, i += 2;
        if ((is_mark(i + 1, '.') || is_mark(i + 1, ',')) && is_number(i + 2)) i += 2;
      } else if (at(i)->kind == Piece::word) {
        read_word(*at(i));
      } else if (has_time_ && (is_mark(i, '+') || is_mark(i, '-')) && is_number(i + 1)) {
        i = read_offset(i);
      }
    }
    if (half_ == 'p' && hour_ < 12) hour_ += 12;
    if (half_ == 'a' && hour_ == 12) hour_ = 0;
  }

  void read_word(const Piece& word) {
    if (word.text == "pm" || word.text == "p") half_ = 'p';
    if (word.text == "am" || word.text == "a") half_ = 'a';
    if (zone_known_ || !has_time_) return;
    for (const Zone& zone : zones) {
      if (zone.name != word.text) continue;
      zone_ = zone.minutes;
      zone_known_ = word.text != "gmt" && word.text != "utc";
    }
  }

  std::size_t read_offset(std::size_t i) {
    const int sign = is_mark(i, '-') ? -1 : 1;
    const Piece& digits = *at(i + 1);
    int offset = 0;
    if (digits.text.size() <= 2) {
      offset = digits.value * 60;
      if (is_mark(i + 2, ':') && is_number(i + 3, 2)) offset += at(i + 3)->value, i += 2;
    } else if (digits.text.size() <= 4) {
      offset = digits.value / 100 * 60 + digits.value % 100;
    }
    if (!zone_known_) zone_ = sign * offset;
    zone_known_ = true;
    return i + 1;
  }

  const std::vector<Piece>& pieces_;
  std::size_t next_ = 0;
  int year_ = 0, month_ = 0, day_ = 0, hour_ = 0, minute_ = 0, second_ = 0, zone_ = 0;
  char half_ = '\0';  // of the day: 'a' or 'p'
  bool has_time_ = false, zone_known_ = false;
  std::optional<sys_days> week_, ordinal_;
};

std::optional<Moment> parse_unix_time(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  long long value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return Moment{sys_seconds{seconds{text.size() == 13 ? value / 1000 : value}}, Precision::second, 0};
}

}  // namespace

std::optional<Moment> parse_web_date(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 120) return std::nullopt;
  if (auto moment = parse_unix_time(text)) return moment;
  std::string low(text);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' || c == '\r' ? ' ' : c;
  const std::vector<Piece> pieces = split(low);
  return Reader(pieces).run();
}

}  // namespace courant::base
