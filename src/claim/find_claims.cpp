#include "claim/find_claims.h"

#include <algorithm>

#include "claim/clause.h"
#include "claim/likelihood.h"

namespace courant::claim {
namespace {

bool is_whole(const Draft& draft) {
  const CueMatch& cue = draft.cue;
  return !draft.content.empty() && (!draft.source.empty() || (cue.cue && cue.shape == Shape::passive));
}

// "declined" of "declined to say" is part of that cue.
void drop_swallowed(std::vector<CueMatch>& cues) {
  std::erase_if(cues, [&](const CueMatch& cue) {
    return std::ranges::any_of(cues, [&](const CueMatch& other) {
      return other.head > cue.head && other.words.begin <= cue.head && cue.head < other.words.end;
    });
  });
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

}  // namespace

std::vector<model::Claim> find_claims(const text::TokenizedText& text, const model::Reading& reading) {
  (void)reading;
  const Lexicon& lexicon = lexicon_of(text.language);
  std::vector<model::Claim> claims;
  if (lexicon.empty()) return claims;
  const Words words = read_words(text, lexicon);
  std::vector<CueMatch> cues = find_cues(words);
  drop_swallowed(cues);
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
    for (std::size_t which = 0; which < drafts.size(); ++which) {
      if (!is_whole(drafts[which]) || likelihood_of(features_of(words, drafts, which)) < 0) continue;
      claims.push_back(make_claim(words, drafts[which]));
    }
  }
  return claims;
}

}  // namespace courant::claim
