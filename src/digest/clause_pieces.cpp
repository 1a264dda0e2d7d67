#include "digest/clause_pieces.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

class PieceReader {
 public:
  PieceReader(const TaggedSentence& sentence, Part within) : s_(sentence), end_(within.end), begin_(within.begin) {}

  ClausePieces read() {
    std::size_t i = skip_marks(begin_);
    if (i < end_ && (s_.tags[i] == Tag::coordinator || s_.lower(i) == "that")) i = skip_marks(i + 1);
    // "Joining bishops, priests, and lawyers, the faculty …": as many commas as a list may have
    const bool joins = i < end_ && (s_.tags[i] == Tag::gerund || s_.tags[i] == Tag::participle);
    for (int tries = 0; tries < (joins ? 7 : 3) && i < end_; ++tries) {
      if (read_existential(i) || read_subject(i)) break;
      // "Outgoing adviser Larry Summers warned"
      if (s_.tags[i] == Tag::gerund && i + 1 < end_ && text::is_noun(s_.tags[i + 1]) && read_subject(i + 1)) break;
      // "In July 2000 the president met …": no comma.
      if (const std::size_t past = skip_opening(i); past != i && read_subject(past)) break;
      // "On Sunday, …": the clause begins behind the comma.
      std::size_t comma = i;
      while (comma < end_ && s_.tokens[comma].kind != TokenKind::comma && s_.tokens[comma].kind != TokenKind::dash)
        ++comma;
      if ((!introduces(i) && !joins) || comma >= end_) return found_;
      i = comma + 1;
    }
    if (!found_.verbs.part.empty()) read_complements(found_.verbs.part.end);
    return std::move(found_);
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
    if (s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::adverb) return i;
    std::size_t at = i;
    for (int steps = 0; steps < 3 && at < end_; ++steps) {
      if (s_.lower(at) == "once") return i;  // "Once X does …, Y"
      if (s_.tags[at] == Tag::adverb) {
        ++at;
        continue;
      }
      if (s_.tags[at] != Tag::preposition || is(at, conditions)) break;
      const Part phrase = read_noun_phrase(s_, at + 1);
      if (phrase.empty()) return i;
      at = phrase.end;
    }
    return at < end_ && s_.tags[at] != Tag::mark ? at : i;
  }

  // "There is no evidence of fraud"
  bool read_existential(std::size_t i) {
    if (s_.tags[i] != Tag::existential) return false;
    const VerbGroup verbs = read_verb_group(s_, i + 1, end_, true);
    if (verbs.part.empty() || !verbs.passive_or_be) return false;
    found_.existential = true;
    found_.subject = {i, i + 1};
    found_.verbs = verbs;
    return true;
  }

  // The subject and its finite verb, with what may stand between them.
  bool read_subject(std::size_t i) {
    // "Nearly 90 teachers"
    const bool counted = is(i, quantifies) && i + 1 < end_ && s_.tags[i + 1] == Tag::number;
    Part subject = read_noun_phrase(s_, counted ? i + 1 : i);
    if (subject.empty() || subject.end > end_ || is_time(s_, subject)) return false;
    subject.begin = i;
    Part whole = subject;
    std::size_t at = subject.end;
    for (int steps = 0; steps < 6 && at < end_; ++steps) {
      const std::size_t before = at;
      if (!pass_between(whole, at)) return false;
      if (at == before) break;
    }
    if (at >= end_) return false;
    // "The campaign and the party intend to": a present that the tags take for an infinitive
    const bool present = s_.tags[at] == Tag::verb_base && s_.tags[at - 1] != Tag::modal && is_plural(s_, whole);
    const VerbGroup verbs = read_verb_group(s_, at, end_, !present && !may_be_past(at));
    if (verbs.part.empty() || s_.tags[verbs.part.end - 1] == Tag::modal) return false;
    found_.subject = whole;
    found_.verbs = verbs;
    return true;
  }

