#include "digest/titles.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "digest/clauses.h"
#include "digest/noun_phrases.h"
#include "digest/speakers.h"
#include "digest/title_speaker.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;
using text::TokenKind;

constexpr int words_max = 6;
constexpr double idf_max = 5.0;
constexpr double outlet_gain = 0.2;  // per other report that uses the word, up to three
constexpr double title_gain = 0.3;   // for a word of some report's headline
constexpr double length_power = 0.55;
constexpr double elsewhere_factor = 0.5, name_factor = 0.5;
constexpr double clause_factor = 2.4, side_clause_factor = 1.3, object_factor = 1.25, subject_factor = 1.1,
                 beside_factor = 0.5, introduction_factor = 0.4;
constexpr double far_factor = 0.6, one_word_factor = 0.4, one_word_spoken_factor = 0.45, pronoun_factor = 0.7,
                 first_person_factor = 0.75;
constexpr std::uint32_t far_bytes = 90;

struct Candidate {
  std::string speaker;
  std::string text;
  std::vector<Term> stems;
  double score = 0;
};

class TitleMaker {
 public:
  TitleMaker(const Material& material, const std::vector<Telling>& slides)
      : material_(material),
        rules_(material.vocabulary.rules()),
        slides_(slides),
        reports_using_(material.idf.size(), 0),
        slides_using_(material.idf.size(), 0),
        in_title_(material.idf.size(), false) {
    count_use();
  }

  std::vector<std::string> run() {
    std::vector<std::string> titles;
    for (const Telling& slide : slides_) titles.push_back(make(slide));
    return titles;
  }

 private:
  void count_use() {
    std::vector<std::uint32_t> last(material_.idf.size(), UINT32_MAX);
    for (const Sentence& sentence : material_.sentences) {
      for (const Term stem : sentence.stems) {
        if (std::exchange(last[stem], sentence.report) != sentence.report) ++reports_using_[stem];
      }
    }
    for (const Report& report : material_.reports) {
      for (const WeightedTerm& entry : report.title_vector) in_title_[entry.term] = true;
    }
    for (const Telling& slide : slides_) {
      std::set<Term> stems;
      for (const std::uint32_t i : slide.sentences)
        stems.insert(material_.sentences[i].stems.begin(), material_.sentences[i].stems.end());
      for (const Term stem : stems) ++slides_using_[stem];
    }
  }

