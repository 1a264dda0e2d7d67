#include "digest/phrases.h"

#include <algorithm>
#include <array>

#include "digest/title_words.h"
#include "text/name_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

bool is_inner_point(const TaggedSentence& s, std::size_t i) {
  if (i == 0 || i + 1 >= s.tokens.size() || !s.tokens[i + 1].starts_upper() || !s.tokens[i - 1].starts_upper())
    return false;
  return s.tokens[i].kind == TokenKind::point ||
         (s.tokens[i].kind == TokenKind::stop && s.tokens[i - 1].span.size() <= 4);
}

bool may_modify(const TaggedSentence& s, std::size_t i) {
  if (i >= s.tags.size()) return false;
  const Tag tag = s.tags[i];
  return tag == Tag::adjective || text::is_noun(tag) || tag == Tag::number;
}

bool closes_before_noun(const TaggedSentence& s, std::size_t i) {
  for (std::size_t j = i + 1; j + 1 < s.tags.size() && j < i + 6; ++j) {
    if (s.tokens[j].kind == TokenKind::close_quote) return text::is_noun(s.tags[j + 1]);
  }
  return false;
}

// Whether token i goes on with a noun phrase that begins before it, if a noun follows.
bool continues(const TaggedSentence& s, std::size_t begin, std::size_t i) {
  const Tag tag = s.tags[i];
  if (tag == Tag::adjective || tag == Tag::number || text::is_noun(tag)) return true;
  if (tag == Tag::possessive) return i > begin && (text::is_noun(s.tags[i - 1]) || s.tags[i - 1] == Tag::possessive);
  if (s.tokens[i].kind == TokenKind::currency) return true;
  if (s.tokens[i].kind == TokenKind::symbol) return i > begin && s.tags[i - 1] == Tag::number && s.word(i) == "%";
  if (joins_words(s, i)) return true;
  if (i > 0 && joins_words(s, i - 1)) return true;
  if (i + 2 < s.tags.size() && tag == Tag::preposition && joins_words(s, i + 1)) return true;  // "in-person lessons"
  if (s.tokens[i].kind == TokenKind::slash)
    return i > begin && !s.tokens[i].space_before && i + 1 < s.tags.size() && text::is_noun(s.tags[i + 1]);
  if (i > begin && i + 1 < s.tags.size() && is_parted(s) && s.tags[i - 1] == Tag::number &&
      s.tags[i + 1] == Tag::number && (s.tokens[i].kind == TokenKind::point || s.tokens[i].kind == TokenKind::stop))
    return true;  // "4 . 6" where a text parts its tokens
  if (is_inner_point(s, i)) return s.tags[i - 1] == Tag::name || s.tags[i - 1] == Tag::noun;
  if (s.tokens[i].kind == TokenKind::point && i > begin && (title_flags(s, i - 1) & is_month))
    return i + 1 < s.tags.size() && s.tokens[i + 1].kind == TokenKind::number;  // "Jan. 25"
  if (tag == Tag::participle || tag == Tag::gerund)
    // "a scoring record", "the school scoring record", not "a year putting thousands on the ground"
    return i > begin &&
           !(tag == Tag::gerund && text::is_noun(s.tags[i - 1]) &&
             !(i + 1 < s.tags.size() && s.tags[i + 1] == Tag::noun)) &&
           ((may_modify(s, i + 1) && !is_time(s, {i + 1, i + 2})) || (i + 2 < s.tags.size() && joins_words(s, i + 1)));
  // "the “Celebrity Apprentice” star"
  if (s.tokens[i].kind == TokenKind::open_quote) return i > begin && closes_before_noun(s, i);
  if (tag == Tag::determiner)  // Vincent "The Chin" Gigante
    return i > begin + 1 && s.tokens[i - 1].kind == TokenKind::open_quote && s.tags[i - 2] == Tag::name;
  if (s.tokens[i].kind == TokenKind::close_quote)
    return i > begin && i + 1 < s.tags.size() && text::is_noun(s.tags[i + 1]);
  if (tag == Tag::adverb)
    return i > begin && !text::is_noun(s.tags[i - 1]) && i + 1 < s.tags.size() &&
           (s.tags[i + 1] == Tag::adjective || s.tags[i + 1] == Tag::participle || s.tags[i + 1] == Tag::gerund) &&
           may_modify(s, i + 2);
  if (tag == Tag::coordinator) {
    if (i == begin || i + 1 >= s.tags.size()) return false;
    if (s.tags[i - 1] == Tag::name && s.tags[i + 1] == Tag::name) return true;
    // "Democratic and Republican leaders"
    return (s.tags[i - 1] == Tag::adjective || s.tags[i - 1] == Tag::name) && i + 2 < s.tags.size() &&
           may_modify(s, i + 1) && text::is_noun(s.tags[i + 2]);
  }
  return false;
}