  // A form that is past tense as well as participle ("kept"), where no other verb could be the clause's.
  bool may_be_past(std::size_t at) const {
    if (s_.tags[at] != Tag::participle || !is_past_too(s_, at)) return false;
    for (std::size_t i = at + 1; i < end_ && s_.tags[i] != Tag::wh_word; ++i) {
      const std::string word = s_.lower(i);
      if (is(i, subordinates) || word == "as" || word == "after" || word == "before") break;
      if (text::is_finite(s_.tags[i])) return false;
    }
    return true;
  }

  // One step past what stands between subject and verb; widens the subject where it is part of it.
  bool pass_between(Part& whole, std::size_t& at) const {
    if (s_.tags[at] == Tag::preposition && s_.lower(at) == "of") {
      const Part owner = read_noun_phrase(s_, at + 1);
      if (owner.empty()) return false;
      // not of "Harry Reid of Nevada", nor of what stands behind a place: "a speech in front of Congress"
      if (!is_named(s_, whole.end - 1) && whole.end == at) whole.end = owner.end;
      at = owner.end;
    } else if (s_.tags[at] == Tag::coordinator && s_.lower(at) == "and" && whole.end == at) {
      const Part other = read_noun_phrase(s_, at + 1);
      if (other.empty()) return false;
      whole.end = at = other.end;
    } else if (s_.tags[at] == Tag::adverb && !is(at, must_stay)) {
      ++at;
    } else if (const Part when = read_noun_phrase(s_, at); !when.empty() && when.end < end_ && is_time(s_, when)) {
      at = when.end;
    } else if (s_.lower(at) == "last" && at + 1 < end_ && text::is_finite(s_.tags[at + 1])) {
      ++at;
    } else if (const std::size_t past = skip_attribute(at); past != at) {
      at = past;
    } else if (const std::size_t behind = skip_reduced_relative(at); behind != at) {
      at = behind;
    } else if (s_.tokens[at].kind == TokenKind::open_bracket) {
      while (at < end_ && s_.tokens[at].kind != TokenKind::close_bracket) ++at;
      ++at;
    } else if (s_.tokens[at].kind == TokenKind::comma) {
      at = find_verb_past_apposition(at + 1);
      return at != end_;
    }
    return true;
  }

  // Past "in Texas", "on Monday", "by Senate Democrats", "to end the shutdown", "released yesterday": what says more of
  // the subject. What would make it another subject ("without insurance") is not passed.
  std::size_t skip_attribute(std::size_t i) const {
    if (i >= end_) return i;
    if (s_.tags[i] == Tag::participle && s_.tags[i - 1] != Tag::adverb) {
      std::size_t next = i + 1;
      const Part when = read_noun_phrase(s_, next);
      if (!when.empty() && is_time(s_, when))
        next = when.end;
      else
        for (std::size_t past = skip_attribute(next); past != next; past = skip_attribute(next)) next = past;
      return next > i + 1 && next < end_ ? next : i;
    }
    if ((s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::to) || !is(i, adds_attribute)) return i;
    std::size_t next = i + 1;
    if (next < end_ && s_.tags[next] == Tag::verb_base) next += joins_verbs(s_, next) ? 3 : 1;
    const Part phrase = read_noun_phrase(s_, next);
    return phrase.empty() ? i : s_.lower(i) == "between" ? find_list_end(s_, phrase.end) : phrase.end;
  }

  // "debris of missiles | fired at Ukraine | shows": what reads as the past is none where a finite verb follows it.
  std::size_t skip_reduced_relative(std::size_t i) const {
    if (s_.tags[i] != Tag::verb_past || !is_past_too(s_, i)) return i;
    std::size_t next = i + 1;
    for (std::size_t past = skip_attribute(next); past != next; past = skip_attribute(next)) next = past;
    return next > i + 1 && next < end_ && text::is_finite(s_.tags[next]) ? next : i;
  }

