#include "digest/title_collector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "digest/headline_cuts.h"
#include "digest/meaning.h"
#include "digest/modifiers.h"
#include "digest/noun_phrases.h"
#include "digest/title_beginning.h"
#include "digest/title_complete.h"
#include "digest/title_edges.h"
#include "digest/title_ends.h"
#include "digest/title_fitness.h"
#include "digest/title_gaps.h"
#include "digest/title_matters.h"
#include "digest/title_regions.h"
#include "digest/title_sentences.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double whole_rate = 0.68, broken_rate = 0.1, phrase_end_min = 0.45, beginning_rate = 0.62,
                 cut_beginning_rate = 0.58;
constexpr double outlet_gain = 0.2;  // per other report that uses the word, up to three
constexpr double title_gain = 0.3;   // for a word of some report's headline
constexpr double idf_max = 5.0, length_power = 0.25, phrase_length_power = 0.35;
constexpr double elsewhere_factor = 0.7, name_factor = 0.35;
constexpr double clause_factor = 3.2, yielding_factor = 1.9, side_clause_factor = 1.4, introduction_factor = 0.4,
                 negated_factor = 0.4, joined_factor = 1.2;
constexpr double far_factor = 0.6, later_lead_fitness = 0.3, later_fitness = 0.6, beside_headlines = 0.4,
                 one_word_factor = 0.3, one_word_spoken_factor = 0.35, pronoun_factor = 0.58, first_person_factor = 0.8,
                 third_person_factor = 0.6, object_pronoun_factor = 0.3, bare_factor = 0.5, own_factor = 0.9,
                 empty_factor = 0.45, untold_factor = 0.3;
constexpr double ownerless_factor = 0.7, place_factor = 0.7, phrase_rate = 0.6, spoken_object_rate = 0.58;
constexpr std::uint32_t far_bytes = 90;
constexpr double matter_shared_min = 0.34;  // of a matter that no headline has
constexpr int matter_reports_min = 3;
constexpr double headline_rate = 0.62;  // of a short one as it stands
constexpr double stretch_rate = 0.6;

// "Bush seemed on the mend, but he sprained the knee": the point stands behind "but".
bool yields_to_but(const TaggedSentence& tagged, std::size_t i) {
  for (; i > 0 && i < tagged.tokens.size(); ++i) {
    if (tagged.tags[i - 1] == Tag::mark && tagged.tokens[i - 1].kind != TokenKind::open_quote &&
        tagged.lower(i) == "but")
      return true;
  }
  return false;
}

bool has_negation(const TaggedSentence& tagged, Part region) {
  for (std::size_t i = region.begin; i < region.end; ++i) {
    if (title_flags(tagged, i) & negates) return true;
  }
  return false;
}

// "not going to be part of | signing him", "to bar | the possession of rifles": without what stands before, the phrase
// says the opposite.
bool turns_phrase(const TaggedSentence& tagged, std::size_t begin, Part phrase) {
  std::size_t before = phrase.begin;
  while (before > 0 && (tagged.tags[before - 1] == Tag::determiner || tagged.tags[before - 1] == Tag::adjective))
    --before;
  const bool lessened =
      before > 0 && text::is_verb(tagged.tags[before - 1]) && (title_flags(tagged, before - 1) & lessens);
  return lessened || has_negation(tagged, {begin, phrase.begin});
}

// "[his] season": whose? Not "[its] figure of five million shells".
bool loses_owner(const TaggedSentence& tagged, Part phrase) {
  return phrase.begin > 0 && tagged.tags[phrase.begin - 1] == Tag::possessive_pronoun &&
         !has_tag(tagged, phrase, Tag::preposition) && !has_tag(tagged, phrase, Tag::to);
}

