#include "digest/title_ends.h"

#include <algorithm>

#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double broken = 0.15;       // within a phrase
constexpr double unfinished = 0.4;    // what is of, that, or a verb's own
constexpr double lacking = 0.6;       // what a noun or verb often asks for
constexpr double list_cut = 0.58;     // one of several
constexpr double joined = 0.66;       // what it goes on with, where there is room
constexpr double narrowed = 0.75;     // what would say which
constexpr double circumstance = 0.9;  // where, by whom

class EndReader {
 public:
  EndReader(const TaggedSentence& sentence, std::size_t end, std::size_t stop) : s_(sentence), end_(end), stop_(stop) {}

  double weigh() const {
    const std::size_t i = skip_asides(end_);
    if (i >= stop_) return 1;
    if (s_.lower(end_) == "ago") return broken;
    if (i == end_ && (joins_words(s_, i) || joins_on(i) || is_known_adjective(s_.lower(end_ - 1), i))) return broken;
    switch (s_.tokens[i].kind) {
      case TokenKind::comma:
        return weigh_comma(i + 1);
      case TokenKind::open_quote:
        return i + 1 < stop_ ? std::min(weigh_word(i + 1), narrowed) : 1;
      case TokenKind::slash:
      case TokenKind::currency:
        return broken;
      default:
        return s_.tags[i] == Tag::mark ? 1 : weigh_word(i);
    }
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  // Past adverbs, brackets, and phrases of time.
  std::size_t skip_asides(std::size_t i) const {
    for (std::size_t before = stop_ + 1; i < stop_ && before != i;) {
      before = i;
      if (s_.tokens[i].kind == TokenKind::close_quote) ++i;
      if (i < stop_ && s_.tokens[i].kind == TokenKind::open_bracket) i = skip_brackets(s_, i, stop_);
      if (i >= stop_) break;
      if (s_.tags[i] == Tag::adverb && may_leave_out(s_, i) && !is(i, subordinates)) ++i;
      const std::size_t noun = i < stop_ && s_.tags[i] == Tag::preposition ? i + 1 : i;
      const Part phrase = read_noun_phrase(s_, noun);
      if (!phrase.empty() && phrase.end <= stop_ &&
          (is_time(s_, phrase) || is_date(s_, phrase) || tells_distance(s_, phrase.end) || is_year(phrase)))
        i = phrase.end;
    }
    return i;
  }

  // "1898 | ’s", "hadn | ’t", "No | . 3", "Opteron | ™"
  bool joins_on(std::size_t i) const {
    const TokenKind kind = s_.tokens[i].kind;
    if (kind == TokenKind::symbol) return true;
    if (i + 1 >= stop_) return false;
    if (kind == TokenKind::point || kind == TokenKind::stop) return s_.tokens[i + 1].kind != TokenKind::close_quote;
    return s_.tags[i] == Tag::mark && !s_.tokens[i].space_before && !s_.tokens[i + 1].space_before &&
           s_.tokens[i + 1].is_word() && kind != TokenKind::dash;
  }

  // "an intensive | , yearlong review"
  bool is_known_adjective(const std::string& word, std::size_t i) const {
    return s_.tokens[i].kind == TokenKind::comma && i + 2 < stop_ && text::english_words().is_mostly(word, 'a') &&
           s_.tags[end_ - 1] != Tag::name &&
           (s_.tags[i + 1] == Tag::adjective || (s_.tags[i + 1] == Tag::number && joins_words(s_, i + 2)));
  }

  bool is_year(Part phrase) const {
    return phrase.end - phrase.begin == 1 && s_.tags[phrase.begin] == Tag::number &&
           s_.tokens[phrase.begin].span.size() == 4;
  }

  bool begins_clause(std::size_t i) const {
    const Part subject = read_noun_phrase(s_, i);
    return !subject.empty() && is_followed_by_verb(s_, subject.end, stop_);
  }

  // What stands before the name that ends here.
  std::size_t before_name() const {
    std::size_t i = end_;
    while (i > 1 && s_.tags[i - 1] == Tag::name) --i;
    return i - 1;
  }

  // "at a Biloxi | , Miss., motel"
  bool waits_for_noun() const {
    const std::size_t before = before_name();
    return before + 1 < end_ && (s_.lower(before) == "a" || s_.lower(before) == "an");
  }

  // "between the mayor | , a baker, and …"
  bool waits_for_second() const {
    for (std::size_t i = end_; i-- > 0 && i + 8 > end_ && s_.tags[i] != Tag::coordinator;) {
      if (s_.lower(i) == "between") return s_.tags[end_ - 1] != Tag::plural;
    }
    return false;
  }

  // Behind a comma: a list goes on ("design, planning and support"), or something else is told.
  double weigh_comma(std::size_t i) const {
    if (i >= stop_) return 1;
    const std::string word = s_.lower(i);
    if (word == "but" || word == "not") return word == "but" ? lacking : broken;
    if (word == "although" || word == "though") return narrowed;
    if (waits_for_noun() || waits_for_second()) return broken;
    // "believed his account |, or a site, had been robbed"
    const Part added = s_.tags[i] == Tag::coordinator ? read_noun_phrase(s_, i + 1) : Part{};
    if (!added.empty() && added.end + 1 < stop_ && s_.tokens[added.end].kind == TokenKind::comma &&
        is_followed_by_verb(s_, added.end + 1, stop_))
      return broken;
    if (s_.tags[end_ - 1] == Tag::adjective && (s_.tags[i] == Tag::adjective || text::is_noun(s_.tags[i])))
      return broken;
    if (s_.tags[i] == Tag::determiner || begins_clause(i)) return 1;
    Part next = read_noun_phrase(s_, i);
    if (next.empty() && s_.tags[i] == Tag::gerund) next = {i, i + 1};
    if (next.empty() || next.end >= stop_) return 1;
    for (std::size_t j = next.begin; j < next.end; ++j) {
      if (s_.tags[j] == Tag::coordinator) return list_cut;
    }
    // "…, planning, and support", not "…, Smith said"
    std::size_t behind = next.end;
    if (s_.tags[behind] == Tag::gerund && behind + 1 < stop_) ++behind;  // "design, technology planning and support"
    if (s_.tokens[behind].kind == TokenKind::comma && behind + 1 < stop_) ++behind;
    return s_.tags[behind] == Tag::coordinator && !begins_clause(behind + 1) && s_.tags[i] != Tag::pronoun ? list_cut
                                                                                                           : 1;
  }

  double weigh_word(std::size_t i) const {
    const std::string word = s_.lower(i);
    const std::size_t last = end_ - 1;
    const bool directly = i == end_;
    switch (s_.tags[i]) {
      case Tag::coordinator:
        if (word == "but" && s_.tags[last] == Tag::adjective) return broken;
        if (i + 1 >= stop_ || text::is_verb(s_.tags[i + 1]) || begins_clause(i + 1)) return 1;
        return s_.tags[last] == Tag::adjective                                        ? broken
               : both_asked() || counts_on(i + 1) || (directly && shares_noun(i + 1)) ? unfinished
                                                                                      : joined;
      case Tag::preposition:
      case Tag::to:
        return weigh_preposition(i, word);
      case Tag::wh_word:
        if (word == "when" || word == "where" || word == "why" || word == "how") return circumstance;
        return s_.tags[last] == Tag::name ? 1 : lacking;
      case Tag::participle:
      case Tag::gerund:
        if (directly && (s_.tags[last] == Tag::adjective || s_.tags[last] == Tag::adverb)) return broken;
        // "a populist | uprising"
        if (directly && s_.tags[i] == Tag::gerund && text::english_words().is_mostly(word, 'n')) return broken;
        // "I find this law | disturbing", "asked the chiefs | dating back …"
        if (s_.tokens[last].kind != TokenKind::close_quote &&
            (title_words().needs_complement(verb_before()) || title_words().needs_infinitive(verb_before())))
          return broken;
        if (s_.tags[i] == Tag::gerund && (s_.tags[last] == Tag::name || s_.tags[last] == Tag::pronoun)) return lacking;
        if (is(i, is_saying)) return unfinished;  // "published a letter | stating"
        return is(last, is_empty_object) || asks_for_more(s_, last) ? lacking : narrowed;
      case Tag::determiner:
      case Tag::possessive_pronoun:
      case Tag::pronoun:
      case Tag::existential:
        return unfinished;
      case Tag::adverb:
        if (word == "as" && i + 1 < stop_ && s_.lower(i + 1) == "well") return circumstance;
        return lacking;
      case Tag::particle:  // "has shot | up"
        return directly && text::is_verb(s_.tags[last]) ? broken : lacking;
      case Tag::mark:
        return 1;
      default:
        return directly ? broken : unfinished;  // a noun, an adjective, a number, a verb
    }
  }

  // "by Democrats | and Republicans", "between the two | and …"
  bool both_asked() const {
    for (std::size_t i = end_; i-- > 0 && i + 6 > end_ && !text::is_verb(s_.tags[i]);) {
      const std::string word = s_.lower(i);
      if (word == "between" || word == "both" || word == "by") return true;
    }
    return false;
  }

  // "killed two women | and a man", "won the race | and two medals": not all that is counted.
  bool counts_on(std::size_t i) const {
    std::size_t begin = end_ - 1;
    while (begin > 0 && (text::is_noun(s_.tags[begin]) || s_.tags[begin] == Tag::adjective)) --begin;
    return s_.tags[begin] == Tag::number && i < stop_ && (s_.tags[i] == Tag::number || is_article(s_, i));
  }

  // "private Internet | and telephone data": both are data.
  bool shares_noun(std::size_t i) const {
    const Part other = read_noun_phrase(s_, i);
    if (other.end < other.begin + 2 || s_.tags[other.begin] == Tag::determiner ||
        (s_.tags[end_ - 1] != Tag::noun && s_.tags[end_ - 1] != Tag::name))
      return false;
    std::size_t begin = end_ - 1;
    while (begin > 0 && (s_.tags[begin - 1] == Tag::adjective || s_.tags[begin - 1] == Tag::noun)) --begin;
    const bool bare = begin > 0 && (s_.tags[begin - 1] == Tag::preposition || text::is_verb(s_.tags[begin - 1]));
    const bool alike =
        s_.tags[other.begin] == s_.tags[end_ - 1] ||
        (s_.tags[other.begin] == Tag::adjective && s_.tags[end_ - 1] == Tag::noun && other.end > other.begin + 2);
    return bare && alike;
  }

  // "allows" of "allows visitors | to see"
  std::string verb_before() const {
    for (std::size_t i = end_; i-- > 0;) {
      if (text::is_verb(s_.tags[i])) return s_.lower(i);
    }
    return {};
  }

  // "in calling on Lee | to resign"
  bool calls_on() const {
    for (std::size_t i = end_; i-- > 1;) {
      if (text::is_verb(s_.tags[i])) return false;
      if (s_.lower(i) == "on" && s_.lower(i - 1).starts_with("call")) return true;
    }
    return false;
  }

  double weigh_preposition(std::size_t i, const std::string& word) const {
    const std::size_t last = end_ - 1;
    if (is(last, is_time_span) && tells_when_or_why(word)) return broken;  // "came a day | after"
    if (tells_when_or_why(word) || word == "amid" || word == "during" || word == "despite" || word == "if") return 1;
    if (word == "as" && i + 2 < stop_ && s_.lower(i + 1) == "well") return circumstance;
    if (word == "as" && title_words().needs_as(verb_before())) return broken;
    if (word == "as") return i + 1 < stop_ && begins_clause(i + 1) ? 1 : narrowed;
    if (word == "that" || word == "whether" || word == "than") return unfinished;
    const bool name = s_.tags[last] == Tag::name;
    if (s_.tags[last] == Tag::adjective) return lacking;  // "due | in court"
    // "joined other mayors | in calling", "released a letter calling attacks | on him"
    const std::string verb = verb_before();
    if (i + 1 < stop_ && s_.tags[i + 1] == Tag::gerund && word == "in" && verb.starts_with("join")) return broken;
    // "answered | by asking", but "kept his title | by stopping Lee"
    if (i + 1 < stop_ && s_.tags[i + 1] == Tag::gerund)
      return word == "by" && text::is_noun(s_.tags[last]) ? narrowed : lacking;
    // "a Charter | of Rights challenge", "the Deferred Action | for Bakers"
    const bool goes_on = word == "of" || (word == "for" && i + 1 < stop_ && s_.tags[i + 1] == Tag::name);
    if (goes_on && name && is_article(s_, before_name())) return unfinished;
    if (word == "of") return name ? circumstance : is_role(s_, last) ? joined : unfinished;
    if (text::is_verb(s_.tags[last])) return is(i, digest::tells_circumstance) ? circumstance : lacking;
    if (is(last, is_empty_object)) return unfinished;
    if (i + 1 < stop_ && s_.tags[i] == Tag::to && s_.tags[i + 1] == Tag::verb_base)
      return calls_on()                                      ? broken
             : title_words().needs_infinitive(verb_before()) ? broken
             : asks_for_more(s_, last) && !name              ? unfinished
                                                             : lacking;
    if (text::is_noun(s_.tags[last]) && title_words().needs_complement(verb)) return unfinished;
    if (i + 1 < stop_ && read_noun_phrase(s_, i + 1).empty()) return lacking;  // "in particular"
    if (is(i, takes_complement) && asks_for_more(s_, last) && !name) return word == "with" ? lacking : unfinished + 0.1;
    if (word == "for" || word == "with" || word == "to" || word == "about" || word == "into" || word == "against" ||
        word == "over" || word == "between")
      return joined;
    return circumstance;
  }

  const TaggedSentence& s_;
  std::size_t end_, stop_;
};

}  // namespace

double weigh_end(const TaggedSentence& sentence, std::size_t end, std::size_t stop) {
  return EndReader(sentence, end, stop).weigh();
}

}  // namespace courant::digest
