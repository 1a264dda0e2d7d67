// The headline: the reports' own one that comes nearest to all the others, without suffixes and bait.
#pragma once
#include <optional>

#include "digest/material.h"

namespace courant::digest {

struct Headline {
  std::uint32_t report = 0;
  model::Span span;  // in the report's title
};

// nullopt where no report has a title.
std::optional<Headline> choose_headline(const Material& material);

}  // namespace courant::digest
