#include "edition/related.h"

#include <algorithm>
#include <cmath>

namespace courant::edition {
namespace {

constexpr double name_weight = 1.4;
constexpr double long_name_weight = 1.8;
constexpr double likeness_min = 0.06;
constexpr double half_life_days = 21;
constexpr std::size_t shared_topics_min = 2;
constexpr std::size_t shared_shown_max = 3;
constexpr std::size_t names_shown_max = 2;

struct Shared {
  double weight = 0;
  const Topic* topic = nullptr;
  int mentions = 0;  // in both stories
};

// What a reader is told that two stories share: names, and the word that both turn on.
std::vector<std::string> choose_shown(std::vector<Shared> shared) {
  std::ranges::stable_sort(shared, std::greater{}, &Shared::weight);
  std::vector<std::string> shown;
  const auto add = [&](const Shared& one) {
    // "Island" says nothing beside "Tern Island".
    const bool within = std::ranges::any_of(
        shown, [&](const std::string& other) { return other.find(one.topic->written) != std::string::npos; });
    if (!within) shown.push_back(one.topic->written);
  };
  for (const Shared& one : shared)
    if (one.topic->name && shown.size() < names_shown_max) add(one);
  const bool has_names = !shown.empty();
  for (const Shared& one : shared) {
    if (shown.size() >= shared_shown_max) break;
    // A word that stands once in each tells nothing; beside names, one that carries both stories is enough.
    if (one.topic->name || one.mentions < (has_names ? 4 : 3)) continue;
    add(one);
    if (has_names) break;
  }
  return shown;
}

}  // namespace

Subject subject_of(const model::Digest& digest) {
  Subject subject{digest.story, {}, digest.language, std::make_shared<const Topics>(read_topics(digest))};
  if (digest.updated) subject.at = digest.updated->at;
  return subject;
}

RelatedIndex::RelatedIndex(std::vector<Subject> subjects) : subjects_(std::move(subjects)) {
  for (const Subject& subject : subjects_)
    for (const auto& [key, topic] : *subject.topics) ++stories_with_[key];
  for (const Subject& subject : subjects_) norms_.push_back(norm(*subject.topics));
}

double RelatedIndex::weight_of(const std::string& key, const Topic& topic) const {
  const auto found = stories_with_.find(key);
  const double with = found == stories_with_.end() ? 0 : found->second;
  const double rarity = std::log((static_cast<double>(subjects_.size()) + 1) / (with + 0.5));
  if (!topic.name) return rarity;
  return rarity * (topic.written.find(' ') == std::string::npos ? name_weight : long_name_weight);
}

double RelatedIndex::norm(const Topics& topics) const {
  double sum = 0;
  for (const auto& [key, topic] : topics) sum += std::pow(weight_of(key, topic), 2);
  return std::sqrt(sum);
}

std::vector<Related> RelatedIndex::find(const Subject& asked, std::size_t limit) const {
  const double asked_norm = norm(*asked.topics);
  std::vector<Related> found;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    const Subject& other = subjects_[i];
    if (other.story == asked.story || other.language != asked.language) continue;
    double product = 0;
    std::vector<Shared> shared;
    for (const auto& [key, topic] : *other.topics) {
      const auto here = asked.topics->find(key);
      if (here == asked.topics->end()) continue;
      const double weight = weight_of(key, topic);
      product += weight * weight;
      shared.push_back({weight, &topic, topic.mentions + here->second.mentions});
    }
    const double norms = asked_norm * norms_[i];
    if (shared.size() < shared_topics_min || norms <= 0) continue;
    double likeness = product / norms;
    if (asked.at && other.at)
      likeness *= std::exp2(-std::abs(std::chrono::duration<double>(*asked.at - *other.at) / std::chrono::hours(24)) /
                            half_life_days);
    if (likeness < likeness_min) continue;
    auto shown = choose_shown(std::move(shared));
    if (!shown.empty()) found.push_back({i, likeness, std::move(shown)});
  }
  std::ranges::stable_sort(found, std::greater{}, &Related::likeness);
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<WeighedTopic> RelatedIndex::main_topics(const Subject& subject, std::size_t limit) const {
  std::vector<WeighedTopic> topics;
  for (const auto& [key, topic] : *subject.topics)
    if (topic.name || topic.mentions > 1)
      topics.push_back({key, topic.written, weight_of(key, topic) * std::sqrt(topic.mentions)});
  std::ranges::stable_sort(topics, std::greater{}, &WeighedTopic::weight);
  if (topics.size() > limit) topics.resize(limit);
  return topics;
}

}  // namespace courant::edition
