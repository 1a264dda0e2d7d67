#include "digest/clauses.h"

#include <algorithm>
#include <numeric>

#include "digest/clause_pieces.h"
#include "digest/clause_subjects.h"
#include "digest/meaning.h"
#include "digest/modifiers.h"
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
constexpr int briefest = 2;     // see find_noun

using Kept = std::vector<std::size_t>;  // which of a clause's pieces, in order

class Cutter {
 public:
  Cutter(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons,
         ClausePieces pieces)
      : s_(sentence), within_(within), limits_(limits), persons_(persons), read_(std::move(pieces)) {
    if (read_.verbs.part.empty()) return;
    subjects_ = list_subjects(s_, read_, persons_);
    short_subjects_ = list_short_subjects(s_, read_, persons_);
  }

  Clause run() {
    clause_.subject = read_.subject;
    clause_.verb = read_.verbs.part;
    clause_.complement = read_.complement;
    if (clause_.verb.empty()) return std::move(clause_);
    for (const ClausePiece& piece : read_.pieces) {
      if (!piece.noun) continue;
      clause_.object = without_article(s_, piece.part);
      break;
    }
    if (!read_.failed) cut();
    if (read_.complement > 0) add_reported();
    return std::move(clause_);
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  // A time, a place, who did it: not what the verb is about.
  bool is_circumstance(const ClausePiece& piece) const {
    return !piece.noun && !piece.open && is(piece.part.begin, digest::tells_circumstance);
  }

  std::size_t last_verb() const { return read_.verbs.part.end - 1; }

  // Behind a passive or "be" a noun phrase is no object; behind "is expanding" it is.
  bool takes_no_object() const { return read_.verbs.passive_or_be && s_.tags[read_.verbs.headline] != Tag::gerund; }

  // How few pieces may be kept.
  std::size_t count_least() {
    std::vector<ClausePiece>& pieces = read_.pieces;
    const Part verb = read_.verbs.part;
    const Tag last = s_.tags[last_verb()];
    if (read_.existential) return 1;
    const Part when = read_noun_phrase(s_, verb.end);
    std::size_t behind = !when.empty() && is_time(s_, when) ? when.end : verb.end;
    if (when.empty() && behind + 1 < within_.end && s_.tags[behind] == Tag::preposition) {  // "will vote | on 9 May"
      const Part day = read_noun_phrase(s_, behind + 1);
      if (!day.empty() && (is_time(s_, day) || is_date(s_, day))) behind = day.end;
    }
    const bool alone = pieces.empty() &&
                       (behind >= within_.end || !s_.tokens[behind].is_word() || s_.tags[behind] == Tag::coordinator ||
                        is(behind, subordinates) || is(behind, digest::tells_when)) &&
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

  // "said | the problems should be solved": no object, but the beginning of what was said.
  bool begins_saying() const {
    const std::string verb = s_.lower(last_verb());
    return (verb == "say" || verb == "says" || verb == "said") && !read_.pieces.empty() && read_.pieces[0].noun &&
           s_.tags[read_.pieces[0].part.begin] == Tag::determiner;
  }

  // For each number of pieces, the fullest wording that fits.
  void cut() {
    if (lacks_infinitive() || begins_saying()) return;
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
        if (!may_leave_piece_out(left_out) && !stands_before_object(left_out)) continue;
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

  // "signed | into law | a bill", "found | in the old mill | a letter"
  bool stands_before_object(std::size_t p) const {
    const ClausePiece &piece = read_.pieces[p], &next = read_.pieces[p + 1];
    const bool law = s_.lower(piece.part.begin) == "into" && s_.lower(piece.part.end - 1) == "law";
    const Tag first = s_.tags[next.part.begin];
    const bool whole = first == Tag::determiner || first == Tag::adjective || first == Tag::number ||
                       first == Tag::possessive_pronoun || first == Tag::plural;
    return p == 0 && next.noun && whole && next.part.begin == piece.part.end && !piece.open &&
           (law || is_circumstance(piece)) && s_.tags[piece.part.begin] == Tag::preposition &&
           s_.tags[piece.part.begin + 1] != Tag::gerund;
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
    for (int brief = 0; brief <= briefest; ++brief) {
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
    for (const Part subject : subjects_) {
      for (int brief = 0; brief <= briefest; ++brief) {
        std::vector<Part> parts;
        append_subject_and_verbs(parts, subject, about, headline);
        append_pieces(parts, kept, brief);
        if (add(std::move(parts), headline ? worth * headline_style : worth)) return true;
      }
    }
    return false;
  }

  // With as many modifiers as there is room for: "Smith urged lawmakers to change bill".
  void add_shrunk(const Kept& kept, double worth) {
    for (const Part subject : short_subjects_) {
      if (add_shrunk(subject, kept, worth, false)) add_shrunk(subject, kept, worth, true);
    }
  }

  // What says more of the subject goes with the rest, or `last`: "Lima council approved budget" of "The Lima council
  // approved a controversial harbour budget". Whether it lost a name.
  bool add_shrunk(Part subject, const Kept& kept, double worth, bool last) {
    std::vector<Modifier> may_go = list_modifiers(s_, subject, persons_), dropped;
    for (const std::size_t p : kept) std::ranges::move(list_modifiers_of(read_.pieces[p]), std::back_inserter(may_go));
    std::ranges::stable_sort(may_go, {}, [&](const Modifier& modifier) {
      const bool waits = last && modifier.rank > ModifierRank::role && modifier.part.end <= subject.end;
      return std::pair{waits, modifier.rank};
    });
    const auto write = [&] {
      std::vector<Part> parts;
      append_without(parts, subject, dropped);
      append_shortest_verbs(parts, kept);
      for (const std::size_t p : kept) append_without(parts, read_.pieces[p].part, dropped);
      return parts;
    };
    const auto has_room = [&] { return fits(s_, write(), limits_.room); };
    for (auto next = may_go.begin(); !has_room() && next != may_go.end(); ++next) dropped.push_back(*next);
    if (!has_room()) return false;
    for (std::size_t i = dropped.size(); i-- > 0;) {  // what went for nothing comes back
      const Modifier modifier = dropped[i];
      if (modifier.rank <= ModifierRank::role) continue;
      dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
      if (!has_room()) dropped.insert(dropped.begin() + static_cast<std::ptrdiff_t>(i), modifier);
    }
    add(write(), worth);
    return std::ranges::any_of(dropped, [&](const Modifier& modifier) {
      return modifier.rank == ModifierRank::name && modifier.part.end <= subject.end;
    });
  }

  // "filed a federal lawsuit" is to file a lawsuit; not so of "bans illegal weapons", of what nobody did, or of what
  // somebody is.
  std::vector<Modifier> list_modifiers_of(const ClausePiece& piece) const {
    std::vector<Modifier> found;
    if (piece.noun_begin < piece.part.end) found = list_modifiers(s_, {piece.noun_begin, piece.part.end}, persons_);
    bool whole = is_measured(piece) || (piece.noun && takes_no_object());
    for (std::size_t i = read_.verbs.part.begin; i < piece.part.begin; ++i) whole |= is(i, negates | lessens);
    if (whole) std::erase_if(found, [](const Modifier& modifier) { return modifier.rank > ModifierRank::role; });
    return found;
  }

  // "[are] due to meet", "[are] threatening to strike"
  void append_shortest_verbs(std::vector<Part>& parts, const Kept& kept) const {
    const Part verb = read_.verbs.part;
    if (may_write_headline(kept)) return append_part(parts, {read_.verbs.headline, verb.end});
    const bool only_be = verb.end == verb.begin + 1 && is(verb.begin, is_be) && s_.tokens[verb.begin].space_before;
    if (only_be && !kept.empty() && !read_.pieces[kept[0]].noun && s_.tags[read_.subject.begin] != Tag::pronoun) return;
    for (const Part part : read_.verbs.kept) append_part(parts, part);
  }

  // "man [was] charged with arson", where no object could be mistaken for the participle's; "[has] criticized".
  bool may_write_headline(const Kept& kept) const {
    const std::size_t verb = read_.verbs.headline;
    if (verb == read_.verbs.part.begin || s_.tags[read_.subject.begin] == Tag::pronoun) return false;
    return !takes_no_object() || (!kept.empty() && !read_.pieces[kept[0]].noun);
  }

  bool add(std::vector<Part> parts, double worth, bool reports = false) {
    if (!fits(s_, parts, limits_.room)) return false;
    const auto same = [&](const Cut& cut) { return cut.parts == parts; };
    if (std::ranges::none_of(clause_.cuts, same) && keeps_meaning(s_, within_, parts, limits_.attributed))
      clause_.cuts.push_back({std::move(parts), worth, reports});
    return true;
  }

  // "announced | he is running": the clause that the verb takes, as short as it may be.
  void add_reported() {
    const Clause reported =
        read_clause(s_, {read_.complement, within_.end}, {limits_.room, limits_.attributed}, persons_);
    if (plans_himself(reported)) add_plan(reported);
    const auto add_behind = [&](std::vector<Part> head) {
      append_part(head, read_.asks);
      bool added = false;
      for (const Cut& cut : reported.cuts) {
        std::vector<Part> parts = head;
        for (const Part part : cut.parts) append_part(parts, part);
        added |= add(std::move(parts), cut.worth * reported_style, true);
      }
      return added;
    };
    for (const Part subject : subjects_) {
      std::vector<Part> head;
      append_subject_and_verbs(head, subject, {}, false);
      if (add_behind(std::move(head))) return;
    }
    for (const Part subject : short_subjects_) {
      std::vector<Part> head;
      append_without(head, subject, list_modifiers(s_, subject, persons_));
      append_shortest_verbs(head, {});
      if (add_behind(std::move(head))) return;
    }
  }

  // "The mayor said he would resign", "The board announced it is closing the port": not what befalls whoever says so.
  bool plans_himself(const Clause& reported) const {
    if (reported.verb.empty() || !read_.asks.empty() || !title_words().declares(s_.lower(last_verb()))) return false;
    if (text::is_common_noun(s_.tags[read_.subject.end]) || s_.tags[read_.subject.end] == Tag::adjective) return false;
    for (std::size_t i = read_.verbs.part.begin; i < read_.complement; ++i) {
      if (is(i, negates) || (i >= read_.verbs.part.end && s_.tags[i] == Tag::name)) return false;
    }
    const std::string pronoun = s_.lower(reported.subject.begin);
    const bool person = std::ranges::any_of(persons_, [&](Part name) { return name.end == read_.subject.end; });
    const bool several = is_plural(s_, read_.subject);
    const bool same = pronoun == "he" || pronoun == "she"
                          ? !several && (person || is_somebody(s_, read_.subject.end - 1))
                      : pronoun == "it" ? !several && !person
                                        : pronoun == "they" && !person;
    if (!same || reported.subject.end != reported.subject.begin + 1) return false;
    const std::size_t first = reported.verb.begin;
    std::size_t last = reported.verb.end - 1;
    while (last > first && !text::is_verb(s_.tags[last])) --last;
    if (s_.lower(first) == "will" || s_.lower(first) == "would") return !title_words().befalls(s_.lower(last));
    return (s_.tags[last] == Tag::gerund && last == first + 1) || has_tag(s_, reported.verb, Tag::to);
  }

  // "mayor | would resign"
  void add_plan(const Clause& reported) {
    const std::size_t verb = reported.verb.begin;
    ClausePieces pieces = read_predicate_pieces(s_, read_.subject, verb, within_.end);
    if (!s_.tokens[verb].space_before) {  // "he's closing"
      VerbGroup& verbs = pieces.verbs;
      if (verbs.headline == verbs.part.begin) return;
      verbs.part.begin = verbs.headline;
      verbs.kept = {verbs.part};
    }
    for (Cut& cut : Cutter(s_, within_, limits_, persons_, std::move(pieces)).run().cuts) {
      cut.reports = true;
      clause_.cuts.push_back(std::move(cut));
    }
  }

  // "more | serious consequences"
  bool is_measured(const ClausePiece& piece) const {
    return piece.noun && piece.part.begin > 0 && s_.tags[piece.part.begin - 1] == Tag::adverb &&
           is(piece.part.begin - 1, quantifies);
  }

  // Where a piece's noun begins: `brief` 1 leaves articles out, 2 also names persons by their last names alone.
  std::size_t find_noun(const ClausePiece& piece, int brief) const {
    std::size_t noun = piece.noun_begin;
    if (is_measured(piece)) return noun;
    if (brief > 0 && noun < piece.part.end && may_leave_article_out(s_, noun)) ++noun;
    if (brief > 1) {
      for (const Part person : persons_) {
        // "Gov. Chris Christie's campaign": Christie's campaign
        const bool owns = person.end < piece.part.end && s_.tags[person.end] == Tag::possessive;
        if ((person.end == piece.part.end || owns) && person.begin >= noun) noun = find_last_name(s_.tokens, person);
      }
    }
    return noun;
  }

  void append_pieces(std::vector<Part>& parts, const Kept& kept, int brief) const {
    for (const std::size_t p : kept) {
      const ClausePiece& piece = read_.pieces[p];
      const std::size_t noun = find_noun(piece, brief);
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
  std::vector<Part> subjects_, short_subjects_;  // digest/clause_subjects.h
  Clause clause_;
};

// "Harbour and Urban Growth Secretary | Ana Lopez | on Monday announced": the person whom only a time parts from the
// verb, where nothing before is parted off.
Part find_person_before(const TaggedSentence& s, Part within, std::size_t verb, const std::vector<Part>& persons) {
  for (const Part person : persons) {
    if (person.begin < within.begin || person.end > verb) continue;
    std::size_t i = person.end;
    for (std::size_t before = verb + 1; i < verb && i != before;) {
      before = i;
      if (s.tags[i] == Tag::adverb && may_leave_out(s, i)) ++i;
      const std::size_t noun = i < verb && s.tags[i] == Tag::preposition ? i + 1 : i;
      if (const Part when = read_noun_phrase(s, noun); !when.empty() && is_time(s, when)) i = when.end;
    }
    if (i != verb) continue;
    for (std::size_t k = within.begin; k < person.begin; ++k) {
      const bool parts_off = s.tags[k] == Tag::mark && s.tokens[k].kind != TokenKind::point && !joins_words(s, k);
      if (parts_off || text::is_finite(s.tags[k]) || s.tags[k] == Tag::preposition || s.tags[k] == Tag::wh_word)
        return {};
    }
    const bool several = std::ranges::any_of(persons, [&](Part other) { return other.end < person.begin; });
    return several ? Part{} : person;
  }
  return {};
}

}  // namespace

Clause read_clause(const TaggedSentence& sentence, Part within, ClauseLimits limits, const std::vector<Part>& persons) {
  return Cutter(sentence, within, limits, persons, read_clause_pieces(sentence, within)).run();
}

Clause read_clause_of(const TaggedSentence& sentence, Part within, std::size_t verb, ClauseLimits limits,
                      const std::vector<Part>& persons) {
  Part subject = find_subject_of(sentence, within, verb);
  if (subject.empty()) subject = find_person_before(sentence, within, verb, persons);
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
