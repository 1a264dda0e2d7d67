#include "page/dated_text.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "page/lexicon.h"

namespace courant::page {
namespace {

constexpr std::size_t label_bytes_max = 40, dates_max = 3, much_text_bytes = 60;

struct Word {
  std::string_view word;
  DateLabel label;
};

const std::vector<Word>& words() {
  static const auto all = [] {
    std::vector<Word> read;
    for_each_entry("date_labels", [&](std::string_view key, std::string_view word) {
      read.push_back({word, key == "published" ? DateLabel::published
                            : key == "changed" ? DateLabel::changed
                                               : DateLabel::other});
    });
    return read;
  }();
  return all;
}

}  // namespace

DateLabel label_before(std::string_view text) {
  if (text.size() > label_bytes_max) text.remove_prefix(text.size() - label_bytes_max);
  const std::string small = base::lower_ascii(text);
  DateLabel label = DateLabel::none;
  std::size_t last = 0;
  for (const Word& word : words())
    if (const std::size_t at = small.rfind(word.word); at != std::string::npos && at + word.word.size() > last) {
      last = at + word.word.size();
      label = word.label;
    }
  return label;
}

DateLabel label_behind(std::string_view text) {
  constexpr std::size_t verb_bytes_max = 30;
  text = text.substr(0, std::min(text.find_first_of(".,;(\n"), verb_bytes_max));
  const std::string small = base::lower_ascii(text);
  std::size_t first = std::string::npos;
  DateLabel label = DateLabel::none;
  for (const Word& word : words())
    if (const std::size_t at = small.find(word.word); at < first) first = at, label = word.label;
  return label;
}

bool add_dates(std::string_view text, int rank, bool changed, Statements& into) {
  return add_dates(text, find_written_dates(text, DayOrder::day_first), rank, changed, into);
}

bool add_dates(std::string_view text, const std::vector<WrittenDate>& dates, int rank, bool changed, Statements& into) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < std::min(dates.size(), dates_max); ++i) {
    const DateLabel label = label_before(text.substr(from, dates[i].begin - from));
    const std::size_t end = i + 1 < dates.size() ? dates[i + 1].begin : text.size();
    std::string value(text.substr(dates[i].begin, end - dates[i].begin));
    from = dates[i].end;
    if (label == DateLabel::other) continue;
    const bool aside = text.size() - (dates[i].end - dates[i].begin) > much_text_bytes;
    if (label == DateLabel::changed || (changed && label == DateLabel::none)) {
      into.modified.push_back({std::move(value), StatedIn::visible, rank});
    } else {
      into.published.push_back({std::move(value), StatedIn::visible,
                                label == DateLabel::published ? std::max(0, rank - 2) : std::max(1, rank + aside)});
    }
  }
  return !dates.empty();
}

}  // namespace courant::page
