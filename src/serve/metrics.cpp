#include "serve/metrics.h"

#include <fmt/format.h>

namespace courant::serve {

void Metrics::count_answer(int status, std::size_t bytes, std::chrono::nanoseconds took) {
  const auto digit = static_cast<std::size_t>(status / 100);
  ++answers_[digit < answers_.size() ? digit : 5];
  bytes_ += bytes;
  nanoseconds_ += static_cast<std::uint64_t>(took.count());
}

std::string Metrics::write(std::int64_t stories, std::int64_t articles) const {
  std::string out;
  const auto head = [&](std::string_view name, std::string_view type, std::string_view help) {
    out += fmt::format("# HELP courant_{0} {1}\n# TYPE courant_{0} {2}\n", name, help, type);
  };
  const auto one = [&](std::string_view name, std::string_view type, std::string_view help, auto value) {
    head(name, type, help);
    out += fmt::format("courant_{} {}\n", name, value);
  };
  head("http_answers_total", "counter", "Answers by class of status.");
  for (std::size_t digit = 2; digit < answers_.size(); ++digit)
    out += fmt::format("courant_http_answers_total{{class=\"{}xx\"}} {}\n", digit, answers_[digit].load());
  one("http_body_bytes_total", "counter", "Bytes of bodies sent.", bytes_.load());
  one("http_answer_seconds_total", "counter", "Time spent making answers.",
      static_cast<double>(nanoseconds_.load()) / 1e9);
  one("http_connections_total", "counter", "Connections accepted.", connections_.load());
  one("http_turned_away_total", "counter", "Connections refused because there were too many.", turned_away_.load());
  head("pages_total", "counter", "Pages answered, kept or made anew.");
  out += fmt::format("courant_pages_total{{from=\"cache\"}} {}\ncourant_pages_total{{from=\"store\"}} {}\n",
                     cache_hits_.load(), cache_misses_.load());
  one("digests_refused_total", "counter", "Digests that did not verify and were not shown.", refused_digests_.load());
  one("stories", "gauge", "Stories with a digest.", stories);
  one("articles", "gauge", "Articles in the store.", articles);
  return out;
}

}  // namespace courant::serve
