#include "page/features.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "page/furniture.h"
#include "page/lexicon.h"

namespace courant::page {
namespace {

using html::Node;
using html::Tag;

// Sums over all that lies in an element.
struct Within {
  float prose = 0;  // characters in blocks that look like prose
  float words = 0, link_words = 0;
};

bool looks_like_prose(const Block& block) {
  return block.words >= 12 && block.link_density() < 0.35 && block.stops + block.commas > 0;
}

// The element whose children are a block's neighbours: of a paragraph its parent, of a bare div itself.
const Node* container_of(const Block& block) {
  const bool bare = block.node->tag == Tag::div || block.node->tag == Tag::section || block.node->tag == Tag::article ||
                    block.node->tag == Tag::td;
  return bare || block.node->parent == nullptr ? block.node : block.node->parent;
}

class Measure {
 public:
  Measure(const std::vector<Block>& blocks, std::size_t node_count, const PageHints& hints)
      : blocks_(blocks), hints_(hints), within_(node_count) {}

  std::vector<Features> run() {
    sum_containers();
    find_title();
    read_stated_body();
    count_repetitions();
    std::vector<Features> rows(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      rows[i].fill(0);
      row_ = &rows[i];
      measure_text(blocks_[i]);
      measure_place(i);
      measure_around(i);
      measure_above(blocks_[i]);
      measure_kinds(blocks_[i]);
    }
    return rows;
  }

 private:
  float& at(Feature feature) { return (*row_)[static_cast<std::size_t>(feature)]; }

  void sum_containers() {
    for (const Block& block : blocks_) {
      const float prose = looks_like_prose(block) ? static_cast<float>(block.characters) : 0;
      total_prose_ += prose;
      for (const Node* node = block.node; node != nullptr; node = node->parent) {
        Within& within = within_[node->index];
        within.prose += prose;
        within.words += static_cast<float>(block.words);
        within.link_words += static_cast<float>(block.link_words);
      }
    }
    // The element that holds the most prose directly or one level down, as readability scores its candidates.
    std::unordered_map<const Node*, float> scores;
    for (const Block& block : blocks_) {
      if (!looks_like_prose(block)) continue;
      const Node* container = container_of(block);
      const float score =
          1 + static_cast<float>(block.commas) + std::min(static_cast<float>(block.characters) / 100, 3.0f);
      scores[container] += score;
      if (container->parent != nullptr) scores[container->parent] += score / 2;
    }
    float best = 0;
    for (const Block& block : blocks_)
      for (const Node* node : std::array<const Node*, 2>{container_of(block), container_of(block)->parent}) {
        if (node == nullptr) continue;
        const auto found = scores.find(node);
        if (found != scores.end() && found->second > best) best = found->second, best_container_ = node;
      }
    for (const Block& block : blocks_)
      if (block.article != nullptr &&
          (main_article_ == nullptr || within_[block.article->index].prose > within_[main_article_->index].prose))
        main_article_ = block.article;
    std::unordered_map<std::uint64_t, float> shapes;
    std::unordered_map<const Node*, float> parents;
    for (const Block& block : blocks_) {
      prose_to_.push_back((prose_to_.empty() ? 0 : prose_to_.back()) +
                          (looks_like_prose(block) ? static_cast<float>(block.characters) : 0));
      shapes_.push_back(shape_of(block));
      if (!looks_like_prose(block)) continue;
      shapes[shapes_.back()] += static_cast<float>(block.characters);
      parents[block.node->parent] += static_cast<float>(block.characters);
    }
    float most = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (const auto found = shapes.find(shapes_[i]); found != shapes.end() && found->second > most)
        most = found->second, main_shape_ = shapes_[i];
    most = 0;
    for (const Block& block : blocks_)
      if (const auto found = parents.find(block.node->parent); found != parents.end() && found->second > most)
        most = found->second, main_parent_ = block.node->parent;
    for (const Block& block : blocks_) has_body_property_ |= block.has(Above::body_property);
  }

