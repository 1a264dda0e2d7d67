// Takes from the chosen blocks what stands around the report rather than in it: all before the headline, bylines and
// dates over the first paragraph, links alone between paragraphs, comments and captions. Fourth step of page/.
// Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "page/choose_blocks.h"

namespace courant::page {

// The title without the site's name, where a block says which part of it is the headline: "The Post - Ferry aground"
// over a text that begins with "Ferry aground". The title itself where no block does.
std::string shorten_title(std::string_view title, const std::vector<Block>& blocks, const Choice& choice);

// A line that says who wrote the report, or when.
bool is_byline_or_date(const Block& block);

// `title` as shorten_title gives it.
void trim_choice(Choice& choice, const std::vector<Block>& blocks, std::string_view title);

}  // namespace courant::page