  // Behind a comma that a later comma, before a finite verb, answers.
  std::size_t find_verb_past_apposition(std::size_t i) const {
    bool relative = false;
    for (; i < end_ && s_.tokens[i].kind != TokenKind::semicolon; ++i) {
      relative |= s_.tags[i] == Tag::wh_word || s_.lower(i) == "that";
      if (text::is_finite(s_.tags[i]) && !relative) return end_;  // "A, B and C said": no apposition
      if (s_.tokens[i].kind == TokenKind::open_quote) {
        while (i < end_ && s_.tokens[i].kind != TokenKind::close_quote) ++i;
        continue;
      }
      if (s_.tokens[i].kind != TokenKind::comma) continue;
      std::size_t next = i + 1;
      while (next < end_ && s_.tags[next] == Tag::adverb && !is(next, must_stay)) ++next;
      if (next < end_ && (text::is_finite(s_.tags[next]) || may_be_past(next))) return next;
      // a list of subjects has no apposition
      if (next < end_ && s_.tags[next] == Tag::coordinator) return end_;
    }
    return end_;
  }

  std::vector<ClausePiece>& pieces() { return found_.pieces; }

  // The verb cannot stand alone, and what it takes cannot be read.
  void fail_unless_complete() {
    while (!pieces().empty() && pieces().back().open && !pieces().back().bound) pieces().pop_back();
    if (pieces().empty() || pieces().back().open) found_.failed = true;
  }

  void read_complements(std::size_t i) {
    while (i < end_ && pieces().size() < 5) {
      // "roughly $141 million", "about five cars"
      if (is(i, quantifies) && i + 1 < end_ &&
          (s_.tags[i + 1] == Tag::number || s_.tokens[i + 1].kind == TokenKind::currency)) {
        const Part counted = read_noun_phrase(s_, i + 1);
        if (counted.empty() || counted.end > end_) return;
        pieces().push_back({{i, counted.end}, !pieces().empty() && pieces().back().noun, false, true, false, i});
        i = counted.end;
        continue;
      }
      if (s_.tokens[i].kind == TokenKind::open_bracket) {
        while (i < end_ && s_.tokens[i].kind != TokenKind::close_bracket) ++i;
        if (i < end_) ++i;
        continue;
      }
      // "began | more than two years ago"
      if ((s_.lower(i) == "more" || s_.lower(i) == "less") && i + 2 < end_ && s_.lower(i + 1) == "than") {
        const Part span = read_noun_phrase(s_, i + 2);
        if (!span.empty() && span.end <= end_ && (is_time(s_, span) || tells_distance(s_, span.end))) {
          i = span.end;
          continue;
        }
      }
      if (s_.tags[i] == Tag::adverb && !is(i, must_stay | is_verb_particle) && i + 1 < end_) {
        ++i;
        continue;
      }
      const Part phrase = read_noun_phrase(s_, i);
      if (phrase.empty() || phrase.end > end_) {
        if (!read_other(i)) return;
        continue;
      }
      if (is_time(s_, phrase) || tells_distance(s_, phrase.end)) {
        i = phrase.end;
        continue;
      }
      // What follows may be the subject of a clause without "that".
      if (followed_by_verb(phrase.end)) return read_clause_behind(i);
      const bool second = !pieces().empty() && pieces().back().noun;
      if (second && pieces().size() > 1) return;
      // "mobilize security | engineering teams"
      const bool broken = phrase.end + 1 < end_ && s_.tags[phrase.end] == Tag::gerund &&
                          text::is_noun(s_.tags[phrase.end - 1]) && s_.tags[phrase.end - 1] != Tag::name &&
                          (text::is_noun(s_.tags[phrase.end + 1]) || s_.lower(phrase.end + 1) == "back");
      pieces().push_back({phrase, second, false, true, broken && !shows(), phrase.begin});
      i = phrase.end;
      read_joined(i);
    }
  }

