#include "digest/title_beginning.h"

#include <algorithm>

#include "digest/clause_start.h"
#include "digest/title_ends.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double end_min = 0.5, well_ended = 0.9;

bool is_comma(const TaggedSentence& s, std::size_t i) { return s.tokens[i].kind == TokenKind::comma; }

// Past quotation marks, "that", and a phrase that introduces the sentence.
std::size_t find_subject(const TaggedSentence& s, Part within) {
  std::size_t i = within.begin;
  while (i < within.end && s.tags[i] == Tag::mark) ++i;
  if (i < within.end && s.lower(i) == "that") ++i;
  if (i < within.end && s.tags[i] == Tag::preposition && !(title_flags(s, i) & conditions)) {
    while (i < within.end && !is_comma(s, i)) ++i;
    ++i;
  }
  return i;
}

// Past the rest of a list: "wall | , bridge and harbour passed"; not past an apposition.
std::size_t skip_list(const TaggedSentence& s, std::size_t i) {
  const std::size_t end = find_list_end(s, i);
  for (std::size_t j = i; j < end; ++j) {
    if (s.tags[j] == Tag::coordinator) return end;
  }
  return i;
}

// The finite verb, with no more before it than phrases that say more of the subject; `end` where there is none.
std::size_t find_verb(const TaggedSentence& s, Part subject, std::size_t end) {
  const Tag head = s.tags[subject.end - 1];
  for (std::size_t i = skip_list(s, subject.end); i < end; ++i) {
    const Tag tag = s.tags[i];
    // "asked that Smith | agree"
    if (tag == Tag::verb_present && i == subject.end && (head == Tag::noun || head == Tag::name)) return end;
    if (text::is_finite(tag)) return i;
    if (const std::size_t past = is_comma(s, i) ? skip_list(s, i) : i; past > i) {
      i = past - 1;
      continue;
    }
    if (tag == Tag::mark || tag == Tag::wh_word || tag == Tag::coordinator || tag == Tag::pronoun) return end;
  }
  return end;
}

// What stands before the finite verb that is kept, and the verb.
struct Head {
  Part subject;
  std::size_t verb = 0;
  std::size_t rest = 0;  // where to go on behind the subject
};

// Where a clause is read, its subject and its verb, with what may stand between them; else what `find_verb` finds.
Head read_head(const TaggedSentence& s, Part within) {
  Head head;
  const std::size_t begin = find_subject(s, within);
  if (begin < within.end) {
    const Part subject = read_noun_phrase(s, begin);
    if (!subject.empty() && subject.end <= within.end && !is_time(s, subject))
      head = {subject, find_verb(s, subject, within.end), subject.end};
  }
  if (head.subject.empty() || head.verb >= within.end) {
    const ClauseStart start = read_clause_start(s, within);
    if (!start.verbs.part.empty()) head = {start.subject, start.verbs.part.begin, start.verbs.part.begin};
  }
  if (!head.subject.empty() && is_article(s, head.subject.begin) && head.subject.end > head.subject.begin + 1)
    ++head.subject.begin;
  if (const std::size_t past = skip_honorific(s, head.subject.begin); past < head.subject.end)
    head.subject.begin = past;
  return head;
}

// Past a time, a bracket or "Mr" at i, which a title can do without.
std::size_t skip_aside(const TaggedSentence& s, std::size_t i, std::size_t end) {
  if (s.tokens[i].kind == TokenKind::open_bracket) return skip_brackets(s, i, end);
  if (const std::size_t past = skip_honorific(s, i); past != i) return std::min(past, end);
  if (s.lower(i) == "also" && i + 1 < end) return i + 1;
  const bool led =
      s.tags[i] == Tag::preposition || (s.tags[i] == Tag::adverb && may_leave_out(s, i));  // "late Thursday"
  const Part when = read_noun_phrase(s, led ? i + 1 : i);
  return !when.empty() && when.end <= end && (title_flags(s, when.end - 1) & (is_day | is_time_noun)) &&
                 when.end - when.begin <= 2 && is_time(s, when) &&
                 !(when.end < end && s.tags[when.end] == Tag::coordinator)
             ? when.end
             : i;
}

// "because", "when", "but", "as the mayor left"; not "until later this year", "as mayor".
bool opens_clause(const TaggedSentence& s, std::size_t i, const std::string& word) {
  if (s.tags[i] == Tag::wh_word || word == "because") return true;
  if (word == "but") return i + 1 < s.tags.size() && s.tags[i + 1] != Tag::to;  // not "no choice but to go"
  if (word == "as") {
    const Part subject = read_noun_phrase(s, i + 1);
    return !subject.empty() && is_followed_by_verb(s, find_list_end(s, subject.end), s.tags.size());
  }
  return s.tags[i] == Tag::preposition && (title_flags(s, i) & subordinates) && !takes_time(s, i);
}

// The same with a person named without the role; empty where the verb asks what something was called, which a title
// would miss: "called the raid in May".
Head read_title_head(const TaggedSentence& s, Part within, const std::vector<Part>& persons) {
  Head head = read_head(s, within);
  if (head.subject.empty() || head.verb >= within.end || title_words().needs_complement(s.lower(head.verb))) return {};
  for (const Part person : persons) {
    if (person.end == head.subject.end && person.begin > head.subject.begin &&
        !has_tag(s, head.subject, Tag::coordinator))
      head.subject.begin = person.begin;
  }
  return head;
}

