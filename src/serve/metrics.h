// What the server counts, and the Prometheus text format it is read in (exposition format 0.0.4). Thread-safe.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace courant::serve {

class Metrics {
 public:
  void count_answer(int status, std::size_t bytes, std::chrono::nanoseconds took);
  void count_page(bool from_cache) { ++(from_cache ? cache_hits_ : cache_misses_); }
  void count_refused_digests(long number) { refused_digests_ += static_cast<std::uint64_t>(number); }
  void count_connection() { ++connections_; }
  void count_turned_away() { ++turned_away_; }

  // `stories` and `articles` as the store has them now.
  std::string write(std::int64_t stories, std::int64_t articles) const;

 private:
  std::array<std::atomic<std::uint64_t>, 6> answers_{};  // by the status's first digit
  std::atomic<std::uint64_t> bytes_{0}, nanoseconds_{0}, cache_hits_{0}, cache_misses_{0}, refused_digests_{0},
      connections_{0}, turned_away_{0};
};

}  // namespace courant::serve
