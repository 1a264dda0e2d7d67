#include "page/visible_statements.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "page/byline.h"
#include "page/dated_text.h"
#include "page/headings.h"
#include "page/lexicon.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

constexpr std::ptrdiff_t near_blocks = 4;
constexpr std::ptrdiff_t far_blocks = 12;
constexpr unsigned date_words_max = 25;
constexpr unsigned byline_words_max = 12;

constexpr std::size_t title_blocks = 8;
constexpr unsigned title_words_max = 30;

// The heading that a block stands in.
const html::Node& heading_of(const Block& block) {
  const html::Node* node = block.node;
  while (node->parent != nullptr && !html::has(node->tag, html::is_heading)) node = node->parent;
  return *node;
}

}  // namespace

void add_title_over_text(const std::vector<Block>& blocks, const Choice& choice, Statements& into) {
  if (choice.blocks.empty()) return;
  const std::size_t first = choice.blocks.front();
  const Block* best = nullptr;
  for (std::size_t i = first < title_blocks ? 0 : first - title_blocks; i <= std::min(first + 1, blocks.size() - 1);
       ++i) {
    const Block& block = blocks[i];
    if (!block.heading || block.words > title_words_max || block.has(Above::nav) || block.has(Above::hidden)) continue;
    if (is_logo(heading_of(block))) continue;
    if (best == nullptr || heading_of(block).tag <= heading_of(*best).tag) best = &block;
  }
  if (best != nullptr) into.titles.push_back({best->text, StatedIn::visible, 3});
}

void add_visible_statements(const std::vector<Block>& blocks, const Choice& choice, std::string_view title,
                            Statements& into) {
  const std::string folded = fold(title);
  const auto titled = std::find_if(blocks.begin(), blocks.end(),
                                   [&](const Block& block) { return block.heading && fold(block.text) == folded; });
  std::optional<std::ptrdiff_t> title_at;
  if (titled != blocks.end()) title_at = titled - blocks.begin();
  const auto first = choice.blocks.empty() ? 0 : static_cast<std::ptrdiff_t>(choice.blocks.front());
  const auto last = choice.blocks.empty() ? 0 : static_cast<std::ptrdiff_t>(choice.blocks.back());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const auto at = static_cast<std::ptrdiff_t>(i);
    // What stands after the text is less likely to speak of it than what stands before.
    auto off = std::min(std::abs(at - first), std::abs(at - last) + 3);
    if (title_at) off = std::min(off, std::abs(at - *title_at));
    if (off > far_blocks) continue;
    if (block.words <= date_words_max && block.link_density() <= 0.8)
      add_dates(block.text, off <= near_blocks ? 2 : 4, false, into);
    if (block.words > byline_words_max || block.words < 2) continue;
    const Byline byline = read_byline(block.text, BylineKind::plain);
    const bool over_text = title_at && at > *title_at && at <= first && off <= near_blocks;
    if (byline.said_by)
      into.authors.push_back({block.text, StatedIn::visible, off <= near_blocks ? 4 : 5});
    else if (byline.names.size() == 1 && over_text && find_written_date(block.text, DayOrder::day_first))
      into.authors.push_back({byline.names.front(), StatedIn::visible, 6});
  }
}

}  // namespace courant::page
