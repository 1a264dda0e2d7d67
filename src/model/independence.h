// Counts independent reports: copies of one text count once, and so does one outlet. Every number of outlets that is
// shown as "independent" (of a story, of a sentence) comes from here. Thread-safe: a pure function.
#pragma once
#include <span>
#include <string>

#include "model/ids.h"

namespace courant::model {

// One report of the thing that is counted. `outlet` is the report's, `origin` the earliest article of which it is a
// copy (else its own id, or empty), `credit` the agency it names, where known.
struct Report {
  ArticleId article;
  std::string outlet;
  ArticleId origin;
  std::string credit;
};

// The number of distinct origins behind the reports, those of one outlet counted once. An origin belongs to the outlet
// of its own report where that is among `reports`; copies whose origin is not belong to the agency they credit, else to
// the origin alone. Outlets and agencies are told apart by name, without regard to ASCII case. 0 for no reports.
int count_independent(std::span<const Report> reports);

}  // namespace courant::model
