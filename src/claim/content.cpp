#include <algorithm>
#include <optional>

#include "claim/clause.h"
#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using text::TokenKind;

constexpr Index adjunct_words_max = 25;

// What stands right of a cue: where content begins there, and how it is led in.
struct Right {
  Lead kind = Lead::none;
  Index at = 0;
};

class ContentFinder {
 public:
  ContentFinder(const Words& words, std::span<const Draft> drafts, std::size_t which, Draft& draft)
      : words_(words),
        drafts_(drafts),
        which_(which),
        draft_(draft),
        cue_(draft.cue),
        sentence_(words.sentence_of(cue_.head)) {
    begin_ = block_begin(draft);
    after_ = draft.source_follows ? std::max(cue_.after, draft.source.end) : cue_.after;
    end_ = find_limit();
  }

  void find() {
    if (cue_.shape == Shape::before_source) return find_of_phrase();
    if (cue_.shape == Shape::passive) return find_of_passive();
    Right right = look_right();
    if (right.kind == Lead::none && cue_.stance == model::Stance::promises && cue_.cue->takes(takes_addressee) &&
        after_ < end_ && !clause_left()) {
      right = {Lead::clause, after_};  // "promised a vote": it was no addressee
    }
    draft_.lead = right.kind;
    const std::optional<Index> quote = quotation_left(right);
    if (quote) {
      draft_.left_quote = true;
      add_quotation_left(*quote);
      if (right.kind == Lead::quote) add_right(right);
    } else if (right.kind == Lead::none && clause_left()) {
      draft_.left_clause = true;
      add({sentence_.begin, begin_});
    } else if (right.kind == Lead::aside && clause_left()) {
      draft_.left_clause = true;
      add({sentence_.begin, begin_});
      const Word& next = words_[right.at];
      const bool trails =
          next.is(relative) || next.token.span.of(words_.text).ends_with("ing") || draft_.source_follows;
      if (!trails) add_right(right);
    } else if (right.kind != Lead::none && (right.kind != Lead::aside || is_led_in())) {
      if (right.kind == Lead::aside) draft_.lead = Lead::clause;
      add_right(right);
    }
    if (draft_.content.empty()) {
      if (const Range charge = find_charge(draft_); !charge.empty()) add(charge);
      return;
    }
    add_following();
  }

 private:
  void add(Range range) {
    while (!range.empty() && trims(range.end - 1)) --range.end;
    while (!range.empty() && (words_[range.begin].is(TokenKind::comma) || words_[range.begin].is(TokenKind::dash) ||
                              words_[range.begin].is(TokenKind::colon)))
      ++range.begin;
    if (!range.empty()) draft_.content.push_back(range);
  }

  bool trims(Index at) const {
    const Word& word = words_[at];
    if (word.quote >= 0 && words_.in_speech(at)) return false;
    return word.is(TokenKind::comma) || word.is(TokenKind::stop) || word.is(TokenKind::semicolon) ||
           word.is(TokenKind::dash) || word.is(TokenKind::colon);
  }

  // Where the sentence stops being about this cue: at the cue of a later claim that is not part of what is said.
  Index find_limit() const {
    for (std::size_t i = which_ + 1; i < drafts_.size(); ++i) {
      const Draft& later = drafts_[i];
      const Index at = block_begin(later);
      const Range charge = find_charge(later);
      if (!charge.empty() && charge.begin - 1 > after_ && words_[charge.begin - 1].is(TokenKind::comma))
        return charge.begin - 1;
      if (at <= after_) continue;
      const Word& before = words_[at - 1];
      const bool comma = before.is(TokenKind::comma);
      const bool joined = before.is(and_word | coordinator) && !before.is(that_word);
      if (later.cue.shape == Shape::before_source && comma) return at;
      if (later.shares_source && later.cue.shape == Shape::gerund && comma) return at;
      if (later.shares_source && joined) return at - 1;
      if (at - 2 > after_ && (joined || before.is(subordinator)) && !before.is(that_word) &&
          words_[at - 2].is(TokenKind::comma))
        return at - 2;
      if (before.is(TokenKind::semicolon)) return at - 1;
    }
    return sentence_.end;
  }

