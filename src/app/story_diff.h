// The versions of a story's digest, and what one has that another has not. For the commands under `courant story`.
#pragma once
#include <optional>

#include "base/result.h"
#include "store/store.h"

namespace courant::app {

// Prints a JSON line a version, oldest first. Error not_found: no such story, or it was never told.
base::Result<void> print_versions(store::Store& store, const model::StoryId& story);

// Prints what version `to` (unset: the newest) tells that `from` (unset: the one before it) did not, and the other way
// round: a line a sentence, `+` or `-` first. Error not_found: no such version.
base::Result<void> print_diff(store::Store& store, const model::StoryId& story, std::optional<int> from,
                              std::optional<int> to);

}  // namespace courant::app