bool may_end(Tag tag) { return text::is_noun(tag) || tag == Tag::adjective || tag == Tag::participle; }

// "ordered the company | on Monday to pay"
bool waits_for_infinitive(const TaggedSentence& s, std::size_t i, std::size_t stop, std::size_t verb) {
  if (!title_words().takes_infinitive(s.lower(verb))) return false;
  for (std::size_t aside = i; i < stop && (aside = skip_aside(s, i, stop)) != i;) i = aside;
  return i < stop && s.tags[i] == Tag::to;
}

// `parts` and what follows from `i`, to each place behind the verb where it could end.
std::vector<Beginning> extend(const TaggedSentence& s, std::size_t stop, std::vector<Part> parts, std::size_t i,
                              std::size_t verb, TitleRoom room) {
  std::vector<Beginning> found;
  while (i < stop && s.tokens[i].kind != TokenKind::dash) {
    const std::size_t listed = is_comma(s, i) ? skip_list(s, i) : i + 1;
    if (listed == i) break;
    if (const std::size_t aside = skip_aside(s, i, stop); aside != i) {
      i = aside;
      continue;
    }
    const std::size_t next = std::min(listed, stop);
    append_part(parts, {i, next});
    i = next;
    if (!fits(s, parts, room)) break;
    const std::size_t last = s.tokens[i - 1].kind == TokenKind::close_quote ? i - 2 : i - 1;
    if (i <= verb + 1 || !may_end(s.tags[last]) || ends_open(s, {verb, i})) continue;
    if (!text::is_noun(s.tags[last]) && i < stop && s.lower(i) == "to")
      continue;  // "has agreed | to buy", "is open | to"
    if (waits_for_infinitive(s, i, stop, verb)) continue;
    if (s.tags[last] == Tag::participle && text::is_noun(s.tags[last - 1])) continue;  // "got a letter sent | from"
    if (const double weight = weigh_end(s, i, stop); weight >= end_min) found.push_back({parts, weight});
  }
  std::ranges::reverse(found);
  std::ranges::stable_partition(found, [](const Beginning& beginning) { return beginning.end >= well_ended; });
  return found;
}

}  // namespace

std::vector<Part> without_asides(const TaggedSentence& s, Part part) {
  std::vector<Part> parts;
  for (std::size_t i = part.begin; i < part.end;) {
    const std::size_t aside = i > part.begin ? skip_aside(s, i, part.end) : skip_honorific(s, i);
    const std::size_t next = std::max(aside, i + 1);
    if (aside == i) append_part(parts, {i, next});
    i = next;
  }
  return parts;
}

bool ends_open(const TaggedSentence& s, Part part) {
  int open = (title_flags(s, part.begin) & is_saying) != 0 ? 1 : 0;
  bool opened = false;  // by the word before: "as if"
  for (std::size_t i = part.begin + 1; i < part.end; ++i) {
    const std::string word = s.lower(i);
    const bool opens = opens_clause(s, i, word);
    if (word == "that")
      open = std::max(open, 1);
    else if (opens && !opened)
      ++open;
    opened = opens;
    if (text::is_finite(s.tags[i])) open = std::max(0, open - 1);
  }
  return open > 0;
}

std::vector<Beginning> list_beginnings(const TaggedSentence& s, Part within, const std::vector<Part>& persons,
                                       TitleRoom room, bool with_second) {
  const Head head = read_title_head(s, within, persons);
  if (head.subject.empty() || head.verb >= within.end) return {};
  std::vector<Beginning> found = extend(s, within.end, {head.subject}, head.rest, head.verb, room);
  if (!with_second) return found;
  if (const std::size_t verb = find_second_verb(s, head.verb + 1, within.end); verb < within.end)
    std::ranges::move(extend(s, within.end, {head.subject}, verb, verb, room), std::back_inserter(found));
  return found;
}

std::size_t skip_pronoun(const TaggedSentence& tagged, const std::vector<Part>& title) {
  const Part first = title.front();
  const bool parted = first.end == first.begin + 1 && title.size() > 1;  // he “opposes the plan”
  const std::size_t verb = parted ? title[1].begin : first.begin + 1, end = parted ? title[1].end : first.end;
  if (tagged.tags[first.begin] != Tag::pronoun || verb + 1 >= end) return first.begin;
  const Tag next = tagged.tags[verb + 1];
  const std::string word = tagged.lower(verb);
  const bool clitic = !tagged.tokens[verb].space_before;
  if (clitic ? word.ends_with('m') || word.ends_with("re") : (title_flags(tagged, verb) & is_be) != 0) {
    const bool denies = tagged.lower(verb + 1) == "not" && verb + 2 < end;
    const bool goes_on = next == Tag::gerund || next == Tag::participle || next == Tag::adjective || denies;
    return goes_on ? verb + 1 : first.begin;
  }
  const Tag tag = tagged.tags[verb];
  return !clitic && (tag == Tag::verb_past || tag == Tag::modal || tag == Tag::verb_third) ? verb : first.begin;
}

}  // namespace courant::digest
