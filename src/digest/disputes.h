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
  CountRole role = CountRole::plain;
  // The words (text::word_key) for a toll: as the latest report gives it, and as earlier ones did. Empty for what is
  // none.
  std::uint64_t latest = 0;
  std::vector<std::uint64_t> overtaken;
  std::vector<std::uint32_t> overtaken_sentences;
};

// At most two, the surest first.
std::vector<FoundDispute> find_disputes(const Material& material);

}  // namespace courant::digest
