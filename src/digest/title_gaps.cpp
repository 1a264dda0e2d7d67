#include "digest/title_gaps.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

// A verb of its own, which is no "has" or "was".
bool tells(const TaggedSentence& s, Part part) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (text::is_finite(s.tags[i]) && s.tags[i] != Tag::modal && !(title_flags(s, i) & is_helping_verb)) return true;
  }
  return false;
}

// "[Acme] officials"
bool is_plural_people(const TaggedSentence& s, std::size_t i) {
  const std::size_t head = read_noun_phrase(s, i).end - 1;
  return s.tags[head] == Tag::plural && is_somebody(s, head);
}

// The rest of a compound, which the title begins with: "[task] force", or of a name: "[MacBook] Pro".
bool cuts_compound(const TaggedSentence& s, std::size_t i, bool begins) {
  if (i == 0 || !text::is_noun(s.tags[i])) return false;
  const Tag before = s.tags[i - 1];
  if (before == Tag::name && (s.tags[i] == Tag::name || (begins && !is_plural_people(s, i))))
    return s.tokens[i - 1].is_word() && s.tokens[i - 1].starts_upper();
  return begins && text::is_common_noun(before);
}

// What a verb or a noun ahead of the gap loses.
bool loses_ahead(const TaggedSentence& s, Part gap, Tag kept) {
  const Tag ahead = s.tags[gap.begin - 1], first = s.tags[gap.begin];
  // "the surprise | meeting", "enhanced | web"
  if (text::is_common_noun(ahead) && (text::is_common_noun(first) || first == Tag::gerund)) return true;
  if (ahead == Tag::adjective && text::is_noun(first)) return true;
  // "a 32 | yard defensive | touchdown"
  if (ahead == Tag::number && first == Tag::noun) return true;
  // "the families | of the two | wounded men"
  if (s.tags[gap.begin] == Tag::preposition && s.lower(gap.begin) != "that" &&
      read_noun_phrase(s, gap.begin + 1).end > gap.end)
    return true;
  // “crooked” | Roe aide | Moe
  if (s.tokens[gap.begin - 1].kind == TokenKind::close_quote && text::is_noun(first) && text::is_noun(kept))
    return true;
  // "describe | empty villages | south": its object
  if (!text::is_finite(ahead) || (title_flags(s, gap.begin - 1) & is_helping_verb)) return false;
  const Part object = read_noun_phrase(s, gap.begin);
  return !object.empty() && object.end == gap.end && !is_time(s, object) && !text::is_noun(kept);
}

// What stands at the gap's end and belongs to what is kept behind it, or parts it from what stands before.
bool loses_behind(const TaggedSentence& s, Part gap, Tag kept) {
  std::size_t last = gap.end - 1;
  while (last > gap.begin && s.tags[last] == Tag::mark) --last;
  const Tag ahead = s.tags[gap.begin - 1], dropped = s.tags[last];
  if (dropped == Tag::coordinator && !text::is_finite(kept)) return true;
  // "phone [has a keyboard and] built-in lamp"
  if (has_noun(s, gap) && tells(s, gap) && !text::is_finite(kept)) return true;
  if (!text::is_noun(kept) && kept != Tag::determiner && kept != Tag::adjective && kept != Tag::number) return false;
  if ((dropped == Tag::preposition && s.lower(last) != "that") || dropped == Tag::to) return true;
  if (dropped == Tag::gerund && (text::is_noun(ahead) || ahead == Tag::number)) return true;
  // "are Acme[, Bolt and] Crane", "five yards [a] carry"
  if (text::is_noun(ahead) && text::is_noun(kept))
    return s.tokens[gap.begin].kind == TokenKind::comma ||
           (text::is_common_noun(ahead) && dropped == Tag::determiner && gap.end == gap.begin + 1);
  // "on [Tuesday and Joique] Bell"
  return ahead == Tag::preposition && has_tag(s, gap, Tag::coordinator);
}

}  // namespace

bool leaves_whole(const TaggedSentence& s, const std::vector<Part>& parts, const std::vector<Part>& persons) {
  const auto is_person = [&](std::size_t i) {
    return std::ranges::any_of(persons, [&](Part person) { return i >= person.begin && i < person.end; });
  };
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::size_t begin = parts[p].begin;
    if (!is_person(begin) && cuts_compound(s, begin, p == 0)) return false;
    if (p == 0) continue;
    const Part gap{parts[p - 1].end, begin};
    if (!gap.empty() && (loses_ahead(s, gap, s.tags[begin]) || loses_behind(s, gap, s.tags[begin]))) return false;
  }
  return true;
}

}  // namespace courant::digest