  // "… individuals | or companies": of two joined by "or" both must stay, as must those "between" which something is.
  void read_joined(std::size_t& i) {
    if (i + 1 >= end_ || s_.tags[i] != Tag::coordinator || (s_.lower(i) != "and" && s_.lower(i) != "or")) return;
    const Part other = read_noun_phrase(s_, i + 1);
    if (other.empty() || other.end > end_ || is_time(s_, other) || followed_by_verb(other.end) ||
        s_.tags[other.begin] == Tag::pronoun)
      return;
    const bool both = s_.lower(i) == "or" || s_.lower(pieces().back().part.begin) == "between";
    pieces().push_back({{i, other.end}, both, false, false, false, i + 1});
    i = other.end;
  }

  // "said the timing of the statement | was bad": the noun and what hangs on it are the subject of another clause.
  void drop_subject() {
    if (std::ranges::none_of(pieces(), &ClausePiece::noun)) return fail_unless_complete();
    while (!pieces().back().noun) pieces().pop_back();
    const std::size_t begin = pieces().back().part.begin;
    pieces().pop_back();
    read_clause_behind(begin);
  }

  // A clause of its own begins at i.
  void read_clause_behind(std::size_t i) {
    // "said in a statement | that he would go", "told reporters | that he would go"
    const bool tells = takes_listener(s_.lower(found_.verbs.part.end - 1));
    const bool said = is(found_.verbs.part.end - 1, is_saying | assures) &&
                      std::ranges::none_of(pieces(), [&](const ClausePiece& piece) {
                        return (piece.noun && !tells) || s_.tags[piece.part.begin] == Tag::to;
                      });
    if (said) pieces().clear();
    if (pieces().empty()) found_.complement = i;
    fail_unless_complete();
  }

  bool followed_by_verb(std::size_t i) const {
    while (i < end_ && s_.tags[i] == Tag::adverb) ++i;
    return i < end_ && text::is_finite(s_.tags[i]);
  }

  bool read_other(std::size_t& i) {
    const Tag tag = s_.tags[i];
    if (tag == Tag::preposition || tag == Tag::to) return read_preposition(i);
    // "presided | over | two meetings"
    if (tag == Tag::particle || (tag == Tag::adverb && is(i, is_verb_particle) && !is(i, must_stay))) {
      pieces().push_back({{i, i + 1}, true, false, false, false, i + 1});
      return ++i < end_;
    }
    if (tag == Tag::adjective || (tag == Tag::adverb && is(i, must_stay))) {
      if (tag == Tag::adverb && i + 1 < end_ && is(i + 1, is_time_span)) return false;  // "only hours | after"
      if (!pieces().empty() && pieces().back().noun) return false;
      const Part when = read_noun_phrase(s_, i + 1);
      const bool later = !when.empty() && is_time(s_, when) && when.end < end_ && s_.tags[when.end] == Tag::to;
      const bool more = s_.lower(i) == "sure" || later ||
                        (i + 1 < end_ && (s_.tags[i + 1] == Tag::to ||
                                          (s_.tags[i + 1] == Tag::preposition && !is(i + 1, digest::tells_when))));
      pieces().push_back({{i, i + 1}, true, false, false, tag == Tag::adverb || more, i + 1});
      return ++i < end_;
    }
    if (tag == Tag::participle && i + 1 < end_ && (pieces().empty() || pieces().back().open)) {
      // "projected payments"
      const Part phrase =
          text::is_noun(s_.tags[i + 1]) || s_.tags[i + 1] == Tag::adjective ? read_noun_phrase(s_, i + 1) : Part{i, i};
      if (!phrase.empty() && phrase.end <= end_ && !is_time(s_, phrase)) {
        pieces().push_back({{i, phrase.end}, false, false, true, false, i});
        i = phrase.end;
        return true;
      }
    }
    if (tag == Tag::gerund || tag == Tag::participle) {
      // "show | the senator | shaking hands"
      const bool shown = tag == Tag::gerund && !pieces().empty() && pieces().back().noun && shows();
      if (!pieces().empty() && !pieces().back().open && !shown) return false;
      if (tag == Tag::participle && pieces().empty() && !found_.verbs.passive_or_be) {
        fail_unless_complete();  // "recommended | trained, armed officers"
        return false;
      }
      pieces().push_back({{i, i + 1}, true, false, false, tag == Tag::gerund && takes_more(i + 1), i + 1});
      return ++i < end_;
    }
    // disputed an "outrageous distortion", called it "a mistake", will be "destructive"
    if (s_.tokens[i].kind == TokenKind::open_quote) {
      Part inside = read_noun_phrase(s_, i + 1);
      if (inside.empty() && i + 1 < end_ && s_.tags[i + 1] == Tag::adjective && found_.verbs.passive_or_be)
        inside = {i + 1, i + 2};
      std::size_t close = inside.end;
      if (close < end_ && s_.tokens[close].kind == TokenKind::comma) ++close;
      if (!inside.empty() && close < end_ && s_.tokens[close].kind == TokenKind::close_quote) {
        if (close > inside.end) return false;
        pieces().push_back({{i, inside.end + 1}, !pieces().empty() && pieces().back().noun, false, true, false, i});
        i = inside.end + 1;
        return true;
      }
    }
    if (read_relative(i)) return true;
    // "explained how | the money was spent"
    if (tag == Tag::wh_word && pieces().empty() && i + 1 < end_ && !read_noun_phrase(s_, i + 1).empty()) {
      found_.asks = {i, i + 1};
      read_clause_behind(i + 1);
      return false;
    }
    if (tag == Tag::existential && pieces().empty()) {
      read_clause_behind(i);  // "admitted | there is a chance"
      return false;
    }
    // A quotation, a question, a clause of its own: without it the verb says nothing.
    if (s_.tokens[i].kind == TokenKind::open_quote || tag == Tag::wh_word || tag == Tag::pronoun ||
        tag == Tag::existential)
      fail_unless_complete();
    return false;
  }

