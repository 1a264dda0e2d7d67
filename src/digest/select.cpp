#include "digest/select.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "digest/kind_fitness.h"
#include "digest/kinds.h"
#include "digest/lean.h"
#include "digest/names.h"
#include "digest/outlet_counts.h"
#include "digest/retelling.h"
#include "digest/shared_terms.h"
#include "digest/speakers.h"
#include "digest/title_candidates.h"
#include "digest/window_fitness.h"

namespace courant::digest {
namespace {

using model::SlideKind;

// Weights and bars: a candidate's worth once, and what is taken off as slides are chosen.
constexpr double central = 1.2, supported_share = 0.8, early = 0.35, with_figure = 0.08, off_length = 0.25,
                 two_paragraphs = 0.08;
constexpr double like_title = 0.5, like_slide = 1.2, newness = 1.4, first_sentence = 0.7, second_sentence = 0.3,
                 like_lead = 0.8;
constexpr double lead_like_free = 0.25, same_outlet = 0.4, support_gain = 0.25, any_support = 0.15,
                 printed_gain = 0.5;  // what papers take over from an agency, they find worth printing
constexpr double sharing = 0.9, alone = 0.25, lean_cost = 0.5, too_brief = 0.4;
constexpr double fit_weight = 2.5;  // of the logarithm of how fit to print a window is
constexpr double fit_min = 0.47, fit_min_few = 0.33, fit_min_brief = 0.05, fit_least = 0.01;
// Windows whose fitness is asked for; of the many of a large story fewer, as the later are worth little.
constexpr std::size_t rated_least = 32, rated_most = 100, rated_all = 24000;
constexpr double further_sentence = 0.12;  // each must add and stand firmly
// Of the lighter one's mass, with any sentence told before: what costs, and what is told again; more for another time.
constexpr double sentence_retold_free = 0.2, sentence_retold = 1.5, sentence_retold_max = 0.3,
                 another_time_retold_max = 0.5;
constexpr double strange = 0.5;  // two names and more, of which none was told, and hardly a word
constexpr double strange_known_max = 0.15, strange_sure_max = 0.08;
constexpr double slide_like_max = 0.38, sentence_like_max = 0.38, lead_shared_max = 0.5, new_min = 0.47, lean_max = 0.6,
                 shared_min = 0.22;
constexpr double retold_max = 0.5;          // of names, numbers and words, in headline and lead
constexpr double second_retold_max = 0.45;  // of a report's second sentence
// Of a report's first, as reports begin with the event: of its words, and where it is history, a new voice's or shares
// nothing with the headline; of the headline's words.
constexpr double opening_retold_max = 0.23, opening_retold_max_beside = 0.33, opening_title_max = 0.4;
constexpr double score_min = 0.65, score_min_many = 0.2, score_min_single = 0;  // one report has no support to give
constexpr double first_of_kind = 0.3;     // for background and next: a reader wants both
constexpr double background_kept = 1.25;  // backgrounds are printed so much oftener than the models foresee
constexpr double next_known_max = 0.5;    // what the lead has overtaken is not still to come
constexpr std::size_t many_reports = 5, titles_max = 12;
constexpr int rounds_max = 6;

class Selection {
 public:
  Selection(const Material& material, const std::vector<Window>& windows, const std::vector<std::uint32_t>& lead,
            const std::vector<std::uint32_t>& taken, const Told& told)
      : material_(material),
        windows_(windows),
        told_(told),
        headline_and_lead_(told),
        story_(story_days(material)),
        slides_max_(slides_max(material)),
        slides_few_(slides_few(material)),
        tells_all_(slides_few_ == slides_max_),
        rated_max_(std::clamp(rated_all / std::max<std::size_t>(1, windows.size()), rated_least, rated_most)),
        shared_terms_(material),
        outlet_slides_(material),
        outlets_(static_cast<double>(std::max<std::size_t>(1, outlet_slides_.outlets()))),
        titles_of_(material, {}),
        retelling_(material) {
    for (const std::uint32_t voice : material_.voices) {
      if (titles_.size() == titles_max) break;
      titles_.emplace_back(material_.reports[voice].title_vector, material_.idf.size());
    }
    std::set<std::uint32_t> leading(lead.begin(), lead.end());
    leading.insert(taken.begin(), taken.end());
    for (const std::uint32_t i : lead) {
      lead_stems_.insert(lead_stems_.end(), material.sentences[i].stems.begin(), material.sentences[i].stems.end());
      ++outlet_slides_.slides(i);
    }
    for (const std::uint32_t i : taken) ++outlet_slides_.slides(i);
    std::ranges::sort(lead_stems_);
    lead_stems_.erase(std::ranges::unique(lead_stems_).begin(), lead_stems_.end());
    std::vector<DenseVector> leads;
    for (const std::uint32_t i : lead) leads.emplace_back(material.sentences[i].vector, material.idf.size());
    for (const Window& window : windows) {
      State state;
      state.open = true;
      for (std::uint32_t i = window.first; i < window.last; ++i) state.open &= !leading.contains(i);
      if (state.open) weigh(window, leads, state);
      states_.push_back(state);
    }
    list_open();
  }