// "rose in | the last month", "walked into | the old hall": where it was, not what.
bool tells_place(const TaggedSentence& tagged, Part phrase) {
  std::size_t i = phrase.begin;
  while (i > 0 && (tagged.tags[i - 1] == Tag::determiner || tagged.tags[i - 1] == Tag::possessive_pronoun)) --i;
  static constexpr std::array<std::string_view, 9> places{"in",   "into",    "from", "at",    "onto",
                                                          "near", "through", "off",  "inside"};
  return i > 0 && tagged.tags[i - 1] == Tag::preposition &&
         std::ranges::find(places, tagged.lower(i - 1)) != places.end();
}

// "Roe: [their] border", "hallmark of his service": of whom it speaks is not told. "Roe: closing the port" is
// what another does.
bool leans_on_owner(const TitleSentence& source, Part phrase) {
  const TaggedSentence& tagged = source.tagged;
  if (source.leads) return false;
  const bool acts =
      tagged.tags[phrase.begin] == Tag::gerund && !text::english_words().may_be(tagged.lower(phrase.begin), 'a');
  if (source.spoken && (loses_owner(tagged, phrase) || acts)) return true;
  bool named = false, owned = false;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const std::string word = tagged.lower(i);
    named |= tagged.tags[i] == Tag::name;
    owned |= tagged.tags[i] == Tag::possessive_pronoun &&
             (word == "his" || word == "her" || word == "their" || word == "its");
  }
  return owned && !named;
}

// "Smith defends his bill", not "senators came to her defense"
bool is_own(const TaggedSentence& tagged, const Clause& clause, std::size_t possessive) {
  const std::string word = tagged.lower(possessive);
  const Part head = read_noun_phrase(tagged, clause.subject.begin);
  const bool several = !head.empty() && is_plural(tagged, head);
  return possessive > clause.verb.begin && !((word == "his" || word == "her") && several);
}

// A headline without its article, where a title has room for it and it adds nothing behind a comma; else empty.
Part short_headline(const TaggedSentence& headline, TitleRoom room) {
  const Part all = without_article(headline, {0, headline.tokens.size()});
  const bool parted =
      std::ranges::any_of(headline.tokens, [](const text::Token& t) { return t.kind == TokenKind::comma; });
  return !parted && fits(headline, {all}, room) ? all : Part{};
}

}  // namespace

struct TitleCollector::Worth {
  double factor, rate;
  double length_power;  // of the number of words, by which the words' weights are divided
  bool phrase = false;
  bool matter = false;
  double fitness = 1;
  bool cut = false;   // of a headline
  bool told = false;  // with its object, which says enough
};

// Where a clause was found: what it is worth there, and where the sentence or what somebody says ends.
struct TitleCollector::Found {
  const Clause& clause;
  std::size_t stop;
  double factor;
  bool spoken;
};

TitleCollector::TitleCollector(const Material& material, const std::vector<Telling>& slides)
    : material_(material),
      reports_using_(material.idf.size(), 0),
      slides_using_(material.idf.size(), 0),
      in_title_(material.idf.size(), false) {
  std::vector<std::uint32_t> last(material.idf.size(), UINT32_MAX);
  for (const Sentence& sentence : material.sentences) {
    for (const Term stem : sentence.stems) {
      if (std::exchange(last[stem], sentence.report) != sentence.report) ++reports_using_[stem];
    }
  }
  for (const Report& report : material.reports) {
    for (const WeightedTerm& entry : report.title_vector) in_title_[entry.term] = true;
  }
  for (const Telling& slide : slides) {
    std::set<Term> stems;
    for (const std::uint32_t i : slide.sentences)
      stems.insert(material.sentences[i].stems.begin(), material.sentences[i].stems.end());
    for (const Term stem : stems) ++slides_using_[stem];
  }
}

void TitleCollector::collect_phrases(const TitleSentence& source, std::vector<TitleCandidate>& found) const {
  for (const auto& [region, clause] : source.regions) collect_phrases_of(source, region, clause, found);
}

