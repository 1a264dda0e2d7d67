#include "page/weights.h"

#include <utility>

namespace courant::page {
namespace {

constexpr std::pair<Feature, float> fitted[] = {
    {Feature::bias, 0.99f},
    {Feature::log_words, 1.59f},
    {Feature::words_10, -0.18f},
    {Feature::words_25, 0.48f},
    {Feature::link_density, -2.02f},
    {Feature::all_link, 1.1f},
    {Feature::ends_in_stop, 0.7f},
    {Feature::stops, -0.93f},
    {Feature::is_p, 0.78f},
    {Feature::is_li, 1.46f},
    {Feature::is_heading, 1.16f},
    {Feature::is_cell, 1.28f},
    {Feature::is_quote, 1.03f},
    {Feature::is_plain_div, 0.16f},
    {Feature::capitals, 0.2f},
    {Feature::digits, -0.14f},
    {Feature::place, 0.39f},
    {Feature::place_end, -0.56f},
    {Feature::before_title, -2.01f},
    {Feature::is_title, -1.08f},
    {Feature::parent_share, 0.32f},
    {Feature::grandparent_share, 0.6f},
    {Feature::best_container, 0.69f},
    {Feature::parent_links, -0.33f},
    {Feature::previous_words, 0.26f},
    {Feature::next_words, 0.41f},
    {Feature::previous_links, -0.51f},
    {Feature::next_links, -0.59f},
    {Feature::previous_kin, 0.11f},
    {Feature::next_kin, 0.17f},
    {Feature::in_nav, 0.47f},
    {Feature::in_aside, -1.16f},
    {Feature::in_footer, -1.79f},
    {Feature::in_header, -0.67f},
    {Feature::in_form, -2.43f},
    {Feature::in_figure, 0.26f},
    {Feature::in_figcaption, -1.69f},
    {Feature::in_table, 1.04f},
    {Feature::in_list, 0.9f},
    {Feature::in_article, 0.29f},
    {Feature::in_main, 0.24f},
    {Feature::in_body_property, -0.46f},
    {Feature::outside_body_property, -1.17f},
    {Feature::in_hidden, -0.59f},
    {Feature::in_button, -1.42f},
    {Feature::near_content, 0.09f},
    {Feature::near_navigation, -0.08f},
    {Feature::near_related, -0.88f},
    {Feature::near_social, -1.02f},
    {Feature::near_comments, -3.67f},
    {Feature::near_promotion, -0.95f},
    {Feature::near_legal, -1.2f},
    {Feature::near_byline, -1.39f},
    {Feature::near_caption, -1.23f},
    {Feature::near_listing, -0.13f},
    {Feature::near_edge, -0.44f},
    {Feature::near_hidden, -0.48f},
    {Feature::near_deck, 0.35f},
    {Feature::near_note, -0.46f},
    {Feature::far_content, 0.39f},
    {Feature::far_navigation, -0.11f},
    {Feature::far_related, -0.18f},
    {Feature::far_comments, -0.07f},
    {Feature::far_legal, -1.12f},
    {Feature::far_listing, -0.06f},
    {Feature::far_edge, -0.17f},
    {Feature::far_hidden, -0.26f},
    {Feature::furniture_start, -2.35f},
    {Feature::furniture_inside, -1.78f},
    {Feature::in_stated_body, 0.38f},
    {Feature::outside_stated_body, -1.37f},
    {Feature::repeated, 0.36f},
    {Feature::list_run, -1.04f},
    {Feature::short_in_run, 0.27f},
    {Feature::prose_behind, -4.75f},
    {Feature::prose_ahead, -2.82f},
    {Feature::main_shape, 1.06f},
    {Feature::main_parent, 0.17f},
    {Feature::words_ahead, 0.06f},
};

constexpr std::array<float, feature_count> spread() {
  std::array<float, feature_count> weights{};
  for (const auto& [feature, weight] : fitted) weights[static_cast<std::size_t>(feature)] = weight;
  return weights;
}

}  // namespace

const std::array<float, feature_count> first_weights = spread();
const SecondFeatures second_weights{0.074f, 0.839f, 0.121f, 0.141f, -0.038f, -0.01f, -0.038f, 0.042f};

}  // namespace courant::page
