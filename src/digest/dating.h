// What a sentence's dates say of its time: which of them date its main clause, how far back and ahead they lie.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "digest/main_clause.h"
#include "digest/material.h"

namespace courant::digest {

// The days of a story, where known: of the middle of its reports, and of the latest.
struct StoryDays {
  std::optional<std::chrono::sys_days> middle, latest;
  std::vector<std::string> mourned;  // who has died (digest/obituary.h); what that person did lies before
};
// By its reports' dates alone.
StoryDays find_days(const Material& material);

struct Days {
  std::chrono::sys_days first, last;
  bool exact = false;  // a day
};

// The days that an ISO value covers.
Days days_of(std::string_view value);
// Well before the story; a day, so many days and more before its middle.
bool is_over(const Days& days, const StoryDays& story, std::chrono::days at_least = std::chrono::days(9));

// Whether a date is resolved to a year, a month or a day.
bool is_iso(std::string_view value);

template <class Each>
void each_date(const Material& material, const Sentence& sentence, Each each) {
  for (const model::DateMention& date : material.report_of(sentence).found().dates) {
    if (sentence.span.contains(date.span) && is_iso(date.value)) each(date);
  }
}

// The token at which a date begins; tokens.size() where none does.
std::size_t first_token(std::span<const text::Token> tokens, const model::DateMention& date);

// "since last summer" goes on until today.
bool goes_on(const Material& material, const Sentence& sentence, const model::DateMention& date);

// "a 2012 measure", "of 2012 measures", "a March 16 request" tells of the measure, not of 2012.
bool modifies(const Material& material, const Sentence& sentence, const model::DateMention& date);

// The tokens of a date are in the main clause.
bool dates_clause(const Material& material, const Sentence& sentence, const MainClause& clause,
                  const model::DateMention& date);

// A year or day that lies well back and stands in no clause about somebody ("who was elected in 2019"), in no aside and
// in no comparison: "… until it was sold in 1967", "… and served from 1963 to 1968".
bool dates_telling(const Material& material, const Sentence& sentence, const MainClause& clause,
                   const model::DateMention& date);

// "One of the warnings was an August 2012 cable": the date of what the sentence is about.
bool is_predicate(const Material& material, const Sentence& sentence, const MainClause& clause,
                  const model::DateMention& date);

// A weekday of the main clause that no date was resolved for: "plays on Saturday", "will step up on Saturday"; not "on
// a Saturday".
bool names_weekday(const Material& material, const Sentence& sentence, const MainClause& clause);

// "In May", "at the end of July", of no year and no day, where the reports are undated too: not a day of the story.
bool names_bare_month(const Material& material, const Sentence& sentence, const MainClause& clause);

struct Dated {
  bool some = false, ahead = false;  // not said to be past; past the latest report
  bool day_ahead = false;            // a day of the main clause
};

// The dates of what a sentence does not say to be past; `clause` for `day_ahead`.
Dated find_plans(const Material& material, const Sentence& sentence, const StoryDays& story,
                 const MainClause* clause = nullptr);

// The earliest day, month or year that a sentence names, as an ISO date; empty where it names none.
std::string earliest_date(const Material& material, const Sentence& sentence);

}  // namespace courant::digest
