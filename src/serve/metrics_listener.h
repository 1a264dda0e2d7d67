// Where Prometheus reads what Courant counts: http://ADDRESS/metrics, on a listener of its own, so that it can be kept
// from readers. Shows counters of others, and what the store holds at that moment.
#pragma once
#include <prometheus/collectable.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "serve/listener.h"
#include "serve/server.h"

namespace courant::serve {

class MetricsListener {
 public:
  // Listens when it returns; a port of 0 is any that is free. Errors: unavailable, and what open_store gives.
  static base::Result<std::unique_ptr<MetricsListener>> start(
      const std::string& address, std::uint16_t port, const OpenStore& open_store,
      std::vector<std::shared_ptr<prometheus::Collectable>> counters);
  std::uint16_t port() const { return listener_->port(); }

 private:
  MetricsListener() = default;
  Response answer(const Request& request) const;

  std::vector<std::shared_ptr<prometheus::Collectable>> collectables_;
  Metrics own_;  // of its own scrapes: nobody looks at them
  std::unique_ptr<Listener> listener_;
};

}  // namespace courant::serve
