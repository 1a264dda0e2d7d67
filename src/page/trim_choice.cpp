#include "page/trim_choice.h"

#include <algorithm>
#include <array>
#include <optional>

#include "page/byline.h"
#include "page/furniture.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

constexpr unsigned byline_words_max = 14;
constexpr std::size_t opening_blocks = 4;      // how far into the text a byline or a date may stand
constexpr std::size_t headline_words_min = 3;  // fewer may stand anywhere
constexpr unsigned paragraph_words_min = 10;
constexpr unsigned about_share = 4;  // "about us" is at most this part of the text
constexpr std::array<std::string_view, 5> separators{" | ", " - ", " – ", " — ", ": "};

std::size_t word_count(std::string_view folded) {
  return folded.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
}

bool begins_with(std::string_view folded, std::string_view start) {
  return folded.starts_with(start) && (folded.size() == start.size() || folded[start.size()] == ' ');
}

// The block among the chosen that opens with the headline, alone or with byline and date behind it.
std::optional<std::size_t> find_headline(const Choice& choice, const std::vector<Block>& blocks,
                                         std::string_view folded) {
  if (word_count(folded) < headline_words_min) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t at = 0; at < choice.blocks.size(); ++at) {
    const Block& block = blocks[choice.blocks[at]];
    const bool short_enough = block.words <= word_count(folded) + byline_words_max;
    if (short_enough && begins_with(fold(block.text), folded)) found = at;
  }
  return found;
}

// A link alone, not a sentence: the name of another article, or a tag.
bool is_bare_link(const Block& block) {
  const bool tag = (block.near_kinds & bit(ClassKind::tags)) != 0 && block.has(Above::list);
  return (tag || block.words >= 3) && block.words > 0 && block.link_words == block.words && !block.ends_in_stop &&
         !block.heading;
}

// JSON that a template leaves in an element for its script.
bool is_settings(const Block& block) { return block.text.starts_with("{\"") && block.text.ends_with('}'); }

// Takes out the blocks of a kind, unless they are most of what there is: then the page is made of it.
void drop_kind(Choice& choice, const std::vector<Block>& blocks, ClassKinds kind) {
  unsigned all = 0, dropped = 0;
  for (const std::size_t at : choice.blocks) {
    all += blocks[at].words;
    if (blocks[at].is_kind(kind)) dropped += blocks[at].words;
  }
  if (dropped * 2 < all) std::erase_if(choice.blocks, [&](std::size_t at) { return blocks[at].is_kind(kind); });
}

// A footer below the text is the site's, however much it says; one within the article may be the report's last words.
void drop_footer(Choice& choice, const std::vector<Block>& blocks) {
  const auto is_footer = [&](std::size_t at) { return blocks[at].has(Above::footer) && blocks[at].article == nullptr; };
  const bool has_text = std::any_of(choice.blocks.begin(), choice.blocks.end(), [&](std::size_t at) {
    return !is_footer(at) && blocks[at].words >= paragraph_words_min && blocks[at].ends_in_stop;
  });
  if (has_text) std::erase_if(choice.blocks, is_footer);
}

// The next reports: behind the first <article>, another one whose headline is a link to its own page. Where they are
// most of the text, the page is a list and they are what it says.
void drop_next_articles(Choice& choice, const std::vector<Block>& blocks) {
  if (choice.blocks.empty()) return;
  const html::Node* first = blocks[choice.blocks.front()].article;
  if (first == nullptr) return;
  std::size_t at = choice.blocks.front();
  const auto opens_another = [&](const Block& block) {
    return block.article != nullptr && block.article != first && block.heading && block.link_words == block.words;
  };
  while (at <= choice.blocks.back() && !opens_another(blocks[at])) ++at;
  unsigned all = 0, behind = 0;
  for (const std::size_t chosen : choice.blocks) {
    all += blocks[chosen].words;
    if (chosen >= at) behind += blocks[chosen].words;
  }
  const auto is_next = [&](std::size_t chosen) {
    return chosen >= at && blocks[chosen].article != nullptr && blocks[chosen].article != first;
  };
  if (behind * 2 < all) std::erase_if(choice.blocks, is_next);
}

// "About us" under a heading of its own at the end. "About the book", or about a company that a press release names, is
// of the text.
void drop_about_us(Choice& choice, const std::vector<Block>& blocks) {
  if (choice.blocks.empty()) return;
  unsigned all = 0, behind = 0;
  for (const std::size_t at : choice.blocks) all += blocks[at].words;
  for (std::size_t at = blocks.size(); at-- > choice.blocks.front();) {
    if (std::binary_search(choice.blocks.begin(), choice.blocks.end(), at)) behind += blocks[at].words;
    if (behind * about_share > all) return;
    const Block& block = blocks[at];
    const bool short_line = block.words >= 2 && block.words <= 6 && (block.heading || block.bold_words == block.words);
    if (!short_line || !is_about_us(fold(block.text))) continue;
    if (behind > 0) std::erase_if(choice.blocks, [&](std::size_t chosen) { return chosen >= at; });
    return;
  }
}

}  // namespace

bool is_byline_or_date(const Block& block) {
  if (block.words > byline_words_max || block.ends_in_stop) return false;
  return read_byline(block.text, BylineKind::plain).said_by ||
         find_written_date(block.text, DayOrder::day_first).has_value();
}

std::string shorten_title(std::string_view title, const std::vector<Block>& blocks, const Choice& choice) {
  const std::string folded = fold(title);
  if (std::ranges::any_of(blocks, [&](const Block& block) { return block.heading && fold(block.text) == folded; }))
    return std::string(title);
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = title.substr(at + separator.size());
    if (!find_headline(choice, blocks, fold(title)) && find_headline(choice, blocks, fold(rest))) return trim(rest);
  }
  return std::string(title);
}

void trim_choice(Choice& choice, const std::vector<Block>& blocks, std::string_view title) {
  const auto first = choice.blocks.begin();
  if (const auto headline = find_headline(choice, blocks, fold(title));
      headline && *headline * 2 <= choice.blocks.size())
    choice.blocks.erase(first, first + static_cast<std::ptrdiff_t>(*headline) + 1);
  for (std::size_t at = 0; at < std::min(opening_blocks, choice.blocks.size());) {
    if (is_byline_or_date(blocks[choice.blocks[at]]))
      choice.blocks.erase(choice.blocks.begin() + static_cast<std::ptrdiff_t>(at));
    else
      ++at;
  }
  std::erase_if(choice.blocks, [&](std::size_t at) { return is_bare_link(blocks[at]) || is_settings(blocks[at]); });
  drop_footer(choice, blocks);
  drop_next_articles(choice, blocks);
  drop_about_us(choice, blocks);
  for (const ClassKind kind : {ClassKind::comments, ClassKind::caption, ClassKind::byline})
    drop_kind(choice, blocks, bit(kind));
}

}  // namespace courant::page
