// What the desk has done since it started, for Prometheus and for tests. Names follow Prometheus's conventions: prefix
// courant_, base units, no label whose values grow with the feeds. Thread-safe.
#pragma once
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <memory>

namespace courant::desk {

class Counters {
  using Counter = prometheus::Counter;
  using Gauge = prometheus::Gauge;
  using Histogram = prometheus::Histogram;

  std::shared_ptr<prometheus::Registry> registry_ = std::make_shared<prometheus::Registry>();
  prometheus::Family<Counter>& counters(const char* name, const char* help);
  prometheus::Family<Histogram>& durations(const char* name, const char* help);
  Counter& counter(const char* name, const char* help) { return counters(name, help).Add({}); }
  Gauge& gauge(const char* name, const char* help);

  prometheus::Family<Counter>&polls_, &entries_, &pages_, &versions_;
  prometheus::Family<Histogram>& fetches_;

 public:
  Counters();

  // Everything here, for a listener to read at any time.
  std::shared_ptr<prometheus::Collectable> collectable() const { return registry_; }

  Counter &polls_changed, &polls_unchanged, &polls_failed;
  Counter &entries_added, &entries_updated;
  Counter &pages_read, &pages_unchanged, &pages_failed, &pages_closed;
  Counter &articles_added, &articles_changed;
  Counter& received_bytes;
  Counter &digests_changed, &stories_refused;
  Counter &store_failures, &store_full, &forgotten_bytes;
  Histogram &feed_seconds, &page_seconds, &robots_seconds;  // from the request to its answer, or to giving up
  Histogram& press_seconds;
  Gauge &requests_running, &requests_waiting;
};

// Observes how long it lived.
class Stopwatch {
 public:
  explicit Stopwatch(prometheus::Histogram& seconds) : seconds_(seconds) {}
  ~Stopwatch() { seconds_.Observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count()); }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  prometheus::Histogram& seconds_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace courant::desk
