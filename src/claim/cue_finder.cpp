#include "claim/cue_finder.h"

#include <algorithm>

#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using text::TokenKind;

bool is_light(const Words& words, Index at) {
  const Word& word = words[at];
  if (!word.token.is_word() || word.upper()) return false;
  return word.is(adverb) || word.token.span.of(words.text).ends_with("ly") ||
         word.token.span.of(words.text).ends_with("self");
}

class GroupReader {
 public:
  GroupReader(const Words& words, Index head, const Cue& cue) : words_(words), limit_(words.sentence_of(head).begin) {
    match_.head = head;
    match_.cue = &cue;
    match_.stance = cue.stance;
    match_.words = {head, head + 1};
    match_.after = head + 1;
  }

  // False where the word is no verb here.
  bool read() {
    if (!take_particle()) return false;
    take_left();
    // "declined to comment": that is what was declined, no word about it.
    if (is_noun() || (match_.stance == model::Stance::refuses && match_.chained && !match_.cue->takes(reports)))
      return false;
    shape();
    take_late_negation();
    match_.before = before_ + 1;
    return true;
  }

  const CueMatch& match() const { return match_; }

 private:
  const Word& head() const { return words_[match_.head]; }

  // The particle may stand after a short object: "made it clear", "ruled it out".
  bool take_particle() {
    if (match_.cue->particle == 0) return true;
    const Index end = words_.sentence_of(match_.head).end;
    for (Index at = match_.head + 1; at < std::min(end, match_.head + 4); ++at) {
      if (words_[at].token.key != match_.cue->particle) continue;
      if (at > match_.head + 1 && !words_[match_.head + 1].is(object_pronoun)) return false;
      match_.words.end = match_.after = at + 1;
      return true;
    }
    return false;
  }

  void take_left() {
    Index at = match_.head - 1;
    while (at >= limit_) {
      const Word& word = words_[at];
      if (word.quote != head().quote) break;
      if (word.is(auxiliary) && !(word.is(modal) && word.upper() && at > limit_)) {
        take(at, word);
      } else if (word.is(negation) && word.is(coordinator)) {  // "nor"
        match_.negated = true;
        break;
      } else if (word.is(negation)) {
        match_.negated = true;
        match_.words.begin = at;
      } else if (word.is(to_word) && match_.words.begin - at <= 3) {
        to_ = true;
        match_.words.begin = at;
        take_chain(at);
        at = match_.words.begin;
      } else if (word.is(TokenKind::clitic) && at > limit_ && (words_[at - 1].is(subject_pronoun) || word.is(modal))) {
        take(at, word);
      } else if (!is_light(words_, at)) {
        break;
      }
      --at;
    }
    before_ = at;
  }

  void take(Index at, const Word& word) {
    if (word.is(negation)) match_.negated = true;
    be_ = be_ || (word.is(be_verb) && !have_ && !modal_ && !do_);
    have_ = have_ || word.is(have_verb);
    do_ = do_ || word.is(do_verb);
    modal_ = modal_ || word.is(modal);
    match_.words.begin = at;
  }

  // "went on to", "refused to", "has yet to": the words before "to" that share its subject.
  void take_chain(Index to) {
    Index at = to - 1;
    while (at >= limit_ && is_light(words_, at) && !words_[at].is(chain)) --at;
    bool any = false;
    while (at >= limit_ && words_[at].is(chain | failing | refusing) && !words_[at].upper()) {
      if (words_[at].is(failing)) match_.negated = !match_.negated;
      if (words_[at].is(refusing)) match_.stance = model::Stance::refuses;
      match_.words.begin = at;
      gerund_ = words_[at].token.span.of(words_.text).ends_with("ing");
      --at;
      any = true;
      while (at >= limit_ && is_light(words_, at) && !words_[at].is(chain | negation)) --at;
    }
    match_.chained = any;
  }

  // "his claim", "the reports", "in a note that": judged by what stands before and after.
  bool is_noun() const {
    const Word& word = head();
    if (word.upper() && match_.head > limit_ && !title_case()) return true;
    if (word.forms & gerund_form) return false;
    const bool ambiguous = match_.cue->takes(also_noun) && !(word.forms & participle_form);
    if (is_adjective()) return true;
    if (have_ || do_ || modal_ || (to_ && (word.forms & base_form))) return false;
    if (before_ < limit_) return ambiguous;
    const Word& left = words_[before_];
    if (left.is(subject_pronoun) && !left.is(determiner)) return false;
    if (left.is(possessive) || (left.is(TokenKind::clitic) && !be_)) return ambiguous;
    if (left.is(determiner | noun_preposition | preposition) && !left.is(that_word))
      return ambiguous || match_.cue->takes(also_noun);
    if (left.is(TokenKind::hyphen)) return true;
    if (!ambiguous) return false;
    if (left.cue >= 0 && looks_verbal(words_, before_)) return true;  // "rejected claims"
    const Index next = match_.after;
    if (next >= words_.size()) return true;
    const Word& right = words_[next];
    if (right.is(TokenKind::open_quote) || right.is(TokenKind::colon))
      return !left.upper() && (left.is(determiner) || left.is(TokenKind::number) || !(word.forms & finite_form));
    if (right.is(TokenKind::comma) && next + 1 < words_.size() && words_[next + 1].is(TokenKind::open_quote))
      return false;
    if (left.is(TokenKind::number) || (right.is(relative) && !left.upper()))
      return true;  // "35 states", "states where"
    if (right.is(that_word | whether | determiner | possessive | subject_pronoun)) return !is_nounish(left);
    if (word.forms == base_form || be_) return true;
    return !(is_nounish(left) && is_nounish(right) && !right.is(TokenKind::number));
  }