  // Paragraphs of one text are marked up alike: the names and classes of a block's element and its parent.
  static std::uint64_t shape_of(const Block& block) {
    std::string shape(block.node->text);
    shape += html::attribute(*block.node, "class");
    if (block.node->parent != nullptr) {
      shape += '>';
      shape += block.node->parent->text;
      shape += html::attribute(*block.node->parent, "class");
    }
    return base::hash64(shape);
  }

  void find_title() {
    const std::string title = fold(hints_.title);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      // Marks make a text longer than its folded form, but not many times as long.
      const bool near = !title.empty() && blocks_[i].text.size() <= 3 * title.size() + 16;
      const bool same = near && fold(blocks_[i].text) == title;
      is_title_.push_back(same);
      if (same && blocks_[i].heading && !title_at_) title_at_ = i;
    }
    for (std::size_t i = 0; i < blocks_.size() && !title_at_; ++i)
      if (blocks_[i].node->tag == Tag::h1) title_at_ = i;
  }

  void read_stated_body() {
    if (hints_.stated_body.size() < 200) return;
    std::string words = fold(hints_.stated_body);
    std::size_t begin = 0;
    std::vector<std::string_view> list;
    for (std::size_t end; begin < words.size(); begin = end + 1) {
      end = std::min(words.find(' ', begin), words.size());
      list.push_back(std::string_view(words).substr(begin, end - begin));
    }
    for (std::size_t i = 0; i + 3 <= list.size(); ++i)
      stated_.insert(base::hash64(std::string_view(
          list[i].data(), static_cast<std::size_t>(list[i + 2].data() + list[i + 2].size() - list[i].data()))));
  }

  // The share of a block's three-word shingles that stand in the stated body.
  float share_stated(const Block& block) const {
    const std::string words = fold(block.text);
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == ' ') starts.push_back(i + 1);
    if (starts.size() < 3) return 0.5f;
    starts.push_back(words.size() + 1);
    std::size_t hits = 0, all = 0;
    for (std::size_t i = 0; i + 3 < starts.size(); ++i, ++all)
      hits += stated_.count(base::hash64(std::string_view(words).substr(starts[i], starts[i + 3] - 1 - starts[i])));
    return all == 0 ? 0.5f : static_cast<float>(hits) / static_cast<float>(all);
  }

  void count_repetitions() {
    for (const Block& block : blocks_) ++seen_[base::hash64(block.text)];
  }

  void measure_text(const Block& block) {
    const auto words = static_cast<float>(block.words);
    const auto characters = static_cast<float>(std::max(1u, block.characters));
    at(Feature::bias) = 1;
    at(Feature::log_words) = std::log1p(words) / 4;
    at(Feature::words_10) = words >= 10;
    at(Feature::words_25) = words >= 25;
    at(Feature::words_60) = words >= 60;
    at(Feature::link_density) = static_cast<float>(block.link_density());
    at(Feature::all_link) = block.link_words == block.words;
    at(Feature::ends_in_stop) = block.ends_in_stop;
    at(Feature::stops) = std::min(static_cast<float>(block.stops), 4.0f) / 4;
    at(Feature::commas) = std::min(static_cast<float>(block.commas), 4.0f) / 4;
    at(Feature::capitals) = std::min(1.0f, 5 * static_cast<float>(block.capitals) / characters);
    at(Feature::digits) = std::min(1.0f, 5 * static_cast<float>(block.digits) / characters);
    at(Feature::bold) = block.bold_words == block.words;
    at(Feature::furniture_start) = starts_like_furniture(block.text);
    at(Feature::furniture_inside) = block.words < 40 && holds_furniture(block.text);
    at(Feature::repeated) = seen_[base::hash64(block.text)] > 1;
    if (!stated_.empty()) {
      const float share = share_stated(block);
      at(Feature::in_stated_body) = share > 0.6f;
      at(Feature::outside_stated_body) = share < 0.3f;
    }
  }

