// Which windows become slides after the lead: those that add something new, fairly over the outlets, each readable
// after what stands before it.
#pragma once
#include <optional>
#include <vector>

#include "digest/material.h"
#include "digest/told.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

struct Chosen {
  Window window;
  model::SlideKind kind = model::SlideKind::detail;
  double score = 0;
  std::size_t index = 0;  // of the window
};

// Whether a story's reports are several and brief: each then tells something else, and little is left to choose from.
bool is_brief(const Material& material);

// How many slides a story of this material may have.
int slides_max(const Material& material);
// Fewer than these: what is less fit to print is told too.
int slides_few(const Material& material);

// How many of them may be of a kind: slides are refused from there on. More history where somebody is mourned.
double slides_of_kind_max(model::SlideKind kind, int slides, bool mourned);

// The place of a kind in the order of telling.
int rank_of(model::SlideKind kind);

// In the order of telling: details by score, reactions, analysis, background from old to new, next. `told` holds
// headline and lead; `taken` are sentences that other slides tell.
std::vector<Chosen> select_slides(const Material& material, const std::vector<Window>& windows,
                                  const std::vector<std::uint32_t>& lead, const std::vector<std::uint32_t>& taken,
                                  const Told& told);

// What could be the first slide after the lead: of each sentence that can be told the best window that it begins, the
// best first. For learning (eval/fitness).
std::vector<Chosen> list_candidates(const Material& material, const std::vector<Window>& windows,
                                    const std::vector<std::uint32_t>& lead, const std::vector<std::uint32_t>& taken,
                                    const Told& told);

}  // namespace courant::digest
