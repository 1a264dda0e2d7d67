#include "page/complete_choice.h"

#include <algorithm>
#include <optional>
#include <string>

#include "page/furniture.h"
#include "page/lexicon.h"
#include "page/trim_choice.h"

namespace courant::page {
namespace {

constexpr unsigned paragraph_words_min = 10;
constexpr std::size_t lede_blocks = 20;  // how far over the text it may begin
constexpr float lede_score_min = -1;
constexpr unsigned short_words_max = 80, short_words_min = 6;

bool stands_aside(const Block& block) {
  constexpr ClassKinds asides =
      bit(ClassKind::caption) | bit(ClassKind::promotion) | bit(ClassKind::legal) | bit(ClassKind::comments);
  return block.is_kind(asides) || block.has(Above::figcaption) || block.has(Above::aside) || block.has(Above::nav) ||
         block.has(Above::form);
}

// The block behind the heading that says the title, before `until`.
std::optional<std::size_t> behind_title(const std::vector<Block>& blocks, std::string_view title, std::size_t from,
                                        std::size_t until) {
  const std::string folded = fold(title);
  for (std::size_t at = until; at-- > from;)
    if (blocks[at].heading && fold(blocks[at].text) == folded) return at + 1;
  return std::nullopt;
}

// The first paragraph, where it stands apart from the others: between the headline and the text, over a picture.
void add_lede(Choice& choice, const std::vector<Block>& blocks, std::string_view title) {
  if (choice.blocks.empty()) return;
  const std::size_t first = choice.blocks.front();
  const auto from = behind_title(blocks, title, first - std::min(first, lede_blocks), first);
  std::vector<std::size_t> lede;
  for (std::size_t at = from.value_or(first); at < first; ++at) {
    const Block& block = blocks[at];
    const bool prose = block.words >= paragraph_words_min && block.ends_in_stop && block.link_density() <= 0.3;
    if (prose && !block.heading && choice.scores[at] >= lede_score_min && !stands_aside(block)) lede.push_back(at);
  }
  choice.blocks.insert(choice.blocks.begin(), lede.begin(), lede.end());
}

// A few words under the headline are the text, where what was chosen is as short and stands elsewhere.
void choose_short_text(Choice& choice, const std::vector<Block>& blocks, std::string_view title) {
  unsigned chosen = 0, words = 0;
  for (const std::size_t at : choice.blocks)
    if (!blocks[at].is_kind(bit(ClassKind::comments))) chosen += blocks[at].words;
  if (chosen > short_words_max) return;
  const auto from = behind_title(blocks, title, 0, choice.blocks.empty() ? blocks.size() : choice.blocks.front());
  if (!from) return;
  std::vector<std::size_t> text;
  bool ended = choice.blocks.empty();  // at a heading, before what was chosen
  for (std::size_t at = *from; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    ended |= block.heading;
    if (block.heading || std::ranges::binary_search(choice.blocks, at)) break;
    const bool of_text = block.link_density() <= 0.5 && !stands_aside(block) && !is_byline_or_date(block) &&
                         !starts_like_furniture(block.text);
    if (!of_text) continue;
    text.push_back(at);
    words += block.ends_in_stop ? block.words : 0;
  }
  if (ended && words >= short_words_min) choice.blocks = std::move(text);
}

}  // namespace

void complete_choice(Choice& choice, const std::vector<Block>& blocks, std::string_view title) {
  choose_short_text(choice, blocks, title);
  add_lede(choice, blocks, title);
}

}  // namespace courant::page
