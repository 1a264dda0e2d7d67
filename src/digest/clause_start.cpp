#include "digest/clause_start.h"

#include <algorithm>

#include "digest/insertions.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

class StartReader {
 public:
  StartReader(const TaggedSentence& sentence, Part within) : s_(sentence), end_(within.end), begin_(within.begin) {}

  ClauseStart read() {
    std::size_t i = skip_marks(begin_);
    if (i < end_ && (s_.tags[i] == Tag::coordinator || s_.lower(i) == "that")) i = skip_marks(i + 1);
    // "Joining bishops, priests, and lawyers, the faculty …": as many commas as a list may have
    const bool joins = i < end_ && (s_.tags[i] == Tag::gerund || s_.tags[i] == Tag::participle);
    for (int tries = 0; tries < (joins ? 7 : 3) && i < end_; ++tries) {
      if (read_existential(i) || read_subject(i)) break;
      // "Outgoing adviser Larry Summers warned"
      if (s_.tags[i] == Tag::gerund && i + 1 < end_ && text::is_noun(s_.tags[i + 1]) && read_subject(i + 1)) break;
      // "Elected officials accused"
      if (s_.tags[i] == Tag::participle && i == begin_ && i + 1 < end_ && text::is_noun(s_.tags[i + 1]) &&
          read_subject(i + 1)) {
        found_.subject.begin = i;
        break;
      }
      // "In July 2000 the president met …": no comma.
      if (const std::size_t past = skip_opening(i); past != i && (read_existential(past) || read_subject(past))) break;
      // "On Sunday, …": the clause begins behind the comma.
      std::size_t comma = i;
      while (comma < end_ && s_.tokens[comma].kind != TokenKind::comma &&
             (s_.tokens[comma].kind != TokenKind::dash || joins_words(s_, comma)))
        ++comma;
      if ((!introduces(i) && !joins) || comma >= end_) return found_;
      i = comma + 1;
    }
    return found_;
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  std::size_t skip_marks(std::size_t i) const {
    while (i < end_ && (s_.tokens[i].kind == TokenKind::open_quote || s_.tokens[i].kind == TokenKind::comma ||
                        s_.tokens[i].kind == TokenKind::dash))
      ++i;
    return i;
  }

  bool introduces(std::size_t i) const {
    const Tag tag = s_.tags[i];
    if (tag == Tag::preposition) return !is(i, conditions);
    if (tag == Tag::adverb || tag == Tag::gerund || tag == Tag::participle || tag == Tag::to || tag == Tag::wh_word)
      return true;
    const Part phrase = read_noun_phrase(s_, i);
    return !phrase.empty() && is_time(s_, phrase);
  }

  std::size_t skip_opening(std::size_t i) const {
    const Part when = read_noun_phrase(s_, i);
    if (!when.empty() && is_time(s_, when)) return when.end;
    if (s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::adverb) return i;
    std::size_t at = i;
    for (int steps = 0; steps < 3 && at < end_; ++steps) {
      if (s_.lower(at) == "once") return i;  // "Once X does …, Y"
      if (s_.tags[at] == Tag::adverb && ++at) continue;
      if (s_.tags[at] != Tag::preposition || is(at, conditions)) break;
      const Part phrase = read_noun_phrase(s_, at + 1);
      if (phrase.empty()) return i;
      at = phrase.end;
    }
    return at < end_ && s_.tags[at] != Tag::mark ? at : i;
  }

  // "There is no evidence of fraud"
  bool read_existential(std::size_t i) {
    const bool there = s_.lower(i) == "there" && i + 1 < end_ && is(i + 1, is_be);  // "there's" is tagged as an adverb
    if (s_.tags[i] != Tag::existential && !there) return false;
    VerbGroup verbs = read_verb_group(s_, i + 1, end_, true);
    if (verbs.part.empty() && i + 1 < end_ && is(i + 1, is_be)) {  // "there's", which the tags take for an owner's
      verbs.part = {i + 1, i + 2};
      verbs.kept = {verbs.part};
      verbs.headline = i + 1;
      verbs.passive_or_be = true;
    }
    if (verbs.part.empty() || !verbs.passive_or_be) return false;
    found_.existential = true;
    found_.subject = {i, i + 1};
    found_.verbs = verbs;
    return true;
  }

  // The subject and its finite verb, with what may stand between them.
  bool read_subject(std::size_t i) {
    verb_behind_ = 0;
    const Part subject = read_counted_phrase(s_, i, end_);
    if (subject.empty() || subject.end > end_ || is_time(s_, subject)) return false;
    Part whole = subject;
    std::size_t at = subject.end;
    found_.about = {};
    found_.about_all = false;
    bool passed = true;
    for (int steps = 0; steps < 6 && at < end_ && passed; ++steps) {
      const std::size_t before = at;
      passed = pass_between(whole, at);
      if (at == before || (passed && at == verb_behind_)) break;
    }
    if (passed && read_verbs(whole, at)) return true;
    // "Senators | called Friday for a vote": what reads as a participle is the verb
    found_.about = {};
    return subject.end < end_ && may_be_past(subject.end) && read_verbs(subject, subject.end);
  }

  bool read_verbs(Part whole, std::size_t at) {
    if (at >= end_) return false;
    // "The campaign and the party intend to": a present that the tags take for an infinitive
    // "temporarily blocked": an adverb that must stay
    const std::size_t adverb = at;
    if (s_.tags[at] == Tag::adverb && at + 1 < end_ && text::is_finite(s_.tags[at + 1])) ++at;
    const bool present = s_.tags[at] == Tag::verb_base && s_.tags[at - 1] != Tag::modal && is_plural(s_, whole);
    VerbGroup verbs = read_verb_group(s_, at, end_, !present && !may_be_past(at) && at != verb_behind_);
    if (verbs.part.empty() || s_.tags[verbs.part.end - 1] == Tag::modal) return false;
    if (adverb < at) {
      verbs.part.begin = verbs.headline = adverb;
      if (!verbs.kept.empty() && verbs.kept.front().begin == at) verbs.kept.front().begin = adverb;
    }
    found_.subject = whole;
    found_.verbs = verbs;
    return true;
  }

  // A form that is past tense as well as participle ("kept"), where no other verb could be the clause's.
  bool may_be_past(std::size_t at) const {
    if (s_.tags[at] != Tag::participle || !is_past_too(s_, at)) return false;
    for (std::size_t i = at + 1; i < end_ && s_.tags[i] != Tag::wh_word; ++i) {
      const std::string word = s_.lower(i);
      if (is(i, subordinates) || word == "as" || word == "after" || word == "before" ||
          (s_.tags[i] == Tag::gerund && is(i, is_saying)))
        break;
      if (text::is_finite(s_.tags[i])) return s_.tags[i - 1] == Tag::coordinator;
    }
    return true;
  }

  // The same of what follows a relative clause, up to the next comma: "the family, which owns the mill, | hid money,
  // …".
  bool ends_as_past(std::size_t at) const {
    if (s_.tags[at] != Tag::participle || !is_past_too(s_, at)) return false;
    while (++at < end_ && s_.tokens[at].kind != TokenKind::comma) {
      if (text::is_finite(s_.tags[at])) return false;
    }
    return true;
  }

  // "the Centers for Disease Control", "the Bureau of Labor Statistics": no person has an article.
  bool names_body(Part whole, Part behind) const {
    return is_article(s_, whole.begin) && is_named(s_, whole.end - 1) && is_named(s_, behind.end - 1) &&
           is_named(s_, behind.begin);
  }

  // One step past what stands between subject and verb; widens the subject where it is part of it.
  bool pass_between(Part& whole, std::size_t& at) {
    if (s_.tags[at] == Tag::preposition && s_.lower(at) == "of") {
      const Part owner = read_counted_phrase(s_, at + 1, end_);
      if (owner.empty()) return false;
      // not of "Harry Reid of Nevada", nor of what stands behind a place: "a speech in front of Congress"
      if ((!is_named(s_, whole.end - 1) || is(whole.end - 1, is_short_role) || names_body(whole, owner)) &&
          whole.end == at)
        whole.end = owner.end;
      at = owner.end;
    } else if (const Part field = s_.lower(at) == "for" ? read_noun_phrase(s_, at + 1) : Part{};
               !field.empty() && whole.end == at && names_body(whole, field)) {
      whole.end = at = field.end;
    } else if (s_.tags[at] == Tag::coordinator && s_.lower(at) == "and" && whole.end == at) {
      const Part other = read_noun_phrase(s_, at + 1);
      if (other.empty()) return false;
      whole.end = at = other.end;
    } else if (const std::size_t joined = skip_second_attribute(whole, at); joined != at) {
      if (at == found_.about.end) found_.about.end = joined;
      at = joined;
    } else if (s_.tags[at] == Tag::adverb && may_leave_out(s_, at)) {
      ++at;
    } else if (const Part when = read_noun_phrase(s_, at); !when.empty() && when.end < end_ && is_time(s_, when)) {
      at = when.end;
    } else if (s_.lower(at) == "last" && at + 1 < end_ && text::is_finite(s_.tags[at + 1])) {
      ++at;
    } else if (const std::size_t past = skip_attribute(at); past != at) {
      if (at == found_.about.end && at > 0)
        found_.about.end = past;
      else if (at == whole.end && s_.tags[at - 1] != Tag::name && !is_time(s_, {past - 1, past}) &&
               (s_.tags[at] == Tag::to || (is(at, takes_complement) && asks_for_more(s_, at - 1))))
        found_.about = {at, past};
      at = past;
    } else if (const std::size_t clause = read_relative(at); clause != at) {
      const bool defines = s_.lower(whole.begin) != "the" || s_.tags[whole.end - 1] == Tag::plural;
      if (whole.end == at) found_.about = {at, clause}, found_.about_all = defines;
      at = clause;
    } else if (const std::size_t doing = skip_gerund(at); doing != at) {
      at = doing;
    } else if (const std::size_t behind = skip_reduced_relative(at); behind != at) {
      at = behind;
    } else if (s_.tokens[at].kind == TokenKind::dash) {
      at = skip_insertion(s_, at);
    } else if (s_.tokens[at].kind == TokenKind::open_bracket) {
      at = skip_brackets(s_, at, end_);
    } else if (at + 2 < end_ && s_.tokens[at].kind == TokenKind::comma && s_.tags[at + 1] == Tag::number &&
               s_.tokens[at + 2].kind == TokenKind::comma && s_.tags[at - 1] == Tag::name &&
               read_home(at + 3) != at + 3) {
      at = read_home(at + 3);
      if (at < end_ && s_.tokens[at].kind == TokenKind::comma) ++at;
    } else if (s_.tokens[at].kind == TokenKind::comma) {
      at = verb_behind_ = find_verb_past_apposition(at + 1);
      return at != end_;
    }
    return true;
  }

  // ", 35, | of New Bedford"
  std::size_t read_home(std::size_t i) const {
    if (i + 1 >= end_ || (s_.lower(i) != "of" && s_.lower(i) != "from")) return i;
    const Part place = read_noun_phrase(s_, i + 1);
    return place.empty() ? i : place.end;
  }

  // Past "in Texas", "on Monday", "by Senate Democrats", "to end the shutdown", "released yesterday": what says more of
  // the subject. What would make it another subject ("without insurance") is not passed.
  std::size_t skip_attribute(std::size_t i) const {
    if (i >= end_) return i;
    if (s_.tags[i] == Tag::participle && s_.tags[i - 1] != Tag::adverb) {
      std::size_t next = i + 1;
      if (next + 1 < end_ && s_.tags[next] == Tag::adverb) ++next;  // "dressed entirely | in black"
      const Part when = read_noun_phrase(s_, next);
      next = !when.empty() && is_time(s_, when) ? when.end : skip_attributes(next);
      return next > i + 1 && next < end_ ? next : i;
    }
    if ((s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::to) || !is(i, adds_attribute)) return i;
    std::size_t next = i + 1;
    if (next < end_ && s_.tags[next] == Tag::verb_base) next += joins_verbs(s_, next) ? 3 : 1;
    if (next + 1 < end_ && s_.tags[next] == Tag::adverb && s_.tags[next + 1] == Tag::gerund) ++next;
    if (next + 1 < end_ && s_.tags[next] == Tag::gerund && s_.tags[i] == Tag::preposition)
      ++next;  // "aimed at ousting"
    const Part phrase = read_noun_phrase(s_, next);
    if (phrase.empty()) return i;
    // "voters in Ghent, Lima and Oslo", "between Ghent and Lima"
    const std::size_t listed = find_list_end(s_, phrase.end);
    const bool closes = phrase.end < end_ && s_.tokens[phrase.end].kind == TokenKind::comma &&
                        listed > phrase.end + 3 && has_tag(s_, {phrase.end, listed}, Tag::coordinator);
    return closes || s_.lower(i) == "between" ? listed : phrase.end;
  }

  // "the talk of boats on the lake | and the river | was over"
  std::size_t skip_second_attribute(Part whole, std::size_t i) const {
    if (s_.tags[i] != Tag::coordinator || s_.lower(i) != "and" || whole.end == i || s_.tags[i - 1] == Tag::mark)
      return i;
    const Part other = read_noun_phrase(s_, i + 1);
    return !other.empty() && other.end < end_ && s_.tags[other.begin] != Tag::pronoun &&
                   text::is_finite(s_.tags[other.end])
               ? other.end
               : i;
  }

  std::size_t skip_attributes(std::size_t i) const {
    for (std::size_t past = skip_attribute(i); past != i; past = skip_attribute(i)) i = past;
    return i;
  }

  // "people | who smoke | die earlier": of whom the clause holds is told only by what they do.
  std::size_t read_relative(std::size_t i) const {
    const std::string word = s_.lower(i);
    if (word != "that" && word != "who" && word != "which") return i;
    const std::size_t first = i + 1 < end_ && s_.tags[i + 1] == Tag::adverb ? i + 2 : i + 1;
    const VerbGroup verbs = read_verb_group(s_, first, end_, true);
    if (verbs.part.empty()) return i;
    std::size_t next = verbs.part.end;
    while (next < end_ && next < i + 16 && (!text::is_finite(s_.tags[next]) || s_.tags[next - 1] == Tag::coordinator) &&
           s_.tags[next] != Tag::wh_word && s_.tokens[next].kind != TokenKind::comma && !is(next, subordinates))
      ++next;
    return next < end_ && text::is_finite(s_.tags[next]) ? next : i;
  }

  // "the panel | investigating the raid | asked"
  std::size_t skip_gerund(std::size_t i) const {
    if (s_.tags[i] != Tag::gerund || is(i, is_saying)) return i;
    const Part object = read_noun_phrase(s_, i + 1);
    std::size_t next = object.empty() ? i + 1 : object.end;
    while (next + 1 < end_ && s_.lower(next) == "of") {
      const Part owner = read_noun_phrase(s_, next + 1);
      if (owner.empty()) break;
      next = owner.end;
    }
    next = skip_attributes(next);
    return next < end_ && text::is_finite(s_.tags[next]) ? next : i;
  }

  // "debris of missiles | fired at Ukraine | shows": what reads as the past is none where a finite verb follows it.
  std::size_t skip_reduced_relative(std::size_t i) const {
    if (s_.tags[i] != Tag::verb_past || !is_past_too(s_, i)) return i;
    std::size_t next = skip_attributes(i + 1);
    if (next > i + 1 && next < end_ && s_.tokens[next].kind == TokenKind::comma)
      next = find_verb_past_apposition(next + 1);
    return next > i + 1 && next < end_ && text::is_finite(s_.tags[next]) ? next : i;
  }

  // Behind a comma that a later comma, before a finite verb, answers.
  std::size_t find_verb_past_apposition(std::size_t i) const {
    bool relative = false;
    // "the girls, aged 13 and 16, are", "Lee, the swimmer turned actress, has"
    const Part other = read_noun_phrase(s_, i);
    const std::size_t behind = other.empty() ? i : other.end;
    const bool reduced = behind < end_ && s_.tags[behind] == Tag::verb_past && is_past_too(s_, behind) &&
                         !is(behind, is_saying) && (behind == i || s_.tags[i] == Tag::determiner);
    const std::size_t past = reduced ? behind : end_;
    for (; i < end_ && s_.tokens[i].kind != TokenKind::semicolon; ++i) {
      relative |= s_.tags[i] == Tag::wh_word || s_.lower(i) == "that";
      if (text::is_finite(s_.tags[i]) && !relative && i != past) return end_;  // "A, B and C said": no apposition
      if (s_.tokens[i].kind == TokenKind::open_quote) {
        while (i < end_ && s_.tokens[i].kind != TokenKind::close_quote) ++i;
        continue;
      }
      if (s_.tokens[i].kind != TokenKind::comma) continue;
      std::size_t next = i + 1;
      while (next < end_ && s_.tags[next] == Tag::adverb && may_leave_out(s_, next)) ++next;
      // ", a Republican, | on Monday signed"
      if (next + 1 < end_ && s_.tags[next] == Tag::preposition && takes_time(s_, next))
        next = read_noun_phrase(s_, next + 1).end;
      if (next < end_ && (text::is_finite(s_.tags[next]) || may_be_past(next) || (relative && ends_as_past(next))))
        return next;
      // a list of subjects has no apposition
      if (next < end_ && s_.tags[next] == Tag::coordinator) return end_;
    }
    return end_;
  }

  const TaggedSentence& s_;
  std::size_t end_, begin_;
  std::size_t verb_behind_ = 0;  // an apposition
  ClauseStart found_;
};

}  // namespace

