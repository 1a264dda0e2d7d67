#include "digest/lead.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "digest/kinds.h"
#include "digest/lean.h"
#include "digest/likeness.h"
#include "digest/overlap.h"
#include "digest/select.h"
#include "digest/title_candidates.h"
#include "digest/window_fitness.h"

namespace courant::digest {
namespace {

// Learned on NeuS's training part: the expected ROUGE-1 + 2 + L of the digest that begins with the set, against the
// editor's summary, under a softmax over the sets of a story.
constexpr LeadFeatures weights{0.36, 0.11, 0.21, 0.02, 0.07, -0.00, 0.03, 0.02,
                               0.24, 0.18, 0.17, 0.35, 0.01, 0.38,  0.21};

constexpr std::size_t reports_max = 8, openers_max = 9, followers_max = 4;
constexpr std::uint32_t places_max = 4, places_all = 1000;
constexpr int sentence_words_min = 6;
constexpr int words_min = 15, words_max = 60;  // a lead may be one short sentence
constexpr double repeat_max = 0.5;   // of the shorter one's mass: two sentences of one lead must not say the same
constexpr double retold_max = 0.25;  // alike, by its rare words, of two reports' sentences
// A story of so many reports, or of reports that are not brief, has several threads and much to choose from: its lead
// is one report's and goes no further than so many words, for slides tell the rest.
constexpr std::size_t many_reports = 5;
constexpr int words_enough = 20;
constexpr double fit_weight = 0.4;  // of the logarithm of how fit to lead it is, in such a story
constexpr double fit_least = 0.01;
constexpr double day_cost = 0.08, days_most = 2;
constexpr double disputed_cost = 0.5;
constexpr double title_share_min = 0.15, beside_title_cost = 0.1;  // of the headline's mass, in the first sentence
// A definite noun or two is usual in a lead; a report's own first sentence leans on nothing before it.
constexpr double lean_weight = 0.25, lean_free = 1.0, first_lean_free = 2.5, opener_lean_free = 0.3,
                 brief_lean_free = 1.5;

struct Candidate {
  std::uint32_t sentence = 0;
  std::optional<std::size_t> after;  // the candidate that must stand before it
  double rank = 0;
  double order = 0;
  std::array<double, 3> others{};
};

// Whether there is more than the beginnings of a few reports to choose from.
bool is_rich(const Material& material) {
  const std::size_t voices = material.voices.size();
  return voices >= many_reports || (voices > 1 && !is_brief(material));
}

class LeadSearch {
 public:
  explicit LeadSearch(const Material& material)
      : material_(material), story_(story_days(material)), rich_(is_rich(material)) {
    take_reports();
    take_candidates();
  }

  std::vector<LeadSet> run() {
    std::vector<LeadSet> sets;
    for (const int low : {words_min, 1}) {
      for (std::size_t a = 0; a < pool_.size(); ++a) {
        extend(sets, {a}, low);
        for (std::size_t b = a + 1; b < pool_.size(); ++b) {
          extend(sets, {a, b}, low);
          for (std::size_t c = b + 1; c < pool_.size(); ++c) extend(sets, {a, b, c}, low);
        }
      }
      if (!sets.empty()) break;
    }
    return sets;
  }

  // In a story that has a choice: how likely each set's first sentence, under its title, can be printed as the lead.
  void weigh_fitness(const Told& told, std::vector<LeadSet>& sets) const {
    if (!rich_ || !text::has_tagger(material_.language)) return;
    const TitleCandidates titles(material_, {});
    std::map<std::uint32_t, double> fitness;
    for (LeadSet& set : sets) {
      const std::uint32_t first = set.sentences.front();
      const auto [known, is_new] = fitness.try_emplace(first);
      if (is_new) {
        const Window window = make_window(material_, first, first + 1);
        known->second = titles.rate({model::SlideKind::lead, {first}, {}}) *
                        window_fitness(read_window_features(material_, window, story_, told), model::SlideKind::lead);
      }
      set.score += fit_weight * std::log(std::max(fit_least, known->second));
    }
  }

  // Of a running story the latest is the news.
  void weigh_age(std::vector<LeadSet>& sets) const {
    std::optional<std::chrono::sys_seconds> latest;
    for (const std::uint32_t voice : material_.voices) {
      const auto& published = material_.reports[voice].article().published;
      if (published && (!latest || published->at > *latest)) latest = published->at;
    }
    for (LeadSet& set : sets) {
      const auto& published = material_.report_of(material_.sentences[set.sentences.front()]).article().published;
      if (!published) continue;
      const std::chrono::duration<double, std::ratio<86400>> age = *latest - published->at;
      set.score -= day_cost * std::min(age.count(), days_most);
    }
  }

