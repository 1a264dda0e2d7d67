#include "claim/stance.h"

#include <algorithm>

#include "claim/likelihood.h"
#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using model::Stance;

// Margins on the log odds, set by hand: a denial missed costs a reader more than a claim too many.
constexpr double stance_margin = 3;
constexpr double negated_margin = 2;
constexpr double nested_margin = 3;

// "No official", "none of them", "neither side", "not one", "hardly anyone"
bool is_nobody(const Words& words, const Draft& draft) {
  const Range source = draft.source;
  if (source.empty() || draft.source_follows) return false;
  const bool numbered = source.size() > 1 && words[source.begin + 1].is(text::TokenKind::point);  // "No. 10"
  if (words[source.begin].is(no_one) && !numbered) return true;
  return source.begin > words.sentence_of(source.begin).begin && words[source.begin - 1].is(negation) &&
         !words[source.begin - 1].is(auxiliary);
}

// "without saying", "it is not true that he said"
bool is_unsaid(const Words& words, const Draft& draft) {
  constexpr Index phrase_words_max = 5;
  const Index group = draft.cue.words.begin, block = block_begin(draft);
  for (Index at = std::max(words.sentence_of(group).begin, block - phrase_words_max); at < group; ++at) {
    const auto found = words.lexicon->phrases().find(words.tokens, static_cast<std::size_t>(at));
    if (!found || *found.value != PhraseKind::not_said) continue;
    const Index end = at + static_cast<Index>(found.length);
    if (end == group || end == block) return true;
  }
  return false;
}

bool has_quotation(const Words& words, const Draft& draft) {
  return std::ranges::any_of(draft.content, [&](Range range) {
    for (Index at = range.begin; at < range.end; ++at) {
      if (words[at].quote >= 0) return true;
    }
    return false;
  });
}

// "were denied visas", "denied them entry": nothing was said.
bool is_withheld(const Words& words, const Draft& draft) {
  const CueMatch& cue = draft.cue;
  if (!cue.cue || cue.cue->stance != Stance::denies || cue.after + 1 >= words.size()) return false;
  const Word& next = words[cue.after];
  if (cue.shape == Shape::passive) return is_nounish(next) || next.is(determiner | possessive | to_word);
  return next.is(object_pronoun) && !next.is(possessive) &&
         (is_nounish(words[cue.after + 1]) || words[cue.after + 1].is(determiner | possessive));
}

bool has_denied_object(const Words& words, Range phrase) {
  for (Index at = phrase.begin; at < phrase.end; ++at) {
    if (words[at].is(denied_object)) return true;
  }
  return false;
}

}  // namespace

void settle_stance(const Words& words, Draft& draft) {
  CueMatch& cue = draft.cue;
  if (cue.cue && cue.stance == Stance::refuses && cue.cue->stance == Stance::refuses && !draft.content.empty()) {
    const Range object = cue.shape == Shape::passive
                             ? draft.content.front()
                             : phrase_after(words, cue.after, words.sentence_of(cue.head).end, false);
    if (!cue.cue->takes(takes_infinitive) && has_denied_object(words, object)) cue.stance = Stance::denies;
  }
  if (is_nobody(words, draft)) cue.negated = !cue.negated;
}

bool affirms(const Draft& draft) {
  const Stance stance = draft.cue.stance;
  return !draft.cue.negated && stance != Stance::denies && stance != Stance::refuses;
}

bool holds(const Draft& outer, const Draft& inner) {
  return std::ranges::any_of(outer.content,
                             [&](Range range) { return range.begin <= inner.cue.head && inner.cue.head < range.end; });
}

bool is_whole(const Words& words, const Draft& draft) {
  const CueMatch& cue = draft.cue;
  if (draft.content.empty() || is_unsaid(words, draft) || is_withheld(words, draft)) return false;
  if (draft.source.empty() && !(cue.cue && cue.shape == Shape::passive)) return false;
  // "was told to leave": an order by nobody known.
  const bool ordered =
      draft.source.empty() && cue.cue->takes(takes_addressee) && words[draft.content.back().begin].is(to_word);
  if (ordered) return false;
  const Index begin = block_begin(draft);
  if (begin > words.sentence_of(cue.head).begin && words[begin - 1].is(hypothetical)) return false;
  // "went on" speaks only with a quotation, "called him" only of what is quoted.
  const bool only_quoting = cue.cue && ((cue.cue->takes(quote_only) && !cue.cue->takes(takes_clause | takes_noun)) ||
                                        (cue.cue->takes(is_weak) && cue.cue->takes(takes_object)));
  return !only_quoting || draft.lead == Lead::colon || has_quotation(words, draft);
}

bool is_claim(const Words& words, std::span<const Draft> drafts, std::size_t which) {
  const Draft& draft = drafts[which];
  const CueMatch& cue = draft.cue;
  if (!is_whole(words, draft)) return false;
  double odds = likelihood_of(features_of(words, drafts, which));
  const bool weak =
      cue.cue && (cue.cue->takes(is_weak) || (cue.cue->takes(also_noun) && !(words[cue.head].forms & participle_form)));
  if (cue.stance != Stance::asserts && !weak && (cue.shape != Shape::infinitive || cue.chained)) odds += stance_margin;
  if (cue.negated) odds += negated_margin;
  const bool speaks = cue.cue && (cue.cue->takes(reports) || cue.stance != Stance::asserts) &&
                      cue.shape == Shape::active && !draft.shares_source;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i == which || !holds(drafts[i], draft)) continue;
    if (speaks && (!drafts[i].cue.cue || drafts[i].cue.cue->takes(reports))) odds += nested_margin;
    break;
  }
  return odds >= 0;
}

}  // namespace courant::claim
