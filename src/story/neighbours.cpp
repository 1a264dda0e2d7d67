#include "story/neighbours.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "story/contradiction.h"

namespace courant::story {
namespace {

constexpr std::size_t place_count = 2048;

}  // namespace

Neighbours::Neighbours(const Settings& settings, Window& window, Vocabulary& vocabulary)
    : settings_(settings), window_(window), vocabulary_(vocabulary), sample_(settings), places_(place_count) {}

void Neighbours::begin(Entry& entry, std::size_t traffic, std::uint64_t lot) {
  entry_ = &entry;
  query_.assign(entry.compared(), vocabulary_);
  const Usual usual = sample_.measure(query_, vocabulary_);
  entry.norm = query_.norm();
  entry.mean = usual.mean;
  entry.deviation = usual.deviation;
  bar_ = settings_.bar_base +
         settings_.bar_slope *
             std::log(std::clamp(static_cast<double>(traffic), settings_.bar_traffic_min, settings_.bar_traffic_max));
  sample_.offer(query_, entry.compared(), vocabulary_, lot);
  heaviest_ = query_.terms();
  heaviest_.resize(std::min(settings_.indexed_terms, heaviest_.size()));
}

float Neighbours::likeness_to(const Entry& other) const {
  const float norms = query_.norm() * other.norm;
  return norms > 0 ? likeness_of(query_.dot(other.compared()) / norms, *entry_, other) : 0;
}

float Neighbours::likeness_of(double cosine, const Entry& a, const Entry& b) const {
  if (!is_comparable(a, b)) return 0;
  const double days = a.dated && b.dated ? static_cast<double>(std::abs(a.time - b.time)) / 86400.0 : 0;
  double deviations =
      (cosine - (a.mean + b.mean) / 2.0) / ((a.deviation + b.deviation) / 2.0 + settings_.deviation_floor);
  if (deviations > 0 && days > settings_.decay_grace_days) {
    deviations *= std::exp(-(days - settings_.decay_grace_days) / settings_.decay_days);
  }
  const double likeness = deviations / bar_;
  const bool vetoed = likeness > settings_.veto && contradict(a, b, settings_);
  return static_cast<float>(vetoed ? std::min(likeness, settings_.veto) : likeness);
}

double Neighbours::mean_cosine(const Entry& entry, const std::vector<Serial>& others) {
  query_.assign(entry.compared(), vocabulary_);
  double sum = 0;
  for (const Serial other : others) sum += query_.dot(window_[other].compared()) / std::max(1e-6F, window_[other].norm);
  return sum / (std::max(1e-6F, query_.norm()) * static_cast<double>(others.size()));
}

void Neighbours::tally(Serial article, float dot) {
  std::size_t at = (article * 2654435761U) >> 21;
  while (places_[at] != 0) {
    Tally& tally = tallies_[places_[at] - 1U];
    if (tally.article == article) {
      tally.dot += dot;
      return;
    }
    at = (at + 1) % place_count;
  }
  if (tallies_.size() == place_count / 2) return;
  tallies_.push_back({article, dot});
  places_[at] = static_cast<std::uint16_t>(tallies_.size());
}

// Leaves the tallies of the articles that are compared in full: the highest, but not more than some of one story, as
// these tell no more than fewer would.
void Neighbours::choose_candidates() {
  // One number each, so that they sort fast: a product, which is never negative, sorts as its bits do; of two that are
  // the same the later article comes first.
  ranked_.clear();
  for (const Tally& tally : tallies_)
    ranked_.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(tally.dot)} << 32 | tally.article);
  const std::size_t looked_at = std::min(4 * settings_.candidates, ranked_.size());
  std::ranges::nth_element(ranked_, ranked_.begin() + static_cast<std::ptrdiff_t>(looked_at), std::greater<>());
  ranked_.resize(looked_at);
  for (const std::uint64_t one : ranked_) __builtin_prefetch(&window_[static_cast<Serial>(one)]);
  std::ranges::sort(ranked_, std::greater<>());
  tallies_.clear();
  for (const std::uint64_t one : ranked_)
    tallies_.push_back({static_cast<Serial>(one), std::bit_cast<float>(static_cast<std::uint32_t>(one >> 32))});
  std::size_t kept = 0;
  of_story_.clear();
  for (std::size_t i = 0; i < tallies_.size() && kept < settings_.candidates; ++i) {
    const Entry& entry = window_[tallies_[i].article];
    if (tallies_[i].dot < settings_.candidate_min * query_.norm() * entry.norm) continue;
    const StoryNumber story = entry.story;
    const auto count = std::ranges::find(of_story_, story, &std::pair<StoryNumber, std::size_t>::first);
    if (count == of_story_.end()) {
      of_story_.emplace_back(story, 1);
    } else if (++count->second > settings_.candidates_of_story) {
      continue;
    }
    tallies_[kept++] = tallies_[i];
  }
  tallies_.resize(kept);
}

std::vector<Neighbour>& Neighbours::find() {
  tallies_.clear();
  std::ranges::fill(places_, 0);
  std::size_t budget = settings_.postings_budget;
  PostingPool& pool = vocabulary_.postings();
  for (const Query::Weighted& term : heaviest_) pool.prefetch(vocabulary_[term.term].postings);
  for (const Query::Weighted& term : heaviest_) {
    const std::span<const Serial> postings = pool.of(vocabulary_[term.term].postings);
    const std::size_t most = std::min({postings.size(), settings_.postings_per_term, budget});
    // The newest first: a story's reports follow one another.
    for (std::size_t i = 0; i < most; ++i) {
      const Serial serial = postings[postings.size() - 1 - i];
      if (!window_.contains(serial)) break;
      tally(serial, term.value * term.weight);
      --budget;
    }
    if (budget == 0) break;
  }
  choose_candidates();
  found_.clear();
  // Half a kilobyte of terms each: those of the next ones are on their way while one is compared.
  constexpr std::size_t ahead = 3;
  for (std::size_t i = 0; i < std::min(ahead, tallies_.size()); ++i) window_[tallies_[i].article].prefetch();
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    if (i + ahead < tallies_.size()) window_[tallies_[i + ahead].article].prefetch();
    found_.push_back({tallies_[i].article, likeness_to(window_[tallies_[i].article])});
  }
  std::ranges::sort(found_, [](const Neighbour& a, const Neighbour& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
  });
  return found_;
}

void Neighbours::index(Serial serial) {
  for (const Query::Weighted& term : heaviest_) vocabulary_.postings().push(vocabulary_[term.term].postings, serial);
}

void Neighbours::sweep() {
  for (TermId id = 1; id < vocabulary_.size(); ++id)
    vocabulary_.postings().drop_before(vocabulary_[id].postings, window_.first());
}

}  // namespace courant::story
