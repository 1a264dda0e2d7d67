#include "digest/window_fitness.h"

#include <algorithm>
#include <cmath>

#include "digest/hygiene.h"
#include "digest/lean.h"
#include "digest/main_clause.h"
#include "digest/speakers.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using model::SlideKind;
using text::Tag;

constexpr std::chrono::days some_days{2};
constexpr double words_usual = 30, support_most = 3;
// How often the rules are right on other kinds.
constexpr double background_right = 0.89, next_right = 0.74, analysis_right = 0.68;

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
    count_words();
    count_definites();
    count_persons();
    each_date(material, sentence_, [&](const model::DateMention& date) {
      over_ |= is_over(days_of(date.value), story, some_days);
      year_ |= date.value.size() == 4;
    });
    if (sentence_.place > 0) {
      each_date(material, material.sentences[window.first - 1], [&](const model::DateMention& date) {
        behind_over_ |= is_over(days_of(date.value), story, some_days);
      });
    }
  }

  WindowFeatures read() const {
    const bool past = clause_.verb() && clause_.verb()->tense == model::Tense::past;
    const bool future = clause_.verb() && clause_.verb()->tense == model::Tense::future;
    const double verb_at = clause_.verb() ? std::log1p(static_cast<double>(clause_.verb()->tokens.begin)) : 0;
    const double word_share = told_.word_share(sentence_);
    const model::Claim* claim = find_claim(material_, sentence_);
    return {
        {told_.title_share(sentence_), yes(bare_), persons_, yes(is_head_told()),
         lean_of_window(material_, window_, told_), sentence_.words / words_usual, yes(event_noun_),
         yes(s_.tags[0] == Tag::number || (s_.lower(0) == "the" && s_.tags.size() > 1 && s_.tags[1] == Tag::number)),
         window_.centrality, std::min(support_most, static_cast<double>(window_.support.size())), known_names_,
         yes(!subject_.empty() && s_.lower(subject_.begin) == "the"), yes(untold_subject_),
         yes(clause_.verb() && clause_.verb()->ahead)},
        {yes(past), word_share, yes(person_pronoun_), verb_at, untold_, yes(over_), yes(number_), yes(is_something()),
         persons_, yes(known_names_ == 0), yes(clause_.is_perfect()), yes(modal_), yes(future), window_.centrality,
         yes(year_), yes(!subject_.empty() && s_.lower(subject_.begin) == "the"), yes(behind_over_)},
        {verb_at, yes(claim && is_mostly_claim(sentence_, *claim)), yes(negated_), yes(after_), yes(number_),
         word_share, pronouns_, yes(find_said(material_, sentence_) != nullptr)},
        {window_.centrality, std::log1p(sentence_.place), told_.title_share(sentence_), untold_, yes(over_)}};
  }

 private:
  bool is(std::size_t i, std::uint64_t wanted) const { return material_.has_flag(s_.tokens[i], wanted); }
  bool is_told(std::size_t i) const { return told_.knows_word(s_.tokens[i].key); }

  void count_words() {
    static const std::uint64_t after = text::word_key("after");
    for (std::size_t i = 0; i < s_.tokens.size(); ++i) {
      if (clause_.quoted()[i]) continue;
      number_ |= s_.tokens[i].kind == text::TokenKind::number;
      event_noun_ |= is(i, is_event_noun);
      person_pronoun_ |= is(i, is_person_pronoun);
      negated_ |= is(i, is_negation);
      modal_ |= s_.tags[i] == Tag::modal;
      after_ |= s_.tokens[i].key == after;
      pronouns_ += yes(s_.tags[i] == Tag::pronoun || s_.tags[i] == Tag::possessive_pronoun);
      if (s_.tags[i] != Tag::name || (i > 0 && s_.tags[i - 1] == Tag::name)) continue;
      known_names_ += yes(is_told(i));
    }
    std::size_t begin = 0;
    while (begin < s_.tokens.size() && s_.tags[begin] == Tag::mark) ++begin;
    if (clause_.verb() && begin < clause_.verb()->tokens.begin) subject_ = read_noun_phrase(s_, begin);
  }

  // "The gang", "that vessel", of which nothing was told.
  void count_definites() {
    for (std::size_t i = 0; i < s_.tokens.size(); ++i) {
      if (clause_.quoted()[i]) continue;
      const std::string word = s_.lower(i);
      if (word != "the" && word != "this" && word != "that" && word != "these" && word != "those") continue;
      const Part phrase = read_noun_phrase(s_, i);
      if (phrase.end < phrase.begin + 2) continue;
      bool known = false;
      for (std::size_t j = phrase.begin + 1; j < phrase.end; ++j)
        known |= is_told(j) || s_.tags[j] == Tag::name || s_.tags[j] == Tag::number || is(j, is_unique_noun);
      if (known || is_described(phrase.end)) continue;
      ++untold_;
      untold_subject_ |= clause_.verb() && i < clause_.verb()->tokens.begin;
    }
  }

  bool is_described(std::size_t i) const {
    return i < s_.tags.size() && (s_.tags[i] == Tag::preposition || s_.tags[i] == Tag::wh_word ||
                                  s_.tags[i] == Tag::participle || s_.tags[i] == Tag::to || s_.lower(i) == "that");
  }

  // Persons, and whether a bare last name is among them that was not told and is not shown beside the sentence.
  void count_persons() {
    const Report& report = material_.report_of(sentence_);
    for (const model::Name& name : report.names) {
      if (!sentence_.span.contains(name.span) || name.type != model::NameType::person) continue;
      ++persons_;
      const std::string_view written = name.span.of(report.text());
      if (written.find(' ') != std::string_view::npos || name.canonical.find(' ') == std::string::npos ||
          told_.knows_name(name.canonical))
        continue;
      bare_ |= !told_.knows_word(text::word_key(text::lower_form(written)));
    }
  }

  bool is_head_told() const { return !subject_.empty() && is_told(subject_.end - 1); }

  // "is a lawyer", "was the first"
  bool is_something() const {
    if (!clause_.verb()) return false;
    const std::size_t verb = clause_.verb()->tokens.begin;
    return (title_flags(s_, verb) & is_be) != 0 && verb + 1 < s_.tags.size() &&
           (s_.tags[verb + 1] == Tag::determiner || text::is_noun(s_.tags[verb + 1]));
  }

  const Material& material_;
  const Window& window_;
  const Told& told_;
  const Sentence& sentence_;
  TaggedSentence s_;
  MainClause clause_;
  Part subject_;
  double persons_ = 0, known_names_ = 0, pronouns_ = 0, untold_ = 0;
  bool bare_ = false, number_ = false, event_noun_ = false, person_pronoun_ = false, negated_ = false, modal_ = false,
       after_ = false, over_ = false, year_ = false, behind_over_ = false, untold_subject_ = false;
};

}  // namespace

