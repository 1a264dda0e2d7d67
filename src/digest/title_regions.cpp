#include "digest/title_regions.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;

// Where the person's own name begins in "New Jersey Gov. Chris Christie"; the name's begin where it holds no role.
std::size_t skip_role(const TaggedSentence& tagged, Part name) {
  for (std::size_t i = name.end - 1; i > name.begin; --i) {
    const std::size_t role = tagged.tokens[i - 1].is_word() || i < 2 ? i - 1 : i - 2;  // "Gov" and its point
    const bool own = tagged.tokens[i].is_word() && (title_flags(tagged, i) & is_short_role) == 0;
    if (own && role >= name.begin && (title_flags(tagged, role) & is_short_role)) return i;
  }
  return name.begin;
}

// Past "I think (that)".
Part skip_thinking(const TaggedSentence& tagged, Part region, const ComposingRules& rules) {
  std::size_t i = region.begin;
  while (i < region.end && tagged.tags[i] == Tag::mark) ++i;
  if (i + 3 >= region.end || !(rules.flags(tagged.tokens[i].key) & is_first_second) ||
      !(title_flags(tagged, i + 1) & assures) || !text::is_finite(tagged.tags[i + 1]))
    return region;
  i += tagged.lower(i + 2) == "that" ? 3 : 2;
  return {i, region.end};
}

}  // namespace

std::vector<Part> list_persons(const Report& report, const Sentence& sentence, const TaggedSentence& tagged) {
  std::vector<Part> persons;
  for (const model::Name& name : report.names) {
    if (!sentence.span.contains(name.span)) continue;
    const Part part = part_of(tagged.tokens, name.span);
    // No person: "the Jane Roe Award", "Health and Human Rights"
    if (part.empty() || (part.begin > 0 && tagged.tags[part.begin - 1] == Tag::determiner) ||
        has_tag(tagged, part, Tag::coordinator))
      continue;
    const std::size_t named = skip_role(tagged, part);
    if (name.type == model::NameType::person || named > part.begin) persons.push_back({named, part.end});
  }
  return persons;
}

std::vector<Part> list_regions(const TaggedSentence& tagged, const model::Claim* claim, const ComposingRules& rules) {
  if (!claim) return {{0, tagged.tokens.size()}};
  std::vector<Part> regions;
  for (const model::Span content : claim->content) {
    Part region{tagged.tokens.size(), 0};
    for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
      if (!content.contains(tagged.tokens[i].span) || claim->source->contains(tagged.tokens[i].span)) continue;
      region.begin = std::min(region.begin, i);
      region.end = i + 1;
    }
    if (region.begin < region.end) regions.push_back(skip_thinking(tagged, region, rules));
  }
  return regions;
}

bool denies_content(const model::Claim& claim) {
  return claim.negated || claim.stance == model::Stance::denies || claim.stance == model::Stance::refuses;
}

bool doubts_content(const TaggedSentence& tagged, const model::Claim& claim) {
  const Part cue = part_of(tagged.tokens, claim.cue);
  const std::size_t from = cue.begin == 0 ? 0 : cue.begin - 1, to = std::min(cue.end + 3, tagged.tokens.size());
  for (std::size_t i = from; i < to; ++i) {
    if (tagged.tags[i] == Tag::adverb && (title_flags(tagged, i) & negates)) return true;
  }
  return false;
}

bool wishes(const TaggedSentence& tagged, const model::Claim& claim) {
  const Part cue = part_of(tagged.tokens, claim.cue);
  return !cue.empty() && cue.end < tagged.tags.size() && (title_flags(tagged, cue.end - 1) & asks_that) != 0 &&
         tagged.lower(cue.end) == "that";
}

}  // namespace courant::digest
