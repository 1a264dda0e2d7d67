#include "claim/find_claims.h"

#include <algorithm>

#include "claim/clause.h"
#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

bool is_backed(const Words& words, const Draft& draft) {
  const CueMatch& cue = draft.cue;
  if (draft.content.empty()) return false;
  if (!cue.cue) return !draft.source.empty();
  (void)words;
  if (cue.shape == Shape::passive) return true;
  return !draft.source.empty();
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
      Draft draft{cues[i], {}, false, false, {}};
      find_source(words, drafts, draft);
      drafts.push_back(std::move(draft));
    }
    find_contents(words, drafts);
    for (const Draft& draft : drafts) {
      if (is_backed(words, draft)) claims.push_back(make_claim(words, draft));
    }
  }
  return claims;
}

}  // namespace courant::claim
