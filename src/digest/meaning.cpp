#include "digest/meaning.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr std::uint32_t guarded = negates | hedges | quantifies | conditions;

// "anti-", "pre-" and "so-" are of the word behind the hyphen.
bool is_guarded(const TaggedSentence& s, std::size_t i, std::uint32_t wanted) {
  if ((title_flags(s, i) & wanted) == 0) return false;
  return !(i + 1 < s.tokens.size() && s.tokens[i + 1].kind == TokenKind::hyphen && !s.tokens[i + 1].space_before);
}

bool has(const TaggedSentence& s, Part part, std::uint32_t wanted) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (is_guarded(s, i, wanted)) return true;
  }
  return false;
}

// "former" of a role that is left out with it: "former Sen. | Jim Webb".
bool goes_with_role(const TaggedSentence& s, std::size_t i, std::size_t kept) {
  return s.tags[i] == Tag::adjective && i + 1 < kept && kept < s.tags.size() && s.tags[kept] == Tag::name;
}

// Whether a gap loses a guarded word outside what commas, dashes or brackets part off: "the minister, a former judge,".
bool loses_within(const TaggedSentence& s, Part gap, std::uint32_t wanted) {
  const auto parts_off = [&](std::size_t i) {
    const TokenKind kind = s.tokens[i].kind;
    return kind == TokenKind::comma || kind == TokenKind::dash || kind == TokenKind::open_bracket ||
           kind == TokenKind::close_bracket;
  };
  // "who allegedly fled": what is said of somebody goes with it
  if (!gap.empty() && s.tags[gap.begin] == Tag::wh_word) return false;
  for (std::size_t i = gap.begin; i < gap.end; ++i) {
    if (parts_off(i)) {
      std::size_t last = gap.end;
      while (last > i + 1 && !parts_off(last - 1)) --last;
      if (last > i + 1) i = last - 1;
      continue;
    }
    if (is_guarded(s, i, wanted) && !goes_with_role(s, i, gap.end)) return true;
  }
  return false;
}

bool parts_clauses(const TaggedSentence& s, std::size_t i) {
  const TokenKind kind = s.tokens[i].kind;
  return kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::colon ||
         kind == TokenKind::dash || kind == TokenKind::open_quote || kind == TokenKind::close_quote;
}

// What stands directly before, in the same breath: "hundreds of | thousands of workers", "not | all senators".
// Behind a verb only what is `wanted_beyond` counts.
bool loses_before(const TaggedSentence& s, Part region, std::size_t begin, std::uint32_t wanted_beyond) {
  std::uint32_t wanted = guarded;
  for (std::size_t i = begin; i-- > region.begin;) {
    if (parts_clauses(s, i)) return false;
    if (is_guarded(s, i, wanted) && !goes_with_role(s, i, begin)) return true;
    if (s.tags[i] == Tag::number && i + 2 < s.tokens.size() && s.lower(i + 1) == "of") return true;  // "one of the …"
    if (text::is_finite(s.tags[i])) wanted &= wanted_beyond;
  }
  return false;
}

// Where the clause that goes on behind `i` ends.
std::size_t end_of_clause(const TaggedSentence& s, Part region, std::size_t i) {
  for (; i < region.end; ++i) {
    if (s.tokens[i].kind == TokenKind::semicolon || s.tokens[i].kind == TokenKind::colon) return i;
    if (s.tokens[i].kind == TokenKind::comma && i + 1 < region.end && s.tags[i + 1] == Tag::coordinator) return i;
  }
  return region.end;
}

// A condition of what is kept: "will resign | on Friday if", not of what another verb has told since: "asked him to
// talk | about the chance of getting the post if".
bool has_condition(const TaggedSentence& s, Part rest, bool modal) {
  for (std::size_t i = rest.begin; i < rest.end; ++i) {
    if (is_guarded(s, i, conditions)) return true;
    if (!modal && text::is_verb(s.tags[i])) return false;
  }
  return false;
}

// "and | reportedly quit": what else the subject did.
bool begins_predicate(const TaggedSentence& s, std::size_t i, std::size_t end) {
  if (s.tags[i] != Tag::coordinator) return false;
  ++i;
  while (i < end && s.tags[i] == Tag::adverb) ++i;
  return i < end && text::is_verb(s.tags[i]);
}

// That the kept clause is somebody's word: not "allegedly" in another clause behind it.
bool is_attributed_behind(const TaggedSentence& s, Part rest) {
  bool other = false, predicate = false;  // of what else the subject did, up to its comma
  for (std::size_t i = rest.begin; i < rest.end; ++i) {
    other |= s.tags[i] == Tag::wh_word;
    predicate = begins_predicate(s, i, rest.end) || (predicate && s.tags[i] != Tag::mark);
    if (is_guarded(s, i, attributes) &&
        !((other || predicate) && (s.tags[i] == Tag::adverb || s.tags[i] == Tag::adjective)))
      return true;
  }
  return false;
}

}  // namespace

bool keeps_meaning(const TaggedSentence& s, Part region, const std::vector<Part>& parts, bool attributed) {
  if (parts.empty()) return false;
  const std::size_t first = parts.front().begin, last = parts.back().end;
  bool negated = false, modal = false;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    negated |= has(s, parts[p], negates);
    for (std::size_t i = parts[p].begin; i < parts[p].end; ++i) modal |= s.tags[i] == Tag::modal;
    if (p + 1 == parts.size()) break;
    const Part gap{parts[p].end, parts[p + 1].begin};
    if (loses_within(s, gap, attributed ? guarded : guarded | attributes)) return false;
  }
  if (loses_before(s, region, first, negates | hedges | conditions)) return false;
  if (has(s, {region.begin, first}, conditions)) return false;
  const std::size_t end = end_of_clause(s, region, last);
  // "not only … | but also …"
  for (std::size_t i = first; last < region.end && i + 1 < last; ++i) {
    if (s.lower(i) == "not" && s.lower(i + 1) == "only") return false;
  }
  if (has_condition(s, {last, end}, modal)) return false;
  if (last < end) {
    const std::string next = s.lower(last);
    if (next == "or" || next == "nor" || next == "than" || next == "without" || next == "only") return false;
    // "no deal until Friday", "would act only when asked"
    for (std::size_t i = last; negated && i < end; ++i) {
      const std::string word = s.lower(i);
      if (word == "until" || word == "but" || word == "because") return false;
    }
  }
  if (attributed) return true;
  return !has(s, {region.begin, first}, attributes) && !is_attributed_behind(s, {last, region.end});
}

bool keeps_phrase_meaning(const TaggedSentence& s, Part region, Part phrase) {
  if (phrase.end < region.end) {
    const std::string next = s.lower(phrase.end);
    if (next == "or" || next == "nor" || next == "than") return false;
  }
  return !loses_before(s, region, phrase.begin, negates);
}

}  // namespace courant::digest
