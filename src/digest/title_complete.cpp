#include "digest/title_complete.h"

#include <algorithm>
#include <array>
#include <string>

#include "digest/insertions.h"
#include "digest/title_words.h"
#include "digest/valency.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double lacking = 0.35;

// What a noun phrase is made of, with those that "of" and "and" join to it.
bool is_within_phrase(const TaggedSentence& s, std::size_t i) {
  switch (s.tags[i]) {
    case Tag::determiner:
    case Tag::adjective:
    case Tag::noun:
    case Tag::plural:
    case Tag::name:
    case Tag::number:
    case Tag::possessive:
    case Tag::possessive_pronoun:
    case Tag::pronoun:
    case Tag::adverb:
    case Tag::coordinator:
    case Tag::mark:
      return true;
    case Tag::preposition:
      return s.lower(i) == "of";
    default:
      return false;
  }
}

// "one mile | below", "north | of"
bool tells_direction(std::string_view word) {
  static constexpr std::array<std::string_view, 11> directions{
      "below", "above", "beneath", "north", "south", "east", "west", "away", "deep", "outside", "offshore"};
  return std::ranges::find(directions, word) != directions.end();
}

// "11th"
bool is_ordinal(const std::string& word) {
  return word[0] >= '0' && word[0] <= '9' &&
         (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"));
}

class Reader {
 public:
  Reader(const TaggedSentence& sentence, const std::vector<Part>& parts)
      : s_(sentence), parts_(parts), end_(parts.back().end), next_(skip_asides(end_)), behind_(skip_insertions(next_)) {
    find_verb();
  }

  double run() const {
    if (is_garbled() || is_measured() || lacks_clause()) return 0;
    if (end_ >= s_.tokens.size()) return 1;
    if (lacks_predicate() || cuts_office() || loses_object() || ends_in_measure() || repeats() ||
        waits_for_what_ranks() || goes_on())
      return 0;
    return joins_complement() || asks_for_next() || asks_further_on() || ends_in_bare_verb() || begins_clause() ||
                   has_reduced_verb()
               ? lacking
               : 1;
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }
  bool has(std::size_t i, std::string_view word) const {
    return i < s_.tokens.size() && s_.tokens[i].key == text::word_key(word);
  }
  bool has_tag_at(std::size_t i, Tag tag) const { return i < s_.tags.size() && s_.tags[i] == tag; }

  // Past adverbs that can be done without and times: "met on Monday | with".
  std::size_t skip_asides(std::size_t i) const {
    const std::size_t size = s_.tokens.size();
    for (std::size_t before = size + 1; i < size && before != i;) {
      before = i;
      if (s_.tokens[i].kind == TokenKind::close_quote) ++i;
      if (i < size && s_.tags[i] == Tag::adverb && may_leave_out(s_, i) && !is(i, is_verb_particle)) ++i;
      const std::size_t noun = has_tag_at(i, Tag::preposition) ? i + 1 : i;
      if (const Part when = read_noun_phrase(s_, noun); !when.empty() && is_time(s_, when)) i = when.end;
    }
    return i;
  }

  // "prompted Lee | , head of the board, to go"
  std::size_t skip_insertions(std::size_t i) const {
    for (std::size_t past = skip_insertion(s_, i); past != i; past = skip_insertion(s_, i)) i = skip_asides(past);
    return i;
  }

  // Where the title ends without a time: "vowed | in April".
  std::size_t before_time() const {
    const std::size_t begin = parts_.back().begin;
    if (s_.tags[end_ - 1] != Tag::number && !is(end_ - 1, is_time_noun | is_day | is_time_span | is_month)) return end_;
    for (std::size_t i = end_; i-- > begin && i + 5 > end_;) {
      const Part when = read_noun_phrase(s_, i);
      if (when.end != end_ || when.empty() || !(is_time(s_, when) || is_date(s_, when) || tells_month(when))) continue;
      return i > begin && s_.tags[i - 1] == Tag::preposition ? i - 1 : i;
    }
    return end_;
  }

  bool tells_month(Part when) const { return when.end == when.begin + 1 && is(when.begin, is_month); }

  // The title's last verb, and whether the title ends in it or in its object.
  void find_verb() {
    bool directly = true;
    const std::size_t end = before_time();
    for (std::size_t p = parts_.size(); p-- > 0;) {
      for (std::size_t i = std::min(end, parts_[p].end); i-- > parts_[p].begin;) {
        if (i > 0 && joins_words(s_, i - 1)) continue;  // "the Acme-led group"
        if (text::is_verb(s_.tags[i])) {
          last_verb_ = i + 1;
          if (directly) verb_ = last_verb_;
          return;
        }
        directly &= is_within_phrase(s_, i);
        object_ |= directly && (text::is_noun(s_.tags[i]) || s_.tags[i] == Tag::pronoun || s_.tags[i] == Tag::number);
      }
    }
  }

  // "Roe; Moe", "Roe and Roe", "own plan", "least three", "in | return for food"
  bool is_garbled() const {
    const std::size_t first = parts_.front().begin;
    if (has(first, "least") || has(first, "own")) return true;
    // "one mile north of Ostrel", "whenever | Roe comes"
    if (s_.tags[first] == Tag::number && first + 2 < s_.tokens.size() && tells_direction(s_.lower(first + 2)))
      return true;
    if (first > 0 && s_.tags[first - 1] == Tag::wh_word && verb_ > 0) return true;
    if (first > 0 && is_idiom_behind(s_.lower(first - 1), s_.lower(first))) return true;
    if (first > 1 && is_article(s_, first - 1) && is_idiom_behind(s_.lower(first - 2) + "-the", s_.lower(first)))
      return true;
    std::size_t before = s_.tokens.size(), last = before;
    for (const Part part : parts_) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        if (s_.tokens[i].kind == TokenKind::semicolon) return true;
        if (before < last && s_.tags[last] == Tag::coordinator && s_.tokens[i].key == s_.tokens[before].key)
          return true;
        before = last < s_.tokens.size() ? last : i;
        last = i;
      }
    }
    return false;
  }

  // "an eight-year |" of what
  bool is_measured() const {
    const std::size_t last = end_ - 1;
    return last >= 2 && joins_words(s_, last - 1) && s_.tags[last - 2] == Tag::number && !has(last, "old") &&
           !has(last, "olds") && is(last, is_time_span | is_time_noun);
  }

  // "one mile | below ground", "scored on a one |", "found itself | defending", "by saying |"
  bool ends_in_measure() const {
    const std::size_t last = end_ - 1;
    if (last == 0) return false;
    // "answered by saying | : …"
    if (s_.tags[last] == Tag::gerund && verb_asks_for(s_.lower(last), "that", false)) return true;
    if (s_.tags[end_] == Tag::mark) return false;
    if (is(last, quantifies) && s_.tags[last] != Tag::preposition) return true;  // "boycotted most | of the talks"
    if (s_.tags[last] == Tag::number && is_article(s_, last - 1)) return true;
    if (is(last, is_reflexive) && text::is_verb(s_.tags[last - 1])) return true;
    // "in $1,799 | and $2,199 models", "in | and around"
    const bool counts = s_.tags[last] == Tag::number && end_ + 1 < s_.tokens.size() &&
                        (s_.tokens[end_ + 1].kind == TokenKind::currency || has_tag_at(end_ + 1, Tag::number));
    if (s_.tags[end_] == Tag::coordinator &&
        (counts || s_.tags[last] == Tag::preposition || s_.tags[last] == Tag::particle))
      return true;
    if (is(last, is_time_span) && s_.tags[last - 1] == Tag::number && tells_distance(s_, end_)) return true;
    return s_.tags[last - 1] == Tag::number && tells_direction(s_.lower(end_));
  }

  // "comes as guards | and masons are leaving"
  bool lacks_predicate() const {
    for (std::size_t i = end_; i-- > parts_.back().begin + 1 && !text::is_verb(s_.tags[i]);) {
      if (s_.tags[i] != Tag::preposition || !(tells_when_or_why(s_.lower(i)) || has(i, "as"))) continue;
      const std::size_t end = find_list_end(s_, skip_insertion(s_, end_));
      return read_noun_phrase(s_, i + 1).end == end_ && is_followed_by_verb(s_, end, s_.tags.size());
    }
    return false;
  }

  // "the former Chief | of Staff", "the Department | of Health", "with regards | to"
  bool cuts_office() const {
    const std::size_t last = end_ - 1;
    if (has(end_, "to") || has(end_, "of")) {
      if (last > 0 && is_idiom_behind(s_.lower(last - 1), s_.lower(last))) return true;
    }
    if (!has(end_, "of") || s_.tags[last] != Tag::name || !has_tag_at(end_ + 1, Tag::name)) return false;
    const text::NounKind kind = text::english_words().kind(s_.lower(last));
    return kind == text::NounKind::person || kind == text::NounKind::group;
  }

  // "have identified | about 10,000 boats", "faced | more criticism"
  bool loses_object() const {
    const std::size_t last = end_ - 1;
    if (!text::is_verb(s_.tags[last]) || end_ + 1 >= s_.tokens.size() || !is(end_, quantifies)) return false;
    std::size_t i = last;
    while (i > 0 && s_.tags[i - 1] == Tag::adverb) --i;
    if (s_.tags[last] == Tag::participle && i > 0 && is(i - 1, is_be)) return false;
    const Part object = read_noun_phrase(s_, end_ + 1);
    return !object.empty() && !is_time(s_, object) && !tells_distance(s_, object.end);
  }

  // "claimed that drug dealers |" did what
  bool lacks_clause() const {
    bool open = false;
    for (const Part part : parts_) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        if (i > 0 && text::is_verb(s_.tags[i - 1]) && has(i, "that")) open = true;
        if (text::is_finite(s_.tags[i])) open = false;
      }
    }
    return open;
  }

  // "became the 11th state | in the union to ban plastic", "is the first vote | in Lima since 1990": the eleventh, the
  // first of what is told only then.
  bool waits_for_what_ranks() const {
    bool ranked = false;
    for (std::size_t j = end_; j-- > 0 && !text::is_verb(s_.tags[j]) && s_.tags[j] != Tag::mark;)
      ranked |= is(j, picks_out) || is_ordinal(s_.lower(j));
    for (std::size_t i = next_; ranked && i + 1 < s_.tags.size() && s_.tags[i] != Tag::mark; ++i) {
      if (text::is_verb(s_.tags[i])) return false;
      if ((s_.tags[i] == Tag::to && s_.tags[i + 1] == Tag::verb_base) || has(i, "since")) return true;
    }
    return false;
  }

  // "side | by side", "door | to door"
  bool repeats() const {
    return end_ + 1 < s_.tokens.size() && s_.tokens[end_ - 1].key == s_.tokens[end_ + 1].key &&
           (s_.tags[end_] == Tag::preposition || s_.tags[end_] == Tag::to);
  }

  // The phrase that the title ends in goes on: "enhanced web | browsing", "tax | cuts" where a verb stands before it,
  // "murder | and kidnapping charges".
  bool goes_on() const {
    const std::size_t last = end_ - 1;
    if (s_.tags[last] == Tag::gerund && last > parts_.back().begin && s_.tags[last - 1] != Tag::preposition &&
        !text::is_verb(s_.tags[last - 1]) && s_.tags[end_] != Tag::mark)
      return true;
    if (!text::is_noun(s_.tags[last])) return false;
    const Tag tag = s_.tags[end_];
    if (tag == Tag::adjective && last > 0 && joins_words(s_, last - 1)) return true;  // "the natural-gas | rich nation"
    const bool noun_too = !is(end_, is_helping_verb) && text::english_words().may_be(s_.lower(end_), 'n');
    if (noun_too && (s_.tags[last] == Tag::noun || s_.tags[last] == Tag::name) && has_verb_before() &&
        (tag == Tag::verb_third || (tag == Tag::gerund && has_tag_at(end_ + 1, Tag::coordinator))))
      return true;
    if (tag != Tag::coordinator || s_.tags[last] != Tag::noun || !stands_bare()) return false;
    std::size_t behind = end_ + 1;
    if (has_tag_at(behind, Tag::gerund)) ++behind;
    const Part other = read_noun_phrase(s_, behind);
    return !other.empty() && other.end >= end_ + 3 && s_.tags[other.begin] != Tag::determiner &&
           s_.tags[other.begin] != Tag::name && s_.tags[other.begin] != Tag::possessive_pronoun &&
           text::is_common_noun(s_.tags[other.end - 1]);
  }

  bool has_verb_before() const {
    for (std::size_t i = parts_.back().begin; i < end_; ++i) {
      if (text::is_finite(s_.tags[i])) return true;
    }
    for (std::size_t i = parts_.front().begin; i-- > 0 && s_.tokens[i].kind != TokenKind::semicolon;) {
      if (text::is_finite(s_.tags[i])) return true;
    }
    return parts_.size() > 1;
  }

  // A noun that counts, without an article or another that says which.
  bool stands_bare() const {
    std::size_t i = end_ - 1;
    while (i > parts_.back().begin && s_.tags[i - 1] == Tag::adjective) --i;
    return i > 0 && (s_.tags[i - 1] == Tag::preposition || text::is_verb(s_.tags[i - 1]));
  }

  // What a verb may ask for at i; "" where "removed the song | from playlists" is no "prevented attackers | from
  // downloading".
  std::string asked_at(std::size_t i) const {
    const std::string word = s_.lower(i);
    if (word.ends_with("ing") && s_.tags[i] != Tag::preposition) return "-ing";
    return word == "from" && !has_tag_at(i + 1, Tag::gerund) ? std::string{} : word;
  }

  bool asks_for_next() const {
    if (next_ >= s_.tokens.size()) return false;
    if (s_.tags[end_] == Tag::particle) return true;
    // "urged people to run | , not walk"
    if (s_.lower(next_) == "," && has(next_ + 1, "not")) return true;
    return asks_at(next_) || (behind_ != next_ && behind_ < s_.tokens.size() && asks_at(behind_));
  }

  bool asks_at(std::size_t i) const {
    const std::string verb = verb_ > 0 ? s_.lower(verb_ - 1) : std::string{};
    const std::string word = asked_at(i);
    if (!verb.empty() && verb_asks_for(verb, word, object_)) return true;
    // "allow Roe | , coach Moe and others to go"
    const std::size_t listed = find_list_end(s_, end_);
    if (!verb.empty() && listed > end_ && listed < s_.tokens.size() && verb_asks_for(verb, asked_at(listed), object_))
      return true;
    // "their ability | to act"
    const bool to_act =
        word == "to" && has_tag_at(i + 1, Tag::verb_base) && end_ >= 2 && s_.tags[end_ - 2] == Tag::possessive_pronoun;
    if (is_predicate() && adjective_asks_for(s_.lower(end_ - 1), word)) return true;
    return (to_act || is_bare_noun()) && noun_asks_for(s_.lower(end_ - 1), s_.lower(i));
  }

  // "is responsible |"
  bool is_predicate() const {
    std::size_t i = end_ - 1;
    if (s_.tags[i] != Tag::adjective && s_.tags[i] != Tag::participle) return false;
    while (i > 0 && s_.tags[i - 1] == Tag::adverb) --i;
    return i > 0 && text::is_verb(s_.tags[i - 1]);
  }

  // Behind all that hangs on the object: "described the advert | on the subject, a first, | as".
  bool asks_further_on() const {
    if (last_verb_ == 0) return false;
    const std::string verb = s_.lower(last_verb_ - 1);
    const bool naming = verb_ > 0 && object_ && names_object(verb);
    for (std::size_t i = last_verb_; i < end_; ++i) {
      if (s_.tags[i] == Tag::mark && s_.tokens[i].kind != TokenKind::open_quote) return false;
    }
    for (std::size_t i = next_; i + 1 < s_.tokens.size();) {
      const std::string word = asked_at(i);
      if (word == "to" ? has_tag_at(i + 1, Tag::verb_base) && verb_needs(verb, word) : verb_needs(verb, word))
        return true;
      if (naming && is_name_given(i)) return true;
      if (s_.tokens[i].kind == TokenKind::comma) {
        const std::size_t listed = find_list_end(s_, i), past = skip_insertion(s_, i);
        if (past == i && !has_tag(s_, {i, listed}, Tag::coordinator)) return false;
        i = past != i ? past : listed;
        continue;
      }
      // "called the plan | to close the port a mistake"
      if (s_.tags[i] == Tag::gerund || s_.tags[i] == Tag::particle ||
          (s_.tags[i] == Tag::to && has_tag_at(i + 1, Tag::verb_base))) {
        if (!naming) return false;
        i += s_.tags[i] == Tag::to ? 2 : 1;
        continue;
      }
      const bool joins = s_.tags[i] == Tag::preposition || s_.tags[i] == Tag::coordinator || s_.tags[i] == Tag::to;
      if (joins && is(i, subordinates)) return false;
      const Part phrase = read_noun_phrase(s_, joins ? i + 1 : i);
      if (!phrase.empty() && (joins || naming || is_time(s_, phrase)))
        i = phrase.end;
      else if (s_.tags[i] == Tag::adverb)
        ++i;
      else
        return false;
    }
    return false;
  }

  // "a mistake", "“unfair,”", "empty"
  bool is_name_given(std::size_t i) const {
    if (s_.tokens[i].kind == TokenKind::open_quote) return true;
    if (s_.tags[i] == Tag::adjective) return !has_tag_at(i + 1, Tag::noun) && !has_tag_at(i + 1, Tag::plural);
    return s_.lower(i) == "a" || s_.lower(i) == "an";
  }

  // "blamed | Roe for the delay", "allow | bakers to go": an object with what is the
  // verb's.
  bool joins_complement() const {
    std::size_t verb = parts_.front().begin;
    if (last_verb_ > 0 && s_.tags[last_verb_ - 1] != Tag::verb_base) return false;
    while (verb > 0 && is_within_phrase(s_, verb - 1) && !has(verb - 1, "of") && !is_semicolon(verb - 1)) --verb;
    if (verb == 0 || !text::is_verb(s_.tags[verb - 1])) return false;
    const std::string word = s_.lower(verb - 1);
    for (std::size_t i = parts_.front().begin; i < end_; ++i) {
      const std::string joint = s_.lower(i);
      if (s_.tags[i] == Tag::to && has_tag_at(i + 1, Tag::verb_base)) return verb_needs(word, "to");
      if (joint == "of" || (s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::to)) continue;
      return verb_asks_for(word, joint, true);
    }
    return false;
  }

  bool is_semicolon(std::size_t i) const { return s_.tokens[i].kind == TokenKind::semicolon; }

  // "was born |", "the quake was centered | near the port"
  bool ends_in_bare_verb() const {
    const std::size_t last = end_ - 1;
    return text::is_verb(s_.tags[last]) && s_.tags[last] != Tag::gerund && last > parts_.front().begin &&
           s_.tags[end_] != Tag::mark && s_.tags[end_] != Tag::coordinator && says_nothing_alone(s_.lower(last));
  }

  // No owner and no other noun says which: "threat", not "the mayor's threat", "cyber threat".
  bool is_bare_noun() const {
    const std::size_t last = end_ - 1;
    if (!text::is_common_noun(s_.tags[last])) return false;
    std::size_t i = last;
    while (i > parts_.back().begin && s_.tags[i - 1] == Tag::adjective) --i;
    if (i == parts_.back().begin) return true;
    const Tag before = s_.tags[i - 1];
    return !text::is_noun(before) && before != Tag::possessive && before != Tag::possessive_pronoun;
  }

  // What seems an object is what something is told of: "insisted criminals | , gangs and others were pouring in",
  // "captures the moment | a mother was killed".
  bool begins_clause() const {
    if (!object_ && verb_ > 0) return false;
    const std::size_t verb = last_verb_;
    const Part contact = read_noun_phrase(s_, next_);
    if (!contact.empty() && has_verb_before() && is_followed_by_verb(s_, contact.end, s_.tags.size())) return true;
    // "said | the stakes for the summit were high"
    if (verb == 0 || s_.tags[verb - 1] == Tag::participle ||
        (!is(verb - 1, is_saying | assures) && !title_words().reports(s_.lower(verb - 1))))
      return false;
    if (verb_ == 0 && read_noun_phrase(s_, verb).empty()) return false;
    for (std::size_t i = behind_; i < s_.tags.size(); ++i) {
      if (const std::size_t past = skip_insertion(s_, i); past > i + 1 && past < s_.tags.size()) i = past;
      const Tag tag = s_.tags[i];
      if (text::is_finite(tag)) return i == 0 || s_.tags[i - 1] != Tag::coordinator;
      if (tag == Tag::wh_word || tag == Tag::pronoun || s_.tokens[i].kind == TokenKind::semicolon ||
          (tag == Tag::preposition && is(i, subordinates)) || s_.tokens[i].kind == TokenKind::close_quote)
        return false;
      if (s_.tokens[i].kind == TokenKind::comma && !begins_list(i)) return false;
    }
    return false;
  }

  bool begins_list(std::size_t comma) const { return has_tag(s_, {comma, find_list_end(s_, comma)}, Tag::coordinator); }

  // "Republicans led by | Smith, the leader, pressed on", "legislation poised for a vote | this week would add": no
  // verb of its own.
  bool has_reduced_verb() const {
    const std::size_t verb = last_verb_;
    if (verb < 2 || (s_.tags[verb - 1] != Tag::verb_past && s_.tags[verb - 1] != Tag::participle)) return false;
    if (!text::is_noun(s_.tags[verb - 2])) return false;
    if (has(verb, "by") && s_.tags[verb - 1] == Tag::verb_past) {
      const Part by = read_noun_phrase(s_, verb + 1);
      return !by.empty() && s_.tags[by.begin] != Tag::number && !is_time(s_, by);
    }
    // A finite verb behind phrases alone.
    std::size_t i = next_;
    while (i < s_.tags.size() && is(i, joins_phrases)) {
      const Part phrase = read_noun_phrase(s_, i + 1);
      if (phrase.empty() || s_.tags[phrase.begin] == Tag::pronoun) return false;
      i = skip_asides(phrase.end);
    }
    return i < s_.tags.size() && text::is_finite(s_.tags[i]) && s_.tags[i] != Tag::verb_past;
  }

  const TaggedSentence& s_;
  const std::vector<Part>& parts_;
  std::size_t end_, next_, behind_;
  std::size_t last_verb_ = 0;  // behind it; 0 where there is none
  std::size_t verb_ = 0;       // the same where no more than its object follows
  bool object_ = false;
};

}  // namespace

double weigh_completeness(const TaggedSentence& sentence, const std::vector<Part>& parts) {
  return Reader(sentence, parts).run();
}

}  // namespace courant::digest
