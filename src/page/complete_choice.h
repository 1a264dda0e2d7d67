// Adds to the chosen blocks what belongs to them and stands apart: the first paragraph over a picture, the few words of
// a short post. Between choosing and trimming. Thread-safe.
#pragma once
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/choose_blocks.h"

namespace courant::page {

// `title` as shorten_title gives it.
void complete_choice(Choice& choice, const std::vector<Block>& blocks, std::string_view title);

}  // namespace courant::page