void TitleCollector::collect_matters(const TitleSentence& source, std::vector<TitleCandidate>& found) const {
  for (const Part part : list_matters(source, material_.vocabulary.rules())) {
    if (is_known_matter(source.tagged, part))
      add(source, {part}, false, {1, phrase_rate, phrase_length_power, true, true}, found);
  }
}

// "the integrity of elections" where integrity was spoken of, not "the fabric of the relationship"; a bare word only
// where it is a name or stands for several.
bool TitleCollector::is_known_matter(const TaggedSentence& tagged, Part part) const {
  const std::size_t last = part.end - 1;
  if (part.begin == last) return tagged.tags[last] == Tag::name || tagged.tags[last] == Tag::plural;
  for (std::size_t i = part.begin + 1; i < part.end; ++i) {
    if (tagged.tags[i] != Tag::preposition) continue;
    const Vocabulary::Word* word = material_.vocabulary.find(tagged.tokens[i - 1].key);
    return word && (in_title_[word->stem] || reports_using_[word->stem] >= matter_reports_min);
  }
  return true;
}

void TitleCollector::collect(const TitleSentence& source, std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  if (const Part all = source.headline > 0 ? short_headline(tagged, source.room(false)) : Part{}; !all.empty())
    add(source, {all}, false, {clause_factor, headline_rate, length_power}, found);
  if (source.headline > 0) {
    for (const HeadlineCut& cut :
         list_headline_cuts(tagged, source.persons, source.room(false), !source.speaker.empty()))
      add(source, cut.parts, false,
          {clause_factor * cut.end, stretch_rate, length_power, false, false, 1, true, cut.told}, found);
  }
  const Part all{0, tagged.tokens.size()};
  const Clause& whole = source.whole;
  const bool tells = !whole.cuts.empty() && tells_itself(material_, source, whole);
  const double main_factor = yields_to_but(tagged, whole.verb.end) ? yielding_factor : clause_factor;
  for (const Cut& cut : whole.cuts) {
    if (tells || (cut.reports && reports_itself(source, whole)))
      add_cut(source, {whole, all.end, main_factor, false}, cut, found);
  }
  const Clause second = read_second_clause(tagged, all, whole, {source.room(false), false}, source.persons);
  if (!second.cuts.empty() && tells_itself(material_, source, second)) {
    for (const Cut& cut : second.cuts) add_cut(source, {second, all.end, clause_factor, false}, cut, found);
  }
  for (const Part told : list_told_alone(material_, source)) {
    const Clause clause = read_clause(tagged, told, {source.room(false), source.unnamed}, source.persons);
    for (const Cut& cut : clause.cuts) add_cut(source, {clause, told.end, clause_factor, false}, cut, found);
  }
  if (source.spoken && !whole.verb.empty() && reports_itself(source, whole))
    collect_beginning(source, all, whole, false, found);
  collect_whole(source, {whole, all.end, clause_factor, false}, all, found);
  for (const auto& [region, clause] : source.reported) {
    for (const Cut& cut : clause.cuts) add_cut(source, {clause, region.end, clause_factor, false}, cut, found);
  }
  for (const auto& [region, clause] : source.regions) {
    if (source.spoken) {
      for (const Cut& cut : clause.cuts) add_cut(source, {clause, region.end, clause_factor, true}, cut, found);
      collect_whole(source, {clause, region.end, clause_factor, true}, region, found);
    }
    collect_side_clauses(source, region, clause, found);
    if (source.spoken || tells || !source.cited)
      collect_beginning(source, region, clause, source.spoken != nullptr, found);
  }
}