// "yesterday": no part of a phrase that it follows, as "morning" is of "Monday morning".
bool is_whole_day(const TaggedSentence& s, std::size_t i) {
  static constexpr std::array<std::uint64_t, 4> days{text::word_key("yesterday"), text::word_key("today"),
                                                     text::word_key("tomorrow"), text::word_key("tonight")};
  return std::ranges::find(days, s.tokens[i].key) != days.end();
}

// No article, preposition, auxiliary, conjunction or pronoun.
bool carries_meaning(const TaggedSentence& s, std::size_t i) {
  switch (s.tags[i]) {
    case Tag::determiner:
    case Tag::preposition:
    case Tag::to:
    case Tag::coordinator:
    case Tag::pronoun:
    case Tag::possessive_pronoun:
    case Tag::existential:
    case Tag::modal:
    case Tag::particle:
    case Tag::wh_word:
      return false;
    default:
      return (title_flags(s, i) & (is_helping_verb | negates)) == 0;
  }
}

bool begins_word(const TaggedSentence& s, Part part, std::size_t i) {
  const TokenKind kind = s.tokens[i].kind;
  if (kind == TokenKind::comma || kind == TokenKind::point || kind == TokenKind::stop) return false;
  return i == part.begin || (s.tokens[i].space_before && !joins_words(s, i) && !joins_words(s, i - 1));
}

}  // namespace

bool asks_for_more(const TaggedSentence& s, std::size_t head) {
  if (!text::is_noun(s.tags[head])) return false;
  const text::NounKind kind = text::english_words().kind(s.lower(head));
  return kind == text::NounKind::act || kind == text::NounKind::communication || kind == text::NounKind::thought ||
         kind == text::NounKind::feeling || kind == text::NounKind::state || kind == text::NounKind::event;
}

bool is_role(const TaggedSentence& s, std::size_t head) {
  return s.tags[head] == Tag::noun && text::english_words().kind(s.lower(head)) == text::NounKind::person;
}

bool is_owned(const TaggedSentence& s, Part phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (s.tags[i] == Tag::possessive || s.tags[i] == Tag::possessive_pronoun) return true;
  }
  return false;
}

bool is_article(const TaggedSentence& s, std::size_t i) {
  const std::string word = s.lower(i);
  return word == "the" || word == "a" || word == "an";
}

bool may_leave_article_out(const TaggedSentence& s, std::size_t i) {
  return is_article(s, i) && !(i > 0 && s.tags[i - 1] == Tag::number);
}

bool is_followed_by_verb(const TaggedSentence& s, std::size_t i, std::size_t end) {
  while (i < end && s.tags[i] == Tag::adverb) ++i;
  return i < end && text::is_finite(s.tags[i]);
}

bool tells_when_or_why(const std::string& word) {
  return word == "while" || word == "because" || word == "after" || word == "before" || word == "although" ||
         word == "though" || word == "until" || word == "since";
}

