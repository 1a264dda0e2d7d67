#include "digest/title_sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "digest/hygiene.h"
#include "digest/speakers.h"
#include "digest/title_regions.h"
#include "digest/title_speaker.h"
#include "digest/title_words.h"
#include "digest/unquoted.h"

namespace courant::digest {
namespace {

using text::Tag;

constexpr double later_factor = 0.5, later_lead_factor = 0.6;

// The clause of what somebody says in a region, past quotation marks where they part it, and past the speaker: "The
// wall", Lee said, "will fall".
Clause read_spoken_clause(const TitleSentence& source, Part before, Part region, ClauseLimits limits) {
  Clause clause = read_clause(source.tagged, region, limits, source.persons);
  if (!clause.cuts.empty()) return clause;
  while (!before.empty() && source.tagged.tags[before.end - 1] == Tag::mark) --before.end;
  const auto is_verb = [](Tag tag) { return text::is_finite(tag); };
  const auto tag_at = [&](std::size_t i) { return source.tagged.tags.begin() + static_cast<std::ptrdiff_t>(i); };
  std::size_t first = region.begin;
  while (first + 1 < region.end && source.tagged.tags[first] == Tag::mark) ++first;
  const bool goes_on = is_verb(source.tagged.tags[first]) && !before.empty() &&
                       std::none_of(tag_at(before.begin), tag_at(before.end), is_verb);
  if (!goes_on && !has_quotes_within(source.tagged, region)) return clause;
  const std::vector<Part> stretches = goes_on ? std::vector<Part>{before, {first, region.end}} : std::vector{region};
  Clause unquoted = read_unquoted_clause(source.tagged, stretches, limits, source.persons);
  return unquoted.cuts.empty() ? clause : unquoted;
}

// Whether who is cited is no party: a paper, the police, figures; not a suit or a court, who tell what others did.
bool reports_alone(const Material& material, const TitleSentence& source) {
  if (!source.reacting.empty() || source.spoken->stance != model::Stance::asserts) return false;
  static constexpr std::array<std::string_view, 18> parties{
      "judge",     "jury",   "jurors", "tribunal",  "court", "complaint", "indictment", "affidavit", "lawsuit",
      "documents", "filing", "letter", "statement", "memo",  "witnesses", "law",        "bill",      "warrant"};
  bool reports = false;
  for (std::size_t i = 0; i < source.tagged.tokens.size(); ++i) {
    if (!source.spoken->source->contains(source.tagged.tokens[i].span)) continue;
    if (std::ranges::find(parties, source.tagged.lower(i)) != parties.end()) return false;
    reports |= (material.vocabulary.rules().flags(source.tagged.tokens[i].key) & is_no_reaction) != 0;
    reports |= source.tagged.lower(i) == "officials";
  }
  return reports;
}

void read_clauses(const Material& material, TitleSentence& source) {
  const Part all{0, source.tagged.tokens.size()};
  source.whole = read_clause(source.tagged, all, {source.room(false), false}, source.persons);
  if (source.whole.verb.empty() && !source.read.verb.empty() && !source.cited)
    source.whole =
        read_clause_of(source.tagged, all, source.read.verb.begin, {source.room(false), false}, source.persons);
  if (source.whole.cuts.empty() && !source.cited && has_quotes_within(source.tagged, all)) {
    Clause unquoted = read_unquoted_clause(source.tagged, {all}, {source.room(false), false}, source.persons);
    if (!unquoted.cuts.empty()) source.whole = std::move(unquoted);
  }
  Part before;
  for (const Part region : list_regions(source.tagged, source.spoken, material.vocabulary.rules())) {
    const ClauseLimits limits{source.room(true, region), true};
    source.regions.emplace_back(region,
                                source.spoken ? read_spoken_clause(source, before, region, limits) : source.whole);
    if (source.spoken && reports_alone(material, source))
      source.reported.emplace_back(region, read_spoken_clause(source, before, region, {source.room(false), false}));
    before = region;
  }
  if (!source.spoken || source.regions.empty()) return;
  auto first = std::ranges::find_if(source.regions, [](const auto& told) { return !told.second.verb.empty(); });
  if (first == source.regions.end()) --first;
  source.read.content = first->first.begin;
  source.read.verb = first->second.verb;
}

bool gives_evidence(const TaggedSentence& tagged, const Clause& clause) {
  bool negated = false;
  for (std::size_t i = clause.verb.begin; i < clause.verb.end; ++i) negated |= (title_flags(tagged, i) & negates) != 0;
  if (!title_words().proves(tagged.lower(clause.verb.end - 1)) || negated) return false;
  const Part head = read_noun_phrase(tagged, clause.subject.begin);
  return !head.empty() && head.end <= clause.subject.end && title_words().is_evidence(tagged.lower(head.end - 1));
}

}  // namespace

TitleRoom TitleSentence::room(bool with_speaker) const {
  TitleRoom left = title_room;
  if (with_speaker || (headline > 0 && !speaker.empty()))
    --left.words, --left.telling, left.characters -= 8;  // whoever speaks counts as one word
  return left;
}

TitleRoom TitleSentence::matter_room() const {
  TitleRoom left = room(true);
  --left.words;
  return left;
}

TitleRoom TitleSentence::room(bool with_speaker, Part region) const {
  TitleRoom left = room(with_speaker);
  while (!region.empty() && (tagged.tags[region.begin] == Tag::mark || tagged.lower(region.begin) == "that"))
    ++region.begin;
  if (with_speaker && !region.empty() && tagged.tags[region.begin] == Tag::pronoun)
    left.words += 2, left.characters += 8;
  return left;
}

std::vector<TitleSentence> list_title_sentences(const Material& material, const Telling& slide) {
  std::vector<TitleSentence> sources;
  std::string first_speaker;
  for (std::size_t i = 0; i < slide.sentences.size(); ++i) {
    const Sentence& sentence = material.sentences[slide.sentences[i]];
    const Report& report = material.report_of(sentence);
    TitleSentence source{sentence, material.tagged(sentence), report.names, {}, {}};
    source.read = read_title_source(material, sentence);
    source.persons = list_persons(report, sentence, source.tagged);
    source.cited = find_claim(material, sentence);
    source.place = i == 0 ? 1 : later_factor;
    source.leads = slide.kind == model::SlideKind::lead;
    if (i > 0 && source.leads) source.place = later_lead_factor;
    if (source.cited) source.speaker = shorten_speaker(material, sentence, *source.cited);
    if (!source.speaker.empty() && !denies_content(*source.cited) && !doubts_content(source.tagged, *source.cited))
      source.spoken = source.cited;
    if (source.spoken && wishes(source.tagged, *source.cited)) source.spoken = nullptr;
    source.unnamed = source.cited && source.speaker.empty() && !denies_content(*source.cited) &&
                     !doubts_content(source.tagged, *source.cited) && !wishes(source.tagged, *source.cited);
    if (slide.kind == model::SlideKind::reaction) source.reacting = source.speaker;
    if (!source.spoken) source.speaker.clear();
    read_clauses(material, source);
    if (i == 0) first_speaker = source.speaker;
    // A reaction is titled by who reacts.
    if (i > 0 && source.speaker != first_speaker && slide.kind == model::SlideKind::reaction) continue;
    sources.push_back(std::move(source));
  }
  return sources;
}

std::vector<TitleSentence> list_title_sentences(const Material& material, const std::vector<TitleHeadline>& headlines) {
  std::vector<TitleSentence> sources;
  for (const TitleHeadline& headline : headlines) {
    TitleSentence source{material.sentences.front(),
                         headline.tagged(),
                         headline.names,
                         headline.persons,
                         {find_quoted(headline.tokens), {}, 0}};
    source.leads = true;
    source.speaker = headline.speaker;
    source.headline = static_cast<std::uint32_t>(&headline - headlines.data()) + 1;
    read_clauses(material, source);
    source.read.verb = source.whole.verb;
    sources.push_back(std::move(source));
  }
  return sources;
}

bool tells_itself(const Material& material, const TitleSentence& source, const Clause& clause) {
  const model::Claim* claim = source.cited;
  if (!claim) return true;
  const TaggedSentence& tagged = source.tagged;
  const model::Span verb = tagged.span(clause.verb), first = tagged.span({clause.verb.begin, clause.verb.begin + 1});
  if (std::ranges::any_of(claim->content, [&](model::Span content) { return content.overlaps(first); })) return false;
  if (!verb.overlaps(claim->cue) || !claim->source->overlaps(tagged.span(clause.subject))) return true;
  // "apologized for a post", "complained of delays"
  const std::size_t behind = clause.verb.end;
  if (behind < tagged.tags.size() && tagged.tags[behind] == Tag::to) return true;  // "vowed to fight"
  if (clause.object.empty() && !(behind < tagged.tags.size() && tagged.tags[behind] == Tag::preposition &&
                                 !(title_flags(tagged, behind) & subordinates)))
    return false;
  // "criticized the mayor for the delay"
  if (!clause.object.empty() && !(title_flags(tagged, clause.verb.end - 1) & (is_saying | assures))) return true;
  for (const Part content : list_regions(tagged, claim, material.vocabulary.rules())) {
    if (!read_clause(tagged, content, {{}, true}, {}).verb.empty()) return denies_content(*claim);
  }
  return true;
}

bool reports_itself(const TitleSentence& source, const Clause& clause) {
  const auto& tokens = source.tagged.tokens;
  const model::Span verb = source.tagged.span(clause.verb);
  return verb.overlaps(source.cited->cue) && source.cited->source->contains(tokens[clause.subject.end - 1].span);
}

std::vector<Part> list_told_alone(const Material& material, const TitleSentence& source) {
  std::vector<Part> told;
  if (source.unnamed) told = list_regions(source.tagged, source.cited, material.vocabulary.rules());
  if (source.whole.complement > 0 && gives_evidence(source.tagged, source.whole))
    told.push_back({source.whole.complement, source.tagged.tokens.size()});
  return told;
}

}  // namespace courant::digest