// The clauses that a sentence holds beside its first: "…, and the court rejected the appeal". In what somebody says
// also those that he vouches for: "There is no question that America must win the war".
void TitleCollector::collect_side_clauses(const TitleSentence& source, Part region, const Clause& main,
                                          std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  bool conditional = false;
  for (std::size_t i = region.begin; i + 2 < region.end; ++i) {
    const std::uint32_t flags = title_flags(tagged, i);
    conditional |= (flags & conditions) != 0 || (tagged.tags[i] == Tag::wh_word && source.spoken);
    if (i == region.begin || conditional) continue;
    const bool vouched = source.spoken && tagged.lower(i) == "that" && vouches(tagged, region, i);
    const bool joined = tagged.tags[i] == Tag::coordinator && tagged.tags[i - 1] == Tag::mark;
    const bool parted = tagged.tokens[i].kind == TokenKind::semicolon;
    const std::string word = tagged.lower(i);
    const bool when = !source.spoken && (word == "after" || word == "before" || word == "when" || word == "because" ||
                                         word == "while" || (word == "as" && tagged.tags[i - 1] == Tag::mark));
    if (!joined && !parted && !when && !vouched) continue;
    const Part subject = read_noun_phrase(tagged, i + 1);
    if (subject.empty() || tagged.tags[subject.begin] == Tag::pronoun || subject.end >= region.end ||
        !text::is_finite(tagged.tags[subject.end]) || (tagged.tags[subject.end] == Tag::modal && !vouched))
      continue;
    const Clause clause = read_clause(tagged, {i + 1, region.end},
                                      {source.room(source.spoken), source.spoken != nullptr}, source.persons);
    if (clause.cuts.empty() || clause.subject.begin != subject.begin ||
        (title_flags(tagged, clause.verb.end - 1) & is_saying))
      continue;
    if (!source.spoken && !tells_itself(material_, source, clause)) continue;
    const double factor = vouched || word == "but"                    ? clause_factor
                          : clause.subject.begin < main.subject.begin ? side_clause_factor * introduction_factor
                                                                      : side_clause_factor;
    for (const Cut& cut : clause.cuts)
      add_cut(source, {clause, region.end, factor, source.spoken != nullptr}, cut, found);
  }
}

// A sentence, or what somebody says, that is short enough as it stands.
void TitleCollector::collect_whole(const TitleSentence& source, const Found& of, Part region,
                                   std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  if (of.clause.verb.empty()) return;
  while (!region.empty() && tagged.tags[region.begin] == Tag::mark) ++region.begin;
  while (!region.empty() && tagged.tags[region.end - 1] == Tag::mark) --region.end;
  if (region.empty() || tagged.tags[region.end - 1] == Tag::coordinator) return;
  if (is_article(tagged, region.begin)) ++region.begin;
  const std::size_t subject = of.clause.subject.begin;
  if (region.begin != subject && region.begin != subject + 1) return;
  if (ends_open(tagged, {of.clause.verb.begin, region.end})) return;
  for (std::size_t i = region.begin; i < region.end; ++i) {
    if (tagged.tokens[i].kind == TokenKind::comma) return;
  }
  const std::vector<Part> parts = without_asides(tagged, region);
  if (fits(tagged, parts, source.room(of.spoken))) add_cut(source, of, {parts}, found);
}

// What a sentence, or what somebody says, begins with, and what its subject did beside that.
void TitleCollector::collect_beginning(const TitleSentence& source, Part region, const Clause& clause, bool spoken,
                                       std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  if (source.leads && source.place < 1) return;  // a lead is titled by how it begins
  const std::vector<Beginning> beginnings =
      list_beginnings(tagged, region, source.persons, source.room(spoken, region), !source.cited);
  for (const auto& [parts, end] : beginnings) {
    const std::size_t subject = parts.front().begin;
    const double weight =
        tagged.tags[subject] == Tag::pronoun ? weigh_subject(source, subject, spoken) : first_person_factor;
    if (weight <= 0) return;
    if (!keeps_meaning(tagged, region, parts, spoken || source.spoken)) continue;
    bool owned = true;
    for (const Part part : parts) {
      for (std::size_t i = part.begin; i < part.end && !source.cited; ++i)
        owned &= tagged.tags[i] != Tag::possessive_pronoun || is_own(tagged, clause, i);
    }
    const bool of_third = weight < first_person_factor;
    const double rate = end < whole_rate || !owned || of_third ? cut_beginning_rate : beginning_rate;
    add(source, parts, spoken, {clause_factor * rate, rate, length_power}, found);
  }
}

