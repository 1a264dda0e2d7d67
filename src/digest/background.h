// Background from the archive: what a reader of a new report should know of what went before, told in the words of the
// earlier reports on the matter: how it began, and where it stood last.
#pragma once
#include <span>
#include <vector>

#include "digest/material.h"
#include "model/digest.h"

namespace courant::digest {

// Whole sentences of `earlier` (reports of one matter, in any order) of at most `words_max` words together, from old to
// new; empty where there is nothing to recall. Thread-safe.
std::vector<model::Quote> recall_background(std::span<const StoryArticle> earlier, int words_max = 80);

}  // namespace courant::digest
