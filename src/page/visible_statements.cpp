#include "page/visible_statements.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "page/dated_text.h"
#include "page/lexicon.h"

namespace courant::page {
namespace {

constexpr std::ptrdiff_t near_blocks = 4;
constexpr std::ptrdiff_t far_blocks = 12;
constexpr unsigned date_words_max = 25;
constexpr unsigned byline_words_max = 12;

}  // namespace

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
    if (block.words <= byline_words_max && block.words >= 2 && opens_like_byline(block.text))
      into.authors.push_back({block.text, StatedIn::visible, off <= near_blocks ? 4 : 5});
  }
}

}  // namespace courant::page
