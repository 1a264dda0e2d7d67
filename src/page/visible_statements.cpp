#include "page/visible_statements.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "html/plain_text.h"
#include "page/byline.h"
#include "page/dated_text.h"
#include "page/element_text.h"
#include "page/lexicon.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

constexpr std::ptrdiff_t near_blocks = 4;
constexpr std::ptrdiff_t far_blocks = 12;
constexpr unsigned date_words_max = 25;
constexpr unsigned sentence_words_min = 10;  // its dates are of the story
constexpr unsigned byline_words_max = 12;
constexpr unsigned notice_words_max = 70;
constexpr std::size_t opening_blocks = 6;  // where a dateline may stand

constexpr std::size_t title_blocks = 8;
constexpr unsigned title_words_max = 30;

// The heading that a block stands in.
const html::Node& heading_of(const Block& block) {
  const html::Node* node = block.node;
  while (node->parent != nullptr && !html::has(node->tag, html::is_heading)) node = node->parent;
  return *node;
}

// "Karlsruhe (12.11.2021). The council …": a report that opens with its place and day.
void add_dateline(std::string_view text, const std::vector<WrittenDate>& dates, Statements& into) {
  constexpr std::size_t opening_bytes = 40;
  if (dates.empty() || dates.front().end > opening_bytes) return;
  const std::string_view behind = html::trim_white_space(text.substr(dates.front().end));
  const bool goes_on = !behind.empty() && (std::isalnum(static_cast<unsigned char>(behind.front())) != 0);
  if (goes_on) return;  // "On 31 August 1990 the club …"
  into.published.push_back(
      {std::string(text.substr(dates.front().begin, dates.front().end - dates.front().begin)), StatedIn::visible, 5});
}

// "This article was posted on 3 December 2011 by …", "wurde am 3. Dezember 2011 gepostet": in a longer notice a date
// counts only where a word says of what.
void add_labelled_date(std::string_view text, const std::vector<WrittenDate>& dates, Statements& into) {
  for (const WrittenDate& date : dates) {
    DateLabel label = label_before(text.substr(0, date.begin));
    if (label == DateLabel::none) label = label_behind(text.substr(date.end));
    if (label != DateLabel::published && label != DateLabel::changed) continue;
    (label == DateLabel::published ? into.published : into.modified)
        .push_back({std::string(text.substr(date.begin)), StatedIn::visible, 5});
    return;
  }
}

// "This page was last edited on 4 May 2025": at a page's foot, for pages that tell no other day.
void add_foot_notice(const std::vector<Block>& blocks, std::size_t from, Statements& into) {
  constexpr int rank = 5;
  for (std::size_t i = from; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.words > date_words_max || block.link_density() > 0.5) continue;
    Statements told;
    add_labelled_date(block.text, find_written_dates(block.text, DayOrder::day_first), told);
    if (told.modified.empty()) continue;
    into.modified.push_back({std::move(told.modified.front().value), StatedIn::visible, rank});
    return;
  }
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
  const auto opening_end =
      choice.blocks.size() < opening_blocks ? last : static_cast<std::ptrdiff_t>(choice.blocks[opening_blocks - 1]);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const auto at = static_cast<std::ptrdiff_t>(i);
    // What stands after the text is less likely to speak of it than what stands before.
    auto off = std::min(std::abs(at - first), std::abs(at - last) + 3);
    if (title_at) off = std::min(off, std::abs(at - *title_at));
    if (off > far_blocks) continue;
    const bool sentence = block.ends_in_stop && block.words > sentence_words_min;
    const bool line = block.words <= date_words_max && block.link_density() <= 0.8 && !sentence;
    const bool opening = at >= first && at <= opening_end;
    if (!line && !opening && block.words > notice_words_max) continue;
    const std::vector<WrittenDate> dates = find_written_dates(block.text, DayOrder::day_first);
    if (line) {
      add_dates(block.text, dates, off <= near_blocks ? 2 : 4, false, into);
    } else {
      if (opening) add_dateline(block.text, dates, into);
      if (block.words <= notice_words_max) add_labelled_date(block.text, dates, into);
    }
    if (block.words > byline_words_max || block.words < 2) continue;
    const Byline byline = read_byline(block.text, BylineKind::plain);
    const bool over_text = title_at && at > *title_at && at <= first && off <= near_blocks;
    if (byline.said_by)
      into.authors.push_back({block.text, StatedIn::visible, off <= near_blocks ? 4 : 5});
    else if (byline.names.size() == 1 && over_text && !dates.empty())
      into.authors.push_back({byline.names.front(), StatedIn::visible, 6});
  }
  if (into.published.empty() && into.modified.empty()) add_foot_notice(blocks, static_cast<std::size_t>(last), into);
}

}  // namespace courant::page
