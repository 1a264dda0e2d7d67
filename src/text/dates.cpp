#include "text/dates.h"

#include "text/date_parser.h"
#include "text/date_values.h"
#include "text/lexicon.h"

namespace courant::text {

std::vector<model::DateMention> find_dates(const TokenizedText& read, const std::vector<std::vector<VerbGroup>>& groups,
                                           const std::optional<base::Moment>& published) {
  const TimeWords& words = rules_for<TimeWords>(lexicon_language(read.language));
  std::vector<model::DateMention> dates;
  if (words.empty()) return dates;
  std::optional<std::chrono::sys_days> day;
  if (published && published->precision >= base::Precision::day) {
    day = std::chrono::floor<std::chrono::days>(published->at + std::chrono::minutes(published->offset_minutes));
  }
  DateResolver resolver(day);
  DateParser parser(read, words);
  const int year = day ? static_cast<int>(std::chrono::year_month_day(*day).year()) : 0;
  for (std::size_t s = 0; s < read.sentences.size(); ++s) {
    const TokenRange sentence = read.sentences[s];
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      if (!words.may_begin(read.tokens[i])) {
        ++i;
        continue;
      }
      const VerbGroup* group = group_near(groups[s], i);
      const auto tense = group ? std::optional(group->tense) : std::nullopt;
      const auto direction = group && group->ahead ? std::optional(model::Tense::future) : tense;
      parser.set_context(direction == model::Tense::future, year);
      const auto said = parser.parse(i, sentence.end);
      if (!said) {
        ++i;
        continue;
      }
      model::DateMention mention;
      mention.span = read.span({said->begin, said->end});
      mention.tense = tense;
      resolver.resolve(*said, direction, mention);
      dates.push_back(std::move(mention));
      i = said->end;
    }
  }
  return dates;
}

}  // namespace courant::text
