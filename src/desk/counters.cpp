#include "desk/counters.h"

namespace courant::desk {
namespace {

const prometheus::Histogram::BucketBoundaries seconds{0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

prometheus::Labels outcome(const char* name) { return {{"outcome", name}}; }

}  // namespace

prometheus::Family<prometheus::Counter>& Counters::counters(const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(*registry_);
}

prometheus::Family<prometheus::Histogram>& Counters::durations(const char* name, const char* help) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(*registry_);
}

prometheus::Gauge& Counters::gauge(const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(*registry_).Add({});
}

Counters::Counters()
    : polls_(counters("courant_polls_total", "Feeds asked, by what came of it.")),
      entries_(counters("courant_entries_total", "Entries that feeds brought.")),
      pages_(counters("courant_page_reads_total", "Pages to be read, by what came of it.")),
      versions_(counters("courant_article_versions_total", "Article versions kept: first ones and changed ones.")),
      fetches_(durations("courant_fetch_duration_seconds", "From a request to its answer, or to giving it up.")),
      polls_changed(polls_.Add(outcome("changed"))),
      polls_unchanged(polls_.Add(outcome("unchanged"))),
      polls_failed(polls_.Add(outcome("failed"))),
      entries_added(entries_.Add(outcome("added"))),
      entries_updated(entries_.Add(outcome("updated"))),
      pages_read(pages_.Add(outcome("read"))),
      pages_unchanged(pages_.Add(outcome("unchanged"))),
      pages_failed(pages_.Add(outcome("failed"))),
      pages_closed(pages_.Add(outcome("closed"))),
      articles_added(versions_.Add(outcome("added"))),
      articles_changed(versions_.Add(outcome("changed"))),
      received_bytes(counter("courant_received_bytes_total", "Bytes received from outlets, as they came.")),
      digests_changed(counter("courant_digests_changed_total", "Digest versions that told something new.")),
      stories_refused(counter("courant_stories_refused_total", "Stories that could not be told when composed.")),
      store_failures(counter("courant_store_failures_total", "Steps that the store could not keep.")),
      store_full(counter("courant_store_full_total", "Times the store had reached its bound and nothing could go.")),
      forgotten_bytes(counter("courant_forgotten_bytes_total", "Bytes of old pages and versions deleted.")),
      feed_seconds(fetches_.Add({{"kind", "feed"}}, seconds)),
      page_seconds(fetches_.Add({{"kind", "page"}}, seconds)),
      robots_seconds(fetches_.Add({{"kind", "robots"}}, seconds)),
      press_seconds(
          durations("courant_press_duration_seconds", "Grouping and composing what has arrived.").Add({}, seconds)),
      requests_running(gauge("courant_requests_running", "Requests under way.")),
      requests_waiting(gauge("courant_requests_waiting", "Requests that wait for their host's turn.")) {}

}  // namespace courant::desk
