#include <algorithm>

#include "claim/clause.h"
#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using text::TokenKind;

// The first comma in [begin, end) outside quotations, or `end`.
Index find_comma(const Words& words, Index begin, Index end) {
  for (Index at = begin; at < end; ++at) {
    if (words[at].is(TokenKind::comma) && words[at].quote < 0) return at;
  }
  return end;
}

// Past "Last week," and "A few days later,".
Index past_time(const Words& words, Index at, Index end) {
  const Index comma = find_comma(words, at, std::min(end, at + 6));
  if (comma >= std::min(end, at + 6)) return at;
  for (Index i = at; i < comma; ++i) {
    if (words[i].is(time_word)) return comma + 1;
  }
  return at;
}

// The subject of the sentence's main clause, looked for from its beginning up to `end`.
Range main_subject(const Words& words, Index end) {
  const Range sentence = words.sentence_of(end);
  Index at = sentence.begin;
  while (at < end) {
    at = past_time(words, at, end);
    while (at < end &&
           (!words[at].token.is_word() || (words[at].is(coordinator | adverb) && !words[at].is(determiner))))
      ++at;
    if (at >= end) break;
    const Word& word = words[at];
    const bool opens_aside = (word.is(preposition | noun_preposition | subordinator) && !word.is(determiner)) ||
                             (word.forms & gerund_form) || word.token.span.of(words.text).ends_with("ing");
    if (!opens_aside) break;
    const Index comma = find_comma(words, at, end);
    at = comma < end ? comma + 1 : at + 1;
    if (comma >= end) break;
  }
  return phrase_after(words, at, end, true);
}

class SourceFinder {
 public:
  SourceFinder(const Words& words, std::span<const Draft> earlier, Draft& draft)
      : words_(words), earlier_(earlier), draft_(draft), cue_(draft.cue), sentence_(words.sentence_of(cue_.head)) {}

  void find() {
    switch (cue_.shape) {
      case Shape::before_source:
        return find_after_phrase();
      case Shape::after_source:
        return set(subject_before(words_, cue_.before, sentence_.begin), false);
      case Shape::passive:
        return find_agent();
      case Shape::gerund:
        return find_of_gerund();
      case Shape::infinitive:
        if (!cue_.chained) return find_main();
        break;
      case Shape::active:
        break;
    }
    if (find_inverted()) return;
    if (cue_.coordinated && share()) return;
    const Index left = cue_.before - 1;
    if (left > sentence_.begin && words_[left].is(that_word) && cue_.shape == Shape::active) {
      set(phrase_before(words_, left, sentence_.begin), false);  // "a report that says"
      if (!draft_.source.empty()) return;
    }
    set(subject_before(words_, cue_.before, sentence_.begin), false);
    if (draft_.source.empty() && cue_.coordinated) find_main();
  }

 private:
  void set(Range source, bool follows) {
    draft_.source = source;
    draft_.source_follows = follows && !source.empty();
  }

  bool share() {
    for (std::size_t i = earlier_.size(); i-- > 0;) {
      if (earlier_[i].source.empty() || (earlier_[i].cue.shape != Shape::active && !earlier_[i].cue.chained)) continue;
      // "his “Sleepy Bob” Twitter | post": a noun, most likely
      if (earlier_[i].cue.cue->takes(also_noun) && earlier_[i].cue.cue->takes(quote_only)) continue;
      draft_.source = earlier_[i].source;
      draft_.shares_source = true;
      return true;
    }
    return false;
  }

  void find_main() {
    if (share()) return;
    set(main_subject(words_, cue_.words.begin), false);
    draft_.shares_source = !draft_.source.empty();
  }

  // "According to Lee, a lawyer, …": what stands in apposition must be closed again where the sentence goes on.
  void find_after_phrase() {
    const Range plain = phrase_after(words_, cue_.after, sentence_.end, false);
    const Range whole = phrase_after(words_, cue_.after, sentence_.end, true);
    bool leads = true;
    for (Index at = sentence_.begin; at < cue_.head; ++at) leads = leads && !is_nounish(words_[at]);
    const bool goes_on = leads || !has_verb({sentence_.begin, cue_.head});
    const bool closed = whole.end < sentence_.end && words_[whole.end].is(TokenKind::comma) && plain.end < whole.end &&
                        words_[plain.end + 1].is(determiner | relative) &&
                        find_comma(words_, plain.end + 1, sentence_.end) == whole.end;
    set(goes_on && !closed ? plain : whole, true);
  }