  // "the senators | who voted"
  bool read_relative(std::size_t& i) {
    const std::string word = s_.lower(i);
    if ((word != "who" && word != "that" && word != "which") || pieces().empty() || !pieces().back().noun) return false;
    const VerbGroup verbs = read_verb_group(s_, i + 1, end_, true);
    if (verbs.part.empty()) return false;
    pieces().push_back({{i, verbs.part.end}, false, false, false, takes_more(verbs.part.end), verbs.part.end});
    i = verbs.part.end;
    return true;
  }

  bool takes_more(std::size_t i) const {
    while (i < end_ && s_.tags[i] == Tag::adverb) ++i;
    return i < end_ && (s_.tokens[i].kind == TokenKind::open_quote || s_.tags[i] == Tag::determiner ||
                        !read_noun_phrase(s_, i).empty() || s_.tags[i] == Tag::preposition || s_.tags[i] == Tag::to ||
                        s_.tags[i] == Tag::gerund || s_.tags[i] == Tag::wh_word);
  }

  bool takes_infinitive() const { return title_words().takes_infinitive(s_.lower(found_.verbs.part.end - 1)); }
  bool needs_as() const { return title_words().needs_as(s_.lower(found_.verbs.part.end - 1)); }

  bool read_preposition(std::size_t& i) {
    const std::string word = s_.lower(i);
    const bool as = word == "as" && s_.tags[i] == Tag::preposition;
    // "died | while climbing"
    const bool at_the_time = i + 1 < end_ && s_.tags[i + 1] == Tag::gerund;
    if ((is(i, subordinates) && !at_the_time) ||
        (as && pieces().empty() && !found_.verbs.passive_or_be && !names_role(i + 1))) {
      if (read_relative(i)) return true;
      if (word == "that" && i + 1 < end_) {
        read_clause_behind(i + 1);
      } else if (word == "whether" && i + 1 < end_ && pieces().empty()) {
        found_.asks = {i, i + 1};
        read_clause_behind(i + 1);
      } else if (!tells_when_or_why(word)) {
        fail_unless_complete();
      }
      found_.lacking |= word == "that" && !pieces().empty() && asks_for_more(s_, pieces().back().part.end - 1);
      return false;
    }
    if (i + 1 >= end_) return false;
    if (s_.tags[i + 1] == Tag::verb_base || s_.tags[i + 1] == Tag::gerund) {
      const VerbGroup verbs = read_verb_group(s_, i + 1, end_, false);
      const bool behind_noun = !pieces().empty() && pieces().back().noun;
      // "reversed the decision | to start …" says something; "wants the council | to vote" needs what follows.
      const bool wanted =
          behind_noun && (word == "of" || (word == "to" && asks_for_more(s_, pieces().back().part.end - 1)));
      const bool for_somebody = word == "to" && !pieces().empty() && s_.lower(pieces().back().part.begin) == "for" &&
                                is_somebody(s_, pieces().back().part.end - 1);
      const bool bound =
          for_somebody ||
          (behind_noun && ((word == "to" && !wanted && takes_infinitive()) || (as && needs_as()) || word == "from"));
      const bool passive = verbs.passive_or_be && s_.tags[verbs.part.end - 1] == Tag::participle;
      const std::size_t next = verbs.part.end;
      const bool shares = next + 1 < end_ && s_.tags[next] == Tag::coordinator && s_.tags[next + 1] == Tag::verb_base;
      const bool open = !passive && (shares || takes_more(next));  // "to test | and deploy the update"
      pieces().push_back({{i, verbs.part.end}, bound, wanted, false, open, verbs.part.end});
      i = verbs.part.end;
      return true;
    }
    Part phrase = read_noun_phrase(s_, i + 1);
    // "for | armed officers"
    if (phrase.empty() && i + 2 < end_ && s_.tags[i + 1] == Tag::participle) phrase = read_noun_phrase(s_, i + 2);
    if (phrase.empty() || phrase.end > end_) {
      fail_unless_complete();
      return false;
    }
    phrase.begin = i + 1;
    if (followed_by_verb(phrase.end)) {
      if (is(i, digest::tells_when))
        fail_unless_complete();
      else
        drop_subject();
      return false;
    }
    if (is_time(s_, phrase) || (is_date(s_, phrase) && phrase.end < end_ && s_.lower(phrase.end) == "that")) {
      i = phrase.end;
      return true;
    }
    add_prepositional(i, word, phrase);
    i = phrase.end;
    const std::size_t read = pieces().size();
    read_joined(i);
    // "between the minister, a judge, | and his deputy": the second is out of sight
    if (word == "between" && pieces().size() == read && s_.tags[phrase.end - 1] != Tag::plural &&
        s_.tags[phrase.end - 1] != Tag::name)
      pieces().back().open = true;
    return true;
  }

