// Resolves what a date expression says against the day of publication. Part of finding dates, apart for size.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "model/reading.h"
#include "text/date_words.h"

namespace courant::text {

enum class Relation : unsigned char { none, last, current, next, past_only };

// What was parsed; 0 or empty for what was not said.
struct DateExpression {
  std::uint32_t begin = 0;  // its first token: prepositions are none of it
  std::uint32_t end = 0;    // the token after it
  int year = 0, month = 0, day = 0;
  int weekday = 0, quarter = 0, half = 0;
  std::string season, part, reference, holiday;
  std::string time;  // "T22:00"
  bool decade = false, century = false, weekend = false, week_of = false;
  std::optional<int> shift_days;  // "yesterday"
  std::optional<int> unit;        // TimeUnit, with shift or relation
  int shift = 0;                  // units, negative into the past
  bool vague_shift = false;       // "a few years ago"
  bool from_last = false;         // "a year earlier": counted from what was last named
  Relation relation = Relation::none;
  bool year_back = false;
  bool from_now = false;                         // "two years ago": counted from publication, whatever was named
  bool deictic = false;                          // "the quarter", "that day": of what was last named
  int end_year = 0, end_day = 0, end_month = 0;  // of a range: "May 3-5", "1990-95"
};

// Keeps what was last named, for "that day" and "the quarter".
class DateResolver {
 public:
  explicit DateResolver(std::optional<std::chrono::sys_days> published) : published_(published) {}

  // Fills value and end of the mention.
  void resolve(const DateExpression& said, std::optional<model::Tense> tense, model::DateMention& mention);

 private:
  std::string value_of(const DateExpression& said, std::optional<model::Tense> tense);
  std::string calendar_value(const DateExpression& said, std::optional<model::Tense> tense);
  std::string unit_value(const DateExpression& said, std::chrono::sys_days from) const;
  std::string shifted_value(const DateExpression& said);
  std::string related_value(const DateExpression& said, std::chrono::sys_days from);
  std::string weekday_value(const DateExpression& said, std::optional<model::Tense> tense) const;
  std::string nth_weekday(const DateExpression& said, std::optional<model::Tense> tense) const;
  std::string quarter_value(const DateExpression& said);
  int year_for(int month, int day, Relation relation, std::optional<model::Tense> tense) const;

  std::optional<std::chrono::sys_days> published_;
  std::optional<std::chrono::sys_days> last_day_;
  int last_quarter_year_ = 0, last_quarter_ = 0;
  int last_year_ = 0;
};

}  // namespace courant::text
