#include "digest/dating.h"

#include <algorithm>

#include "base/time.h"

namespace courant::digest {
namespace {

using text::Token;

// "on Friday", "Friday", "May 2", not "the year-end deadline".
bool names_day(const Material& material, const Sentence& sentence, const model::DateMention& date) {
  static const std::uint64_t on = text::word_key("on"), tomorrow = text::word_key("tomorrow");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].span.begin < date.span.begin) continue;
    return tokens[i].starts_upper() || tokens[i].key == tomorrow || (i > 0 && tokens[i - 1].key == on);
  }
  return false;
}

}  // namespace

bool is_iso(std::string_view value) {
  return value.size() >= 4 && std::ranges::all_of(value.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; }) &&
         base::parse_moment(value).has_value();
}

Days days_of(std::string_view value) {
  const base::Moment moment = *base::parse_moment(value);
  const auto first = std::chrono::floor<std::chrono::days>(moment.at);
  const int width = moment.precision == base::Precision::year    ? 365
                    : moment.precision == base::Precision::month ? 30
                                                                 : 0;
  return {first, first + std::chrono::days(width), width == 0};
}

bool is_over(const Days& days, const StoryDays& story, std::chrono::days at_least) {
  return story.middle && days.last + (days.exact ? at_least : std::chrono::days(0)) < *story.middle;
}

std::size_t first_token(std::span<const Token> tokens, const model::DateMention& date) {
  const auto at = std::ranges::find_if(tokens, [&](const Token& t) { return t.span.begin >= date.span.begin; });
  return static_cast<std::size_t>(at - tokens.begin());
}

bool goes_on(const Material& material, const Sentence& sentence, const model::DateMention& date) {
  const ComposingRules& rules = material.vocabulary.rules();
  for (const Token& token : material.tokens_of(sentence)) {
    if ((rules.flags(token.key) & is_since) && token.span.end + 6 > date.span.begin &&
        token.span.begin <= date.span.begin)
      return true;
  }
  return false;
}

bool modifies(const Material& material, const Sentence& sentence, const model::DateMention& date) {
  static const std::uint64_t of = text::word_key("of");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].span.begin != date.span.begin) continue;
    const std::uint64_t before = material.vocabulary.rules().flags(tokens[i - 1].key);
    if (date.span.size() != 4) return (before & is_determiner) != 0;
    return !(before & is_preposition) ||
           (tokens[i - 1].key == of && i + 1 < tokens.size() && tokens[i + 1].is_word() &&
            !material.has_flag(tokens[i + 1], is_preposition | is_conjunction | is_auxiliary | is_past_verb));
  }
  return false;
}

bool dates_clause(const Material& material, const Sentence& sentence, const MainClause& clause,
                  const model::DateMention& date) {
  static const std::uint64_t of = text::word_key("of"), than = text::word_key("than");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::size_t at = first_token(tokens, date);
  // "the attacks of Sept. 11" dates the attacks, "higher than last year" compares
  return at < tokens.size() && clause.holds(at) &&
         (at == 0 || (tokens[at - 1].key != of && tokens[at - 1].key != than));
}

bool dates_telling(const Material& material, const Sentence& sentence, const MainClause& clause,
                   const model::DateMention& date) {
  static const std::uint64_t of = text::word_key("of"), as = text::word_key("as"), than = text::word_key("than"),
                             since = text::word_key("since"), that = text::word_key("that");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::size_t at = first_token(tokens, date);
  if (at == tokens.size() || clause.quoted()[at] || !clause.verb() || at < clause.verb()->tokens.begin) return false;
  for (std::size_t i = at; i-- > clause.verb()->tokens.end;) {
    const std::uint64_t key = tokens[i].key;
    if (key == of && i + 1 == at) return false;
    if (key == as || key == than || key == since || key == that) return false;
    // "…, until it was sold in 1987", "…, and served"
    if (tokens[i].kind == text::TokenKind::comma &&
        !material.has_flag(tokens[i + 1], is_clause_opener | is_conjunction))
      return false;
    if (material.has_flag(tokens[i], is_relative_word)) return false;
  }
  return true;
}

