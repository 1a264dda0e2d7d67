#include "digest/timeline.h"

#include <algorithm>
#include <map>

#include "base/time.h"
#include "digest/lean.h"
#include "digest/sources.h"

namespace courant::digest {
namespace {

constexpr std::size_t entries_max = 8;
constexpr double centrality_min = 0.12;
constexpr double repeat_max = 0.5;  // cosine between two entries

struct Entry {
  std::string date;
  const Sentence* sentence = nullptr;
  double worth = 0;
};

// Only dates that name a calendar day, month or year; week, season and quarter stay with the sentence alone.
bool is_calendar(const std::string& value) {
  return value.size() <= 10 && (value.size() == 4 || value.size() == 7 || value.size() == 10) &&
         base::parse_moment(value).has_value();
}

std::vector<Entry> collect(const Material& material) {
  std::map<std::string, Entry> best;  // by date
  for (const std::uint32_t voice : material.voices) {
    const Report& report = material.reports[voice];
    const Told nothing(material);
    for (const model::DateMention& date : report.found().dates) {
      if (!is_calendar(date.value) || !date.end.empty()) continue;
      for (std::uint32_t i = report.first; i < report.last; ++i) {
        const Sentence& sentence = material.sentences[i];
        if (!sentence.span.contains(date.span)) continue;
        if (!sentence.sound || !sentence.opens || sentence.quotes != 0 || sentence.centrality < centrality_min) break;
        const double worth =
            sentence.centrality - 0.2 * lean_on_unseen(material, sentence, nothing, true) - 0.002 * sentence.words;
        Entry& entry = best[date.value];
        if (!entry.sentence || worth > entry.worth) entry = {date.value, &sentence, worth};
        break;
      }
    }
  }
  std::vector<Entry> entries;
  for (auto& [date, entry] : best) entries.push_back(entry);
  return entries;
}

}  // namespace

std::vector<model::TimelineEntry> make_timeline(const Material& material) {
  std::vector<Entry> entries = collect(material);
  std::ranges::stable_sort(entries, std::greater{}, &Entry::worth);
  std::vector<Entry> kept;
  for (const Entry& entry : entries) {
    const bool repeats = std::ranges::any_of(kept, [&](const Entry& other) {
      return other.sentence == entry.sentence || cosine(other.sentence->vector, entry.sentence->vector) > repeat_max;
    });
    if (!repeats && kept.size() < entries_max) kept.push_back(entry);
  }
  std::ranges::stable_sort(kept, {}, &Entry::date);
  std::vector<model::TimelineEntry> timeline;
  for (const Entry& entry : kept) timeline.push_back({entry.date, quote_sentence(material, *entry.sentence)});
  return timeline;
}

}  // namespace courant::digest