  // "…, a charge both governments deny", "…, which he denies": what is denied stands before who denies it; for "which"
  // that word. Empty where something follows the cue.
  Range find_charge(const Draft& draft) const {
    const CueMatch& cue = draft.cue;
    const Range none{cue.head, cue.head};
    const Index begin = block_begin(draft);
    const bool last =
        cue.after >= sentence_.end || words_[cue.after].is(TokenKind::comma) || words_[cue.after].ends_clause();
    if (!last || cue.stance != model::Stance::denies || cue.shape != Shape::active || begin <= sentence_.begin)
      return none;
    if (words_[begin - 1].is(relative) && !words_[begin - 1].is(subordinator)) return {begin - 1, begin};
    return phrase_before(words_, begin, sentence_.begin);
  }

  Right look_right() const {
    Index at = after_;
    if (draft_.source_follows) return look_after_source(at);
    if (cue_.cue && cue_.cue->takes(takes_addressee)) at = skip_addressee(at);
    for (int steps = 0; at < end_ && steps < 6; ++steps) {
      const Word& word = words_[at];
      if (word.quote >= 0 && words_.in_speech(at)) return {Lead::quote, at};
      if (word.is(TokenKind::comma)) return look_after_comma(at);
      if (word.is(TokenKind::colon)) return {Lead::colon, at + 1};
      if (word.is(TokenKind::dash) || word.ends_clause()) return {};
      if (word.is(that_word)) return {Lead::that, at};
      if (word.is(to_word) && cue_.head == sentence_.begin)
        return {};  // "Responding to the claim that it leaks, Lee said"
      if (word.is(to_word))
        return cue_.cue->takes(takes_infinitive | takes_anything | takes_addressee) ? Right{Lead::clause, at}
                                                                                    : look_past_adjunct(at);
      if (word.is(whether) && !word.is(time_word) && !is_adjunct_subordinator(at)) return {Lead::clause, at};
      if (word.is(time_word)) {
        ++at;
        while (at < end_ && (words_[at].is(TokenKind::number) || words_[at].is(time_word))) ++at;
        continue;
      }
      if (word.is(preposition | noun_preposition) || is_adjunct_subordinator(at)) {
        return cue_.cue->takes(takes_object | takes_anything) ? Right{Lead::clause, at} : look_past_adjunct(at);
      }
      if (is_light(at)) {
        ++at;
        continue;
      }
      if (cue_.cue->takes(quote_only)) return look_past_adjunct(at);
      if (!word.upper() && word.token.span.of(words_.text).ends_with("ing")) {  // "tweeted using his own account: …"
        if (const Right marked = look_for_marker(at); marked.kind == Lead::colon || marked.kind == Lead::quote)
          return marked;
      }
      if (!cue_.cue->takes(takes_clause)) return look_past_noun(at);
      return {Lead::clause, at};
    }
    return {};
  }

  // "expressed doubt that": what is said follows the noun.
  Right look_past_noun(Index at) const {
    for (Index i = at + 1; i < std::min(end_, at + 4); ++i) {
      if (words_[i].is(that_word)) return {Lead::that, i};
      if (!words_[i].token.is_word()) break;
    }
    return {Lead::clause, at};
  }

  bool is_light(Index at) const {
    const Word& word = words_[at];
    // "there's a chance"
    if (at + 1 < end_ && (words_[at + 1].is(be_verb) || words_[at + 1].is(TokenKind::clitic))) return false;
    return word.token.is_word() && !word.upper() &&
           (word.is(adverb) || word.token.span.of(words_.text).ends_with("ly")) && !word.is(determiner | negation);
  }

  // "said as the crowd cheered", "said after the vote"
  bool is_adjunct_subordinator(Index at) const {
    return words_[at].is(subordinator) && !words_[at].is(that_word) &&
           (words_[at].is(preposition) || words_[at].is(relative) == false) && !words_[at].is(whether);
  }