bool may_leave_out(const TaggedSentence& s, std::size_t i) {
  const std::uint32_t flags = title_flags(s, i);
  if ((flags & must_stay) != 0 || (i > 0 && (title_flags(s, i - 1) & (negates | quantifies)) != 0)) return false;
  const std::string word = s.lower(i);
  if (word == "far" && i > 0 && s.lower(i - 1) == "so") return true;
  if ((flags & is_light) != 0 || (word.ends_with("ly") && word.size() > 4 && word != "early")) return true;
  const std::size_t next = i + 1 < s.tags.size() && s.tags[i + 1] == Tag::preposition ? i + 2 : i + 1;
  const Part when = read_noun_phrase(s, next);
  return !when.empty() && is_time(s, when);
}

bool takes_listener(const std::string& verb) { return verb == "told" || verb == "tell" || verb == "tells"; }

bool tells_distance(const TaggedSentence& s, std::size_t i) {
  if (i == 0 || i >= s.tags.size()) return false;
  const std::string word = s.lower(i);
  const bool span = (title_flags(s, i - 1) & is_time_span) != 0;
  return word == "ago" || (span && (word == "later" || word == "earlier" || word == "after" || word == "before"));
}

bool joins_verbs(const TaggedSentence& s, std::size_t first) {
  return first + 2 < s.tags.size() && s.tags[first + 1] == Tag::coordinator && s.tags[first + 2] == Tag::verb_base;
}

std::size_t find_list_end(const TaggedSentence& s, std::size_t i) {
  while (i + 1 < s.tags.size() && (s.tokens[i].kind == TokenKind::comma || s.tags[i] == Tag::coordinator)) {
    const Part next = read_noun_phrase(
        s, (title_flags(s, i + 1) & quantifies) != 0 && i + 2 < s.tags.size() && s.tags[i + 1] == Tag::adverb ? i + 2
                                                                                                              : i + 1);
    if (next.empty()) break;
    i = next.end;
  }
  return i;
}

std::size_t skip_brackets(const TaggedSentence& s, std::size_t i, std::size_t end) {
  while (i < end && s.tokens[i].kind != TokenKind::close_bracket) ++i;
  return std::min(i + 1, end);
}

std::size_t find_last_name(std::span<const text::Token> tokens, Part name) {
  static const text::NameWords words("en");
  std::size_t i = name.end - 1;
  while (i > name.begin && (!tokens[i].is_word() || (title_words().flags(tokens[i].key) & is_suffix))) --i;
  while (i > name.begin + 1 && tokens[i - 1].kind == TokenKind::hyphen && !tokens[i - 1].space_before) i -= 2;
  while (i > name.begin && tokens[i - 1].is_word() && (words.classes(tokens[i - 1]) & text::name_particle)) --i;
  return i;
}

std::size_t skip_honorific(const TaggedSentence& s, std::size_t i) {
  if (i + 1 >= s.tokens.size() || !(title_flags(s, i) & is_honorific) || !s.tokens[i].starts_upper()) return i;
  return s.tokens[i + 1].is_word() ? i + 1 : i + 2;
}

bool has_noun(const TaggedSentence& s, Part part) {
  return std::any_of(s.tags.begin() + static_cast<std::ptrdiff_t>(part.begin),
                     s.tags.begin() + static_cast<std::ptrdiff_t>(part.end), text::is_noun);
}

bool has_tag(const TaggedSentence& s, Part part, Tag tag) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (s.tags[i] == tag) return true;
  }
  return false;
}

bool is_named(const TaggedSentence& s, std::size_t i) { return s.tags[i] == Tag::name && s.tokens[i].starts_upper(); }

bool is_past_too(const TaggedSentence& s, std::size_t verb) {
  return text::english_words().known(s.lower(verb)).find('b') != std::string::npos;
}

bool is_parted(const TaggedSentence& s) {
  std::size_t last = s.tokens.size();
  while (last > 1 && s.tokens[last - 1].kind == TokenKind::close_quote) --last;
  return last > 1 && s.tokens[last - 1].kind == TokenKind::stop && s.tokens[last - 1].space_before;
}

