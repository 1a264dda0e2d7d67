#include "pipeline/shared_dates.h"

#include <algorithm>

#include "text/read_text.h"

namespace courant::pipeline {
namespace {

constexpr std::size_t dates_max = 6;

// The day, month or year of a TIMEX3 value; empty where it is something else, as a quarter or "PAST_REF".
std::string iso_date_of(const std::string& value) {
  static constexpr std::string_view form = "dddd-dd-dd";
  const std::string date = value.substr(0, value.find('T'));
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return {};
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (form[i] == 'd' ? !digit : date[i] != form[i]) return {};
  }
  return date;
}

bool holds(std::span<const std::string> dates, const std::string& date) {
  return std::ranges::find(dates, date) != dates.end();
}

}  // namespace

std::vector<std::string> find_iso_dates(const model::Article& article) {
  std::vector<std::string> dates;
  const text::TextReading read = text::read_text(article);
  for (const model::DateMention& mention : read.reading.dates) {
    if (std::string date = iso_date_of(mention.value); !date.empty() && !holds(dates, date))
      dates.push_back(std::move(date));
  }
  return dates;
}

void tell_shared_dates(std::span<const std::string> own, std::span<const std::string> other, model::Why& why) {
  std::vector<std::string> shared;
  for (const std::string& date : own) {
    if (holds(other, date)) shared.push_back(date);
  }
  for (const std::string& year : why.dates) {
    if (!holds(shared, year)) shared.push_back(year);
  }
  const std::vector<std::string> all = shared;
  std::erase_if(shared, [&](const std::string& date) {
    return std::ranges::any_of(
        all, [&](const std::string& finer) { return finer.size() > date.size() && finer.starts_with(date); });
  });
  shared.resize(std::min(shared.size(), dates_max));
  why.dates = std::move(shared);
}

}  // namespace courant::pipeline