  void measure_place(std::size_t i) {
    const Block& block = blocks_[i];
    const auto count = static_cast<float>(blocks_.size());
    at(Feature::place) = static_cast<float>(i) / count;
    at(Feature::place_end) = static_cast<float>(i) / count > 0.8f;
    at(Feature::before_title) = title_at_ && i < *title_at_;
    at(Feature::is_title) = is_title_[i];
    const float all_prose = std::max(1.0f, prose_to_.back());
    at(Feature::prose_behind) = (i == 0 ? 0 : prose_to_[i - 1]) / all_prose;
    at(Feature::prose_ahead) = 1 - prose_to_[i] / all_prose;
    at(Feature::main_shape) = shapes_[i] == main_shape_ && main_shape_ != 0;
    at(Feature::main_parent) = block.node->parent == main_parent_;
    const Node* parent = container_of(block);
    const Node* grandparent = parent->parent != nullptr ? parent->parent : parent;
    const float total = std::max(1.0f, total_prose_);
    at(Feature::parent_share) = within_[parent->index].prose / total;
    at(Feature::grandparent_share) = within_[grandparent->index].prose / total;
    at(Feature::parent_links) = within_[parent->index].link_words / std::max(1.0f, within_[parent->index].words);
    for (const Node* node = block.node; node != nullptr && best_container_ != nullptr; node = node->parent)
      if (node == best_container_) at(Feature::best_container) = 1;
  }

  void measure_around(std::size_t i) {
    const Block& block = blocks_[i];
    const auto neighbour = [&](std::ptrdiff_t step) -> const Block* {
      const auto j = static_cast<std::ptrdiff_t>(i) + step;
      return j < 0 || j >= static_cast<std::ptrdiff_t>(blocks_.size()) ? nullptr
                                                                       : &blocks_[static_cast<std::size_t>(j)];
    };
    const auto words = [](const Block* b) {
      return b == nullptr ? 0.0f : std::log1p(static_cast<float>(b->words)) / 4;
    };
    const auto links = [](const Block* b) { return b == nullptr ? 1.0f : static_cast<float>(b->link_density()); };
    const auto kin = [&](const Block* b) {
      return b != nullptr && b->node->parent == block.node->parent && b->node->tag == block.node->tag;
    };
    const Block *before = neighbour(-1), *after = neighbour(1);
    at(Feature::previous_words) = words(before);
    at(Feature::next_words) = words(after);
    at(Feature::previous_links) = links(before);
    at(Feature::next_links) = links(after);
    at(Feature::previous_kin) = kin(before);
    at(Feature::next_kin) = kin(after);
    float ahead = 0, behind = 0;
    for (std::ptrdiff_t step = 1; step <= 4; ++step) {
      if (const Block* other = neighbour(step))
        ahead += looks_like_prose(*other) ? std::min(static_cast<float>(other->words), 60.0f) : 0;
      if (const Block* other = neighbour(-step))
        behind += looks_like_prose(*other) ? std::min(static_cast<float>(other->words), 60.0f) : 0;
    }
    at(Feature::words_ahead) = ahead / 120;
    at(Feature::words_behind) = behind / 120;
    int run = 0, shorts = 0;
    for (std::ptrdiff_t step = -4; step <= 4; ++step) {
      const Block* other = neighbour(step);
      if (other == nullptr) continue;
      run += other->node->tag == Tag::li && other->link_density() > 0.6;
      shorts += other->words < 8;
    }
    at(Feature::list_run) = static_cast<float>(run) / 9;
    at(Feature::short_in_run) = block.words < 12 ? static_cast<float>(shorts) / 9 : 0;
  }

