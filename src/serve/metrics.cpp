#include "serve/metrics.h"

#include <algorithm>
#include <string>

namespace courant::serve {
namespace {

const prometheus::Histogram::BucketBoundaries seconds{0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};

}  // namespace

Metrics::Metrics() {
  const auto counters = [this](const char* name, const char* help) -> prometheus::Family<prometheus::Counter>& {
    return prometheus::BuildCounter().Name(name).Help(help).Register(*registry_);
  };
  auto& answers = counters("courant_http_answers_total", "Answers by class of status.");
  for (std::size_t i = 0; i < answers_.size(); ++i)
    answers_[i] = &answers.Add({{"class", std::to_string(i + 2) + "xx"}});
  auto& pages = counters("courant_http_pages_total", "Pages answered, kept or made anew.");
  pages_ = {&pages.Add({{"from", "cache"}}), &pages.Add({{"from", "store"}})};
  body_bytes_ = &counters("courant_http_body_bytes_total", "Bytes of bodies sent.").Add({});
  refused_digests_ =
      &counters("courant_digests_refused_total", "Digests that did not verify and were not shown.").Add({});
  connections_ = &counters("courant_http_connections_total", "Connections accepted.").Add({});
  turned_away_ =
      &counters("courant_http_turned_away_total", "Connections refused because there were too many.").Add({});
  seconds_ = &prometheus::BuildHistogram()
                  .Name("courant_http_answer_duration_seconds")
                  .Help("Making an answer.")
                  .Register(*registry_)
                  .Add({}, seconds);
}

void Metrics::count_answer(int status, std::size_t bytes, std::chrono::nanoseconds took) {
  answers_[static_cast<std::size_t>(std::clamp(status / 100, 2, 5) - 2)]->Increment();
  body_bytes_->Increment(static_cast<double>(bytes));
  seconds_->Observe(std::chrono::duration<double>(took).count());
}

}  // namespace courant::serve
