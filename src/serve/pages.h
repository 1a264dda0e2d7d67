// From a request to its answer: checks who asks, finds the page, makes it once, keeps it while nothing has changed.
#pragma once
#include <memory>
#include <stop_token>
#include <string>

#include "serve/cache.h"
#include "serve/metrics.h"
#include "serve/routes.h"
#include "serve/server.h"

namespace courant::serve {

// For one thread at a time; any number may share the cache and the metrics, which must outlive them.
class Pages {
 public:
  // `stop`: what takes long is given up.
  Pages(const Settings& settings, std::unique_ptr<store::Store> store, PageCache& cache, Metrics& metrics,
        std::stop_token stop);

  Response answer(const Request& request);

 private:
  Response answer_allowed(const Request& request);
  std::optional<Content> make_fixed(const Target& target);
  Response answer_owners(const Request& request, const Target& target);
  Response answer_unsubscribing(const Request& request, const render::Site& site, const std::string& key);
  Response answer_page(const Request& request, const Asked& asked, Make make);
  Response refuse(const Request& request, int status, std::string_view why = {}) const;
  render::Site site_for(const Request& request) const;

  Settings settings_;
  edition::Calendar calendar_;
  Reader reader_;
  PageCache& cache_;
  Metrics& metrics_;
  std::stop_token stop_;
};

}  // namespace courant::serve
