#include "digest/kind_fitness.h"

#include <algorithm>

#include "digest/kinds.h"
#include "digest/main_clause.h"
#include "digest/names.h"
#include "digest/speakers.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using model::SlideKind;
using text::Tag;

constexpr double likely_min = 0.5, words_usual = 10, support_most = 3;
constexpr double who_right = 0.8;  // how often what tells who somebody is is background

// What a window's first sentence holds outside quotations.
class Reader {
 public:
  Reader(const Material& material, const Window& window, const StoryDays& story, const Told& told)
      : material_(material),
        window_(window),
        told_(told),
        sentence_(material.sentences[window.first]),
        s_(material.tagged(sentence_)),
        clause_(material, sentence_) {
    if (clause_.verb()) read_verb(*clause_.verb());
    count_words();
    said_ = find_said(material, sentence_) != nullptr;
    // History is told in a row.
    behind_past_ = sentence_.place > 0 && is_past(material, material.sentences[window.first - 1], story);
  }

  KindFeatures read() const {
    const bool future = clause_.verb() && (clause_.verb()->tense == model::Tense::future || clause_.verb()->ahead);
    const model::Claim* claim = find_claim(material_, sentence_);
    const double share = words_usual / sentence_.words;
    return {yes(clause_.verb() && clause_.verb()->tense == model::Tense::past),
            yes(will_ || future),
            yes(is_something_),
            yes(behind_past_),
            yes(said_),
            yes(claim && is_mostly_claim(sentence_, *claim)),
            quoted_ * share,
            yes(judging_),
            yes(speculating_),
            adverbs_ * share,
            numbers_ * share,
            names_ * share,
            yes(person_),
            window_.centrality,
            std::min(support_most, static_cast<double>(window_.support.size())),
            told_.word_share(sentence_)};
  }

  // "Lee is a former pilot", "the mayor has three children"
  bool tells_who() const { return person_ && (is_something_ || is_so_) && !said_ && !speculating_; }

 private:
  bool is(std::size_t i, std::uint64_t wanted) const { return material_.has_flag(s_.tokens[i], wanted); }

  void read_verb(const text::VerbGroup& verb) {
    const std::size_t begin = verb.tokens.begin;
    std::size_t next = begin + 1;
    while (next < s_.tags.size() && (s_.tags[next] == Tag::adverb || is(next, is_negation))) ++next;
    const Tag tag = next < s_.tags.size() ? s_.tags[next] : Tag::mark;
    // "is a port", "is open"
    const bool something = tag == Tag::determiner || tag == Tag::adjective || text::is_noun(tag);
    const std::string word = s_.lower(begin);
    const bool be = (title_flags(s_, begin) & is_be) != 0;
    if (verb.tense == model::Tense::present) {
      is_something_ = be && something;
      // "is known for", "is in Dover", "has nine berths"
      is_so_ = be ? !something && tag != Tag::gerund : (word == "has" || word == "have") && !clause_.is_perfect();
    }
    find_subject(begin);
  }

  void find_subject(std::size_t verb) {
    std::size_t begin = 0;
    while (begin < verb && s_.tags[begin] == Tag::mark) ++begin;
    if (begin == verb) return;
    const Part subject = read_noun_phrase(s_, begin);
    if (subject.empty()) return;
    const std::size_t head = subject.end - 1;
    const bool one = s_.tags[head] != Tag::plural && !s_.tokens[head].starts_upper();
    person_ = is(head, is_person_pronoun) ||
              (one && text::english_words().kind(s_.lower(head)) == text::NounKind::person) ||
              is_within_name(material_.report_of(sentence_).names, s_.tokens[head].span, model::NameType::person);
  }

  void count_words() {
    for (std::size_t i = 0; i < s_.tokens.size(); ++i) {
      if (clause_.quoted()[i]) {
        quoted_ += yes(s_.tokens[i].is_word());
        continue;
      }
      judging_ |= is(i, is_judging | is_evaluating);
      speculating_ |= is(i, is_speculating) ||
                      (material_.vocabulary.rules().phrase(s_.tokens, i).flags & never_next) != 0;  // "if", "would"
      will_ |= is(i, is_will);
      adverbs_ += yes(s_.tags[i] == Tag::adverb);
      numbers_ += yes(s_.tokens[i].kind == text::TokenKind::number);
      names_ += yes(s_.tags[i] == Tag::name);
    }
  }

  const Material& material_;
  const Window& window_;
  const Told& told_;
  const Sentence& sentence_;
  TaggedSentence s_;
  MainClause clause_;
  double quoted_ = 0, adverbs_ = 0, numbers_ = 0, names_ = 0;
  bool is_something_ = false, is_so_ = false, said_ = false, behind_past_ = false, judging_ = false,
       speculating_ = false, will_ = false, person_ = false;
};

}  // namespace

KindFeatures read_kind_features(const Material& material, const Window& window, const StoryDays& story,
                                const Told& told) {
  return Reader(material, window, story, told).read();
}

LikelyKind find_likely_kind(const Material& material, const Window& window, const StoryDays& story, const Told& told) {
  const Reader reader(material, window, story, told);
  if (reader.tells_who()) return {SlideKind::background, who_right};
  const KindFeatures features = reader.read();
  LikelyKind best;
  for (const KindModel& candidate : kind_models) {
    const double likely = candidate.model(features);
    if (likely > std::max(likely_min, best.likely)) best = {candidate.kind, likely};
  }
  return best;
}

const std::array<KindModel, 2> kind_models{{{SlideKind::analysis,
                                             {-1.40,
                                              {{{"past", -0.66},
                                                {"will", 0.93},
                                                {"is_something", 0.63},
                                                {"behind_past", -1.42},
                                                {"said", -1.19},
                                                {"mostly_claim", -1.17},
                                                {"quoted", -0.19},
                                                {"judging", 0.82},
                                                {"speculating", 1.48},
                                                {"adverbs", 0.51},
                                                {"numbers", -0.67},
                                                {"names", -0.40},
                                                {"person", -0.58},
                                                {"centrality", -5.13},
                                                {"support", -0.53},
                                                {"word_share", 4.64}}}}},
                                            {SlideKind::reaction,
                                             {-3.77,
                                              {{{"past", 0.23},
                                                {"will", 0.40},
                                                {"is_something", -1.34},
                                                {"behind_past", -1.64},
                                                {"said", 1.35},
                                                {"mostly_claim", 0.49},
                                                {"quoted", 0.37},
                                                {"judging", 0.91},
                                                {"speculating", -0.67},
                                                {"adverbs", 0.56},
                                                {"numbers", -1.34},
                                                {"names", 0.30},
                                                {"person", 0.64},
                                                {"centrality", -2.22},
                                                {"support", -0.34},
                                                {"word_share", 1.48}}}}}}};

}  // namespace courant::digest