  // "by" right after the participle, or before the end of the sentence's clause.
  void find_agent() {
    const Index end = std::min(sentence_.end, cue_.after + 6);
    for (Index at = cue_.after; at < end; ++at) {
      const Word& word = words_[at];
      if (word.is(agent)) {
        Index limit = sentence_.end;  // "accused by the regulator of hiding losses"
        for (Index of = at + 2; cue_.cue->takes(takes_object) && of < limit; ++of) {
          if (words_[of].is(noun_preposition)) limit = of;
        }
        return set(phrase_after(words_, at + 1, limit, false), true);
      }
      if (!word.token.is_word() || word.is(that_word | auxiliary | to_word)) return;
    }
  }

  void find_of_gerund() {
    const Index left = cue_.before - 1;
    if (left < sentence_.begin) {
      return find_after_comma();
    }
    const Word& before = words_[left];
    if (left == sentence_.begin && before.is(preposition | noun_preposition | subordinator)) return find_after_comma();
    if (before.token.is_word() && is_nounish(before) && before.quote < 0 && !before.is(adverb | preposition)) {
      const Range phrase = governed_phrase_before(words_, left + 1, sentence_.begin);
      const bool issued =
          before.is(document_noun) && phrase.begin > sentence_.begin && words_[phrase.begin - 1].is(issuing);
      if (!phrase.empty() && !issued && !before.is(time_word | addressee)) return set(phrase, false);
    }
    find_main();
    if (cue_.cue->stance == model::Stance::accuses) find_suer();
  }

  // "Ann Lee was sued by a pilot in May, alleging that …": who accuses is the agent, not who is sued.
  void find_suer() {
    if (draft_.source.empty() || draft_.source.end > cue_.head) return;
    bool passive = false;
    for (Index at = draft_.source.end; at < cue_.head; ++at) {
      const Word& word = words_[at];
      passive = passive || word.is(be_verb);
      if (word.is(TokenKind::comma) && !passive) return;
      if (!passive || !word.is(agent)) continue;
      const Range suer = phrase_after(words_, at + 1, find_comma(words_, at + 1, cue_.head), false);
      if (!suer.empty()) set(suer, false);
      return;
    }
  }

  // "Saying that …, Smith left": the subject follows the comma.
  void find_after_comma() {
    const Index comma = find_comma(words_, cue_.after, sentence_.end);
    if (comma < sentence_.end) set(phrase_after(words_, comma + 1, sentence_.end, true), false);
    draft_.shares_source = !draft_.source.empty();
  }

  // "…, said Ann Lee": nothing that could be a subject before the verb, a noun phrase after it.
  bool find_inverted() {
    if (cue_.cue->takes(takes_addressee | takes_object) || cue_.negated || cue_.after >= sentence_.end) return false;
    const Index left = cue_.before - 1;
    const bool opens = left < sentence_.begin;
    const bool quoted = !opens && (words_.in_speech(left) || (left > sentence_.begin && words_.in_speech(left - 1)));
    if (!quoted && cue_.words.size() > 1 && cue_.words.end == cue_.head + 1) return false;  // auxiliaries
    if (!opens && !words_[left].is(TokenKind::comma) && !words_[left].is(TokenKind::close_quote) &&
        !words_[left].is(TokenKind::dash) && !words_[left].is(TokenKind::stop)) {
      return false;
    }
    const Word& next = words_[cue_.after];
    if (next.quote >= 0 || next.is(that_word | whether) ||
        !(is_nounish(next) || next.is(determiner | possessive | subject_pronoun)))
      return false;
    if (next.is(time_word)) return false;
    const Range phrase = phrase_after(words_, cue_.after, sentence_.end, true);
    if (phrase.empty()) return false;
    if (phrase.end < sentence_.end) {
      const Word& then = words_[phrase.end];
      if (then.is(and_word) || (then.is(TokenKind::open_quote) && phrase.end + 1 < sentence_.end &&
                                words_[phrase.end + 1].is(auxiliary | plain_verb)))
        return false;
      if (then.is(auxiliary | plain_verb) || looks_verbal(words_, phrase.end) || then.is(TokenKind::clitic))
        return false;
    }
    if (!quoted && !opens) {
      const Range subject = subject_before(words_, cue_.before, sentence_.begin);
      if (!subject.empty() && subject.begin == sentence_.begin &&
          !has_verb({sentence_.begin, find_comma(words_, sentence_.begin, left)}))
        return false;
    }
    set(phrase, true);
    return true;
  }

  bool has_verb(Range range) const {
    for (Index at = range.begin; at < range.end; ++at) {
      if (words_[at].is(auxiliary | plain_verb) || looks_verbal(words_, at)) return true;
    }
    return false;
  }

  const Words& words_;
  std::span<const Draft> earlier_;
  Draft& draft_;
  const CueMatch& cue_;
  Range sentence_;
};

}  // namespace

void find_source(const Words& words, std::span<const Draft> earlier, Draft& draft) {
  SourceFinder(words, earlier, draft).find();
}

}  // namespace courant::claim