ClauseStart read_clause_start(const TaggedSentence& sentence, Part within) {
  return StartReader(sentence, within).read();
}

Part find_subject_of(const TaggedSentence& s, Part within, std::size_t verb) {
  for (std::size_t i = within.begin; i < verb;) {
    const Part subject = read_noun_phrase(s, i);
    if (subject.empty() && s.tags[i] == Tag::mark) {
      ++i;
      continue;
    }
    if (subject.empty() || is_time(s, subject)) {  // "Yesterday, …", "According to the slides, …"
      while (i < verb && s.tokens[i].kind != TokenKind::comma) ++i;
      ++i;
      continue;
    }
    // "A pro out of Ohio, | Jackson enjoyed a good year": what stands before the verb, not what a comma parts from it.
    std::size_t last = verb;
    while (last > subject.end && s.tags[last - 1] == Tag::adverb) --last;
    std::size_t comma = last;
    while (comma > subject.end && s.tokens[comma - 1].kind != TokenKind::comma) --comma;
    Part found = subject;
    if (comma > subject.end && comma < last) {
      const Part near = read_noun_phrase(s, comma);
      if (near.empty() || near.end != last) return {};
      if (!is_time(s, near)) found = near;
    }
    if (found.end > verb || s.tags[found.begin] == Tag::pronoun) return {};
    const bool plural = is_plural(s, found);
    if (plural ? s.tags[verb] == Tag::verb_third : s.tags[verb] == Tag::verb_present) return {};
    for (std::size_t k = found.end; k < verb; ++k) {
      const TokenKind kind = s.tokens[k].kind;
      if (kind == TokenKind::semicolon || kind == TokenKind::colon || kind == TokenKind::open_quote ||
          s.tags[k] == Tag::coordinator || s.word(k) == "&")
        return {};
    }
    return found;
  }
  return {};
}

std::size_t find_second_verb(const TaggedSentence& s, std::size_t i, std::size_t end) {
  for (; i + 1 < end; ++i) {
    const TokenKind kind = s.tokens[i].kind;
    if (kind == TokenKind::open_quote || kind == TokenKind::semicolon || kind == TokenKind::colon) return end;
    if (s.tags[i] == Tag::wh_word || (title_flags(s, i) & conditions) || text::is_finite(s.tags[i])) return end;
    if (s.tags[i] != Tag::coordinator) continue;
    std::size_t verb = i + 1;
    while (verb < end && s.tags[verb] == Tag::adverb) ++verb;
    if (verb < end && text::is_finite(s.tags[verb])) return verb;
  }
  return end;
}

}  // namespace courant::digest
