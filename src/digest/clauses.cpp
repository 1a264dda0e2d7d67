#include "digest/clauses.h"

#include <algorithm>

#include "digest/clause_pieces.h"
#include "digest/meaning.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double lacking = 0.65;       // what a noun asks for is left out
constexpr double unidentified = 0.55;  // so is what says which
constexpr double unnamed = 0.3;        // so is what something is called
constexpr double reported_style = 0.9;
constexpr double headline_style = 0.9;
constexpr double verb_alone = 0.6;  // "Smith was arrested", though where or why is told

class Cutter {
 public:
  Cutter(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons)
      : s_(sentence),
        within_(within),
        limits_(limits),
        persons_(persons),
        read_(read_clause_pieces(sentence, within)) {}

  Clause run() {
    clause_.subject = read_.subject;
    clause_.verb = read_.verbs.part;
    if (clause_.verb.empty()) return std::move(clause_);
    for (const ClausePiece& piece : read_.pieces) {
      if (!piece.noun) continue;
      clause_.object = without_article(piece.part);
      break;
    }
    if (!read_.failed) cut();
    if (read_.complement > 0) add_reported();
    return std::move(clause_);
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  // A phrase without what may be left out at its beginning.
  Part without_article(Part phrase) const {
    while (phrase.end - phrase.begin > 1 &&
           (is_article(s_, phrase.begin) || is(phrase.begin, is_honorific) ||
            !(s_.tokens[phrase.begin].is_word() || s_.tokens[phrase.begin].kind == TokenKind::number ||
              s_.tokens[phrase.begin].kind == TokenKind::currency)))
      ++phrase.begin;
    return phrase;
  }

  // "controversial new measures": measures.
  Part without_light_words(Part phrase) const {
    phrase = without_article(phrase);
    while (phrase.end - phrase.begin > 1 && is(phrase.begin, is_light) && !s_.tokens[phrase.begin].starts_upper() &&
           s_.tokens[phrase.begin + 1].kind != TokenKind::hyphen && !is(phrase.begin + 1, is_empty_object))
      ++phrase.begin;
    return phrase;
  }

  // "filed a federal lawsuit" is to file a lawsuit, and "the Islamic center" is known as the center; not so of "bans
  // illegal weapons", of what nobody did, or of what somebody is.
  std::size_t without_adjectives(const ClausePiece& piece, std::size_t noun) const {
    if (piece.noun_begin >= piece.part.end || !is_article(s_, piece.noun_begin) || read_.verbs.passive_or_be)
      return noun;
    for (std::size_t i = read_.verbs.part.begin; i < piece.noun_begin; ++i) {
      if (is(i, negates | lessens)) return noun;
    }
    while (noun + 1 < piece.part.end && s_.tags[noun] == Tag::adjective && s_.tokens[noun].is_word() &&
           !is(noun, negates | hedges | quantifies | picks_out) && !s_.lower(noun).ends_with("est") &&
           !is(noun + 1, is_empty_object) && s_.tokens[noun + 1].is_word() && s_.tokens[noun + 1].space_before)
      ++noun;
    return noun;
  }

  // A time, a place, who did it: not what the verb is about.
  bool is_circumstance(const ClausePiece& piece) const {
    return !piece.noun && !piece.open && is(piece.part.begin, digest::tells_circumstance);
  }

  std::size_t last_verb() const { return read_.verbs.part.end - 1; }

  // How few pieces may be kept.
  std::size_t count_least() {
    std::vector<ClausePiece>& pieces = read_.pieces;
    const Part verb = read_.verbs.part;
    const Tag last = s_.tags[last_verb()];
    if (read_.existential) return 1;
    const Part when = read_noun_phrase(s_, verb.end);
    const std::size_t behind = !when.empty() && is_time(s_, when) ? when.end : verb.end;
    const bool alone = pieces.empty() &&
                       (behind >= within_.end || !s_.tokens[behind].is_word() || s_.tags[behind] == Tag::coordinator ||
                        is(behind, subordinates)) &&
                       !is(last_verb(), is_helping_verb);
    // "would be retiring" says enough by itself.
    const bool whole = read_.verbs.passive_or_be && verb.end - verb.begin > 1 &&
                       (last == Tag::gerund || last == Tag::participle) &&
                       !title_words().needs_as(s_.lower(last_verb()));
    const bool enough = whole && (pieces.empty() ? alone : is_circumstance(pieces.front()));
    if (enough && !pieces.empty()) pieces.front().bound = false;
    return alone || enough ? 0 : 1;
  }

  bool lacks_infinitive() const {
    return title_words().needs_infinitive(s_.lower(last_verb())) && !clause_.object.empty() &&
           is_somebody(s_, clause_.object.end - 1) && std::ranges::none_of(read_.pieces, [&](const ClausePiece& piece) {
             return s_.tags[piece.part.begin] == Tag::to || s_.tags[piece.part.begin] == Tag::gerund;
           });
  }

  // For each number of pieces, the fullest wording that fits.
  void cut() {
    if (lacks_infinitive()) return;
    const std::size_t least = count_least();
    for (std::size_t count = read_.pieces.size() + 1; count-- > least;) {
      if (count > 0 && read_.pieces[count - 1].open) continue;
      if (count < read_.pieces.size() && (read_.pieces[count].bound || (count == 0 && read_.pieces[0].wanted)))
        continue;
      const bool wanting = count < read_.pieces.size() ? read_.pieces[count].wanted : read_.lacking;
      double worth = wanting ? lacking : 1;
      if (lacks_name(count)) worth *= unnamed;
      if (count == 0 && !read_.pieces.empty()) worth *= verb_alone;
      if (count > 0 && ends_in_span(read_.pieces[count - 1].part.end)) continue;
      if (count > 0 && is_defined_behind(read_.pieces[count - 1].part.end))
        worth *= is(last_verb(), is_be) ? unnamed : lacking;  // "were the only two | who agreed"
      if (read_.existential)
        add_existential(count, worth);
      else
        add_shortest(count, worth);
    }
  }

  // "came a day | after", "only hours | before"
  bool ends_in_span(std::size_t i) const {
    if (i >= within_.end || !is(i - 1, is_time_span)) return false;
    const std::string next = s_.lower(i);
    return next == "after" || next == "before" || next == "from" || next == "ago" || next == "since";
  }

  // "called the raid in May | a mistake": what it was called is missing.
  bool lacks_name(std::size_t count) const {
    if (count == 0 || !read_.pieces[0].noun) return false;
    // "placed the boat | on a list"
    if (count == 1 && read_.pieces.size() > 1 && title_words().needs_place(s_.lower(last_verb())))
      return s_.tags[read_.pieces[1].part.begin] == Tag::preposition;
    const std::string verb = s_.lower(last_verb());
    const bool given = title_words().needs_second(verb) && is_somebody(s_, read_.pieces[0].part.end - 1);
    if (!given && !title_words().needs_complement(verb)) return false;
    for (std::size_t p = 1; p < count; ++p) {
      const Tag tag = s_.tags[read_.pieces[p].part.begin];
      if (read_.pieces[p].noun || tag == Tag::adjective || tag == Tag::gerund || tag == Tag::to) return false;
      if (s_.lower(read_.pieces[p].part.begin) == "of") return false;  // "accused him of"
    }
    return true;
  }

  // "people | that have studied it": which people is told only then.
  bool is_defined_behind(std::size_t i) const {
    return i < within_.end && (s_.tags[i] == Tag::wh_word || s_.lower(i) == "that");
  }

  // "no sign of a storm"; "there is a storm"
  void add_existential(std::size_t count, double worth) {
    if (count == 0) return;
    const bool none = is(read_.pieces[0].part.begin, negates);
    for (const int brief : {0, 1, 2, 3}) {
      std::vector<Part> parts;
      if (!none) append_part(parts, {read_.subject.begin, read_.verbs.part.end});
      append_pieces(parts, count, brief);
      if (add(std::move(parts), worth)) return;
    }
  }

  void add_shortest(std::size_t count, double worth) {
    for (const bool headline : {false, true}) {
      if (headline && !may_write_headline(count)) return;
      if (add_with(count, headline, read_.about, worth)) return;
      if (!read_.about.empty() && !read_.about_all && add_with(count, headline, {}, worth * unidentified)) return;
    }
  }

  bool add_with(std::size_t count, bool headline, Part about, double worth) {
    for (const Part subject : list_subjects()) {
      if (!agrees(subject)) continue;
      for (const int brief : {0, 1, 2, 3, 4}) {
        std::vector<Part> parts;
        append_plain(parts, subject);
        append_part(parts, about);
        if (headline)
          append_part(parts, {read_.verbs.headline, read_.verbs.part.end});
        else
          for (const Part verb : read_.verbs.kept) append_part(parts, verb);
        append_pieces(parts, count, brief);
        if (add(std::move(parts), headline ? worth * headline_style : worth)) return true;
      }
    }
    return false;
  }

  // "man [was] charged with arson", where no object could be mistaken for the participle's; "[has] criticized".
  bool may_write_headline(std::size_t count) const {
    const std::size_t verb = read_.verbs.headline;
    if (verb == read_.verbs.part.begin || s_.tags[read_.subject.begin] == Tag::pronoun) return false;
    return !read_.verbs.passive_or_be || (count > 0 && !read_.pieces[0].noun);
  }

  bool add(std::vector<Part> parts, double worth, bool reports = false) {
    if (!fits(s_, parts, limits_.room)) return false;
    if (keeps_meaning(s_, within_, parts, limits_.attributed))
      clause_.cuts.push_back({std::move(parts), worth, reports});
    return true;
  }

  // "George Bush and | Dick Cheney": two, whom one name does not stand for.
  bool is_one_of_several(Part subject, Part person) const {
    if (person.begin > subject.begin && s_.tags[person.begin - 1] == Tag::coordinator) return true;
    const bool joined = has_tag(s_, {subject.begin, person.begin}, Tag::coordinator);
    return joined && std::ranges::any_of(persons_, [&](Part other) {
             return other.begin >= subject.begin && other.end < person.begin;
           });
  }

  // "announced | he is running": the clause that the verb takes, as short as it may be.
  void add_reported() {
    const Clause reported =
        read_clause(s_, {read_.complement, within_.end}, {limits_.room, limits_.attributed}, persons_);
    for (const Part subject : list_subjects()) {
      if (!agrees(subject)) continue;
      std::vector<Part> head{subject};
      for (const Part verb : read_.verbs.kept) append_part(head, verb);
      append_part(head, read_.asks);
      bool added = false;
      for (const Cut& cut : reported.cuts) {
        std::vector<Part> parts = head;
        for (const Part part : cut.parts) append_part(parts, part);
        added |= add(std::move(parts), cut.worth * reported_style, true);
      }
      if (added) return;
    }
  }

  // A singular person does not "have" or "were"; people do not "was".
  bool agrees(Part subject) const {
    const std::size_t verb = read_.verbs.part.begin;
    const std::string word = s_.lower(verb);
    const bool several = word == "are" || word == "were" || word == "have";
    const bool one = word == "is" || word == "was" || word == "has";
    const bool joined = has_tag(s_, subject, Tag::coordinator) || has_tag(s_, subject, Tag::preposition);
    const bool person = std::ranges::any_of(persons_, [&](Part name) { return name.end == subject.end; });
    // "asked that Lopez | resign"
    if (!joined && person && (several || s_.tags[verb] == Tag::verb_present)) return false;
    return joined || !one || s_.tags[subject.end - 1] != Tag::plural;
  }

  // "a panel of officials and lawmakers": a panel.
  Part head_of_group(Part subject) const {
    for (std::size_t i = subject.begin + 1; i < subject.end; ++i) {
      if (s_.tags[i] != Tag::preposition || s_.lower(i) != "of") continue;
      const bool group = text::english_words().kind(s_.lower(i - 1)) == text::NounKind::group && !is(i - 1, quantifies);
      return group ? Part{subject.begin, i} : subject;
    }
    return subject;
  }

  static bool is_abbreviation(std::string_view word) {
    return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // The subject, without light words, a person without the role before the name, and by the last name alone.
  std::vector<Part> list_subjects() const {
    std::vector<Part> subjects{without_article(read_.subject)};
    if (const Part light = without_light_words(read_.subject); light.begin != subjects[0].begin)
      subjects.push_back(light);
    // "the Farmers' Union (FU)"
    const std::size_t bracket = read_.subject.end;
    if (bracket + 2 < s_.tokens.size() && s_.tokens[bracket].kind == TokenKind::open_bracket &&
        is_abbreviation(s_.word(bracket + 1)) && s_.tokens[bracket + 2].kind == TokenKind::close_bracket)
      subjects.push_back({bracket + 1, bracket + 2});
    if (const Part group = without_article(head_of_group(read_.subject)); group.end != subjects[0].end)
      subjects.push_back(group);
    // "cable operator Seacom": the name at the end
    std::size_t name = subjects[0].end;
    while (name > subjects[0].begin && is_named(s_, name - 1)) --name;
    if (name < subjects[0].end && name > subjects[0].begin && s_.tags[name - 1] == Tag::noun &&
        !s_.tokens[name - 1].starts_upper() && !is_one_of_several(subjects[0], {name, subjects[0].end}))
      subjects.push_back({name, subjects[0].end});
    for (const Part person : persons_) {
      // "Prime Minister Benjamin Netanyahu's speech": Netanyahu's speech
      if (person.begin >= subjects[0].begin && person.end < subjects[0].end && s_.tags[person.end] == Tag::possessive)
        subjects.push_back({find_last_name(s_.tokens, person), subjects[0].end});
      const bool with_point = person.end + 1 == subjects[0].end && !s_.tokens[person.end].is_word();  // "Jr."
      if ((person.end != subjects[0].end && !with_point) || person.begin < subjects[0].begin) continue;
      if (is_one_of_several(subjects[0], person)) continue;
      subjects.push_back(person);
      subjects.push_back({find_last_name(s_.tokens, person), person.end});
    }
    return subjects;
  }

  // `brief`: 1 leaves articles out, 2 also names persons by their last names alone, 3 also drops light adjectives, 4
  // other adjectives too.
  void append_pieces(std::vector<Part>& parts, std::size_t count, int brief) const {
    for (std::size_t p = 0; p < count; ++p) {
      const ClausePiece& piece = read_.pieces[p];
      std::size_t noun = piece.noun_begin;
      // not of "twice a week"
      if (brief > 0 && noun < piece.part.end && is_article(s_, noun) && noun > 0 && s_.tags[noun - 1] != Tag::number)
        ++noun;
      if (brief > 1) {
        for (const Part person : persons_) {
          if (person.end == piece.part.end && person.begin >= noun) noun = find_last_name(s_.tokens, person);
        }
      }
      if (brief > 3) noun = std::max(noun, without_adjectives(piece, noun));
      if (brief > 2 && noun < piece.part.end && s_.lower(piece.part.begin) != "of")
        noun = std::max(noun, without_light_words({noun, piece.part.end}).begin);
      // not "and long career" of "a bright and long career"
      if (noun < piece.part.end && s_.tags[noun] == Tag::coordinator) noun = piece.noun_begin;
      if (noun > piece.noun_begin) append_part(parts, {piece.part.begin, piece.noun_begin});
      append_plain(parts, {noun > piece.noun_begin ? noun : piece.part.begin, piece.part.end});
    }
  }

  // Without "Mr" and its point.
  void append_plain(std::vector<Part>& parts, Part part) const {
    std::size_t from = part.begin;
    for (std::size_t i = part.begin; i + 1 < part.end; ++i) {
      const std::size_t past = skip_honorific(s_, i);
      if (past == i) continue;
      append_part(parts, {from, i});
      from = past;
    }
    append_part(parts, {std::min(from, part.end), part.end});
  }

  const TaggedSentence& s_;
  Part within_;
  ClauseLimits limits_;
  const std::vector<Part>& persons_;
  ClausePieces read_;
  Clause clause_;
};

}  // namespace

Clause read_clause(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons) {
  return Cutter(sentence, within, limits, persons).run();
}

}  // namespace courant::digest