void TitleCollector::collect_phrases_of(const TitleSentence& source, Part region, const Clause& clause,
                                        std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  const bool negated = has_negation(tagged, region);
  for (const NounPhrase& phrase : find_noun_phrases(tagged, source.room(source.spoken).words)) {
    if (phrase.part.begin < region.begin || phrase.part.end > region.end) continue;
    Part part = trim_phrase(tagged, phrase.part, material_.vocabulary.rules());
    // "nearly 500 workers"
    if (!part.empty() && part.begin > region.begin && tagged.tags[part.begin] == Tag::number &&
        (title_flags(tagged, part.begin - 1) & quantifies))
      --part.begin;
    if (part.empty() || is_time(tagged, {part.begin, part.begin + 1}) || !keeps_phrase_meaning(tagged, region, part))
      continue;
    if (leans_on_owner(source, part)) continue;
    if (turns_phrase(tagged, source.spoken ? region.begin : part.begin, part)) continue;
    double factor = weigh_place(tagged, phrase, part, clause);
    const bool subject = part.end < region.end && text::is_finite(tagged.tags[part.end]);
    if (!subject && weigh_end(tagged, part.end, region.end) < phrase_end_min) continue;
    if ((phrase.name && count_words(tagged, {part}) < 3) || tagged.tags[part.end - 1] == Tag::name)
      factor *= name_factor;
    if (phrase.joined) factor *= joined_factor;
    if (negated) factor *= negated_factor;
    if (tagged.tokens[part.begin].span.begin - source.sentence.span.begin > far_bytes && !source.spoken)
      factor *= far_factor;
    const int words = count_words(tagged, {part});
    if (words == 1) factor *= source.spoken ? one_word_spoken_factor : one_word_factor;
    const bool object = factor >= object_factor && words > 1;
    const double rate = object && source.spoken ? spoken_object_rate : object || words > 2 ? phrase_rate : 0;
    Worth worth{factor, rate, phrase_length_power, true};
    if (!source.leads && loses_owner(tagged, part)) worth.fitness = ownerless_factor;
    if (!source.leads && tells_place(tagged, part)) worth.fitness *= place_factor;
    add(source, {part}, source.spoken != nullptr, worth, found);
  }
}

void TitleCollector::add_cut(const TitleSentence& source, const Found& of, const Cut& cut,
                             std::vector<TitleCandidate>& found) const {
  const double end = std::min(cut.worth, weigh_end(source.tagged, cut.parts.back().end, of.stop));
  if (end < broken_rate || ends_vaguely(source.tagged, cut.parts, material_.vocabulary.rules())) return;
  const double weight = end * weigh_clause(source, of.clause, cut, of.spoken);
  add(source, cut.parts, of.spoken,
      {of.factor * weight, std::min(1.0, weight * of.factor / clause_factor), length_power}, found);
}

