#include "page/weights.h"

#include <utility>

namespace courant::page {
namespace {

constexpr std::pair<Feature, float> fitted[] = {
    {Feature::bias, -1.93f},
    {Feature::log_words, 1.2f},
    {Feature::words_10, -0.36f},
    {Feature::words_25, 0.67f},
    {Feature::words_60, 0.33f},
    {Feature::link_density, -1.55f},
    {Feature::all_link, 0.76f},
    {Feature::ends_in_stop, 0.76f},
    {Feature::stops, -0.87f},
    {Feature::commas, 0.08f},
    {Feature::is_p, 1.43f},
    {Feature::is_li, 1.85f},
    {Feature::is_heading, 1.44f},
    {Feature::is_cell, 1.02f},
    {Feature::is_quote, 0.52f},
    {Feature::is_plain_div, 0.49f},
    {Feature::digits, -0.2f},
    {Feature::bold, 0.12f},
    {Feature::place, -1.26f},
    {Feature::place_end, -0.64f},
    {Feature::before_title, -1.79f},
    {Feature::is_title, -0.88f},
    {Feature::parent_share, 0.74f},
    {Feature::grandparent_share, 0.72f},
    {Feature::best_container, 0.85f},
    {Feature::parent_links, -0.45f},
    {Feature::previous_words, 0.22f},
    {Feature::next_words, 0.66f},
    {Feature::previous_links, -0.49f},
    {Feature::next_links, -0.68f},
    {Feature::previous_kin, 0.06f},
    {Feature::next_kin, 0.27f},
    {Feature::in_nav, 0.49f},
    {Feature::in_aside, -1.15f},
    {Feature::in_footer, -1.94f},
    {Feature::in_header, -0.73f},
    {Feature::in_form, -2.77f},
    {Feature::in_figure, 0.47f},
    {Feature::in_figcaption, -1.95f},
    {Feature::in_table, 1.06f},
    {Feature::in_list, 0.65f},
    {Feature::in_article, 0.27f},
    {Feature::in_other_article, -0.15f},
    {Feature::in_main, 0.31f},
    {Feature::in_body_property, -0.61f},
    {Feature::outside_body_property, -1.51f},
    {Feature::in_hidden, -0.63f},
    {Feature::in_button, -1.29f},
    {Feature::near_navigation, -0.09f},
    {Feature::near_related, -0.5f},
    {Feature::near_social, -1.33f},
    {Feature::near_comments, -3.95f},
    {Feature::near_promotion, -0.95f},
    {Feature::near_legal, -1.4f},
    {Feature::near_byline, -1.33f},
    {Feature::near_caption, -1.29f},
    {Feature::near_tags, -0.05f},
    {Feature::near_listing, -0.12f},
    {Feature::near_edge, -0.37f},
    {Feature::near_hidden, -0.57f},
    {Feature::near_deck, 0.08f},
    {Feature::near_note, -0.58f},
    {Feature::far_content, 0.43f},
    {Feature::far_navigation, 0.13f},
    {Feature::far_related, -0.16f},
    {Feature::far_comments, -0.43f},
    {Feature::far_legal, -0.82f},
    {Feature::far_listing, 0.07f},
    {Feature::far_edge, -0.14f},
    {Feature::far_hidden, -0.37f},
    {Feature::furniture_start, -1.87f},
    {Feature::furniture_inside, -1.76f},
    {Feature::in_stated_body, 0.78f},
    {Feature::outside_stated_body, -1.55f},
    {Feature::repeated, 0.4f},
    {Feature::list_run, -0.82f},
    {Feature::short_in_run, 0.05f},
};

constexpr std::array<float, feature_count> spread() {
  std::array<float, feature_count> weights{};
  for (const auto& [feature, weight] : fitted) weights[static_cast<std::size_t>(feature)] = weight;
  return weights;
}

}  // namespace

const std::array<float, feature_count> first_weights = spread();
const SecondFeatures second_weights{0.061f, 0.763f, 0.126f, 0.179f, -0.048f, 0.048f, -0.007f, 0.012f};

}  // namespace courant::page
