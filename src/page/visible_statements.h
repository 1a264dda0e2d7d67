// What stands in plain sight near an article's title and text: its date and "By …", for pages that mark them up in no
// way. Thread-safe.
#pragma once
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/choose_blocks.h"
#include "page/metadata.h"

namespace courant::page {

// Adds the heading over the chosen text, the highest of those near it, as a title.
void add_title_over_text(const std::vector<Block>& blocks, const Choice& choice, Statements& into);

// Adds short blocks near the title or the chosen text that hold a date, or open with a word for "by" and a name.
void add_visible_statements(const std::vector<Block>& blocks, const Choice& choice, std::string_view title,
                            Statements& into);

}  // namespace courant::page
