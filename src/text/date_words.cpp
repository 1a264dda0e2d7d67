#include "text/date_words.h"

#include <charconv>

#include "text/lexicon.h"

namespace courant::text {
namespace {

constexpr std::pair<std::string_view, TimeWordKind> sections[] = {
    {"months", TimeWordKind::month},
    {"month abbreviations", TimeWordKind::month_short},
    {"plural units", TimeWordKind::unit},
    {"current", TimeWordKind::current_or_now},
    {"weekdays", TimeWordKind::weekday},
    {"seasons", TimeWordKind::season},
    {"units", TimeWordKind::unit},
    {"days", TimeWordKind::day},
    {"day parts", TimeWordKind::day_part},
    {"references", TimeWordKind::reference},
    {"last", TimeWordKind::last},
    {"next", TimeWordKind::next},
    {"this", TimeWordKind::current},
    {"ago after", TimeWordKind::ago_after},
    {"ago before", TimeWordKind::ago_before},
    {"later after", TimeWordKind::later_after},
    {"earlier after", TimeWordKind::earlier_after},
    {"in before", TimeWordKind::in_before},
    {"edges", TimeWordKind::edge},
    {"of", TimeWordKind::of},
    {"the", TimeWordKind::the},
    {"decades", TimeWordKind::decade},
    {"holidays", TimeWordKind::holiday},
    {"fiscal", TimeWordKind::fiscal},
    {"clock", TimeWordKind::clock},
    {"weekend", TimeWordKind::weekend},
    {"half", TimeWordKind::half},
    {"that", TimeWordKind::anaphora},
    {"before years", TimeWordKind::before_year},
    {"zones", TimeWordKind::zone},
    {"year back", TimeWordKind::year_back},
    {"year end", TimeWordKind::year_end},
};

int unit_of(std::string_view name) {
  static constexpr std::string_view names[] = {"minute",  "hour", "day",    "week",    "month",
                                               "quarter", "year", "decade", "century", "period"};
  for (int i = 0; i < 10; ++i) {
    if (names[i] == name) return i;
  }
  return unit_day;
}

}  // namespace

TimeWords::TimeWords(std::string_view language) : numbers_(language) {
  for (const LexiconEntry& entry : read_lexicon(language, "numbers")) openers_.insert(entry.keys.front());
  for (const LexiconEntry& entry : read_lexicon(language, "dates")) {
    if (entry.section == "month first") month_first_ = true;
    if (entry.section == "last and next follow") relations_follow_ = true;
    std::string_view section = entry.section;
    constexpr std::string_view capital = " with capital";
    const bool with_capital = section.ends_with(capital);
    if (with_capital) section.remove_suffix(capital.size());
    for (const auto& [name, kind] : sections) {
      if (name != section) continue;
      openers_.insert(entry.keys.front());
      TimeWord& word = words_[entry.keys];
      word = {kind, 0, section == "plural units", with_capital, std::string(entry.value)};
      std::from_chars(entry.value.data(), entry.value.data() + entry.value.size(), word.number);
      if (kind == TimeWordKind::unit) word.number = unit_of(entry.value);
    }
  }
}

}  // namespace courant::text
