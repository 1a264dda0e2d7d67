#include "digest/title_beginning.h"

#include <algorithm>

#include "digest/title_ends.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr TitleRoom room{16, 11, 112};
constexpr double end_min = 0.64, well_ended = 0.9;

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

// "said on Tuesday", "found no evidence that the bias": a clause that waits for its verb.
bool ends_open(const TaggedSentence& s, Part part) {
  bool open = (title_flags(s, part.begin) & is_saying) != 0;
  for (std::size_t i = part.begin + 1; i < part.end; ++i) {
    const std::string word = s.lower(i);
    if (s.tags[i] == Tag::wh_word || word == "as" || word == "because" ||
        (s.tags[i] == Tag::preposition && (title_flags(s, i) & subordinates)))
      open = true;
    if (text::is_finite(s.tags[i])) open = false;
  }
  return open;
}

}  // namespace

std::vector<Beginning> list_beginnings(const TaggedSentence& s, Part within) {
  std::vector<Beginning> found;
  const std::size_t begin = find_subject(s, within);
  if (begin >= within.end) return found;
  Part subject = read_noun_phrase(s, begin);
  if (subject.empty() || subject.end > within.end || is_time(s, subject)) return found;
  const std::size_t verb = find_verb(s, subject, within.end);
  if (is_article(s, begin) && subject.end > begin + 1) ++subject.begin;
  std::size_t stop = verb;
  while (stop < within.end && s.tokens[stop].kind != TokenKind::dash) {
    const std::size_t past = is_comma(s, stop) ? skip_list(s, stop) : stop + 1;
    if (past == stop) break;
    stop = std::min(past, within.end);
  }
  for (std::size_t end = stop; end > verb + 1; --end) {
    const Part part{subject.begin, end};
    const std::size_t last = s.tokens[end - 1].kind == TokenKind::close_quote ? end - 2 : end - 1;
    if (!text::is_noun(s.tags[last]) || !fits(s, {part}, room) || ends_open(s, {verb, end})) continue;
    if (const double weight = weigh_end(s, end, within.end); weight >= end_min) found.push_back({part, weight});
  }
  std::ranges::stable_partition(found, [](const Beginning& beginning) { return beginning.end >= well_ended; });
  return found;
}

}  // namespace courant::digest
