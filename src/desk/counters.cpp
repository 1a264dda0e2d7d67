#include "desk/counters.h"

#include <fmt/format.h>

namespace courant::desk {

std::string Counters::write() const {
  std::string out;
  const auto begin = [&](const char* name, const char* help) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n", name, help);
  };
  const auto line = [&](const char* name, const char* labels, const Count& count) {
    out += fmt::format("{}{} {}\n", name, labels, count.load(std::memory_order_relaxed));
  };
  begin("courant_polls_total", "Feeds asked, by what came of it");
  line("courant_polls_total", "{outcome=\"changed\"}", polls_changed);
  line("courant_polls_total", "{outcome=\"unchanged\"}", polls_unchanged);
  line("courant_polls_total", "{outcome=\"failed\"}", polls_failed);
  begin("courant_entries_total", "Entries that feeds brought");
  line("courant_entries_total", "{outcome=\"added\"}", entries_added);
  line("courant_entries_total", "{outcome=\"updated\"}", entries_updated);
  begin("courant_page_reads_total", "Pages asked for, by what came of it");
  line("courant_page_reads_total", "{outcome=\"read\"}", pages_read);
  line("courant_page_reads_total", "{outcome=\"unchanged\"}", pages_unchanged);
  line("courant_page_reads_total", "{outcome=\"failed\"}", pages_failed);
  line("courant_page_reads_total", "{outcome=\"closed\"}", pages_closed);
  begin("courant_article_versions_total", "Article versions kept");
  line("courant_article_versions_total", "{outcome=\"added\"}", articles_added);
  line("courant_article_versions_total", "{outcome=\"changed\"}", articles_changed);
  begin("courant_received_bytes_total", "Bytes received from outlets");
  line("courant_received_bytes_total", "", received_bytes);
  begin("courant_digests_changed_total", "Digest versions that told something new");
  line("courant_digests_changed_total", "", digests_changed);
  begin("courant_store_failures_total", "Steps the store could not keep");
  line("courant_store_failures_total", "", store_failures);
  return out;
}

}  // namespace courant::desk