  // "300 pledged delegates", "in pledged delegates": a participle before a bare noun, with no subject before it.
  bool is_adjective() const {
    if (!(head().forms & participle_form) || have_ || be_ || match_.after >= words_.size() || before_ < limit_)
      return false;
    const Word& next = words_[match_.after];
    if (!is_nounish(next) || next.upper() || next.is(time_word | adverb | speaker_noun | addressee) || next.quote >= 0)
      return false;
    const Word& left = words_[before_];
    return left.is(TokenKind::number) || left.is(determiner | preposition | noun_preposition) || left.is(plain_verb) ||
           left.is(TokenKind::hyphen);
  }

  // In a headline most words are capital.
  bool title_case() const {
    const Range sentence = words_.sentence_of(match_.head);
    Index upper = 0, lower = 0;
    for (Index at = sentence.begin; at < sentence.end; ++at) {
      if (words_[at].upper())
        ++upper;
      else if (words_[at].token.span.size() > 3 && words_[at].token.is_word())
        ++lower;
    }
    return upper > 3 * lower;
  }

  void shape() {
    const std::uint8_t forms = head().forms;
    match_.modal = modal_;
    if ((forms & gerund_form) || (gerund_ && !have_)) {
      match_.shape = be_ ? Shape::active : Shape::gerund;
    } else if ((forms & participle_form) && be_) {
      match_.shape = Shape::passive;
    } else if (to_ && !have_ && (forms & base_form)) {
      match_.shape = Shape::infinitive;
    } else if ((forms & participle_form) && !have_ && reads_reduced()) {
      match_.shape = Shape::passive;
      match_.reduced = true;
    } else {
      match_.shape = Shape::active;
    }
    if (before_ >= limit_ && words_[before_].is(and_word | coordinator)) match_.coordinated = true;
  }

  // "bestätigte am Montag nicht, dass"
  void take_late_negation() {
    const Index end = words_.sentence_of(match_.head).end;
    Index at = match_.after;
    while (at < end && words_[at].token.is_word() && !words_[at].is(late_negation)) ++at;
    if (at >= end || !words_[at].is(late_negation) || (at + 1 < end && words_[at + 1].token.is_word())) return;
    match_.negated = true;
    match_.words.end = match_.after = at + 1;
  }

  // "the letter written by", "a man accused of": a participle that stands for a passive.
  bool reads_reduced() const {
    const Word& word = head();
    if (!(word.forms & finite_form)) return true;
    if (match_.after >= words_.size() || before_ < limit_) return false;
    const Word& next = words_[match_.after];
    if (next.is(agent) && match_.after + 1 < words_.size()) {
      const Word& who = words_[match_.after + 1];  // "said by telephone" is no passive
      return !words_[before_].is(subject_pronoun) &&
             (who.upper() ||
              who.is(determiner | possessive | speaker_noun | document_noun | subject_pronoun | object_pronoun));
    }
    return match_.cue->takes(takes_object) && next.is(noun_preposition) && is_nounish(words_[before_]);
  }

  const Words& words_;
  Index limit_;
  Index before_ = 0;  // the word left of the group
  CueMatch match_;
  bool gerund_ = false;  // ", refusing to say"
  bool be_ = false, have_ = false, do_ = false, modal_ = false, to_ = false;
};

// "neither confirmed nor denied", "did not confirm or deny": the second shares the first's negation and refusal.
void share_negation(const Words& words, std::vector<CueMatch>& cues) {
  for (std::size_t i = 1; i < cues.size(); ++i) {
    CueMatch& cue = cues[i];
    const CueMatch& first = cues[i - 1];
    if (!cue.coordinated || cue.words.begin - first.after > 3 || cue.words.begin <= first.after) continue;
    if (words[cue.words.begin - 1].quote != words[cue.head].quote) continue;
    cue.negated = cue.negated || first.negated;
    if (first.stance == model::Stance::refuses && first.chained) cue.stance = model::Stance::refuses;
    cue.shape = first.shape;
    cue.chained = first.chained;
    cue.modal = first.modal;
  }
}

}  // namespace

std::vector<CueMatch> find_cues(const Words& words) {
  std::vector<CueMatch> cues;
  for (Index at = 0; at < words.size(); ++at) {
    const Word& word = words[at];
    if ((!word.is(phrase_start) && word.cue < 0) || word.sentence < 0 || words.in_speech(at)) continue;
    const auto phrase = words.lexicon->phrases().find(words.tokens, static_cast<std::size_t>(at));
    if (phrase && *phrase.value != PhraseKind::not_said) {
      CueMatch match;
      match.head = at;
      match.after = at + static_cast<Index>(phrase.length);
      match.words = {at, match.after};
      match.before = at;
      match.shape = *phrase.value == PhraseKind::before_source ? Shape::before_source : Shape::after_source;
      cues.push_back(match);
      at = match.after - 1;
      continue;
    }
    for (std::int16_t index = word.cue; index >= 0; index = words.lexicon->cue(index).next) {
      GroupReader reader(words, at, words.lexicon->cue(index));
      if (!reader.read()) continue;
      cues.push_back(reader.match());
      break;
    }
  }
  share_negation(words, cues);
  return cues;
}

}  // namespace courant::claim
