#include "digest/drop_modifier.h"

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

bool may_drop(const TaggedSentence& s, std::size_t i) {
  const Tag tag = s.tags[i];
  if (!s.tokens[i].is_word() || (tag != Tag::adjective && tag != Tag::participle && tag != Tag::gerund &&
                                 tag != Tag::adverb && !text::is_noun(tag)))
    return false;
  const std::string word = s.lower(i);
  return !(title_flags(s, i) & (negates | hedges | quantifies | picks_out)) && !word.ends_with("est") &&
         !(tag == Tag::adjective && word.ends_with("th"));  // "the seventh time"
}

}  // namespace

Part drop_modifier(const TaggedSentence& s, Part noun) {
  const std::size_t head = noun.end - 1;
  if (noun.end - noun.begin < 2 || !text::is_noun(s.tags[head]) || s.tags[head] == Tag::name) return noun;
  if (title_flags(s, head) & (is_empty_object | is_time_noun | is_day | is_time_span)) return noun;
  std::size_t owner = noun.begin;
  for (std::size_t i = noun.begin; i < noun.end; ++i) {
    if (s.tags[i] == Tag::coordinator || s.tags[i] == Tag::preposition ||
        (s.tags[i] == Tag::mark && !joins_words(s, i)))
      return noun;
    if (s.tags[i] == Tag::possessive) owner = i + 1;
  }
  // "Microsoft's latest patch" is a patch, "the mayor's lawyer" not any lawyer.
  if (owner > noun.begin) return is_somebody(s, head) ? noun : Part{owner, noun.end};
  std::size_t next = noun.begin + 1;
  const auto named = [&](std::size_t i) { return s.tags[i] == Tag::name && s.tags[noun.begin] == Tag::name; };
  // "a last-minute deal", "the New York City vote"
  while (next < head && (joins_words(s, next) || joins_words(s, next - 1) || named(next))) ++next;
  if (joins_words(s, head - 1) && next == head) return noun;
  for (std::size_t i = noun.begin; i < next; ++i) {
    if (!joins_words(s, i) && !may_drop(s, i)) return noun;
  }
  return {next, noun.end};
}

}  // namespace courant::digest
