// What is measured of each block of a page, as numbers for a linear score. Second step of page/. Thread-safe.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "page/blocks.h"

namespace courant::page {

// clang-format off
#define COURANT_PAGE_FEATURES(X) \
  X(bias) X(log_words) X(words_10) X(words_25) X(words_60) X(link_density) X(all_link) X(ends_in_stop) X(stops) X(commas) \
  X(is_p) X(is_li) X(is_heading) X(is_cell) X(is_quote) X(is_plain_div) X(capitals) X(digits) X(bold) X(place) \
  X(place_end) X(before_title) X(is_title) X(parent_share) X(grandparent_share) X(best_container) X(parent_links) \
  X(previous_words) X(next_words) X(previous_links) X(next_links) X(previous_kin) X(next_kin) X(in_nav) \
  X(in_aside) X(in_footer) X(in_header) X(in_form) X(in_figure) X(in_figcaption) X(in_table) X(in_list) \
  X(in_article) X(in_other_article) X(in_main) X(in_body_property) X(outside_body_property) X(in_hidden) \
  X(in_button) X(near_content) X(near_navigation) X(near_related) X(near_social) X(near_comments) \
  X(near_promotion) X(near_legal) X(near_byline) X(near_caption) X(near_tags) X(near_listing) X(near_edge) \
  X(near_hidden) X(near_deck) X(near_note) X(far_content) X(far_navigation) X(far_related) X(far_comments) \
  X(far_promotion) X(far_legal) X(far_listing) X(far_edge) X(far_hidden) X(furniture_start) X(furniture_inside) \
  X(in_stated_body) X(outside_stated_body) X(repeated) X(list_run) X(short_in_run) X(prose_behind) X(prose_ahead) \
  X(main_shape) X(main_parent) X(words_ahead) X(words_behind)
// clang-format on

enum class Feature : unsigned char {
#define X(name) name,
  COURANT_PAGE_FEATURES(X)
#undef X
      count
};
inline constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::count);
using Features = std::array<float, feature_count>;

std::string_view name_of(Feature feature);

struct PageHints {
  std::string_view title;        // the article's own, as chosen from the page's statements; may be empty
  std::string_view stated_body;  // JSON-LD's articleBody; may be empty
};

// One row a block, in the same order.
std::vector<Features> measure_blocks(const std::vector<Block>& blocks, std::size_t node_count, const PageHints& hints);

}  // namespace courant::page