  bool shows() const { return s_.lower(found_.verbs.part.end - 1).starts_with("show"); }

  // "resigned as | communications director", not "as | police arrived"
  bool names_role(std::size_t i) const {
    const Part phrase = read_noun_phrase(s_, i);
    return !phrase.empty() && phrase.end <= end_ && s_.tags[i] != Tag::pronoun && !followed_by_verb(phrase.end);
  }

  void add_prepositional(std::size_t i, const std::string& word, Part phrase) {
    bool bound = pieces().empty() || pieces().back().open || (word == "as" && needs_as()), wanted = false;
    if (!pieces().empty()) {
      const Part before = pieces().back().part;
      const bool name = s_.tags[before.end - 1] == Tag::name;
      bound |=
          word == "between" || (word == "for" && s_.tags[i - 1] == Tag::name && s_.tags[i + 1] == Tag::name) ||
          (word == "of" && !name && !(pieces().back().noun && is_owned(s_, before)) && !is_role(s_, before.end - 1));
      wanted = (!name && is(i, takes_complement) && asks_for_more(s_, before.end - 1)) ||
               (pieces().back().noun && is(i, aims));
    }
    pieces().push_back({{i, phrase.end}, bound, wanted, false, false, phrase.begin});
  }

  const TaggedSentence& s_;
  std::size_t end_, begin_;
  ClausePieces found_;
};

}  // namespace

ClausePieces read_clause_pieces(const TaggedSentence& sentence, Part within) {
  return PieceReader(sentence, within).read();
}

}  // namespace courant::digest