// A clause whose subject nobody could name is none; one said in the first person is, after its speaker.
double TitleCollector::weigh_clause(const TitleSentence& source, const Clause& clause, const Cut& cut,
                                    bool spoken) const {
  const TaggedSentence& tagged = source.tagged;
  const ComposingRules& rules = material_.vocabulary.rules();
  double factor = 1;
  if (cut.parts.back().end <= clause.verb.end && !clause.object.empty()) factor *= bare_factor;
  const std::size_t last = cut.parts.back().end - 1;
  const bool empty = (title_flags(tagged, last) & is_empty_object) != 0;
  // "made headlines in January"
  const bool so_far = !clause.object.empty() && clause.object.end <= last &&
                      (title_flags(tagged, clause.object.end - 1) & is_empty_object) != 0 &&
                      (title_flags(tagged, clause.object.end) & tells_circumstance) != 0;
  // "the message is clear"
  const bool plain = clause.object.empty() && tagged.tags[last] == Tag::adjective;
  if ((empty && (plain || !clause.object.empty())) || so_far) factor *= empty_factor;
  // "Smith agreed", "Smith told reporters": what, is left out.
  const std::string verb = tagged.lower(clause.verb.end - 1);
  const bool takes_object = !verb.starts_with("sa") && !takes_listener(verb);
  const bool says = (title_flags(tagged, clause.verb.end - 1) & is_saying) != 0 && !cut.reports &&
                    (clause.object.empty() || !takes_object);
  if (says || (!spoken && source.cited && cut.parts.back().end <= clause.verb.end)) factor *= untold_factor;
  const std::string first = tagged.lower(clause.subject.begin);
  const bool points = first == "this" || first == "these" || first == "those";
  if (!spoken && (points || tagged.tags[clause.subject.begin] == Tag::possessive_pronoun)) factor *= pronoun_factor;
  for (const Part part : cut.parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (tagged.tags[i] != Tag::pronoun && tagged.tags[i] != Tag::possessive_pronoun) continue;
      const bool own = (rules.flags(tagged.tokens[i].key) & is_first_second) != 0;
      if (i > clause.verb.begin && (title_flags(tagged, i) & is_reflexive)) continue;  // "defended himself"
      // "Smith said he agrees", "the ministry said it counted"
      const bool body = tagged.lower(i) == "it" && source.persons.empty();
      const bool of_speaker =
          (rules.flags(tagged.tokens[i].key) & is_person_pronoun) != 0 || body || tagged.lower(i) == "they";
      if (cut.reports && of_speaker && (i == part.begin || i == clause.verb.end) && i > clause.verb.begin) continue;
      if (i == clause.subject.begin && tagged.tags[i] == Tag::pronoun)
        factor *= weigh_subject(source, i, spoken);
      else
        factor *= tagged.tags[i] == Tag::possessive_pronoun && (spoken || is_own(tagged, clause, i))
                      ? (spoken ? 1 : own_factor)
                  : own || spoken                  ? first_person_factor
                  : tagged.tags[i] == Tag::pronoun ? object_pronoun_factor
                                                   : pronoun_factor;
    }
  }
  return factor;
}

// "I" and "we" are the speaker; "he" is, where nobody else was named before it.
double TitleCollector::weigh_subject(const TitleSentence& source, std::size_t subject, bool spoken) const {
  if (!spoken) return 0;
  const std::uint64_t flags = material_.vocabulary.rules().flags(source.tagged.tokens[subject].key);
  if (flags & is_first_second) return first_person_factor;
  const std::string word = source.tagged.lower(subject);
  // "The ministry said it …": no person stands between.
  const bool body = (word == "it" || word == "they") && source.persons.empty();
  if (!(flags & is_person_pronoun) && !body) return 0;
  for (const Part person : source.persons) {
    const model::Span name = source.tagged.tokens[person.begin].span;
    if (person.begin < subject && !source.spoken->source->contains(name)) return 0;
  }
  return source.spoken->source->end <= source.tagged.tokens[subject].span.begin ? third_person_factor : 0;
}