  std::vector<Chosen> list() {
    std::vector<Chosen> listed;
    std::set<std::uint32_t> begun;
    for (std::size_t best = find_best(); best != windows_.size(); best = find_best()) {
      states_[best].open = false;
      if (hangs(best) || !may_take(best) || !begun.insert(windows_[best].first).second) continue;
      listed.push_back({windows_[best], states_[best].kind, best_score_, best});
    }
    return listed;
  }

  std::vector<Chosen> run() {
    const std::vector<State> states = states_;
    const OutletCounts outlet_slides = outlet_slides_;
    for (int round = 0; round < rounds_max; ++round) {
      choose();
      order();
      if (!ban_leaning(headline_and_lead_) || round + 1 == rounds_max) break;
      // Chosen again without those that lean on what is told only after them.
      told_ = headline_and_lead_;
      for (std::size_t i = 0; i < states.size(); ++i) {
        const State now = states_[i];
        states_[i] = states[i];
        if (!now.rated()) continue;
        states_[i].fit = now.fit;
        states_[i].kind = now.kind;
        states_[i].open &= !now.unfit();
      }
      outlet_slides_ = outlet_slides;
      for (const std::size_t i : banned_) states_[i].open = false;
      chosen_.clear(), count_.clear(), spoken_.clear(), leans_.clear(), first_leans_.clear();
    }
    std::erase_if(chosen_,
                  [&](const Chosen& chosen) { return banned_.contains(static_cast<std::size_t>(chosen.index)); });
    return std::move(chosen_);
  }

 private:
  // What is fit to print; in a story that has little of that, what is less fit too.
  void choose() {
    list_open();
    while (static_cast<int>(chosen_.size()) + 1 < slides_max_ && take_best()) {
    }
    if (static_cast<int>(chosen_.size()) + 1 >= slides_few_) return;
    for (State& state : states_) state.open |= state.unfit() && state.fit >= (tells_all_ ? fit_min_brief : fit_min_few);
    for (const std::size_t i : banned_) states_[i].open = false;
    list_open();
    while (static_cast<int>(chosen_.size()) + 1 < slides_few_ && take_best()) {
    }
  }

