// A logistic model of a few features: each with its weight, summed and bent to a probability (Cox, The Regression
// Analysis of Binary Sequences, 1958).
#pragma once
#include <array>
#include <cmath>
#include <string_view>

namespace courant::digest {

// A feature that is there or not.
constexpr double yes(bool value) { return value ? 1 : 0; }

struct FeatureWeight {
  std::string_view feature;
  double weight = 0;
};

template <std::size_t count>
struct LogisticModel {
  double bias = 0;
  std::array<FeatureWeight, count> weights{};

  // 0 to 1; the values in the order of the weights.
  double operator()(const std::array<double, count>& values) const {
    double sum = bias;
    for (std::size_t i = 0; i < count; ++i) sum += weights[i].weight * values[i];
    return 1 / (1 + std::exp(-sum));
  }
};

}  // namespace courant::digest