  std::string make(const Telling& slide) {
    if (!slide.title.empty()) return finish({}, slide.title);
    std::string speaker;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < slide.sentences.size(); ++i) {
      const Sentence& sentence = material_.sentences[slide.sentences[i]];
      const model::Claim* claim = find_claim(material_, sentence);
      const std::string spoken = claim && (is_mostly_claim(sentence, *claim) || is_main(sentence, *claim))
                                     ? shorten_speaker(material_, sentence, *claim)
                                     : std::string();
      if (i == 0) speaker = spoken;
      if (i > 0 && spoken != speaker && slide.kind == model::SlideKind::reaction) continue;
      collect(sentence, i == 0, spoken.empty() ? nullptr : claim, spoken, candidates);
    }
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::score);
    for (const Candidate& candidate : candidates) {
      if (!is_new(candidate)) continue;
      used_.insert(candidate.stems.begin(), candidate.stems.end());
      return finish(candidate.speaker, candidate.text);
    }
    if (!candidates.empty()) return finish(candidates.front().speaker, candidates.front().text);
    if (!speaker.empty()) return finish({}, speaker);
    return finish({}, first_words(material_.sentences[slide.sentences.front()]));
  }

  // Whether the claim's cue is the verb of the sentence's first clause.
  bool is_main(const Sentence& sentence, const model::Claim& claim) const {
    const TaggedSentence tagged{material_.tokens_of(sentence), material_.tags_of(sentence),
                                material_.report_of(sentence).text()};
    const Clause clause = read_clause(tagged, {0, tagged.tokens.size()}, words_max, {});
    return !clause.verb.empty() && claim.cue.overlaps({tagged.tokens[clause.verb.begin].span.begin,
                                                       tagged.tokens[clause.verb.end - 1].span.end});
  }

  // At least one word that no title before had.
  bool is_new(const Candidate& candidate) const {
    return std::ranges::any_of(candidate.stems, [&](Term stem) { return !used_.contains(stem); });
  }

  std::string finish(const std::string& speaker, std::string phrase) {
    if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z' && speaker.empty())
      phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
    std::string title = speaker.empty() ? phrase : speaker + ": " + phrase;
    for (int n = 2; !taken_.insert(title).second; ++n)
      title = (speaker.empty() ? phrase : speaker + ": " + phrase) + " (" + std::to_string(n) + ")";
    return title;
  }

  // Titles from a sentence; of its claim's content alone where `claim` is given.
  void collect(const Sentence& sentence, bool first, const model::Claim* claim, const std::string& speaker,
               std::vector<Candidate>& candidates) const {
    if (!text::has_tagger(material_.language)) return;
    const TaggedSentence tagged{material_.tokens_of(sentence), material_.tags_of(sentence),
                                material_.report_of(sentence).text()};
    const int spoken =
        speaker.empty() ? 0
                        : static_cast<int>(std::ranges::count(speaker, ' '));  // a speaker's first word is not counted
    const double place = first ? 1 : far_factor;
    const std::vector<Part> persons = list_persons(sentence, tagged);
    const Clause whole = read_clause(tagged, {0, tagged.tokens.size()}, words_max, persons);
    const model::Claim* cited = find_claim(material_, sentence);
    if (whole.complete && tells_itself(tagged, whole, cited)) {
      add(sentence, tagged, whole.shown, {}, place * clause_factor * weigh_clause(tagged, whole, false), candidates);
    }
    for (const Part region : list_regions(tagged, claim)) {
      const Clause clause = claim ? read_clause(tagged, region, words_max - spoken, persons) : whole;
      if (claim && clause.complete)
        add(sentence, tagged, clause.shown, speaker, place * clause_factor * weigh_clause(tagged, clause, true),
            candidates);
      collect_side_clauses(sentence, tagged, region, words_max - spoken, persons, speaker, place * side_clause_factor,
                           candidates);
      for (const NounPhrase& phrase : find_noun_phrases(tagged, words_max - spoken)) {
        if (phrase.part.begin < region.begin || phrase.part.end > region.end) continue;
        const Part part = trim(tagged, phrase.part);
        if (part.empty()) continue;
        double factor = weigh_place(tagged, phrase, part, clause);
        if (phrase.name) factor *= name_factor;
        if (tagged.tokens[part.begin].span.begin - sentence.span.begin > far_bytes && !claim) factor *= far_factor;
        const int words = count_words(tagged, {part});
        if (words == 1) factor *= speaker.empty() ? one_word_factor : one_word_spoken_factor;
        add(sentence, tagged, {part}, speaker, place * factor, candidates);
      }
    }
  }

  // What the verb of the main clause takes counts most, what introduces the sentence least.
  static double weigh_place(const TaggedSentence& tagged, const NounPhrase& phrase, Part part, const Clause& clause) {
    if (clause.verb.empty()) return phrase.subject ? subject_factor : phrase.beside ? beside_factor : 1;
    if (part.begin < clause.subject.begin) return introduction_factor;
    if (!clause.object.empty() && part.begin <= clause.object.begin && part.end > clause.object.begin)
      return object_factor;
    if (part.begin < clause.verb.begin) return part.end <= clause.subject.end ? subject_factor : beside_factor;
    for (std::size_t i = clause.verb.end; i < part.begin; ++i) {
      if (tagged.tokens[i].kind == TokenKind::comma || tagged.tokens[i].kind == TokenKind::dash ||
          tagged.tags[i] == Tag::wh_word)
        return beside_factor;
    }
    return 1 / (1 + 0.04 * static_cast<double>(part.begin - clause.verb.end));
  }

  // A clause that is nobody's word, or is what somebody did by speaking: "Riyadh denies any role".
  bool tells_itself(const TaggedSentence& tagged, const Clause& clause, const model::Claim* claim) const {
    if (!claim) return true;
    const model::Span verb{tagged.tokens[clause.verb.begin].span.begin, tagged.tokens[clause.verb.end - 1].span.end};
    if (std::ranges::any_of(claim->content, [&](model::Span content) { return content.overlaps(verb); })) return false;
    const model::Span subject{tagged.tokens[clause.subject.begin].span.begin,
                              tagged.tokens[clause.subject.end - 1].span.end};
    if (!verb.overlaps(claim->cue) || !claim->source->overlaps(subject)) return true;
    if (clause.object.empty()) return false;
    for (const Part content : list_regions(tagged, claim)) {
      if (!read_clause(tagged, content, words_max, {}).verb.empty()) return false;
    }
    return true;
  }

  // The clauses that a sentence holds beside its first: "… after Trump reneged on his commitment".
  void collect_side_clauses(const Sentence& sentence, const TaggedSentence& tagged, Part region, int words,
                            const std::vector<Part>& persons, const std::string& speaker, double factor,
                            std::vector<Candidate>& candidates) const {
    for (std::size_t i = region.begin + 1; i + 2 < region.end; ++i) {
      const bool starts = tagged.tags[i] == Tag::coordinator || tagged.tags[i] == Tag::preposition ||
                          tagged.tokens[i].kind == TokenKind::comma || tagged.tokens[i].kind == TokenKind::semicolon ||
                          (tagged.tags[i] == Tag::wh_word && tagged.lower(i) == "when") || is_telling_verb(tagged, i);
      if (!starts) continue;
      const std::string word = tagged.lower(i);
      if (tagged.tags[i] == Tag::coordinator && (i == 0 || tagged.tags[i - 1] != Tag::mark)) continue;
      const bool told = word == "that" || is_telling_verb(tagged, i);
      if (told && speaker.empty()) continue;
      if (word == "if" || word == "whether" || word == "unless" || word == "of" || word == "than" || word == "until")
        continue;
      const Part subject = read_noun_phrase(tagged, i + 1);
      if (subject.empty() || tagged.tags[subject.begin] == Tag::pronoun || subject.end >= region.end ||
          !text::is_finite(tagged.tags[subject.end]))
        continue;
      const Clause clause = read_clause(tagged, {i + 1, region.end}, words, persons);
      if (!clause.complete || clause.subject.begin != subject.begin || tagged.lower(clause.verb.begin) == "would")
        continue;
      add(sentence, tagged, clause.shown, speaker, factor * weigh_clause(tagged, clause, false), candidates);
    }
  }

  static bool is_telling_verb(const TaggedSentence& tagged, std::size_t i) {
    return text::is_verb(tagged.tags[i]) && tagged.tags[i] != Tag::modal;
  }

  std::vector<Part> list_persons(const Sentence& sentence, const TaggedSentence& tagged) const {
    std::vector<Part> persons;
    for (const model::Name& name : material_.report_of(sentence).names) {
      if (name.type != model::NameType::person || !sentence.span.contains(name.span)) continue;
      Part part{tagged.tokens.size(), 0};
      for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
        if (!name.span.contains(tagged.tokens[i].span)) continue;
        part.begin = std::min(part.begin, i);
        part.end = i + 1;
      }
      if (part.begin < part.end) persons.push_back(part);
    }
    return persons;
  }

  std::vector<Part> list_regions(const TaggedSentence& tagged, const model::Claim* claim) const {
    if (!claim) return {{0, tagged.tokens.size()}};
    std::vector<Part> regions;
    for (const model::Span content : claim->content) {
      Part region{tagged.tokens.size(), 0};
      for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
        if (!content.contains(tagged.tokens[i].span) || claim->source->contains(tagged.tokens[i].span)) continue;
        region.begin = std::min(region.begin, i);
        region.end = i + 1;
      }
      if (region.begin < region.end) regions.push_back(skip_thinking(tagged, region));
    }
    return regions;
  }

  // Past "I think (that)".
  Part skip_thinking(const TaggedSentence& tagged, Part region) const {
    std::size_t i = region.begin;
    while (i < region.end && tagged.tags[i] == Tag::mark) ++i;
    if (i + 3 >= region.end || !(rules_.flags(tagged.tokens[i].key) & is_first_second)) return region;
    const std::string verb = tagged.lower(i + 1);
    if (verb != "think" && verb != "believe" && verb != "know" && verb != "feel" && verb != "hope") return region;
    i += tagged.lower(i + 2) == "that" ? 3 : 2;
    return {i, region.end};
  }

  // A clause whose subject nobody could name is none; one said in the first person is, after its speaker.
  double weigh_clause(const TaggedSentence& tagged, const Clause& clause, bool spoken) const {
    double factor = 1;
    for (const Part part : clause.shown) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        if (tagged.tags[i] != Tag::pronoun && tagged.tags[i] != Tag::possessive_pronoun) continue;
        const bool own = (rules_.flags(tagged.tokens[i].key) & is_first_second) != 0;
        if (i == clause.subject.begin && !(spoken && own)) return 0;
        factor = std::min(factor, own ? first_person_factor : pronoun_factor);
      }
    }
    return factor;
  }

  // "new strategic partnership" is known by what follows "new".
  Part trim(const TaggedSentence& tagged, Part part) const {
    while (!part.empty() && is_bad_edge(tagged, part.begin, false)) ++part.begin;
    return !part.empty() && is_bad_edge(tagged, part.end - 1, true) ? Part{part.begin, part.begin} : part;
  }

  bool is_bad_edge(const TaggedSentence& tagged, std::size_t i, bool last) const {
    const Token& token = tagged.tokens[i];
    const std::uint64_t flags = rules_.flags(token.key);
    if (!token.is_word() && token.kind != TokenKind::number && !(token.kind == TokenKind::currency && !last))
      return !(last && token.kind == TokenKind::point);
    if (!token.starts_upper() && (flags & is_vague)) return true;
    if (last && token.kind == TokenKind::number && token.span.size() != 4) return true;
    return tagged.tags[i] == Tag::determiner || tagged.tags[i] == Tag::possessive || tagged.tags[i] == Tag::adverb ||
           (flags & is_preposition) != 0;
  }

  // Whether the parts begin or end within a name.
  bool cuts_name(const Sentence& sentence, const TaggedSentence& tagged, const std::vector<Part>& parts) const {
    const Report& report = material_.report_of(sentence);
    for (const Part part : parts) {
      const model::Span span{tagged.tokens[part.begin].span.begin, tagged.tokens[part.end - 1].span.end};
      const auto first = std::ranges::lower_bound(report.names, sentence.span.begin, {},
                                                  [](const model::Name& name) { return name.span.begin; });
      for (auto name = first; name != report.names.end() && name->span.begin < span.end; ++name) {
        if (name->span.overlaps(span) && !span.contains(name->span)) return true;
      }
      for (std::size_t i = part.begin; i < part.end; ++i) {
        const TokenKind kind = tagged.tokens[i].kind;
        if (kind == TokenKind::open_quote || kind == TokenKind::close_quote || kind == TokenKind::open_bracket)
          return true;
      }
      if (part.begin > 0 && tagged.tokens[part.begin - 1].kind == TokenKind::hyphen &&
          !tagged.tokens[part.begin].space_before)
        return true;
      if (part.end < tagged.tokens.size() && tagged.tokens[part.end].kind == TokenKind::hyphen &&
          !tagged.tokens[part.end].space_before)
        return true;
      if (part.end < tagged.tokens.size() && (tagged.tags[part.end] == Tag::possessive) &&
          !tagged.tokens[part.end].space_before)
        return true;
    }
    return false;
  }

  // "launched the 9 | /12 project", "during a two-hour, closed meeting"
  bool is_cut_short(const TaggedSentence& tagged, Part part) const {
    const std::size_t last = part.end - 1;
    if (tagged.tokens[last].kind == TokenKind::number) {
      return !(last > 0 && tagged.tokens[last - 1].kind == TokenKind::currency) &&
             tagged.tokens[last].span.size() != 4 && tagged.tags[last - 1] != Tag::name;
    }
    return last >= 2 && tagged.tokens[last - 1].kind == TokenKind::hyphen && tagged.tags[last - 2] == Tag::number;
  }

  void add(const Sentence& sentence, const TaggedSentence& tagged, const std::vector<Part>& parts,
           const std::string& speaker, double factor, std::vector<Candidate>& candidates) const {
    if (factor <= 0 || cuts_name(sentence, tagged, parts) || is_cut_short(tagged, parts.back())) return;
    Candidate candidate;
    candidate.speaker = speaker;
    const int words = count_words(tagged, parts);
    bool elsewhere = true;  // every word of it stands in some other slide too
    std::set<Term> met;
    for (const Part part : parts) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        const Vocabulary::Word* word = material_.vocabulary.find(tagged.tokens[i].key);
        if (!word || !word->counts || !met.insert(word->stem).second) continue;
        candidate.stems.push_back(word->stem);
        if (word->flags & is_vague) continue;
        candidate.score += std::min(material_.idf[word->stem], idf_max) *
                           (1 + outlet_gain * std::min(3, reports_using_[word->stem] - 1)) *
                           (1 + (in_title_[word->stem] ? title_gain : 0)) / slides_using_[word->stem];
        elsewhere &= slides_using_[word->stem] > 1;
      }
    }
    candidate.score *= factor / std::pow(words, length_power);
    if (elsewhere) candidate.score *= elsewhere_factor;
    if (candidate.stems.empty()) return;
    candidate.text = write_parts(tagged, parts);
    if (!speaker.empty() && candidate.text.find(speaker) != std::string::npos) candidate.speaker.clear();
    candidates.push_back(std::move(candidate));
  }

  std::string first_words(const Sentence& sentence) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    std::size_t begin = 0, end = 0, words = 0;
    while (begin < tokens.size() && !tokens[begin].is_word()) ++begin;
    for (end = begin;
         end < tokens.size() && words < 4 && (tokens[end].is_word() || tokens[end].kind == TokenKind::number); ++end)
      ++words;
    if (begin >= end) return std::string(material_.report_of(sentence).outlet);
    return std::string(
        model::Span{tokens[begin].span.begin, tokens[end - 1].span.end}.of(material_.report_of(sentence).text()));
  }

  const Material& material_;
  const ComposingRules& rules_;
  const std::vector<Telling>& slides_;
  std::vector<int> reports_using_, slides_using_;
  std::vector<bool> in_title_;
  std::set<Term> used_;
  std::set<std::string> taken_;
};

}  // namespace

std::vector<std::string> make_titles(const Material& material, const std::vector<Telling>& slides) {
  return TitleMaker(material, slides).run();
}

}  // namespace courant::digest
