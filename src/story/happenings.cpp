#include "story/happenings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include "story/lexicon_files.h"
#include "text/dates.h"
#include "text/lexicon.h"
#include "text/sentences.h"
#include "text/tense.h"

namespace courant::story {
namespace {

using text::TokenKind;

constexpr std::uint32_t event_near = 8;  // tokens before its verb: "an earthquake with a magnitude of 6.1 struck"
constexpr std::uint32_t opening = 3;     // tokens before a day that opens a sentence: "Police on Tuesday arrested"

constexpr int leap_year = 1972;

std::uint16_t days_of(std::chrono::year_month_day date) {
  return static_cast<std::uint16_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

// "2013-10-11", with or without a time of day.
std::optional<Happening> read_day(const model::DateMention& mention) {
  const std::string_view value = mention.value;
  if (value.size() < 10 || value[4] != '-' || value[7] != '-' || !mention.end.empty()) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int read = 0;
    const char* const end = value.data() + from + count;
    return std::from_chars(value.data() + from, end, read).ptr == end ? read : 0;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  constexpr int first_year = 1970, last_year = 2148;  // whose days fit
  if (!date.ok() || year < first_year || year > last_year) return std::nullopt;
  return Happening{.day = days_of(date), .has_year = true};
}

class HappeningFinder {
 public:
  HappeningFinder(const HappeningWords& known, const text::TokenizedText& read, text::TokenRange sentence,
                  const std::vector<text::VerbGroup>& groups)
      : known_(known), read_(read), sentence_(sentence), groups_(groups) {}

  // What happens at `verb` between its subject and `end`; number 0: nothing does.
  HappeningWords::Sort sort_at(std::uint32_t verb, std::uint32_t end) const {
    const auto ahead = [&](const text::VerbGroup& group) {
      return group.tokens.begin <= verb && verb < group.tokens.end &&
             (group.ahead || group.tense == model::Tense::future);
    };
    if (std::ranges::any_of(groups_, ahead)) return {};
    const HappeningWords::Sort* const own = known_.sorts.find(read_.tokens[verb].key);
    if (own != nullptr && own->verb) return *own;
    if (!known_.occurs.contains(read_.tokens[verb].key)) return {};
    const auto event = [&](std::uint32_t at) {
      const HappeningWords::Sort* const found = known_.sorts.find(read_.tokens[at].key);
      return found != nullptr && !found->verb ? *found : HappeningWords::Sort();
    };
    const std::uint32_t first = verb - std::min(verb - sentence_.begin, event_near);
    for (std::uint32_t at = verb; at-- > first;) {
      if (const auto sort = event(at); sort.number != 0) return sort;
    }
    for (std::uint32_t at = verb + 1; at < end; ++at) {  // "was hit by an earthquake"
      if (const auto sort = event(at); sort.number != 0) return sort;
    }
    return {};
  }

  // Of a day at these tokens: the verb before it in its clause, else the one after it where it opens the sentence.
  HappeningWords::Sort sort_on(text::TokenRange day) const {
    for (std::uint32_t at = day.begin; at-- > sentence_.begin;) {
      if (const auto sort = sort_at(at, day.begin); sort.number != 0) return sort;
      if (parts(at) || read_.tokens[at].kind == TokenKind::comma || is_verb(at)) break;
    }
    if (day.begin > sentence_.begin + opening) return {};
    for (std::uint32_t at = sentence_.begin; at < day.begin; ++at) {
      if (parts(at) || read_.tokens[at].kind == TokenKind::comma || is_verb(at)) return {};
    }
    // Without a mark or the verb behind it, it may be the day of the report: "June 6, 2024 A striker was arrested".
    const bool marked = day.end < sentence_.end && read_.tokens[day.end].kind == TokenKind::comma;
    if (!marked && !is_in_verb(day.end)) return {};
    for (std::uint32_t at = day.end; at < sentence_.end; ++at) {
      if (const auto sort = sort_at(at, at); sort.number != 0) return sort;
      if (parts(at) || is_verb(at)) return {};
    }
    return {};
  }

 private:
  bool is_verb(std::uint32_t at) const {
    return std::ranges::any_of(groups_, [&](const text::VerbGroup& group) { return group.tokens.end == at + 1; });
  }

  bool is_in_verb(std::uint32_t at) const {
    return std::ranges::any_of(
        groups_, [&](const text::VerbGroup& group) { return group.tokens.begin <= at && at < group.tokens.end; });
  }

  bool parts(std::uint32_t at) const {
    const text::Token& token = read_.tokens[at];
    switch (token.kind) {
      case TokenKind::word:
        return known_.parts.contains(token.key);
      case TokenKind::semicolon:
      case TokenKind::colon:
      case TokenKind::dash:
      case TokenKind::open_quote:
      case TokenKind::close_quote:
      case TokenKind::open_bracket:
      case TokenKind::close_bracket:
        return true;
      default:
        return false;
    }
  }

  const HappeningWords& known_;
  const text::TokenizedText& read_;
  text::TokenRange sentence_;
  const std::vector<text::VerbGroup>& groups_;
};

std::uint16_t day_of_year(std::uint16_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return days_of(std::chrono::year(leap_year) / date.month() / date.day());
}

struct Day {
  model::Span span;
  Happening when;
};

// The days of the text. Where it is not known when the article was published, those that are the same whenever it was.
std::vector<Day> find_days(const text::TokenizedText& read, const std::vector<std::vector<text::VerbGroup>>& groups,
                           const std::optional<base::Moment>& published) {
  std::vector<Day> days;
  const auto find = [&](const base::Moment& at) {
    for (const model::DateMention& mention : text::find_dates(read, groups, at)) {
      if (const auto day = read_day(mention)) days.push_back({mention.span, *day});
    }
  };
  if (published && published->precision >= base::Precision::day) {
    find(*published);
    return days;
  }
  const std::chrono::sys_days some = std::chrono::year(leap_year) / 7 / 1;
  find({some, base::Precision::day});
  const std::vector<Day> first = std::exchange(days, {});
  find({some + std::chrono::weeks(1), base::Precision::day});
  std::erase_if(days, [&](const Day& day) {
    return std::ranges::none_of(first, [&](const Day& other) {
      return other.span == day.span && day_of_year(other.when.day) == day_of_year(day.when.day);
    });
  });
  for (Day& day : days) day.when = {.day = day_of_year(day.when.day)};
  return days;
}

text::TokenRange tokens_of(const text::TokenizedText& read, model::Span span) {
  const auto at = [&](std::size_t byte) {
    return static_cast<std::uint32_t>(
        std::ranges::lower_bound(read.tokens, byte, {},
                                 [](const text::Token& token) { return std::size_t{token.span.begin}; }) -
        read.tokens.begin());
  };
  return {at(span.begin), at(span.end)};
}

}  // namespace

HappeningWords::HappeningWords(std::string_view language) {
  const std::string_view listed = text::find_lexicon(lexicon_files(), language, "happenings");
  std::map<std::string_view, std::uint8_t> numbers;
  for (const text::LexiconEntry& entry : text::parse_lexicon(listed, language)) {
    const std::uint64_t key = entry.keys.front();
    if (entry.section == "occurs") occurs.insert(key);
    if (entry.section == "parts") parts.insert(key);
    if (entry.value.empty()) continue;
    const auto number = numbers.try_emplace(entry.value, static_cast<std::uint8_t>(numbers.size() + 1)).first->second;
    sorts[key] = {number, entry.section.starts_with("verbs"), entry.section == "verbs of a person"};
  }
}

Happening find_happening(const HappeningWords& known, std::string_view lead, std::span<const Word> words,
                         const std::optional<base::Moment>& published, std::string_view language) {
  // Few reports name such an event: the others are not parsed.
  if (words.empty() || known.sorts.size() == 0 ||
      std::ranges::none_of(words, [&](const Word& word) { return known.sorts.contains(word.key); }))
    return {};
  const text::TokenizedText read = text::tokenize(lead.substr(0, words.back().end), language);
  std::vector<std::vector<text::VerbGroup>> groups(read.sentences.size());
  std::size_t told = 0;
  for (; told < groups.size(); ++told) {
    groups[told] = text::find_verb_groups(read, read.sentences[told]);
    if (!groups[told].empty()) break;
  }
  if (told == groups.size()) return {};
  const text::TokenRange sentence = read.sentences[told];
  const HappeningFinder finder(known, read, sentence, groups[told]);
  for (const Day& found : find_days(read, groups, published)) {
    const text::TokenRange day = tokens_of(read, found.span);
    if (day.begin < sentence.begin || day.end > sentence.end) continue;
    const HappeningWords::Sort sort = finder.sort_on(day);
    if (sort.number == 0) continue;
    return {.day = found.when.day, .sort = sort.number, .has_year = found.when.has_year, .of_person = sort.of_person};
  }
  return {};
}

bool are_of_other_days(const Happening& a, const Happening& b, int days) {
  if (a.sort == 0 || a.sort != b.sort) return false;
  if (a.has_year && b.has_year) return std::abs(a.day - b.day) > days;
  constexpr int year = 366;
  const int apart = std::abs(day_of_year(a.day) - day_of_year(b.day));
  return std::min(apart, year - apart) > days;
}

}  // namespace courant::story
