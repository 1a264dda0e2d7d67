#include "serve/metrics_listener.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace courant::serve {
namespace {

using prometheus::MetricFamily;

// Gauges of the store, read when they are asked for. One connection, whose turn the listener's threads take.
class StoreGauges final : public prometheus::Collectable {
 public:
  explicit StoreGauges(std::unique_ptr<store::Store> store) : store_(std::move(store)) {}

  std::vector<MetricFamily> Collect() const override {
    const std::scoped_lock lock(mutex_);
    std::vector<MetricFamily> families;
    const auto one = [&](const char* name, const char* help, const base::Result<std::int64_t>& value) {
      if (value) families.push_back(gauge(name, help, {{{}, *value}}));
    };
    one("courant_store_bytes", "What the store takes on disk.", store_->bytes());
    one("courant_store_used_bytes", "Of these, what holds something.", store_->bytes_used());
    one("courant_store_limit_bytes", "What the store may take on disk.", store_->bytes_max());
    one("courant_articles", "Articles in the store, without their versions.", store_->articles().count());
    one("courant_stories", "Stories with a digest.", store_->digests().count());
    one("courant_stories_waiting", "Stories to be composed anew.", store_->stories().stale_count());
    if (const auto feeds = store_->feeds().counts()) {
      families.push_back(gauge("courant_feeds", "Feeds by how they are.",
                               {{{{"state", "well"}}, feeds->active - feeds->failing},
                                {{{"state", "failing"}}, feeds->failing},
                                {{{"state", "gone"}}, feeds->feeds - feeds->active}}));
      one("courant_entries", "Entries that feeds listed.", feeds->entries);
      one("courant_pages_waiting", "Entries whose page is to be read, now or later.", feeds->waiting);
    }
    if (const auto due = store_->feeds().next_due(); due && *due)
      one("courant_next_poll_timestamp_seconds", "When the next feed is to be asked; in the past where polls lag.",
          (*due)->time_since_epoch().count());
    return families;
  }

 private:
  struct Value {
    std::vector<prometheus::ClientMetric::Label> labels;
    std::int64_t value;
  };
  static MetricFamily gauge(const char* name, const char* help, const std::vector<Value>& values) {
    MetricFamily family{name, help, prometheus::MetricType::Gauge, {}};
    for (const Value& value : values) {
      prometheus::ClientMetric metric;
      metric.label = value.labels;
      metric.gauge.value = static_cast<double>(value.value);
      family.metric.push_back(std::move(metric));
    }
    return family;
  }

  std::unique_ptr<store::Store> store_;
  mutable std::mutex mutex_;
};

}  // namespace

Response MetricsListener::answer(const Request& request) const {
  Response response;
  response.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}};
  if (request.target != "/metrics") {
    response.status = 404;
    response.body = make_body("metrics are at /metrics\n");
    return response;
  }
  std::vector<MetricFamily> families;
  for (const auto& collectable : collectables_)
    for (MetricFamily& family : collectable->Collect()) families.push_back(std::move(family));
  response.body = make_body(prometheus::TextSerializer().Serialize(families));
  return response;
}

base::Result<std::unique_ptr<MetricsListener>> MetricsListener::start(
    const std::string& address, std::uint16_t port, const OpenStore& open_store,
    std::vector<std::shared_ptr<prometheus::Collectable>> counters) {
  auto store = open_store();
  if (!store) return std::unexpected(store.error());
  std::unique_ptr<MetricsListener> metrics(new MetricsListener());
  metrics->collectables_ = std::move(counters);
  metrics->collectables_.push_back(std::make_shared<StoreGauges>(std::move(*store)));
  auto listener = Listener::start(
      {.address = address, .port = port, .threads = 1, .connections_max = 16},
      [made = metrics.get()](const Request& request) { return made->answer(request); }, metrics->own_);
  if (!listener) return std::unexpected(listener.error());
  metrics->listener_ = std::move(*listener);
  return metrics;
}

}  // namespace courant::serve
