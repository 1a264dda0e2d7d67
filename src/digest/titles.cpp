#include "digest/titles.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "digest/kinds.h"
#include "digest/noun_phrases.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double idf_max = 5.0;
constexpr double outlet_gain = 0.2;      // per other report that uses the word, up to three
constexpr double title_gain = 0.3;       // for a word of some report's headline
constexpr double length_power = 0.55;
constexpr double elsewhere_factor = 0.5, name_factor = 0.6;
constexpr double rest_factor = 0.3;  // what stands behind "Secretary of"
constexpr double joined_factor = 1.05, subject_factor = 1.15, far_factor = 0.6, cut_factor = 0.6, one_word_factor = 0.4, one_name_factor = 0.8;
constexpr std::uint32_t far_bytes = 90;

struct Candidate {
  std::string text;
  std::vector<Term> stems;
  double score = 0;
};

class TitleMaker {
 public:
  TitleMaker(const Material& material, const std::vector<Telling>& slides)
      : material_(material), rules_(material.vocabulary.rules()), slides_(slides), reports_using_(material.idf.size(), 0),
        slides_using_(material.idf.size(), 0), in_title_(material.idf.size(), false) {
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
      for (const std::uint32_t i : slide.sentences) stems.insert(material_.sentences[i].stems.begin(), material_.sentences[i].stems.end());
      for (const Term stem : stems) ++slides_using_[stem];
    }
  }

  std::string make(const Telling& slide) {
    if (!slide.title.empty()) return finish({}, slide.title);
    const std::string speaker = slide.kind == model::SlideKind::reaction ? short_speaker(slide) : std::string();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < slide.sentences.size(); ++i) {
      collect(material_.sentences[slide.sentences[i]], i == 0, speaker, candidates);
    }
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::score);
    for (const Candidate& candidate : candidates) {
      if (!is_new(candidate)) continue;
      used_.insert(candidate.stems.begin(), candidate.stems.end());
      // One word alone says little: whose it is goes before it.
      const bool alone = speaker.empty() && candidate.text.find(' ') == std::string::npos;
      return finish(alone ? first_person(slide, candidate.text) : speaker, candidate.text);
    }
    return finish(speaker, candidates.empty() ? first_words(material_.sentences[slide.sentences.front()]) : candidates.front().text);
  }

  // The sentence's first noun phrase of at most three words.
  std::string first_phrase(const Sentence& sentence, const std::string& besides) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    const std::string_view text = material_.report_of(sentence).text();
    for (const NounPhrase& phrase : find_noun_phrases(tokens, material_.vocabulary)) {
      if (phrase.joined || phrase.end - phrase.begin > 3 || holds_verb(tokens, phrase)) continue;
      if (has_bad_edge(tokens[phrase.begin], text, false) || has_bad_edge(tokens[phrase.end - 1], text, true)) continue;
      std::string shown(model::Span{tokens[phrase.begin].span.begin, tokens[phrase.end - 1].span.end}.of(text));
      if (shown == besides || tokens[phrase.begin].kind == TokenKind::number) continue;
      if (shown[0] >= 'a' && shown[0] <= 'z') shown[0] = static_cast<char>(shown[0] - 'a' + 'A');
      return shown;
    }
    return {};
  }

  std::string first_person(const Telling& slide, const std::string& besides) const {
    const Sentence& sentence = material_.sentences[slide.sentences.front()];
    for (const model::Name& name : material_.report_of(sentence).names) {
      if (!sentence.span.contains(name.span) || name.type != model::NameType::person) continue;
      const std::string surname = surname_of(name.canonical);
      if (besides.find(surname) == std::string::npos) return surname;
    }
    return first_phrase(sentence, besides);
  }

  // At least one word that no title before had.
  bool is_new(const Candidate& candidate) const {
    return std::ranges::any_of(candidate.stems, [&](Term stem) { return !used_.contains(stem); });
  }

  std::string finish(const std::string& speaker, std::string phrase) {
    if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z' && speaker.empty()) phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
    std::string title = speaker.empty() ? phrase : speaker + ": " + phrase;
    for (int n = 2; !taken_.insert(title).second; ++n) title = (speaker.empty() ? phrase : speaker + ": " + phrase) + " (" + std::to_string(n) + ")";
    return title;
  }

  std::string short_speaker(const Telling& slide) const {
    for (const std::uint32_t i : slide.sentences) {
      const Sentence& sentence = material_.sentences[i];
      const model::Claim* claim = find_claim(material_, sentence);
      if (!claim) continue;
      return shorten(sentence, *claim);
    }
    return {};
  }

  // Whether a name in a source is who speaks: not "a spokesman for X", not "X data", not the second half of "A and X".
  bool stands_alone(const Sentence& sentence, const model::Claim& claim, model::Span name) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!claim.source->contains(tokens[i].span)) continue;
      if (tokens[i].span.end <= name.begin && i + 1 < tokens.size() && tokens[i + 1].span.begin >= name.begin &&
          (rules_.flags(tokens[i].key) & (is_preposition | is_conjunction))) return false;
      if (tokens[i].span.begin >= name.end && tokens[i].span.begin <= name.end + 1 && tokens[i].is_word()) return false;
    }
    return true;
  }

  // The last word of a name, "Jr." aside.
  std::string surname_of(const std::string& name) const {
    const std::vector<Token> tokens = text::split_tokens(name, material_.language);
    for (std::size_t i = tokens.size(); i-- > 0;) {
      if (tokens[i].is_word() && !(rules_.flags(tokens[i].key) & is_name_suffix) && tokens[i].span.size() > 2) return std::string(tokens[i].span.of(name));
    }
    return name;
  }

  std::string shorten(const Sentence& sentence, const model::Claim& claim) const {
    const Report& report = material_.report_of(sentence);
    for (const model::Name& name : report.names) {
      if (!claim.source->contains(name.span) || name.type != model::NameType::person || !stands_alone(sentence, claim, name.span)) continue;
      return surname_of(name.canonical);
    }
    const std::string speaker = speaker_of(material_, sentence, claim);
    const std::vector<Token> tokens = text::split_tokens(speaker, material_.language);
    std::size_t begin = 0, end = tokens.size();
    if (tokens.size() > 1 && tokens[0].span.size() == 1 && tokens[1].kind == TokenKind::hyphen) return {};  // "R-Texas", whose name stands before
    while (begin < end && (rules_.flags(tokens[begin].key) & is_determiner)) ++begin;
    const auto mark = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.end(), [&](const Token& token) {
      return token.kind == TokenKind::comma || (rules_.flags(token.key) & is_preposition);
    });
    end = static_cast<std::size_t>(mark - tokens.begin());
    if (begin >= end) return {};
    const bool several = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin), mark, [&](const Token& token) { return (rules_.flags(token.key) & is_conjunction) != 0; });
    if (several && end - begin > 4) return {};
    if (!several && end - begin > 3) begin = end - 2;
    while (begin > 0 && tokens[begin - 1].kind == TokenKind::hyphen) begin -= std::min<std::size_t>(begin, 2);
    while (begin < end && !tokens[begin].is_word()) ++begin;
    if (begin >= end) return {};
    std::string shown = speaker.substr(tokens[begin].span.begin, tokens[end - 1].span.end - tokens[begin].span.begin);
    if (shown[0] >= 'a' && shown[0] <= 'z') shown[0] = static_cast<char>(shown[0] - 'a' + 'A');
    if (tokens[begin].kind == TokenKind::number || !tokens[end - 1].is_word()) return {};
    if (rules_.flags(tokens[end - 1].key) & (is_pronoun | is_person_pronoun | is_thing_pronoun)) return {};
    return shown;
  }

  void collect(const Sentence& sentence, bool first, const std::string& speaker, std::vector<Candidate>& candidates) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    const std::string_view text = material_.report_of(sentence).text();
    const model::Claim* claim = speaker.empty() ? nullptr : find_claim(material_, sentence);
    for (NounPhrase phrase : find_noun_phrases(tokens, material_.vocabulary)) {
      // "new strategic partnership" is known by what follows "new".
      while (phrase.begin + 1 < phrase.end && has_bad_edge(tokens[phrase.begin], text, false)) ++phrase.begin;
      while (phrase.end > phrase.begin + 1 && has_bad_edge(tokens[phrase.end - 1], text, true)) --phrase.end;
      const model::Span span{tokens[phrase.begin].span.begin, tokens[phrase.end - 1].span.end};
      if (claim && !within_content(*claim, span)) continue;
      Candidate candidate = weigh(sentence, phrase, !speaker.empty());
      if (candidate.score <= 0) continue;
      candidate.text = span.of(text);
      if (!first) candidate.score *= far_factor;
      candidates.push_back(std::move(candidate));
    }
  }

  static bool within_content(const model::Claim& claim, model::Span span) {
    if (claim.source && claim.source->overlaps(span)) return false;
    return claim.content.empty() || std::ranges::any_of(claim.content, [&](model::Span content) { return content.contains(span); });
  }

  Candidate weigh(const Sentence& sentence, const NounPhrase& phrase, bool after_speaker) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    const std::string_view text = material_.report_of(sentence).text();
    Candidate candidate;
    int words = 0;
    bool elsewhere = true;  // every word of it stands in some other slide too
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (!tokens[i].is_word() && tokens[i].kind != TokenKind::number) continue;
      words += i == phrase.begin || tokens[i].space_before ? 1 : 0;
      const Vocabulary::Word* word = material_.vocabulary.find(tokens[i].key);
      if (!word || !word->counts) continue;
      const Term stem = word->stem;
      candidate.stems.push_back(stem);
      if (word->flags & is_vague) continue;
      candidate.score += std::min(material_.idf[stem], idf_max) * (1 + outlet_gain * std::min(3, reports_using_[stem] - 1)) *
                         (1 + (in_title_[stem] ? title_gain : 0)) / slides_using_[stem];
      elsewhere &= slides_using_[stem] > 1;
    }
    const Token& begin = tokens[phrase.begin];
    const Token& end = tokens[phrase.end - 1];
    if (has_bad_edge(begin, text, false) || has_bad_edge(end, text, true) || words < 1 || words > (after_speaker ? 4 : 6)) return {};
    candidate.score /= std::pow(words, length_power);
    if (words == 1) candidate.score *= after_speaker ? 0.75 : phrase.name && !elsewhere ? one_name_factor : one_word_factor;
    if (elsewhere) candidate.score *= elsewhere_factor;
    if (phrase.name) candidate.score *= name_factor;
    if (phrase.joined) candidate.score *= joined_factor;
    if (begin.kind != TokenKind::number && phrase.begin > 0 && tokens[phrase.begin - 1].kind == TokenKind::hyphen) return {};
    if (phrase.end < tokens.size() && tokens[phrase.end].kind == TokenKind::hyphen) return {};
    if (holds_verb(tokens, phrase)) return {};
    if (words > 1 && may_be_verb(end)) candidate.score *= cut_factor;
    if (phrase.subject && !phrase.name) candidate.score *= subject_factor;
    if (begin.span.begin - sentence.span.begin > far_bytes) candidate.score *= far_factor;
    if (is_rest_of_name(tokens, phrase.begin)) candidate.score *= rest_factor;
    if (phrase.end < tokens.size() && tokens[phrase.end].kind == TokenKind::clitic) candidate.score *= cut_factor;
    return candidate;
  }

  // "State Hillary Clinton" of "Secretary of State Hillary Clinton".
  bool is_rest_of_name(std::span<const Token> tokens, std::size_t begin) const {
    return begin >= 2 && tokens[begin].starts_upper() && tokens[begin - 2].starts_upper() && (rules_.flags(tokens[begin - 1].key) & is_preposition);
  }

  // "impounding vehicles", "actions shielding millions"; but "the proposed deal".
  bool holds_verb(std::span<const Token> tokens, const NounPhrase& phrase) const {
    const bool determined = phrase.begin > 0 && (rules_.flags(tokens[phrase.begin - 1].key) & is_determiner);
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      const std::uint64_t flags = material_.vocabulary.flags(tokens[i]);
      const bool verbal = (flags & (is_gerund | is_participle | is_past_verb)) != 0 && !(flags & is_noun_too) && !tokens[i].starts_upper();
      if (verbal && !(determined && i + 1 < phrase.end)) return true;
      if (i == 0 && (flags & is_participle) && !(flags & is_noun_too)) return true;
    }
    return false;
  }

  // "the military rests": a form that may end a phrase or go on after it.
  bool may_be_verb(const Token& token) const {
    const std::uint64_t flags = rules_.flags(token.key);
    return (flags & (is_third_verb | is_base_verb)) != 0 && (flags & is_noun_too) != 0;
  }

  bool has_bad_edge(const Token& token, std::string_view text, bool last) const {
    const std::uint64_t flags = rules_.flags(token.key);
    if (!token.starts_upper() && (flags & is_vague)) return true;
    if (flags & (is_pronoun | is_conjunction | is_preposition | is_determiner)) return true;
    if (!token.is_word() && token.kind != TokenKind::number) return true;
    if (last && (token.kind == TokenKind::number || (flags & is_gerund && !(flags & is_noun_too)))) return true;
    return token.is_word() && (token.span.size() == 1 || (last && token.span.size() == 2 && token.span.of(text).ends_with('.')) || (flags & is_name_suffix));
  }

  std::string first_words(const Sentence& sentence) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    std::size_t begin = 0, end = 0, words = 0;
    while (begin < tokens.size() && !tokens[begin].is_word()) ++begin;
    for (end = begin; end < tokens.size() && words < 4 && (tokens[end].is_word() || tokens[end].kind == TokenKind::number); ++end) ++words;
    if (begin >= end) return std::string(material_.report_of(sentence).outlet);
    return std::string(model::Span{tokens[begin].span.begin, tokens[end - 1].span.end}.of(material_.report_of(sentence).text()));
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