 private:
  void take_reports() {
    std::vector<std::pair<double, std::uint32_t>> nearest;
    for (const std::uint32_t voice : material_.voices)
      nearest.emplace_back(material_.centre.cosine(material_.reports[voice].opening_vector), voice);
    std::ranges::stable_sort(nearest, std::greater{}, &std::pair<double, std::uint32_t>::first);
    nearest.resize(std::min(nearest.size(), reports_max));
    std::ranges::sort(nearest, {}, &std::pair<double, std::uint32_t>::second);
    for (const auto& [_, voice] : nearest) {
      const Report& report = material_.reports[voice];
      reports_.push_back(&report);
      all_opinion_ &= report.opinion;
      openings_.emplace_back(report.opening_forms);
      titles_.emplace_back(report.title_forms);
    }
  }

  // Whether a sentence can be the first that is told. A report's first sentence leans on nothing before it, unless it
  // says so itself.
  bool may_open(const Sentence& sentence) const {
    return (sentence.opens || (sentence.place == 0 && !sentence.leans)) &&
           (material_.voices.size() < many_reports || !is_past(material_, sentence, story_));
  }

  template <class Test>
  std::vector<Candidate> find_openers(std::uint32_t places, const Test& may_open) const {
    std::vector<Candidate> openers;
    for (const Report* report : reports_) {
      if (report->opinion && !all_opinion_) continue;
      for (std::uint32_t i = report->first; i < std::min(report->last, report->first + places); ++i) {
        const Sentence& sentence = material_.sentences[i];
        const bool sizable = sentence.words >= sentence_words_min && sentence.words <= words_max;
        if (sentence.sound && sentence.quotes == 0 && sizable && may_open(sentence)) openers.push_back(weigh(i));
      }
    }
    return openers;
  }

  void take_candidates() {
    std::vector<Candidate> openers =
        find_openers(places_max, [&](const Sentence& sentence) { return may_open(sentence); });
    // Better a first sentence that leans on the headline above it than none.
    if (openers.empty()) openers = find_openers(1, [](const Sentence&) { return true; });
    // Better one from further down than no slide at all.
    if (openers.empty()) openers = find_openers(places_all, [](const Sentence& sentence) { return sentence.opens; });
    std::ranges::stable_sort(openers, std::greater{}, &Candidate::rank);
    openers.resize(std::min(openers.size(), openers_max));
    pool_ = openers;
    std::size_t followers = 0;
    for (std::size_t i = 0; i < openers.size() && followers < followers_max; ++i) {
      const std::uint32_t next = openers[i].sentence + 1;
      if (next >= material_.report_of(material_.sentences[openers[i].sentence]).last) continue;
      const Sentence& sentence = material_.sentences[next];
      if (!sentence.sound || sentence.opens || sentence.quotes != 0) continue;
      pool_.push_back(weigh(next));
      pool_.back().after = i;
      ++followers;
    }
  }

  Candidate weigh(std::uint32_t index) const {
    const Sentence& sentence = material_.sentences[index];
    Candidate candidate;
    candidate.sentence = index;
    const WordSequence words(sentence.forms);
    double others = 0;
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      candidate.order += cosine(sentence.vector, reports_[r]->opening_vector);
      if (reports_[r] == &material_.report_of(sentence)) continue;
      const Overlap overlap = compare(openings_[r], words);
      candidate.others[0] += overlap.unigrams;
      candidate.others[1] += overlap.bigrams;
      candidate.others[2] += overlap.longest;
      ++others;
    }
    for (double& value : candidate.others) value /= std::max(1.0, others);
    candidate.rank = candidate.order / static_cast<double>(reports_.size()) + 0.1 / (1 + sentence.place);
    candidate.order += 0.05 / (1 + sentence.place);
    return candidate;
  }

  void extend(std::vector<LeadSet>& sets, std::vector<std::size_t> chosen, int words_low) const {
    int words = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const Candidate& candidate = pool_[chosen[i]];
      const Sentence& sentence = material_.sentences[candidate.sentence];
      words += sentence.words;
      const bool next = i > 0 && candidate.sentence == pool_[chosen[i - 1]].sentence + 1;
      if (i > 0 && rich_ && (!next || words - sentence.words >= words_enough)) return;
      if (candidate.after && std::ranges::find(chosen, *candidate.after) == chosen.end()) return;
      for (std::size_t j = 0; j < i; ++j) {
        const Sentence& other = material_.sentences[pool_[chosen[j]].sentence];
        if (shared_mass(material_, sentence.stems, other.stems) > repeat_max * std::min(sentence.mass, other.mass))
          return;
        if (sentence.report != other.report && retold_share(material_, sentence, other) > retold_max) return;
      }
    }
    if (words < words_low || words > words_max) return;
    LeadSet set;
    set.sentences = order(std::move(chosen));
    fill(set, words);
    sets.push_back(std::move(set));
  }

  std::vector<std::uint32_t> order(std::vector<std::size_t> chosen) const {
    std::ranges::stable_sort(chosen, std::greater{},
                             [&](std::size_t i) { return pool_[i].after ? -1.0 : pool_[i].order; });
    std::vector<std::uint32_t> told;
    for (const std::size_t i : chosen) {
      if (pool_[i].after) {
        const auto before = std::ranges::find(told, pool_[*pool_[i].after].sentence);
        told.insert(before + 1, pool_[i].sentence);
      } else {
        told.push_back(pool_[i].sentence);
      }
    }
    if (material_.voices.size() == 1) std::ranges::sort(told);  // a single report knows best how it begins
    return told;
  }

