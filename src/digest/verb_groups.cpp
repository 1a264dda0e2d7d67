#include "digest/verb_groups.h"

#include <algorithm>

#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;

// "he's prepared": the tags part it from an owner's.
bool is_short_be(const TaggedSentence& s, std::size_t i) {
  return s.tags[i] == Tag::verb_third && !s.tokens[i].space_before && s.word(i).ends_with('s') &&
         !(s.word(i)[0] >= 'a' && s.word(i)[0] <= 'z');
}

bool is(const TaggedSentence& s, std::size_t i, std::uint32_t wanted) {
  return (title_flags(s, i) & wanted) != 0 || ((wanted & (is_be | is_helping_verb)) != 0 && is_short_be(s, i));
}

// Headlines leave out "be" before a participle, gerund or "to", and "have" before what reads as the past.
std::size_t find_headline_verb(const TaggedSentence& s, Part part) {
  bool be = false;
  std::size_t i = part.begin;
  for (; i < part.end && (is(s, i, is_helping_verb) || (s.tags[i] == Tag::adverb && may_leave_out(s, i))); ++i) {
    if (is(s, i, negates)) return part.begin;
    be |= is(s, i, is_be);
  }
  if (i == part.begin || i >= part.end) return part.begin;
  if (be &&
      (s.tags[i] == Tag::to || s.tags[i] == Tag::participle || s.tags[i] == Tag::gerund || s.tags[i] == Tag::verb_past))
    return i;
  return is_past_too(s, i) && (s.tags[i] == Tag::participle || s.tags[i] == Tag::verb_past) ? i : part.begin;
}

void finish(VerbGroup& found, const TaggedSentence& s) {
  found.headline = find_headline_verb(s, found.part);
  for (std::size_t i = found.part.begin; i < found.part.end; ++i) {
    if (s.tags[i] == Tag::adverb && !is(s, i, is_verb_particle) && may_leave_out(s, i)) continue;
    append_part(found.kept, {i, i + 1});
  }
}

}  // namespace

VerbGroup read_verb_group(const TaggedSentence& s, std::size_t i, std::size_t end, bool finite) {
  VerbGroup found;
  if (i >= end) return found;
  const bool starts = finite ? text::is_finite(s.tags[i]) : text::is_verb(s.tags[i]);
  if (!starts) return found;
  found.part = {i, i + 1};
  std::size_t last = i;
  for (std::size_t j = i + 1; j < end; ++j) {
    const bool helps = s.tags[last] == Tag::modal || is(s, last, is_helping_verb);
    // "should “try again”"
    if (helps && s.tokens[j].kind == text::TokenKind::open_quote && j + 1 < end && text::is_verb(s.tags[j + 1]))
      continue;
    if (s.tags[j] == Tag::adverb && j + 1 < end && !is(s, j, is_verb_particle)) {
      if (is(s, j, negates)) found.part.end = j + 1;
      const bool turns = is(s, j, negates) && s.tags[j + 1] == Tag::to;  // "opted not to pay"
      if (helps || turns) continue;
      break;
    }
    if (helps && (s.tags[j] == Tag::verb_base || s.tags[j] == Tag::participle || s.tags[j] == Tag::gerund ||
                  (s.tags[j] == Tag::verb_past && is(s, last, is_helping_verb)) ||
                  (s.tags[j] == Tag::verb_present && !is(s, last, is_be)))) {
      found.passive_or_be = is(s, last, is_be);
      last = j;
    } else if (s.tags[j] == Tag::to && j + 1 < end && s.tags[j + 1] == Tag::verb_base) {
      last = ++j;
      found.passive_or_be = false;  // "are expected to resume | talks"
    } else if (s.tags[j] == Tag::particle || (s.tags[j] == Tag::adverb && is(s, j, is_verb_particle))) {
      if (takes_time(s, j)) break;  // "voted | over the weekend"
      found.part.end = j + 1;
      finish(found, s);
      return found;
    } else {
      break;
    }
    found.part.end = last + 1;
  }
  if (is(s, last, is_be)) found.passive_or_be = true;
  found.part.end = std::max(found.part.end, last + 1);
  finish(found, s);
  return found;
}

}  // namespace courant::digest