WindowFeatures read_window_features(const Material& material, const Window& window, const StoryDays& story,
                                    const Told& told) {
  return Reader(material, window, story, told).read();
}

double window_fitness(const WindowFeatures& features, SlideKind kind) {
  const double printed = window_model(features.window);
  switch (kind) {
    case SlideKind::lead:
      return lead_model(features.lead);
    case SlideKind::detail:
      return printed * detail_model(features.detail);
    case SlideKind::reaction:
      return printed * reaction_model(features.reaction);
    case SlideKind::background:
      return printed * background_right;
    case SlideKind::next:
      return printed * next_right;
    case SlideKind::analysis:
      return printed * analysis_right;
    default:
      return printed;
  }
}

const LogisticModel<window_feature_count> window_model{-0.51,
                                                       {{{"title_share", 1.30},
                                                         {"bare_name", -2.10},
                                                         {"persons", 0.31},
                                                         {"subject_told", 0.59},
                                                         {"lean", -0.68},
                                                         {"words", 0.41},
                                                         {"event_noun", 0.47},
                                                         {"begins_number", -0.96},
                                                         {"centrality", 0.95},
                                                         {"support", 0.34},
                                                         {"known_names", 0.21},
                                                         {"definite_subject", 0.32},
                                                         {"untold_subject", -0.43},
                                                         {"ahead", -0.01}}}};
const LogisticModel<detail_feature_count> detail_model{-1.15,
                                                       {{{"past", 0.89},
                                                         {"word_share", -2.80},
                                                         {"person_pronoun", -0.68},
                                                         {"verb_at", -0.30},
                                                         {"untold", 0.47},
                                                         {"old_date", -0.59},
                                                         {"number", 0.72},
                                                         {"is_something", -0.70},
                                                         {"persons", 0.39},
                                                         {"no_known_name", 0.59},
                                                         {"perfect", -0.89},
                                                         {"modal", -0.34},
                                                         {"future", -0.57},
                                                         {"centrality", 5.73},
                                                         {"year", -1.34},
                                                         {"definite_subject", 0.43},
                                                         {"behind_over", -0.78}}}};
const LogisticModel<reaction_feature_count> reaction_model{-0.03,
                                                           {{{"verb_at", 0.39},
                                                             {"mostly_claim", 1.28},
                                                             {"negated", -0.91},
                                                             {"after", -1.66},
                                                             {"number", -0.72},
                                                             {"word_share", 4.19},
                                                             {"pronouns", -0.39},
                                                             {"said", -0.82}}}};
const LogisticModel<lead_fitness_count> lead_model{
    -2.12, {{{"centrality", 7.53}, {"place", -1.57}, {"title_share", 1.42}, {"untold", -0.76}, {"old_date", -0.29}}}};

}  // namespace courant::digest