  Index skip_addressee(Index at) const {
    if (at >= end_) return at;
    const Word& word = words_[at];
    if (word.is(that_word) && !(at + 1 < end_ && words_[at + 1].is(addressee))) return at;
    if (word.is(whether | to_word) || word.quote >= 0) return at;
    const Range phrase = phrase_after(words_, at, end_, false);
    return phrase.empty() ? at : phrase.end;
  }

  Right look_after_source(Index at) const {
    if (at >= end_) return {};
    if (words_[at].is(that_word)) return {Lead::that, at};
    if (words_[at].is(TokenKind::colon)) return {Lead::colon, at + 1};
    if (words_[at].is(TokenKind::comma)) return look_after_comma(at);
    return look_for_marker(at);
  }

  Right look_after_comma(Index comma) const {
    const Index next = comma + 1;
    if (next >= end_) return {};
    if (words_.in_speech(next)) return {Lead::quote, next};
    if (words_[next].is(that_word)) return {Lead::that, next};
    for (Index at = next; at < std::min(end_ - 1, next + 12); ++at) {
      if (!words_[at].is(TokenKind::comma) || words_[at].quote >= 0) continue;
      if (words_[at + 1].is(that_word)) return {Lead::that, at + 1};
      if (words_.in_speech(at + 1)) return {Lead::quote, at + 1};
      break;
    }
    return {Lead::aside, next};
  }

  // "said in a statement on Friday that": past a prepositional phrase, to what leads content in.
  Right look_past_adjunct(Index at) const {
    const Right marked = look_for_marker(at);
    const Right plain = look_past_phrases(at);
    if (marked.kind == Lead::that && plain.kind == Lead::clause && plain.at < marked.at &&
        has_verb({plain.at, marked.at}))
      return plain;
    if (marked.kind != Lead::none) return marked;
    return cue_.cue && cue_.cue->takes(quote_only) ? Right{} : plain;
  }

  Right look_past_phrases(Index at) const {
    Index next = at;
    while (next < end_ && words_[next].is(preposition | noun_preposition) && next + 1 < end_) {
      const Range phrase = phrase_after(words_, next + 1, end_, false);
      if (phrase.empty()) break;
      next = phrase.end;
      while (next < end_ && (words_[next].is(time_word) || words_[next].is(TokenKind::number))) ++next;
    }
    if (next == at || next >= end_) return {};
    const Word& word = words_[next];
    if (word.is(subject_pronoun | determiner | possessive) || (word.upper() && is_nounish(word)))
      return {Lead::clause, next};
    if (word.is(TokenKind::comma)) return {Lead::aside, next + 1};
    return {};
  }

  Right look_for_marker(Index at) const {
    const Index stop = std::min(end_, at + adjunct_words_max);
    for (Index i = at; i < stop; ++i) {
      const Word& word = words_[i];
      if (words_.in_speech(i)) return {Lead::quote, i};
      if (word.is(TokenKind::colon)) return {Lead::colon, i + 1};
      if (word.is(that_word) && i > at && !words_[i - 1].is(noun_preposition | preposition)) return {Lead::that, i};
      if (word.is(TokenKind::comma)) {
        const Right after = look_after_comma(i);
        return after.kind == Lead::aside ? Right{} : after;
      }
      if (word.ends_clause()) break;
    }
    return {};
  }

  // The speech that ends right before the cue and its source.
  std::optional<Index> quotation_left(Right right) const {
    Index at = begin_ - 1;
    if (at >= 0 && (words_[at].is(TokenKind::comma) || words_[at].is(TokenKind::dash)) && words_[at].quote < 0) --at;
    if (at < 0 || words_[at].quote < 0 || !words_.in_speech(at)) return std::nullopt;
    if (words_[at + 1].token.line_before ||
        (words_[at].sentence != words_[begin_].sentence && right.kind != Lead::none && right.kind != Lead::aside))
      return std::nullopt;
    const Quotation& quotation = *words_.quotation_at(at);
    if (quotation.words.end != at + 1) return std::nullopt;
    return words_[at].quote;
  }