bool is_predicate(const Material& material, const Sentence& sentence, const MainClause& clause,
                  const model::DateMention& date) {
  static const std::uint64_t was = text::word_key("was"), were = text::word_key("were");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::size_t end = clause.verb()->tokens.end;
  if (clause.verb()->tokens.size() != 1 || (tokens[end - 1].key != was && tokens[end - 1].key != were)) return false;
  return end + 1 < tokens.size() && (tokens[end].span == date.span || tokens[end + 1].span.begin == date.span.begin);
}

bool names_weekday(const Material& material, const Sentence& sentence, const MainClause& clause) {
  static const std::uint64_t a = text::word_key("a");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  bool named = false;
  for (const model::DateMention& date : material.report_of(sentence).found().dates) {
    if (!sentence.span.contains(date.span)) continue;
    if (date.tense == model::Tense::past || date.tense == model::Tense::pluperfect) return false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!date.span.contains(tokens[i].span) || is_iso(date.value) || !clause.holds(i)) continue;
      if (i > 0 && tokens[i - 1].key == a) return false;
      named |= tokens[i].starts_upper() &&
               text::lower_form(tokens[i].span.of(material.report_of(sentence).text())).ends_with("day");
    }
  }
  return named;
}

bool names_bare_month(const Material& material, const Sentence& sentence, const MainClause& clause) {
  static const std::uint64_t in = text::word_key("in"), of = text::word_key("of"), last = text::word_key("last");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  bool named = false;
  for (const model::DateMention& date : material.report_of(sentence).found().dates) {
    if (!sentence.span.contains(date.span)) continue;
    bool bare = !is_iso(date.value) && date.tense && *date.tense != model::Tense::future;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!date.span.contains(tokens[i].span)) continue;
      bare &= tokens[i].kind != text::TokenKind::number;
      const std::uint64_t before = i > 0 ? tokens[i - 1].key : 0;
      if (material.has_flag(tokens[i], is_stamp) && tokens[i].starts_upper())
        named |= clause.holds(i) && (before == in || before == of || before == last) &&
                 !text::lower_form(tokens[i].span.of(material.report_of(sentence).text())).ends_with("day");
    }
    if (!bare) return false;
  }
  return named;
}

Dated find_plans(const Material& material, const Sentence& sentence, const StoryDays& story, const MainClause* clause) {
  Dated dated;
  each_date(material, sentence, [&](const model::DateMention& date) {
    if (!story.latest) return;
    dated.some |= date.tense != model::Tense::past && date.tense != model::Tense::pluperfect;
    const Days days = days_of(date.value);
    dated.ahead |= days.last > *story.latest;
    dated.day_ahead |= days.exact && names_day(material, sentence, date) && days.last > *story.latest && clause &&
                       dates_clause(material, sentence, *clause, date);
  });
  return dated;
}

StoryDays find_days(const Material& material) {
  std::vector<std::chrono::sys_days> days;
  std::chrono::sys_days latest = std::chrono::sys_days::min();
  for (const Report& report : material.reports) {
    if (report.article().published)
      days.push_back(std::chrono::floor<std::chrono::days>(report.article().published->at));
  }
  // Undated reports: no earlier than the latest day that they name.
  for (const Report& report : material.reports) {
    for (const model::DateMention& date : report.found().dates) {
      if (!report.article().published && is_iso(date.value) && date.tense != model::Tense::future)
        latest = std::max(latest, days_of(date.value).first);
    }
  }
  if (days.empty() && latest != std::chrono::sys_days::min()) return {latest, latest, {}};
  if (days.empty()) return {};
  std::ranges::sort(days);
  return {days[days.size() / 2], days.back(), {}};
}

std::string earliest_date(const Material& material, const Sentence& sentence) {
  std::string earliest;
  each_date(material, sentence, [&](const model::DateMention& date) {
    const std::string value = date.value.substr(0, std::min<std::size_t>(10, date.value.size()));
    if (earliest.empty() || value < earliest) earliest = value;
  });
  return earliest;
}

}  // namespace courant::digest