  void list_open() {
    open_.clear();
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].open) open_.push_back(i);
    }
  }

  struct State {
    bool open = false;
    double fit = -1;  // how likely it can be printed, which its worth takes account of then; below 0: not asked
    double worth = 0;
    double misplaced = 0;   // what its place among the slides takes off its worth
    std::size_t waits = 0;  // hangs on what is not told while so many slides, less one, are chosen
    double like = 0;        // to the slides chosen so far
    double fresh = 0;       // the share of it that was not told when so many sentences were
    std::size_t fresh_at = SIZE_MAX;
    SlideKind kind = SlideKind::detail;

    bool rated() const { return fit >= 0; }
    bool unfit() const { return rated() && fit < fit_min; }
  };

  // What no later choice changes; closes the window where a bar is broken.
  void weigh(const Window& window, const std::vector<DenseVector>& leads, State& state) const {
    const Sentence& first = material_.sentences[window.first];
    for (std::uint32_t i = window.first; i < window.last; ++i) {
      const Sentence& sentence = material_.sentences[i];
      if (shared_mass(material_, sentence.stems, lead_stems_) > lead_shared_max * sentence.mass) state.open = false;
      for (const DenseVector& lead : leads) state.open &= lead.cosine(sentence.vector) <= sentence_like_max;
    }
    if (!state.open) return;
    const double shared = shared_terms_.share(window.stems);
    const bool many = material_.voices.size() >= many_reports;
    if (material_.voices.size() > 2 && shared < shared_min && window.support.empty()) state.open = false;
    double near_title = 0, near_lead = 0;
    for (const DenseVector& title : titles_) near_title = std::max(near_title, title.cosine(window.vector));
    for (const DenseVector& lead : leads) near_lead = std::max(near_lead, lead.cosine(window.vector));
    const auto support = static_cast<double>(window.support.size());
    state.worth = central * window.centrality + supported_share * std::min(1.0, support / outlets_) +
                  early / (1 + first.place) - off_length * std::abs(window.words - 38) / 60.0 -
                  (window.paragraphs > 1 ? two_paragraphs : 0) - like_title * near_title -
                  like_lead * std::max(0.0, near_lead - lead_like_free) + sharing * (std::min(shared, 0.8) - 0.5) +
                  support_gain * std::min(3.0, support) / 3 + (support > 0 ? any_support : 0);
    if (first.place == 0) state.worth += printed_gain * std::min(3, copies_of(material_.report_of(first))) / 3;
    if (has_figure(first)) state.worth += with_figure;
    if (window.words < window_words_good) state.worth -= too_brief;
    state.worth -= further_sentence * (window.last - window.first - 1);
    // The beginnings of reports tell the same event; those that tell another cost less.
    const double retold = std::min(1.0, 2 * told_.known_share(window.stems));
    if (first.place == 0) state.worth -= first_sentence * retold;
    if (first.place == 1) state.worth -= second_sentence * retold;
    state.kind = kind_of(material_, window, story_);
    state.open &= agrees(material_, window, state.kind, story_) && !is_retold(window, state.kind) &&
                  !is_overtaken(material_, first, story_);
    if (state.kind == SlideKind::next && told_.known_share(window.stems) > next_known_max) state.open = false;
    if (many && window.support.empty() && shared < 0.45) state.worth -= alone;
  }

  int copies_of(const Report& report) const {
    return static_cast<int>(std::ranges::count_if(material_.reports, [&](const Report& other) {
      return other.copy && other.source.origin == report.source.origin;
    }));
  }

  // Headline and lead again.
  bool is_retold(const Window& window, SlideKind kind) const {
    const Sentence& first = material_.sentences[window.first];
    const double share = told_.word_share(first);
    const double most = is_another_time(kind) ? retold_max : first.place == 1 ? second_retold_max : retold_max;
    return share >= most || repeats_quote(window);
  }

  static bool is_another_time(SlideKind kind) { return kind == SlideKind::background || kind == SlideKind::next; }

  bool repeats_quote(const Window& window) const {
    for (std::uint32_t i = window.first; i < window.last; ++i) {
      if (told_.heard_quote(material_.sentences[i])) return true;
    }
    return false;
  }

  bool has_figure(const Sentence& sentence) const {
    return std::ranges::any_of(material_.tokens_of(sentence),
                               [](const text::Token& token) { return token.kind == text::TokenKind::number; });
  }

  bool take_best() {
    for (;;) {
      const std::size_t best = find_best();
      if (best == windows_.size()) return false;
      State& state = states_[best];
      if (!state.rated()) {
        rate(best);
        continue;
      }
      // What it leans on may be told later.
      if (hangs(best)) {
        state.waits = chosen_.size() + 1;
        continue;
      }
      if (!may_take(best)) {
        state.open = false;
        continue;
      }
      const double cost = misplaced(windows_[best], state.kind), more = cost - std::exchange(state.misplaced, cost);
      state.worth -= more;
      if (more > 0) continue;
      state.open = false;
      accept(best);
      return true;
    }
  }

  // Tags are asked for only of what may be told.
  void rate(std::size_t i) {
    State& state = states_[i];
    if (++rated_ <= rated_max_) state.fit = fitness_of(windows_[i], state.kind);
    state.open = state.rated() && !state.unfit();
  }

  // That its title, its sentences and its kind are right, as far as the words tell; 1 in a language without a tagger. A
  // detail that is likelier of another kind becomes that.
  double fitness_of(const Window& window, SlideKind& kind) const {
    if (!text::has_tagger(material_.language)) return 1;
    const WindowFeatures features = read_window_features(material_, window, story_, headline_and_lead_);
    double fit = window_fitness(features, kind);
    if (kind == SlideKind::detail) {
      const LikelyKind other = find_likely_kind(material_, window, story_, headline_and_lead_);
      if (!agrees(material_, window, other.kind, story_)) return 0;
      if (other.kind != kind) fit = window_model(features.window) * other.likely;
      kind = other.kind;
    }
    const double kept = kind == SlideKind::background ? background_kept : 1;
    return kept * titles_of_.rate({kind, sentences_of(window), {}}) * fit;
  }

  double unfit_cost(const State& state) const {
    const double least = tells_all_ ? fit_min : fit_least;
    return state.rated() ? -fit_weight * std::log(std::max(state.fit, least)) : 0;
  }

  std::size_t find_best() {
    std::size_t best = windows_.size();
    const std::size_t voices = material_.voices.size();
    const double least = voices >= many_reports ? score_min_many : voices == 1 ? score_min_single : score_min;
    double best_score = -std::numeric_limits<double>::infinity();
    std::erase_if(open_, [&](std::size_t i) { return !states_[i].open; });
    for (const std::size_t i : open_) {
      State& state = states_[i];
      const double bar = std::max(least, best_score + unfit_cost(state));
      if (state.waits == chosen_.size() + 1 || state.worth + newness + first_of_kind < bar) continue;
      const Window& window = windows_[i];
      if (const std::size_t told = told_.heard().size(); std::exchange(state.fresh_at, told) != told)
        state.fresh = 1 - told_.known_share(window.stems);
      if (state.fresh < new_min || state.like > slide_like_max) {
        state.open = false;
        continue;
      }
      // Of one report there is nobody to be fair to.
      const double outlet = voices == 1 ? 0 : same_outlet * outlet_slides_.slides(window.first) / std::sqrt(outlets_);
      double score = state.worth + newness * state.fresh - like_slide * state.like - outlet + kind_gain(state.kind);
      if (score > bar) score -= lean_of(i);
      if (score > bar) best = i, best_score = score - unfit_cost(state);
    }
    best_score_ = best_score;
    return best;
  }

  static std::vector<std::uint32_t> sentences_of(const Window& window) {
    std::vector<std::uint32_t> sentences;
    for (std::uint32_t i = window.first; i < window.last; ++i) sentences.push_back(i);
    return sentences;
  }

  // Computed once, of windows that begin alike their first sentence once; what is told later only lessens it, and
  // hangs() looks again.
  double lean_of(std::size_t i) {
    const Window& window = windows_[i];
    const auto [known, is_new] = first_leans_.try_emplace(window.first);
    if (is_new) known->second = lean_on_unseen(material_, material_.sentences[window.first], told_, true);
    if (known->second >= 1 || window.last - window.first == 1) return lean_cost * std::min(1.0, known->second);
    const auto [all, is_first] = leans_.try_emplace(i);
    if (is_first) all->second = lean_of_window(material_, window, told_);
    return lean_cost * std::min(1.0, all->second);
  }

  // Leans too far on what was not told, or nothing that was told leads to it.
  bool hangs(std::size_t i) const {
    return lean_of_window(material_, windows_[i], told_) > lean_max ||
           (!is_another_time(states_[i].kind) && is_strange(windows_[i], strange_sure_max));
  }

  bool may_take(std::size_t i) {
    const Window& window = windows_[i];
    const SlideKind kind = states_[i].kind;
    if (full(kind) || repeats_quote(window) || tells_again(window, kind)) return false;
    // History of which no word was told is another story's.
    if (kind == SlideKind::background &&
        std::ranges::none_of(window.stems, [&](Term stem) { return told_.knows(stem); }))
      return false;
    const auto spoken = spoken_.find(speaker_in(window));
    return spoken == spoken_.end() || spoken->second < 2;
  }

  void accept(std::size_t i) {
    const Window& window = windows_[i];
    const SlideKind kind = states_[i].kind;
    const std::string& speaker = speaker_in(window);
    if (!speaker.empty()) ++spoken_[speaker];
    ++count_[kind];
    ++outlet_slides_.slides(window.first);
    for (std::uint32_t s = window.first; s < window.last; ++s) told_.hear(material_.sentences[s]);
    const DenseVector vector(window.vector, material_.idf.size());
    for (const std::size_t j : open_) {
      if (states_[j].open) states_[j].like = std::max(states_[j].like, vector.cosine(windows_[j].vector));
    }
    chosen_.push_back({window, kind, best_score_, i});
  }

  // Any of its sentences says what was told, in part of the words.
  bool tells_again(const Window& window, SlideKind kind) {
    const Sentence& first = material_.sentences[window.first];
    const bool past = kind == SlideKind::background;
    if ((first.place == 0 || !past) && retelling_.tells_again(first, told_.heard())) return true;
    if (past && retelling_.tells_history_again(first, told_.heard(), headline_and_lead_.heard().size())) return true;
    // History, and how somebody not heard of reacts, need not be the event though much of it is told.
    const std::string& speaker = speaker_in(window);
    const bool beside = past || (kind == SlideKind::reaction && !speaker.empty() &&
                                 !told_.knows_word(text::word_key(text::lower_form(last_word(speaker)))));
    const double title = told_.title_share(first);
    if (first.place == 0 &&
        told_.word_share(first) >= (beside || title == 0 ? opening_retold_max_beside : opening_retold_max))
      return true;
    if (const Report* headline = told_.headline(); headline && !beside) {
      if (first.place == 0 && title < 1 && title >= opening_title_max) return true;
      if (retelling_.tells_headline_again(first, told_.heard(), *headline)) return true;
    }
    const double most = is_another_time(kind) ? another_time_retold_max : sentence_retold_max;
    for (std::uint32_t s = window.first; s < window.last; ++s) {
      const Sentence& sentence = material_.sentences[s];
      if (1 - told_.known_share(sentence.stems) < new_min || told_.likeness(sentence) > most) return true;
      if (s > window.first && !is_another_time(kind) && retelling_.tells_again(sentence, told_.heard())) return true;
    }
    return false;
  }

  // What the place among the slides told so far takes off: a matter told before in part, or one that nothing leads to.
  double misplaced(const Window& window, SlideKind kind) const {
    if (is_another_time(kind)) return 0;
    double like = 0;
    for (std::uint32_t s = window.first; s < window.last; ++s)
      like = std::max(like, told_.likeness(material_.sentences[s]));
    const double again = sentence_retold * std::max(0.0, like - sentence_retold_free);
    return again + (is_strange(window, strange_known_max) ? strange : 0);
  }

  bool is_strange(const Window& window, double known_max) const {
    if (told_.known_share(window.stems) > known_max) return false;
    const Sentence& first = material_.sentences[window.first];
    std::set<Term> names;
    const std::span<const text::Token> tokens = material_.tokens_of(first);
    for (const text::Token& token : tokens) {
      const Vocabulary::Word* word = material_.vocabulary.find(token.key);
      if (!token.is_word() || !token.starts_upper() || !word || !word->counts) continue;
      if (told_.knows(word->stem)) return false;
      if (&token != tokens.data()) names.insert(word->stem);
    }
    return names.size() >= 2;
  }

  double kind_gain(SlideKind kind) const { return is_another_time(kind) && !count_.contains(kind) ? first_of_kind : 0; }

  bool full(SlideKind kind) const {
    const auto found = count_.find(kind);
    return found != count_.end() && found->second >= slides_of_kind_max(kind, slides_max_, !story_.mourned.empty());
  }

  const std::string& speaker_in(const Window& window) const {
    return digest::speaker_in(material_, material_.sentences[window.first]);
  }

  // Walks the slides in the order of telling; bans those that lean on what was not told before them.
  bool ban_leaning(Told told) {
    const std::size_t before = banned_.size();
    for (const Chosen& chosen : chosen_) {
      if (lean_of_window(material_, chosen.window, told) > lean_max) {
        banned_.insert(chosen.index);
        continue;
      }
      for (std::uint32_t s = chosen.window.first; s < chosen.window.last; ++s) told.hear(material_.sentences[s]);
    }
    return banned_.size() > before;
  }

  void order() {
    std::ranges::stable_sort(chosen_, {}, [&](const Chosen& chosen) {
      const std::string date = chosen.kind == SlideKind::background
                                   ? earliest_date(material_, material_.sentences[chosen.window.first])
                                   : "";
      return std::pair(rank_of(chosen.kind), date);
    });
  }

  const Material& material_;
  const std::vector<Window>& windows_;
  Told told_;
  const Told headline_and_lead_;
  StoryDays story_;
  int slides_max_, slides_few_;
  bool tells_all_;  // and of what is less fit than it should be, how little does not matter
  std::size_t rated_max_;
  SharedTerms shared_terms_;
  OutletCounts outlet_slides_;
  double outlets_;
  TitleCandidates titles_of_;
  Retelling retelling_;
  std::vector<Term> lead_stems_;
  std::vector<DenseVector> titles_;
  std::vector<State> states_;
  std::vector<std::size_t> open_;  // those of them that are, and some that no longer are
  std::map<std::size_t, double> leans_;
  std::map<std::uint32_t, double> first_leans_;
  std::map<std::string, int> spoken_;
  std::map<SlideKind, double> count_;
  std::vector<Chosen> chosen_;
  std::set<std::size_t> banned_;
  double best_score_ = 0;
  std::size_t rated_ = 0;
};

}  // namespace

std::vector<Chosen> list_candidates(const Material& material, const std::vector<Window>& windows,
                                    const std::vector<std::uint32_t>& lead, const std::vector<std::uint32_t>& taken,
                                    const Told& told) {
  return Selection(material, windows, lead, taken, told).list();
}

std::vector<Chosen> select_slides(const Material& material, const std::vector<Window>& windows,
                                  const std::vector<std::uint32_t>& lead, const std::vector<std::uint32_t>& taken,
                                  const Told& told) {
  return Selection(material, windows, lead, taken, told).run();
}

}  // namespace courant::digest