  void add_quotation_left(Index number) {
    // Earlier paragraphs of the same speech.
    Index first = number;
    while (first > 0 && words_.quotations[static_cast<std::size_t>(first - 1)].goes_on) --first;
    for (Index i = first; i < number; ++i) add(words_.quotations[static_cast<std::size_t>(i)].words);
    Range range = words_.quotations[static_cast<std::size_t>(number)].words;
    const Index begin = words_.sentence_of(range.begin).begin;
    if (range.begin > begin && !words_[range.begin - 1].is(TokenKind::colon) &&
        !words_[range.begin - 1].is(TokenKind::comma)) {
      bool other_cue = false;
      for (const Draft& draft : drafts_)
        other_cue =
            other_cue || (&draft - drafts_.data() < static_cast<std::ptrdiff_t>(which_) && draft.cue.head >= begin);
      if (!other_cue) range.begin = begin;
    }
    add(range);
  }

  // "As Smith said, …"
  bool is_led_in() const {
    return begin_ > sentence_.begin && words_[begin_ - 1].is(subordinator) && words_[begin_ - 1].is(preposition) &&
           begin_ - 1 <= sentence_.begin + 2;
  }

  // A clause before ", X said".
  bool clause_left() const {
    if (begin_ - 1 <= sentence_.begin || draft_.shares_source) return false;
    const Word& mark = words_[begin_ - 1];
    if (mark.is(TokenKind::close_quote)) return true;
    return (mark.is(TokenKind::comma) || mark.is(TokenKind::dash)) && mark.quote < 0;
  }

  void add_right(Right right) {
    const Index at = right.at;
    if (right.kind == Lead::colon && at >= sentence_.end) return add_next_paragraph();
    if (at < words_.size() && words_.in_speech(at) && words_.quotation_at(at)->words.begin == at) return add_speech(at);
    Index end = end_;
    const Index last = end - 1;
    if (last > at && words_.in_speech(last)) end = std::max(end, words_.quotation_at(last)->words.end);
    add({at, end});
  }

  // "He wrote:" and a paragraph of its own.
  void add_next_paragraph() {
    Index end = sentence_.end;
    if (end >= words_.size()) return;
    if (words_.in_speech(end)) return add_speech(end);
    while (end < words_.size() && (end == sentence_.end || !words_[end].token.line_before)) ++end;
    add({sentence_.end, end});
  }

  void add_speech(Index at) {
    const Quotation& quotation = *words_.quotation_at(at);
    Index end = quotation.words.end;
    const bool finished = !quotation.closed || end >= end_ || trims_inside(end - 2) ||
                          words_[end].is(TokenKind::comma) || words_[end].ends_clause() ||
                          words_[end].is(and_word | coordinator | subordinator) || words_[end].is(TokenKind::dash);
    const bool and_that = end + 1 < end_ && words_[end].is(and_word | coordinator) && words_[end + 1].is(that_word);
    if (!finished || and_that) end = end_;
    add({at, end});
  }

  bool trims_inside(Index at) const { return words_[at].is(TokenKind::comma) || words_[at].is(TokenKind::stop); }

  // Quotations that follow without a cue of their own: “…,” he said. “…”
  void add_following() {
    Index at =
        std::max(draft_.content.back().end, std::max(cue_.words.end, draft_.source_follows ? draft_.source.end : 0));
    if (words_.in_speech(at - 1) && at == words_.quotation_at(at - 1)->words.end &&
        words_.quotation_at(at - 1)->goes_on) {
      add_paragraphs(at);
      return;
    }
    if (at < sentence_.end) {
      for (Index i = at; i < sentence_.end; ++i) {
        if (words_.in_speech(i)) return;
      }
      at = sentence_.end;
    }
    while (at < words_.size() && !words_[at].token.line_before) {
      if (words_[at].is(TokenKind::stop) || words_[at].is(TokenKind::comma)) {
        ++at;
        continue;
      }
      if (!words_.in_speech(at)) return;
      const Quotation& quotation = *words_.quotation_at(at);
      if (quotation.words.begin != at || !stands_alone(quotation)) return;
      draft_.followed = true;
      add(quotation.words);
      at = quotation.words.end;
      if (quotation.goes_on) return add_paragraphs(at);
    }
  }

