#include "claim/find_claims.h"

#include <algorithm>

#include "claim/clause.h"
#include "claim/speaker.h"
#include "claim/stance.h"

namespace courant::claim {
namespace {

// "declined" of "declined to say" is part of that cue.
void drop_swallowed(std::vector<CueMatch>& cues) {
  for (std::size_t i = 0; i + 1 < cues.size(); ++i) {
    const bool swallowed = std::any_of(cues.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                       std::min(cues.end(), cues.begin() + static_cast<std::ptrdiff_t>(i) + 3),
                                       [&](const CueMatch& other) { return other.words.begin <= cues[i].head; });
    if (swallowed) cues.erase(cues.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

model::Quoting quoting_of(const Words& words, const Draft& draft) {
  bool in = false, out = false;
  for (const Range range : draft.content) {
    for (Index at = range.begin; at < range.end; ++at) {
      if (!words[at].token.is_word()) continue;
      (words[at].quote >= 0 ? in : out) = true;
    }
  }
  return in && out ? model::Quoting::mixed : in ? model::Quoting::direct : model::Quoting::indirect;
}

model::Claim make_claim(const Words& words, const Draft& draft) {
  model::Claim claim;
  claim.cue = words.span(draft.cue.words);
  if (!draft.source.empty()) claim.source = words.span(draft.source);
  for (const Range range : draft.content) claim.content.push_back(words.span(range));
  claim.kind = quoting_of(words, draft);
  claim.stance = draft.cue.stance;
  claim.negated = draft.cue.negated;
  return claim;
}

// The drafts that are claims. One in the content of a denial, a refusal or a negation is none: it would be shown as
// said.
std::vector<Draft> choose(const Words& words, std::span<const Draft> drafts) {
  std::vector<Draft> chosen;
  for (std::size_t which = 0; which < drafts.size(); ++which) {
    if (is_claim(words, drafts, which)) chosen.push_back(drafts[which]);
  }
  std::erase_if(chosen, [&](const Draft& inner) {
    return std::ranges::any_of(drafts, [&](const Draft& outer) {
      return &outer != &inner && outer.cue.head != inner.cue.head && !affirms(outer) && holds(outer, inner) &&
             !holds(inner, outer);
    });
  });
  return chosen;
}

// The innermost of the others that holds drafts[which], if none of its own holders is drafts[which] itself.
std::optional<std::size_t> find_holder(std::span<const Draft> drafts, std::size_t which) {
  std::optional<std::size_t> holder;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i == which || !holds(drafts[i], drafts[which]) || holds(drafts[which], drafts[i])) continue;
    if (!holder || holds(drafts[*holder], drafts[i])) holder = i;
  }
  return holder;
}

}  // namespace

std::vector<model::Claim> find_claims(const text::TokenizedText& text, const model::Reading& reading) {
  const Lexicon& lexicon = lexicon_of(text.language);
  std::vector<model::Claim> claims;
  if (lexicon.empty()) return claims;
  const Words words = read_words(text, lexicon);
  std::vector<CueMatch> cues = find_cues(words);
  drop_swallowed(cues);
  SpeakerFinder speakers(words, reading);
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < cues.size();) {
    drafts.clear();
    const std::int32_t sentence = words[cues[i].head].sentence;
    for (; i < cues.size() && words[cues[i].head].sentence == sentence; ++i) {
      Draft draft;
      draft.cue = cues[i];
      find_source(words, drafts, draft);
      drafts.push_back(std::move(draft));
    }
    find_contents(words, drafts);
    for (Draft& draft : drafts) settle_stance(words, draft);
    const std::vector<Draft> chosen = choose(words, drafts);
    const std::size_t first = claims.size();
    for (std::size_t which = 0; which < chosen.size(); ++which) {
      claims.push_back(make_claim(words, chosen[which]));
      claims.back().speaker = speakers.find(chosen[which]);
      if (const auto holder = find_holder(chosen, which)) claims.back().within = first + *holder;
    }
  }
  return claims;
}

}  // namespace courant::claim