bool joins_words(const TaggedSentence& s, std::size_t i) {
  if (i == 0 || i + 1 >= s.tokens.size() || s.word(i) != "-") return false;
  if (!s.tokens[i].space_before && !s.tokens[i + 1].space_before) return true;
  const auto holds = [](const text::Token& token) { return token.is_word() || token.kind == TokenKind::number; };
  const bool letter = s.tokens[i - 1].span.size() == 1 && s.tokens[i - 1].starts_upper();  // "T - Mobile"
  return s.tokens[i].space_before && s.tokens[i + 1].space_before && holds(s.tokens[i - 1]) && holds(s.tokens[i + 1]) &&
         (letter || is_parted(s));
}

Part read_noun_phrase(const TaggedSentence& s, std::size_t i) {
  if (i >= s.tags.size()) return {i, i};
  if (s.tags[i] == Tag::pronoun) return {i, i + 1};
  std::size_t at = i;
  while (at < s.tags.size() && (s.tags[at] == Tag::determiner || s.tags[at] == Tag::possessive_pronoun)) ++at;
  const std::size_t first = at;
  // "a “two-in-three chance”"
  if (first > i && first + 1 < s.tags.size() && s.tokens[first].kind == TokenKind::open_quote) {
    const Part inside = read_noun_phrase(s, first + 1);
    if (!inside.empty() && inside.end < s.tags.size() && s.tokens[inside.end].kind == TokenKind::close_quote &&
        !(inside.end + 1 < s.tags.size() &&
          (text::is_noun(s.tags[inside.end + 1]) || s.tokens[inside.end + 1].kind == TokenKind::comma)))
      return {i, inside.end + 1};
  }
  std::size_t end = i;
  for (; at < s.tags.size() && (continues(s, first, at) || (first > i && continues(s, i, at))); ++at) {
    // "an announcement Tuesday": the day is not of the phrase.
    if (at > first && s.tags[at] == Tag::name && is_time(s, {at, at + 1}) &&
        (text::is_noun(s.tags[at - 1]) ? !is_time(s, {at - 1, at})
                                       : s.tags[at - 1] == Tag::adjective && s.tokens[at].starts_upper() &&
                                             (title_flags(s, at - 1) & leads_time_span) == 0))
      break;
    // "reached a phase | yesterday", "Yesterday | Apple"
    if (at > first && text::is_noun(s.tags[at - 1]) && (is_whole_day(s, at) || is_whole_day(s, at - 1))) break;
    // "the senator | last week"
    if (at > first && at + 1 < s.tags.size() && is_time(s, {at, at + 2}) && (title_flags(s, at) & leads_time_span))
      break;
    // "investigating Grimm | two years ago"
    if (at > first && at + 1 < s.tags.size() && s.tags[at] == Tag::number && s.tags[at - 1] == Tag::name &&
        (title_flags(s, at + 1) & is_time_span))
      break;
    // "In July 2000 | Vladimir Putin"
    if (first == i && at > first + 1 && s.tags[at - 1] == Tag::number && s.tags[at] == Tag::name &&
        s.tokens[at - 1].span.size() == 4)
      break;
    // An adjective that is a noun too may be the head: "a former Boeing executive".
    const bool head =
        s.tags[at] == Tag::adjective && at > first &&
        (at + 1 >= s.tags.size() || (!continues(s, first, at + 1) && s.tags[at + 1] != Tag::coordinator)) &&
        text::english_words().is_mostly(s.lower(at), 'n');
    if (text::is_noun(s.tags[at]) || s.tags[at] == Tag::number || s.tokens[at].kind == TokenKind::symbol || head)
      end = at + 1;
  }
  // "Jr" and its point
  if (end > i && end < s.tags.size() && s.tokens[end].kind == TokenKind::point) ++end;
  if (end <= first) return {i, i};
  return {i, end};
}

bool is_time(const TaggedSentence& s, Part phrase) {
  const std::size_t head = phrase.end - 1;
  if (!s.tokens[head].is_word()) return false;
  const std::uint32_t flags = title_flags(s, head);
  if (flags & (is_day | is_time_noun)) return true;
  return (flags & is_time_span) && (title_flags(s, phrase.begin) & leads_time_span);
}

bool takes_time(const TaggedSentence& s, std::size_t i) {
  ++i;
  if (i < s.tags.size() && s.tags[i] == Tag::adverb) ++i;
  const Part phrase = read_noun_phrase(s, i);
  return !phrase.empty() && is_time(s, phrase);
}