  void add_paragraphs(Index at) {
    while (at < words_.size() && words_.in_speech(at)) {
      const Quotation& quotation = *words_.quotation_at(at);
      add(quotation.words);
      if (!quotation.goes_on) return;
      at = quotation.words.end;
    }
  }

  // Nothing but marks between the quotation's end and its sentence's end.
  bool stands_alone(const Quotation& quotation) const {
    const Index last = quotation.words.end - 1;
    for (Index at = last + 1; at < words_.sentence_of(last).end; ++at) {
      if (words_[at].token.is_word() && words_[at].quote < 0) return false;
    }
    return true;
  }

  // "According to Smith, …" and "…, according to Smith".
  void find_of_phrase() {
    bool leads = true;
    for (Index at = sentence_.begin; at < begin_; ++at)
      leads = leads && (!words_[at].token.is_word() || words_[at].is(coordinator | adverb));
    const bool comma = after_ < end_ && words_[after_].is(TokenKind::comma);
    // ", which, according to Smith, …": what is said follows.
    Index opener = begin_ - 1;
    if (opener > sentence_.begin && words_[opener].is(TokenKind::comma)) --opener;
    if (opener >= sentence_.begin && words_[opener].is(relative | that_word | and_word | coordinator)) leads = true;
    if (leads) {
      if (after_ < end_) add_right({Lead::clause, comma ? after_ + 1 : after_});
      return;
    }
    if (const std::optional<Index> quote = quotation_left({})) {
      add_quotation_left(*quote);
    } else {
      add({sentence_.begin, begin_});
    }
    const bool medial = comma && !has_verb({sentence_.begin, begin_});
    if (medial) add_right({Lead::clause, after_ + 1});
  }

  bool has_verb(Range range) const {
    for (Index at = range.begin; at < range.end; ++at) {
      if (words_[at].is(auxiliary | plain_verb) || looks_verbal(words_, at)) return true;
    }
    return false;
  }

  // "The deal was announced by Smith", "Smith was accused of fraud", "Smith was told that …"
  void find_of_passive() {
    const Index left = cue_.words.begin;
    if (!cue_.cue->takes(takes_addressee)) add(subject_before(words_, left, sentence_.begin));
    Index at = after_;
    if (at < end_ && words_[at].is(TokenKind::comma)) return;
    while (at < end_ && (words_[at].is(time_word) || words_[at].is(adverb))) ++at;
    if (at < end_ && (words_[at].is(that_word | whether | to_word) ||
                      (words_[at].is(noun_preposition | preposition) && cue_.cue->takes(takes_object))))
      add({at, end_});
  }

  const Words& words_;
  std::span<const Draft> drafts_;
  std::size_t which_;
  Draft& draft_;
  const CueMatch& cue_;
  Range sentence_;
  Index begin_ = 0, after_ = 0, end_ = 0;
};

}  // namespace

Index block_begin(const Draft& draft) {
  const bool before = !draft.source.empty() && !draft.shares_source && !draft.source_follows;
  return before ? std::min(draft.cue.words.begin, draft.source.begin) : draft.cue.words.begin;
}

void find_contents(const Words& words, std::span<Draft> drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) ContentFinder(words, drafts, i, drafts[i]).find();
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {  // "neither confirmed nor denied": one content for both
    const bool joined = drafts[i + 1].cue.coordinated && drafts[i + 1].cue.words.begin - drafts[i].cue.after <= 3;
    if (joined && drafts[i].content.empty()) drafts[i].content = drafts[i + 1].content;
  }
}

}  // namespace courant::claim
