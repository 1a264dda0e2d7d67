// What the web server counts, for Prometheus (metrics_listener.h shows it). Thread-safe.
#pragma once
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>

namespace courant::serve {

class Metrics {
 public:
  Metrics();

  void count_answer(int status, std::size_t bytes, std::chrono::nanoseconds took);
  void count_page(bool from_cache) { pages_[from_cache ? 0 : 1]->Increment(); }
  void count_refused_digests(long number) { refused_digests_->Increment(static_cast<double>(number)); }
  void count_connection() { connections_->Increment(); }
  void count_turned_away() { turned_away_->Increment(); }

  double refused_digests() const { return refused_digests_->Value(); }
  std::shared_ptr<prometheus::Collectable> collectable() const { return registry_; }

 private:
  std::shared_ptr<prometheus::Registry> registry_ = std::make_shared<prometheus::Registry>();
  std::array<prometheus::Counter*, 4> answers_{};  // by the status's first digit, from 2 on
  std::array<prometheus::Counter*, 2> pages_{};
  prometheus::Counter *body_bytes_, *refused_digests_, *connections_, *turned_away_;
  prometheus::Histogram* seconds_;
};

}  // namespace courant::serve
