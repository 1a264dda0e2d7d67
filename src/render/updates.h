// What changed in a story: which reports came, which their outlets edited, what the digest took up and dropped, version
// by version or from one version to the newest.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "edition/edits.h"
#include "edition/updates.h"
#include "render/checked.h"
#include "render/site.h"

namespace courant::render {

struct UpdatesPage {
  std::vector<CheckedDigest> versions;  // oldest first, at least one
  std::optional<int> since = {};        // compare the newest with this one alone
  edition::Edits edits = {};            // of the versions' changes; those that are not here show what went alone
};

std::string write_updates(const Site& site, const UpdatesPage& updates);

}  // namespace courant::render
