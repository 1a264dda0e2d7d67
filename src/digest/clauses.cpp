#include "digest/clauses.h"

#include <algorithm>
#include <numeric>

#include "digest/clause_pieces.h"
#include "digest/drop_modifier.h"
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

constexpr double gapped = 0.9;  // a phrase between is left out
constexpr double shrunk = 0.9;  // so are modifiers that say more of a noun
constexpr int briefest = 4;     // see find_noun

using Kept = std::vector<std::size_t>;  // which of a clause's pieces, in order

class Cutter {
 public:
  Cutter(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons,
         ClausePieces pieces)
      : s_(sentence), within_(within), limits_(limits), persons_(persons), read_(std::move(pieces)) {}

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
      Kept kept(count);
      std::iota(kept.begin(), kept.end(), 0);
      if (read_.existential)
        add_existential(kept, worth);
      else
        add_shortest(kept, worth);
      // "sent shells | to the port | in exchange for food"
      for (std::size_t left_out = 0; count > 1 && left_out + 1 < count && !read_.existential; ++left_out) {
        if (!may_leave_piece_out(left_out)) continue;
        Kept rest = kept;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
        add_shortest(rest, worth * gapped);
      }
    }
  }

  // A phrase that says no more than when, where or with whom, on which nothing that follows hangs.
  bool may_leave_piece_out(std::size_t p) const {
    const ClausePiece &piece = read_.pieces[p], &next = read_.pieces[p + 1];
    const std::string word = s_.lower(next.part.begin);
    const bool apart = is(next.part.begin, digest::tells_circumstance) && word != "with" && word != "by" &&
                       s_.tags[next.part.end - 1] != Tag::pronoun;
    return apart && s_.tags[piece.part.begin] == Tag::preposition && s_.lower(piece.part.begin) != "of" &&
           s_.lower(piece.part.begin) != "by" && piece.noun_begin < piece.part.end && !piece.bound && !piece.open &&
           !next.bound && !next.wanted && !next.noun && s_.tags[next.part.begin] == Tag::preposition &&
           s_.lower(next.part.begin) != "of";
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
  void add_existential(const Kept& kept, double worth) {
    if (kept.empty()) return;
    const bool none = is(read_.pieces[0].part.begin, negates);
    for (const int brief : {0, 1, 2, 3}) {
      std::vector<Part> parts;
      if (!none) append_part(parts, {read_.subject.begin, read_.verbs.part.end});
      append_pieces(parts, kept, brief);
      if (add(std::move(parts), worth)) return;
    }
  }

  void add_shortest(const Kept& kept, double worth) {
    for (const bool headline : {false, true}) {
      if (headline && !may_write_headline(kept)) break;
      if (add_with(kept, headline, read_.about, worth)) return;
      if (!read_.about.empty() && !read_.about_all && add_with(kept, headline, {}, worth * unidentified)) return;
    }
    add_shrunk(kept, worth * shrunk);
  }

  void append_subject_and_verbs(std::vector<Part>& parts, Part subject, Part about, bool headline) const {
    append_plain(parts, subject);
    append_part(parts, about);
    if (headline)
      append_part(parts, {read_.verbs.headline, read_.verbs.part.end});
    else
      for (const Part verb : read_.verbs.kept) append_part(parts, verb);
  }

  bool add_with(const Kept& kept, bool headline, Part about, double worth) {
    for (const Part subject : list_subjects()) {
      if (!agrees(subject)) continue;
      for (int brief = 0; brief <= briefest; ++brief) {
        std::vector<Part> parts;
        append_subject_and_verbs(parts, subject, about, headline);
        append_pieces(parts, kept, brief);
        if (add(std::move(parts), headline ? worth * headline_style : worth)) return true;
      }
    }
    return false;
  }

  // With ever fewer modifiers, the longest phrase shortened first: "Smith urged lawmakers to change bill".
  void add_shrunk(const Kept& kept, double worth) {
    const bool headline = may_write_headline(kept);
    for (Part subject : list_subjects()) {
      if (!agrees(subject)) continue;
      std::vector<Part> nouns;
      for (const std::size_t p : kept)
        nouns.push_back({find_noun(read_.pieces[p], briefest), read_.pieces[p].part.end});
      for (int step = 0; step < 12; ++step) {
        std::vector<Part> parts;
        append_subject_and_verbs(parts, subject, {}, headline);
        for (std::size_t k = 0; k < kept.size(); ++k) append_piece(parts, read_.pieces[kept[k]], nouns[k].begin);
        if (fits(s_, parts, limits_.room)) {
          if (step > 0 && add(std::move(parts), worth)) return;
          break;
        }
        Part* longest = &subject;
        std::size_t most = 0;
        const auto weigh = [&](Part& noun) {
          if (const std::size_t words = noun.end - noun.begin;
              words > most && drop_modifier(s_, noun).begin > noun.begin)
            longest = &noun, most = words;
        };
        weigh(subject);
        for (std::size_t k = 0; k < kept.size(); ++k) {
          const ClausePiece& piece = read_.pieces[kept[k]];
          if (piece.noun_begin < piece.part.end && !(piece.noun && read_.verbs.passive_or_be) && !is_measured(piece))
            weigh(nouns[k]);
        }
        if (most == 0) break;
        *longest = drop_modifier(s_, *longest);
      }
    }
  }

  // "man [was] charged with arson", where no object could be mistaken for the participle's; "[has] criticized".
  bool may_write_headline(const Kept& kept) const {
    const std::size_t verb = read_.verbs.headline;
    if (verb == read_.verbs.part.begin || s_.tags[read_.subject.begin] == Tag::pronoun) return false;
    return !read_.verbs.passive_or_be || (!kept.empty() && !read_.pieces[kept[0]].noun);
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
    for (const Part subject : list_short_subjects()) {
      if (!agrees(subject)) continue;
      bool added = false;
      for (const bool headline : {false, true}) {
        if (headline && (added || !may_write_headline({}))) break;
        std::vector<Part> head;
        append_subject_and_verbs(head, subject, {}, headline);
        append_part(head, read_.asks);
        for (const Cut& cut : reported.cuts) {
          std::vector<Part> parts = head;
          for (const Part part : cut.parts) append_part(parts, part);
          added |= add(std::move(parts), cut.worth * reported_style, true);
        }
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

  // "the Supreme Court": the court.
  Part head_of_body(Part subject) const {
    const std::size_t head = subject.end - 1;
    if (!is_article(s_, subject.begin) || subject.end - subject.begin < 3 || s_.tags[head] != Tag::name) return subject;
    for (std::size_t i = subject.begin + 1; i < head; ++i) {
      if (s_.tags[i] != Tag::name && s_.tags[i] != Tag::adjective) return subject;
    }
    return text::english_words().kind(s_.lower(head)) == text::NounKind::group ? Part{head, subject.end} : subject;
  }

  static bool is_abbreviation(std::string_view word) {
    return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // The subject, by its head alone at last: "a congressional committee | probing the attacks".
  std::vector<Part> list_short_subjects() const {
    std::vector<Part> subjects = list_subjects();
    Part shortest = subjects.back();
    for (Part next = drop_modifier(s_, shortest); next.begin != shortest.begin; next = drop_modifier(s_, shortest))
      shortest = next;
    if (shortest.begin != subjects.back().begin) subjects.push_back(shortest);
    return subjects;
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
    if (const Part body = head_of_body(read_.subject); body.begin > subjects[0].begin) subjects.push_back(body);
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

  // "more | serious consequences"
  bool is_measured(const ClausePiece& piece) const {
    return piece.noun && piece.part.begin > 0 && s_.tags[piece.part.begin - 1] == Tag::adverb &&
           is(piece.part.begin - 1, quantifies);
  }

  // Where a piece's noun begins: `brief` 1 leaves articles out, 2 also names persons by their last names alone, 3 also
  // drops light adjectives, 4 other adjectives too.
  std::size_t find_noun(const ClausePiece& piece, int brief) const {
    std::size_t noun = piece.noun_begin;
    if (is_measured(piece)) return noun;
    // not of "twice a week"
    if (brief > 0 && noun < piece.part.end && is_article(s_, noun) && noun > 0 && s_.tags[noun - 1] != Tag::number)
      ++noun;
    if (brief > 1) {
      for (const Part person : persons_) {
        // "Gov. Chris Christie's campaign": Christie's campaign
        const bool owns = person.end < piece.part.end && s_.tags[person.end] == Tag::possessive;
        if ((person.end == piece.part.end || owns) && person.begin >= noun) noun = find_last_name(s_.tokens, person);
      }
    }
    if (brief > 3) noun = std::max(noun, without_adjectives(piece, noun));
    if (brief > 2 && noun < piece.part.end && s_.lower(piece.part.begin) != "of")
      noun = std::max(noun, without_light_words({noun, piece.part.end}).begin);
    // not "and long career" of "a bright and long career"
    return noun < piece.part.end && s_.tags[noun] == Tag::coordinator ? piece.noun_begin : noun;
  }

  void append_piece(std::vector<Part>& parts, const ClausePiece& piece, std::size_t noun) const {
    if (noun > piece.noun_begin) append_part(parts, {piece.part.begin, piece.noun_begin});
    append_plain(parts, {noun > piece.noun_begin ? noun : piece.part.begin, piece.part.end});
  }

  void append_pieces(std::vector<Part>& parts, const Kept& kept, int brief) const {
    for (const std::size_t p : kept) append_piece(parts, read_.pieces[p], find_noun(read_.pieces[p], brief));
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
  return Cutter(sentence, within, limits, persons, read_clause_pieces(sentence, within)).run();
}

Clause read_clause_of(const TaggedSentence& sentence, Part within, std::size_t verb, ClauseLimits limits,
                      const std::vector<Part>& persons) {
  const Part subject = find_subject(sentence, within, verb);
  if (subject.empty()) return {};
  return Cutter(sentence, within, limits, persons, read_predicate_pieces(sentence, subject, verb, within.end)).run();
}

Clause read_second_clause(const TaggedSentence& sentence, Part within, const Clause& first, ClauseLimits limits,
                          const std::vector<Part>& persons) {
  if (first.verb.empty()) return {};
  const std::size_t verb = find_second_verb(sentence, first.verb.end, within.end);
  if (verb >= within.end) return {};
  return Cutter(sentence, within, limits, persons, read_predicate_pieces(sentence, first.subject, verb, within.end))
      .run();
}

}  // namespace courant::digest