void TitleCollector::add(const TitleSentence& source, const std::vector<Part>& parts, bool spoken, const Worth& worth,
                         std::vector<TitleCandidate>& found) const {
  const TaggedSentence& tagged = source.tagged;
  if (std::ranges::any_of(parts, [&](Part part) { return tagged.tags[part.begin] == Tag::coordinator; })) return;
  const double completeness = worth.factor > 0 ? weigh_completeness(tagged, parts) : 0;
  if (completeness <= 0 || (completeness < 1 && (source.headline > 0 ? !worth.told : !source.leads)) ||
      !leaves_whole(tagged, parts, source.persons) || !has_clean_edges(tagged, parts, source.names, source.persons))
    return;
  const auto same = [&](const TitleCandidate& other) {
    return other.sentence == &source.sentence - material_.sentences.data() && other.headline == source.headline &&
           other.matter == worth.matter && (worth.matter || source.headline > 0 || other.speaker.empty() == !spoken) &&
           other.parts == parts;
  };
  if (source.headline > 0)
    std::erase_if(found, [&](const TitleCandidate& other) { return same(other) && other.rate < worth.rate; });
  if (std::ranges::any_of(found, same)) return;  // in a narrower room
  TitleCandidate candidate;
  candidate.rate = worth.rate;
  candidate.phrase = worth.phrase;
  candidate.cut = worth.cut;
  candidate.sentence = static_cast<std::uint32_t>(&source.sentence - material_.sentences.data());
  candidate.headline = source.headline;
  candidate.parts = parts;
  candidate.matter = worth.matter;
  if (spoken || worth.matter || source.headline > 0)
    candidate.speaker = worth.matter ? source.reacting : source.speaker;
  const auto reports = static_cast<double>(material_.reports.size());
  bool elsewhere = true;  // every word of it stands in some other slide too
  std::set<Term> met;
  for (const Part part : parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const Vocabulary::Word* word = material_.vocabulary.find(tagged.tokens[i].key);
      if (word && tagged.tags[i] == Tag::number) candidate.numbers.push_back(word->form);
      const std::uint32_t flags = title_flags(tagged, i);
      candidate.negated |= (flags & negates) != 0;
      if (word && (flags & lessens)) candidate.lessening.push_back(word->stem);
      if (!word || !word->counts || !met.insert(word->stem).second) continue;
      candidate.stems.push_back(word->stem);
      if (tagged.tags[i] == Tag::name) candidate.names.push_back(word->stem);
      candidate.headlined += in_title_[word->stem] ? 1 : 0;
      candidate.shared = std::max(candidate.shared, static_cast<double>(reports_using_[word->stem]) / reports);
      if (word->flags & is_vague) continue;
      candidate.score += std::min(material_.idf[word->stem], idf_max) *
                         (1 + outlet_gain * std::clamp(reports_using_[word->stem] - 1, 0, 3)) *
                         (1 + (in_title_[word->stem] ? title_gain : 0)) /
                         std::sqrt(std::max(1, slides_using_[word->stem]));
      elsewhere &= slides_using_[word->stem] > 1;
    }
  }
  candidate.score *= source.place * worth.factor / std::pow(count_words(tagged, parts), worth.length_power);
  if (elsewhere) candidate.score *= elsewhere_factor;
  if (candidate.stems.empty()) return;
  candidate.headlined /= static_cast<double>(candidate.stems.size());
  candidate.text = worth.matter ? write_matter(tagged, parts.front()) : write_parts(tagged, parts);
  if (worth.matter && (candidate.text.find(source.reacting) != std::string::npos ||
                       (candidate.headlined == 0 && candidate.shared < matter_shared_min)))
    return;
  if (spoken && candidate.text.find(source.speaker) != std::string::npos) candidate.speaker.clear();
  if (const std::size_t past = skip_pronoun(tagged, parts); spoken && past > parts.front().begin) {
    std::vector<Part> rest = parts;
    if (past >= rest.front().end) rest.erase(rest.begin());
    rest.front().begin = past;
    add(source, rest, spoken, worth, found);
  }
  if (!fits(tagged, parts, worth.matter ? source.matter_room() : source.room(spoken))) return;
  candidate.features = read_title_features(candidate, source);
  candidate.fitness = title_model(candidate.features) * (worth.told ? 1 : completeness) * worth.fitness;
  if (source.place < 1) candidate.fitness *= source.leads ? later_lead_fitness : later_fitness;
  if (source.leads) candidate.fitness *= beside_headlines + (1 - beside_headlines) * candidate.headlined;
  found.push_back(std::move(candidate));
}

}  // namespace courant::digest
