// Figures of one thing that differ between independent reports: side by side with outlet and time. Precise before
// complete: silence on most stories is right.
#pragma once
#include <string>
#include <vector>

#include "digest/counts.h"
#include "model/digest.h"

namespace courant::digest {

struct FoundDispute {
  model::Dispute dispute;                // without its slide
  std::vector<std::uint32_t> sentences;  // one a value, in the order of the values
  std::string title;
};

// At most two, the surest first.
std::vector<FoundDispute> find_disputes(const Material& material);

}  // namespace courant::digest