  void measure_above(const Block& block) {
    const Tag tag = block.node->tag;
    at(Feature::is_p) = tag == Tag::p;
    at(Feature::is_li) = tag == Tag::li || tag == Tag::dd || tag == Tag::dt;
    at(Feature::is_heading) = block.heading;
    at(Feature::is_cell) = tag == Tag::td || tag == Tag::th;
    at(Feature::is_quote) = block.has(Above::quote);
    at(Feature::is_plain_div) = tag == Tag::div || tag == Tag::section;
    at(Feature::in_nav) = block.has(Above::nav);
    at(Feature::in_aside) = block.has(Above::aside);
    at(Feature::in_footer) = block.has(Above::footer);
    at(Feature::in_header) = block.has(Above::header);
    at(Feature::in_form) = block.has(Above::form);
    at(Feature::in_figure) = block.has(Above::figure);
    at(Feature::in_figcaption) = block.has(Above::figcaption);
    at(Feature::in_table) = block.has(Above::table);
    at(Feature::in_list) = block.has(Above::list);
    at(Feature::in_article) = block.article != nullptr && block.article == main_article_;
    at(Feature::in_other_article) = block.article != nullptr && block.article != main_article_;
    at(Feature::in_main) = block.has(Above::main);
    at(Feature::in_body_property) = block.has(Above::body_property);
    at(Feature::outside_body_property) = has_body_property_ && !block.has(Above::body_property);
    at(Feature::in_hidden) = block.has(Above::hidden);
    at(Feature::in_button) = block.has(Above::button);
  }

  void measure_kinds(const Block& block) {
    const auto near = [&](ClassKind kind, Feature feature) { at(feature) = (block.near_kinds & bit(kind)) != 0; };
    const auto far = [&](ClassKind kind, Feature feature) { at(feature) = (block.far_kinds & bit(kind)) != 0; };
    near(ClassKind::content, Feature::near_content);
    near(ClassKind::navigation, Feature::near_navigation);
    near(ClassKind::related, Feature::near_related);
    near(ClassKind::social, Feature::near_social);
    near(ClassKind::comments, Feature::near_comments);
    near(ClassKind::promotion, Feature::near_promotion);
    near(ClassKind::legal, Feature::near_legal);
    near(ClassKind::byline, Feature::near_byline);
    near(ClassKind::caption, Feature::near_caption);
    near(ClassKind::tags, Feature::near_tags);
    near(ClassKind::listing, Feature::near_listing);
    near(ClassKind::edge, Feature::near_edge);
    near(ClassKind::hidden, Feature::near_hidden);
    near(ClassKind::deck, Feature::near_deck);
    near(ClassKind::note, Feature::near_note);
    far(ClassKind::content, Feature::far_content);
    far(ClassKind::navigation, Feature::far_navigation);
    far(ClassKind::related, Feature::far_related);
    far(ClassKind::comments, Feature::far_comments);
    far(ClassKind::promotion, Feature::far_promotion);
    far(ClassKind::legal, Feature::far_legal);
    far(ClassKind::listing, Feature::far_listing);
    far(ClassKind::edge, Feature::far_edge);
    far(ClassKind::hidden, Feature::far_hidden);
  }

  const std::vector<Block>& blocks_;
  const PageHints& hints_;
  std::vector<Within> within_;  // by node index
  float total_prose_ = 0;
  const Node* best_container_ = nullptr;
  const Node* main_article_ = nullptr;
  const Node* main_parent_ = nullptr;
  std::vector<float> prose_to_;        // characters of prose up to and with a block
  std::vector<std::uint64_t> shapes_;  // of each block
  std::uint64_t main_shape_ = 0;       // that of the most prose
  bool has_body_property_ = false;
  std::vector<bool> is_title_;
  std::optional<std::size_t> title_at_;
  std::unordered_set<std::uint64_t> stated_;
  std::unordered_map<std::uint64_t, int> seen_;
  Features* row_ = nullptr;
};

}  // namespace

std::string_view name_of(Feature feature) {
  static constexpr std::array<std::string_view, feature_count> names{
#define X(name) #name,
      COURANT_PAGE_FEATURES(X)
#undef X
  };
  return names[static_cast<std::size_t>(feature)];
}

std::vector<Features> measure_blocks(const std::vector<Block>& blocks, std::size_t node_count, const PageHints& hints) {
  return Measure(blocks, node_count, hints).run();
}

}  // namespace courant::page