bool is_plural(const TaggedSentence& s, Part phrase) {
  if (s.tags[phrase.end - 1] == Tag::plural) return true;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (s.lower(i) == "and") return true;
  }
  return false;
}

bool is_date(const TaggedSentence& s, Part phrase) {
  bool month = false;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const bool names_month = (title_flags(s, i) & is_month) != 0 && s.tokens[i].starts_upper();
    if (!names_month && s.tokens[i].kind != TokenKind::number && s.tokens[i].is_word()) return false;
    month |= names_month;
  }
  return month;
}

bool is_somebody(const TaggedSentence& s, std::size_t head) {
  const text::NounKind kind = text::english_words().kind(s.lower(head));
  return s.tags[head] == Tag::name || s.tags[head] == Tag::pronoun || kind == text::NounKind::person ||
         kind == text::NounKind::group;
}

Part read_counted_phrase(const TaggedSentence& s, std::size_t i, std::size_t end) {
  const auto quantifies_at = [&](std::size_t at) { return (title_flags(s, at) & quantifies) != 0; };
  const bool than = i + 2 < end && (s.lower(i + 1) == "than" || s.lower(i) == "at" || s.lower(i + 1) == "to") &&
                    (quantifies_at(i) || quantifies_at(i + 1)) && s.tags[i + 2] == Tag::number;
  const bool as_many = i + 3 < end && s.lower(i) == "as" && (s.lower(i + 1) == "many" || s.lower(i + 1) == "much") &&
                       s.lower(i + 2) == "as" && s.tags[i + 3] == Tag::number;
  // "legally married couples"
  const bool modified = i + 2 < end && s.tags[i] == Tag::adverb && s.tags[i + 1] == Tag::participle;
  const bool counted = i + 1 < end && quantifies_at(i) &&
                       (s.tags[i + 1] == Tag::number || (s.tags[i] == Tag::adverb && quantifies_at(i + 1)));
  const std::size_t before = as_many ? 3 : than || modified ? 2 : counted ? 1 : 0;
  const Part phrase = read_noun_phrase(s, i + before);
  return phrase.empty() ? phrase : Part{i, phrase.end};
}

Part part_of(std::span<const text::Token> tokens, model::Span span) {
  Part part;
  while (part.begin < tokens.size() && tokens[part.begin].span.begin < span.begin) ++part.begin;
  part.end = part.begin;
  while (part.end < tokens.size() && tokens[part.end].span.end <= span.end) ++part.end;
  return part;
}

std::uint32_t title_flags(const TaggedSentence& s, std::size_t i) { return title_words().flags(s.tokens[i].key); }

bool fits(const TaggedSentence& s, const std::vector<Part>& parts, TitleRoom room) {
  int telling = 0, characters = -1;
  for (const Part part : parts) {
    ++characters;
    const std::string_view written = s.span(part).of(s.text);
    characters += static_cast<int>(std::ranges::count_if(written, [](char c) { return (c & 0xC0) != 0x80; }));
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (begins_word(s, part, i) && carries_meaning(s, i)) ++telling;
    }
  }
  return telling <= room.telling && characters <= room.characters && count_words(s, parts) <= room.words;
}

int count_words(const TaggedSentence& s, const std::vector<Part>& parts) {
  int words = 0;
  for (const Part part : parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) words += begins_word(s, part, i) ? 1 : 0;
  }
  return words;
}

void append_part(std::vector<Part>& parts, Part part) {
  if (part.empty()) return;
  if (!parts.empty() && parts.back().end == part.begin)
    parts.back().end = part.end;
  else
    parts.push_back(part);
}

std::string write_parts(const TaggedSentence& s, const std::vector<Part>& parts) {
  std::string out;
  for (const Part part : parts) {
    if (!out.empty() && s.tokens[part.begin].kind != TokenKind::close_quote) out += ' ';
    out += s.span(part).of(s.text);
  }
  return out;
}

}  // namespace courant::digest
