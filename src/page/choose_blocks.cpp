#include "page/choose_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "page/weights.h"

namespace courant::page {
namespace {

float clip(float x, float bound) { return std::clamp(x, -bound, bound); }

// What a block's words weigh: a long paragraph counts for more than a caption, but not by its length.
float mass(const Block& block) { return std::sqrt(static_cast<float>(std::min(block.words, 150u))); }

std::vector<float> first_scores(const std::vector<Features>& rows) {
  std::vector<float> scores;
  scores.reserve(rows.size());
  for (const Features& row : rows) {
    float score = 0;
    for (std::size_t i = 0; i < feature_count; ++i) score += first_weights[i] * row[i];
    scores.push_back(clip(score, 6));
  }
  return scores;
}

// Mean of the scores in [i - reach, i + reach] but i, weighed by mass.
float around(const std::vector<Block>& blocks, const std::vector<float>& scores, std::size_t i, std::size_t reach) {
  float sum = 0, all = 0.5f;
  for (std::size_t j = i >= reach ? i - reach : 0; j < std::min(scores.size(), i + reach + 1); ++j) {
    if (j == i) continue;
    sum += mass(blocks[j]) * scores[j];
    all += mass(blocks[j]);
  }
  return sum / all;
}

// Mean of the scores of the blocks under the same element.
class ByElement {
 public:
  void add(const html::Node* element, const Block& block, float score) {
    if (element == nullptr) return;
    auto& [sum, all] = sums_[element];
    sum += mass(block) * score;
    all += mass(block);
  }
  float mean_without(const html::Node* element, const Block& block, float score) const {
    const auto found = sums_.find(element);
    if (found == sums_.end()) return 0;
    const auto& [sum, all] = found->second;
    const float rest = all - mass(block);
    return rest < 0.5f ? 0 : (sum - mass(block) * score) / rest;
  }

 private:
  std::unordered_map<const html::Node*, std::pair<float, float>> sums_;
};

}  // namespace

std::vector<SecondFeatures> second_features(const std::vector<Block>& blocks, const std::vector<Features>& rows) {
  const std::vector<float> scores = first_scores(rows);
  ByElement parents, grandparents;
  const auto parent = [](const Block& block) { return block.node->parent; };
  const auto grandparent = [&](const Block& block) {
    return parent(block) == nullptr ? nullptr : parent(block)->parent;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    parents.add(parent(blocks[i]), blocks[i], scores[i]);
    grandparents.add(grandparent(blocks[i]), blocks[i], scores[i]);
  }
  std::vector<SecondFeatures> out(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto lead = [&](std::ptrdiff_t step) {
      const auto j = static_cast<std::ptrdiff_t>(i) + step;
      return j < 0 || j >= static_cast<std::ptrdiff_t>(scores.size()) ? -3.0f : scores[static_cast<std::size_t>(j)];
    };
    out[i] = {1,
              scores[i],
              clip(lead(-1), 3),
              clip(lead(1), 3),
              around(blocks, scores, i, 3),
              around(blocks, scores, i, 8),
              parents.mean_without(parent(blocks[i]), blocks[i], scores[i]),
              grandparents.mean_without(grandparent(blocks[i]), blocks[i], scores[i])};
  }
  return out;
}

Choice choose_blocks(const std::vector<Block>& blocks, const std::vector<Features>& rows) {
  Choice choice;
  const std::vector<SecondFeatures> seconds = second_features(blocks, rows);
  for (const SecondFeatures& second : seconds) {
    float score = 0;
    for (std::size_t i = 0; i < second.size(); ++i) score += second_weights[i] * second[i];
    // "Read more: …" between two paragraphs looks like its neighbours in all but being one link.
    const Features& row = rows[choice.scores.size()];
    const bool signpost = row[static_cast<std::size_t>(Feature::link_density)] > 0.5f &&
                          row[static_cast<std::size_t>(Feature::furniture_start)] > 0;
    choice.scores.push_back(signpost ? std::min(score, -1.0f) : score);
  }
  // The run of blocks with the largest gain (Kadane's scan); what speaks against a block counts less inside a run, so
  // that a caption or a box does not end it.
  float best = 0, sum = 0;
  std::size_t begin = 0, best_begin = 0, best_end = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const float score = clip(choice.scores[i], 4);
    sum += mass(blocks[i]) * (score > 0 ? score : junk_share * score);
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      best_begin = begin;
      best_end = i + 1;
    }
  }
  for (std::size_t i = best_begin; i < best_end; ++i)
    if (choice.scores[i] > keep_score) choice.blocks.push_back(i);
  // A heading, or a line that announces something, has nothing to stand over at the end.
  while (!choice.blocks.empty()) {
    const Block& last = blocks[choice.blocks.back()];
    if (!last.heading && !last.text.ends_with(':')) break;
    choice.blocks.pop_back();
  }
  choice.why = fmt::format("run of blocks {}-{} of {}, gain {:.1f}", best_begin, best_end, blocks.size(), best);
  return choice;
}

}  // namespace courant::page
