#include "digest/clause_pieces.h"

#include <algorithm>

#include "digest/insertions.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

class PieceReader {
 public:
  PieceReader(const TaggedSentence& sentence, Part within) : s_(sentence), end_(within.end) {
    static_cast<ClauseStart&>(found_) = read_clause_start(sentence, within);
  }

  PieceReader(const TaggedSentence& sentence, Part subject, std::size_t verb, std::size_t end)
      : s_(sentence), end_(end) {
    found_.subject = subject;
    found_.verbs = read_verb_group(sentence, verb, end, true);
  }

  ClausePieces read() {
    if (!found_.verbs.part.empty()) read_complements(found_.verbs.part.end);
    return std::move(found_);
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  std::vector<ClausePiece>& pieces() { return found_.pieces; }

  // The verb cannot stand alone, and what it takes cannot be read.
  void fail_unless_complete() {
    while (!pieces().empty() && pieces().back().open && !pieces().back().bound) pieces().pop_back();
    if (pieces().empty() || pieces().back().open) found_.failed = true;
  }

  void read_complements(std::size_t i) {
    while (i < end_ && pieces().size() < 5) {
      // "roughly $141 million", "about five cars", "as many as ten cars"
      if (const Part counted = read_quantity(i); !counted.empty()) {
        if (counted.end > end_) return;
        pieces().push_back({counted, !pieces().empty() && pieces().back().noun, false, true, false, i});
        i = counted.end;
        continue;
      }
      if (s_.tokens[i].kind == TokenKind::open_bracket) {
        i = skip_brackets(s_, i, end_);
        continue;
      }
      // "removed | – hiding from view – | videos", "announced | , in a surprise move, | a deal"
      const bool parted = s_.tokens[i].kind == TokenKind::dash ||
                          (pieces().empty() && i + 1 < end_ && s_.tokens[i].kind == TokenKind::comma &&
                           s_.tags[i + 1] == Tag::preposition);
      if (const std::size_t past = parted ? skip_insertion(s_, i) : i;
          past != i && past < end_ && !read_noun_phrase(s_, past).empty()) {
        i = past;
        continue;
      }
      if (const std::size_t past = skip_party(i); past != i) {
        i = past;
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
      if (s_.tags[i] == Tag::adverb && !is(i, is_verb_particle) && may_leave_out(s_, i) && i + 1 < end_) {
        ++i;
        continue;
      }
      // "showed | that levels of lead were high": no determiner
      if (pieces().empty() && s_.lower(i) == "that" && is(found_.verbs.part.end - 1, assures | is_saying))
        return read_clause_behind(i + 1);
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
      if (is_followed_by_verb(s_, phrase.end, end_)) return read_clause_behind(i);
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

  // A phrase behind what says how many, up to its number.
  Part read_quantity(std::size_t i) const {
    if (i + 2 >= end_) return {};
    Part counted;
    if (is(i, quantifies) && (s_.tags[i + 1] == Tag::number || s_.tokens[i + 1].kind == TokenKind::currency))
      counted = read_noun_phrase(s_, i + 1);
    else if ((found_.pieces.empty() || !found_.pieces.back().noun) && (is(i, quantifies) || is(i + 1, quantifies)) &&
             (s_.tags[i + 2] == Tag::number || (i + 3 < end_ && s_.tags[i + 3] == Tag::number)))
      counted = read_counted_phrase(s_, i, end_);
    if (counted.empty() || is_time(s_, counted) || tells_distance(s_, counted.end)) return {};
    return {i, counted.end};
  }

  // "sent Smith | , R-Ohio, | a letter"
  std::size_t skip_party(std::size_t i) const {
    if (found_.pieces.empty() || s_.tokens[i].kind != TokenKind::comma || s_.tags[i - 1] != Tag::name) return i;
    for (std::size_t j = i + 1; j + 1 < end_ && j < i + 7; ++j) {
      if (s_.tokens[j].kind == TokenKind::comma) return j > i + 1 ? j + 1 : i;
      if (s_.tags[j] != Tag::name && s_.tags[j] != Tag::mark) return i;
    }
    return i;
  }

  // "… individuals | or companies": of two joined by "or" both must stay, as must those "between" which something is.
  void read_joined(std::size_t& i) {
    if (i + 1 >= end_ || s_.tags[i] != Tag::coordinator || (s_.lower(i) != "and" && s_.lower(i) != "or")) return;
    const Part other = read_noun_phrase(s_, i + 1);
    if (other.empty() || other.end > end_ || is_time(s_, other) || is_followed_by_verb(s_, other.end, end_) ||
        s_.tags[other.begin] == Tag::pronoun)
      return;
    const bool both = s_.lower(i) == "or" || s_.lower(pieces().back().part.begin) == "between";
    pieces().push_back({{i, other.end}, both, false, false, false, i + 1});
    i = other.end;
  }

  // "said the timing of the statement | was bad": the noun and what hangs on it are the subject of another clause.
  void drop_subject() {
    // "won the vote | after a recount on the island of Ruan confirmed …": what tells when is a clause.
    const auto when = std::ranges::find_if(pieces(), [&](const ClausePiece& piece) {
      const std::string word = s_.lower(piece.part.begin);
      return s_.tags[piece.part.begin] == Tag::preposition && (tells_when_or_why(word) || word == "as");
    });
    if (when != pieces().end()) {
      pieces().erase(when, pieces().end());
      return fail_unless_complete();
    }
    if (std::ranges::none_of(pieces(), &ClausePiece::noun)) return fail_unless_complete();
    // "derailed the plan | by voting against a bill that …": what says how or where is lost, no more.
    const auto how = std::ranges::find_if(pieces(), [&](const ClausePiece& piece) {
      return s_.tags[piece.part.begin] == Tag::preposition && s_.lower(piece.part.begin) != "of" && !piece.bound;
    });
    if (how != pieces().end() && how != pieces().begin() && !is(found_.verbs.part.end - 1, is_saying | assures)) {
      pieces().erase(how, pieces().end());
      return fail_unless_complete();
    }
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

  bool read_other(std::size_t& i) {
    const Tag tag = s_.tags[i];
    if (tag == Tag::preposition || tag == Tag::to) return read_preposition(i);
    // "presided | over | two meetings"
    if (tag == Tag::particle || (tag == Tag::adverb && is(i, is_verb_particle) && !is(i, must_stay))) {
      // not of "voted | over the weekend"
      if (!takes_time(s_, i)) pieces().push_back({{i, i + 1}, true, false, false, false, i + 1});
      return ++i < end_;
    }
    if (tag == Tag::adjective || (tag == Tag::adverb && !may_leave_out(s_, i))) {
      if (tag == Tag::adverb && i + 1 < end_ && is(i + 1, is_time_span)) return false;  // "only hours | after"
      if (!pieces().empty() && pieces().back().noun) return false;
      const Part when = read_noun_phrase(s_, i + 1);
      const bool dated = !when.empty() && is_time(s_, when) && when.end < end_;
      if (dated && (s_.lower(i) == "early" || s_.lower(i) == "late")) {
        i = when.end;
        return true;
      }
      const bool later = dated && s_.tags[when.end] == Tag::to;
      const bool more = s_.lower(i) == "sure" || later ||
                        (i + 1 < end_ && (s_.tags[i + 1] == Tag::to ||
                                          (s_.tags[i + 1] == Tag::preposition && !is(i + 1, digest::tells_when))));
      const bool again = s_.lower(i) == "again";  // "is rising again"
      pieces().push_back({{i, i + 1}, !again, false, false, (tag == Tag::adverb && !again) || more, i + 1});
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
      std::size_t adjective = i + 1;
      while (adjective < end_ && s_.tags[adjective] == Tag::adverb) ++adjective;
      const bool called = !pieces().empty() && title_words().needs_complement(s_.lower(found_.verbs.part.end - 1));
      if (inside.empty() && adjective < end_ && s_.tags[adjective] == Tag::adjective &&
          (found_.verbs.passive_or_be || called || s_.lower(found_.verbs.part.end - 1) == "get"))
        inside = {i + 1, adjective + 1};
      std::size_t close = inside.end;
      if (close < end_ && s_.tokens[close].kind == TokenKind::comma) ++close;
      if (!inside.empty() && close < end_ && s_.tokens[close].kind == TokenKind::close_quote) {
        // “very unfair,” without the comma
        const bool second = !pieces().empty() && pieces().back().noun;
        pieces().push_back({{i, inside.end}, second && !called, false, true, true, i});
        pieces().push_back({{close, close + 1}, true, false, true, false, close});
        i = close + 1;
        return i < end_;
      }
    }
    if (read_relative(i)) return true;
    // "explained how | the money was spent"
    const bool asks = s_.lower(i) != "when" || !is(found_.verbs.part.end - 1, is_saying);  // not "said | when he came"
    if (tag == Tag::wh_word && asks && pieces().empty() && i + 1 < end_ && !read_noun_phrase(s_, i + 1).empty()) {
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
    // "a group that believes, among other things, that …"
    const bool parted = verbs.part.end < end_ && s_.tokens[verbs.part.end].kind == TokenKind::comma;
    pieces().push_back(
        {{i, verbs.part.end}, false, false, false, parted || takes_more(verbs.part.end), verbs.part.end});
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
    // "to sharply reduce"
    const bool split = s_.tags[i] == Tag::to && i + 2 < end_ && s_.tags[i + 1] == Tag::adverb &&
                       s_.tags[i + 2] == Tag::verb_base && !is(i + 1, negates);
    if (s_.tags[i + 1] == Tag::verb_base || s_.tags[i + 1] == Tag::gerund || split) {
      const VerbGroup verbs = read_verb_group(s_, split ? i + 2 : i + 1, end_, false);
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
    if (phrase.empty()) phrase = read_counted(i + 1);
    if (phrase.empty() && joins_of(i)) phrase = read_noun_phrase(s_, i + 2);  // "out of | their homes"
    if (phrase.empty()) phrase = read_quoted(i + 1);
    // "for | armed officers"
    if (phrase.empty() && i + 2 < end_ && s_.tags[i + 1] == Tag::participle) phrase = read_noun_phrase(s_, i + 2);
    if (phrase.empty() || phrase.end > end_) {
      fail_unless_complete();
      return false;
    }
    phrase.begin = i + 1;
    std::size_t behind = word == "as" ? find_list_end(s_, phrase.end) : phrase.end;
    if (is(i, digest::tells_when) && behind < end_ && s_.lower(behind) == "of") {  // "after the Board of Elections saw"
      if (const Part owner = read_noun_phrase(s_, behind + 1); !owner.empty()) behind = owner.end;
    }
    // "rose above 150 as workers | toiled"
    if (word == "as" && behind < end_ && s_.tags[behind] == Tag::participle && is_past_too(s_, behind)) return false;
    // "as Smith, in his first speech, was booed"
    if (word == "as" && is_named(s_, phrase.end - 1) && phrase.end < end_ &&
        s_.tokens[phrase.end].kind == TokenKind::comma)
      return false;
    if (is_followed_by_verb(s_, behind, end_)) {
      // "were halted | after three cables were cut"
      const bool done = found_.verbs.passive_or_be && pieces().empty() &&
                        s_.tags[found_.verbs.part.end - 1] == Tag::participle && found_.verbs.part.end == i;
      if (is(i, digest::tells_when) && done) return false;
      if (is(i, digest::tells_when))
        fail_unless_complete();
      else
        drop_subject();
      return false;
    }
    // "on Nov. 12", not "in June 2011"
    if (is_time(s_, phrase) ||
        (is_date(s_, phrase) && (word == "on" || (phrase.end < end_ && s_.lower(phrase.end) == "that")))) {
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

  // "by | nearly 30 percent", "of | more than 300 stones", "by | at least one stone"
  Part read_counted(std::size_t i) const {
    if (i + 2 >= end_) return {i, i};
    const std::string next = s_.lower(i + 1);
    const bool two = next == "than" || next == "least" || next == "most" || next == "to";
    if (two && s_.tags[i + 2] == Tag::number) return read_noun_phrase(s_, i + 2);
    return is(i, quantifies) ? read_noun_phrase(s_, i + 1) : Part{i, i};
  }

  // "out of", "because of", "away from"
  bool joins_of(std::size_t i) const {
    const std::string word = s_.lower(i), next = s_.lower(i + 1);
    return i + 2 < end_ && ((next == "of" && (word == "out" || word == "because" || word == "instead")) ||
                            (next == "from" && word == "away"));
  }

  // "as | “sitting ducks”"
  Part read_quoted(std::size_t i) const {
    if (s_.tokens[i].kind != TokenKind::open_quote) return {i, i};
    for (std::size_t j = i + 1; j < std::min(end_, i + 7); ++j) {
      if (s_.tokens[j].kind == TokenKind::close_quote)
        return j > i + 1 && text::is_noun(s_.tags[j - 1]) ? Part{i, j + 1} : Part{i, i};
    }
    return {i, i};
  }

  bool shows() const { return s_.lower(found_.verbs.part.end - 1).starts_with("show"); }

  // "resigned as | communications director", not "as | police arrived"
  bool names_role(std::size_t i) const {
    const Part phrase = read_noun_phrase(s_, i);
    return !phrase.empty() && phrase.end <= end_ && s_.tags[i] != Tag::pronoun &&
           !is_followed_by_verb(s_, phrase.end, end_);
  }

  void add_prepositional(std::size_t i, const std::string& word, Part phrase) {
    bool bound = pieces().empty() || pieces().back().open || (word == "as" && needs_as()), wanted = false;
    if (!pieces().empty()) {
      const Part before = pieces().back().part;
      const bool name = s_.tags[before.end - 1] == Tag::name;
      bound |=
          word == "between" || (word == "for" && s_.tags[i - 1] == Tag::name && s_.tags[i + 1] == Tag::name) ||
          (word == "of" && !name && !(pieces().back().noun && is_owned(s_, before)) && !is_role(s_, before.end - 1));
      bound |= is(before.begin, is_reflexive);  // "threw himself | into the debate"
      wanted =
          (!name && is(i, takes_complement) && asks_for_more(s_, before.end - 1)) ||
          (word == "of" && s_.tags[before.begin] == Tag::possessive_pronoun && asks_for_more(s_, before.end - 1)) ||
          (pieces().back().noun && is(i, aims));
    }
    pieces().push_back({{i, phrase.end}, bound, wanted, false, false, phrase.begin});
  }

  const TaggedSentence& s_;
  std::size_t end_;
  ClausePieces found_;
};

}  // namespace

ClausePieces read_clause_pieces(const TaggedSentence& sentence, Part within) {
  return PieceReader(sentence, within).read();
}

ClausePieces read_predicate_pieces(const TaggedSentence& sentence, Part subject, std::size_t verb, std::size_t end) {
  return PieceReader(sentence, subject, verb, end).read();
}

}  // namespace courant::digest
