// The headline: the reports' own one that comes nearest to all the others, without suffixes and bait.
#pragma once
#include <optional>
#include <span>

#include "digest/disputes.h"
#include "digest/material.h"

namespace courant::digest {

struct Headline {
  std::uint32_t report = 0;
  model::Span span;  // in the report's title
};

// The title without " | Outlet" and " - Outlet" behind it.
model::Span trim_title(const Report& report);

// Whether a report's title tells what happened: no question, call, rubric or comment, nothing in the first person.
bool tells_plainly(const Material& material, const Report& report);

// nullopt where no report has a title. A title with a toll that later reports replaced yields to one with the latest.
std::optional<Headline> choose_headline(const Material& material, std::span<const FoundDispute> disputes);

}  // namespace courant::digest