  void fill(LeadSet& set, int words) const {
    std::vector<Term> forms;
    TermVector vector;
    LeadFeatures& f = set.features;
    double size = 0;
    for (const std::uint32_t i : set.sentences) {
      const Sentence& sentence = material_.sentences[i];
      const auto candidate = std::ranges::find(pool_, i, &Candidate::sentence);
      const auto here = static_cast<double>(sentence.forms.size());
      forms.insert(forms.end(), sentence.forms.begin(), sentence.forms.end());
      for (std::size_t k = 0; k < 3; ++k) f[others_1 + k] += here * candidate->others[k];
      size += here;
    }
    for (std::size_t k = 0; k < 3; ++k) f[others_1 + k] /= std::max(1.0, size);
    f[length] = words / 60.0;
    compare_all(WordSequence(forms), f);
    compare_vectors(set, f);
    for (std::size_t k = 0; k < lead_feature_count; ++k) set.score += weights[k] * f[k];
  }

  void compare_all(const WordSequence& words, LeadFeatures& f) const {
    const auto count = static_cast<double>(reports_.size());
    f[opening_1_min] = f[opening_2_min] = f[opening_l_min] = 1;
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      const Overlap opening = compare(openings_[r], words), title = compare(titles_[r], words);
      f[opening_1] += opening.unigrams / count;
      f[opening_2] += opening.bigrams / count;
      f[opening_l] += opening.longest / count;
      f[opening_1_min] = std::min(f[opening_1_min], opening.unigrams);
      f[opening_2_min] = std::min(f[opening_2_min], opening.bigrams);
      f[opening_l_min] = std::min(f[opening_l_min], opening.longest);
      f[title_1] += title.unigrams / count;
      f[title_2] += title.bigrams / count;
      f[title_l] += title.longest / count;
    }
  }

  // The set's own vector is taken as the sum of its sentences', which differ little in length.
  void compare_vectors(const LeadSet& set, LeadFeatures& f) const {
    double norm = 0;
    for (const std::uint32_t a : set.sentences) {
      for (const std::uint32_t b : set.sentences)
        norm += cosine(material_.sentences[a].vector, material_.sentences[b].vector);
    }
    const double scale = norm > 0 ? 1 / (std::sqrt(norm) * static_cast<double>(reports_.size())) : 0;
    for (const Report* report : reports_) {
      for (const std::uint32_t i : set.sentences) {
        f[opening_cosine] += scale * cosine(material_.sentences[i].vector, report->opening_vector);
        f[title_cosine] += scale * cosine(material_.sentences[i].vector, report->title_vector);
      }
    }
  }

  const Material& material_;
  StoryDays story_;
  bool rich_;
  bool all_opinion_ = true;  // then a comment leads
  std::vector<const Report*> reports_;
  std::vector<WordSequence> openings_, titles_;
  std::vector<Candidate> pool_;
};

}  // namespace

std::vector<LeadSet> find_lead_sets(const Material& material) { return LeadSearch(material).run(); }

std::vector<std::uint32_t> choose_lead(const Material& material, const Told& told,
                                       std::span<const FoundDispute> disputes) {
  LeadSearch search(material);
  std::vector<LeadSet> sets = search.run();
  const auto disputed = [&](std::uint32_t sentence) {
    return std::ranges::any_of(disputes, [&](const FoundDispute& dispute) {
      const auto among = [&](const std::vector<std::uint32_t>& list) {
        return std::ranges::find(list, sentence) != list.end();
      };
      return among(dispute.sentences) || among(dispute.overtaken_sentences);
    });
  };
  for (LeadSet& set : sets) {
    set.score -= std::ranges::any_of(set.sentences, disputed) ? disputed_cost : 0;
    const double share = told.title_share(material.sentences[set.sentences.front()]);
    set.score -= share < title_share_min ? beside_title_cost : 0;
  }
  search.weigh_fitness(told, sets);
  search.weigh_age(sets);
  std::ranges::stable_sort(sets, std::greater{}, &LeadSet::score);
  const bool rich = is_rich(material);  // in another there is hardly a choice
  const LeadSet* best = nullptr;
  double best_score = 0;
  for (const LeadSet& set : sets) {
    if (best && set.score <= best_score) break;  // leaning only ever costs
    double lean = 0;
    Told so_far = told;
    for (const std::uint32_t i : set.sentences) {
      const bool opens = i == set.sentences.front();
      const double free = material.sentences[i].place == 0 ? first_lean_free
                          : !rich                          ? brief_lean_free
                          : opens                          ? opener_lean_free
                                                           : lean_free;
      lean += std::max(0.0, lean_on_unseen(material, material.sentences[i], so_far, opens) - free);
      so_far.hear(material.sentences[i]);
    }
    const double score = set.score - lean_weight * lean;
    if (!best || score > best_score) best = &set, best_score = score;
  }
  return best ? best->sentences : std::vector<std::uint32_t>{};
}

}  // namespace courant::digest
