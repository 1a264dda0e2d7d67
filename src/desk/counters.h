// What the desk has done since it started, for /metrics and the log. Thread-safe.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>

namespace courant::desk {

struct Counters {
  using Count = std::atomic<std::uint64_t>;
  Count polls_changed{0}, polls_unchanged{0}, polls_failed{0};
  Count entries_added{0}, entries_updated{0};
  Count pages_read{0}, pages_unchanged{0}, pages_failed{0}, pages_closed{0};
  Count articles_added{0}, articles_changed{0};
  Count received_bytes{0};
  Count digests_changed{0};
  Count store_failures{0};

  // Prometheus's text format.
  std::string write() const;
};

}  // namespace courant::desk
