#include "page/blocks.h"

#include <algorithm>

#include "base/utf8.h"
#include "html/twice_encoded.h"

namespace courant::page {
namespace {

using html::Node;
using html::Tag;

constexpr std::size_t blocks_max = 20'000;

bool holds_no_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::svg:
    case Tag::math:
    case Tag::iframe:
    case Tag::select:
    case Tag::textarea:
    case Tag::object:
    case Tag::noscript:
    case Tag::head:
    case Tag::audio:
    case Tag::video:
    case Tag::canvas:
    case Tag::datalist:
    case Tag::option:
    case Tag::map:
    case Tag::dialog:
    case Tag::input:
    case Tag::embed:
    case Tag::progress:
      return true;
    default:
      return false;
  }
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::dir:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hgroup:
    case Tag::hr:
    case Tag::legend:
    case Tag::li:
    case Tag::listing:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
    case Tag::button:
    case Tag::search:
      return true;
    default:
      return false;
  }
}

std::uint32_t above_bits(const Node& element) {
  const auto value = [](Above bit) { return static_cast<std::uint32_t>(bit); };
  std::uint32_t bits = 0;
  switch (element.tag) {
    case Tag::nav:
      bits = value(Above::nav);
      break;
    case Tag::aside:
      bits = value(Above::aside);
      break;
    case Tag::footer:
      bits = value(Above::footer);
      break;
    case Tag::header:
    case Tag::hgroup:
      bits = value(Above::header);
      break;
    case Tag::form:
    case Tag::fieldset:
      bits = value(Above::form);
      break;
    case Tag::figure:
      bits = value(Above::figure);
      break;
    case Tag::figcaption:
    case Tag::caption:
      bits = value(Above::figcaption);
      break;
    case Tag::table:
      bits = value(Above::table);
      break;
    case Tag::ul:
    case Tag::ol:
    case Tag::menu:
    case Tag::dl:
      bits = value(Above::list);
      break;
    case Tag::article:
      bits = value(Above::article);
      break;
    case Tag::main:
      bits = value(Above::main);
      break;
    case Tag::blockquote:
      bits = value(Above::quote);
      break;
    case Tag::button:
      bits = value(Above::button);
      break;
    case Tag::details:
      bits = value(Above::details);
      break;
    case Tag::address:
      bits = value(Above::address);
      break;
    default:
      break;
  }
  for (const auto* at = element.begin_attributes(); at != element.end_attributes(); ++at) {
    if (html::is_named(*at, "itemprop") && (at->value == "articleBody" || at->value == "reviewBody"))
      bits |= value(Above::body_property);
    if (html::is_named(*at, "property") && at->value == "articleBody") bits |= value(Above::body_property);
    if (html::is_named(*at, "hidden") || (html::is_named(*at, "aria-hidden") && at->value == "true"))
      bits |= value(Above::hidden);
    if (html::is_named(*at, "style") && (at->value.find("display:none") != std::string_view::npos ||
                                         at->value.find("display: none") != std::string_view::npos))
      bits |= value(Above::hidden);
    if (html::is_named(*at, "role")) {
      if (at->value == "navigation" || at->value == "menu") bits |= value(Above::nav);
      if (at->value == "complementary") bits |= value(Above::aside);
      if (at->value == "contentinfo") bits |= value(Above::footer);
      if (at->value == "banner") bits |= value(Above::header);
      if (at->value == "main") bits |= value(Above::main);
      if (at->value == "article") bits |= value(Above::article);
    }
  }
  return bits;
}

// Walks the tree with a stack of what stands above, and gathers text into the open block.
class Collector {
 public:
  explicit Collector(std::vector<Block>& out) : out_(out) {}

  void walk(const Node& body) {
    levels_.push_back({&body, 0, 0, 0, nullptr, false, false, false});
    const Node* node = body.first_child;
    const Node* top = &body;
    while (node != nullptr && out_.size() < blocks_max) {
      if (node->is_text()) {
        add_text(node->text);
      } else if (node->is_element() && !holds_no_text(node->tag) && node->space == html::Space::html) {
        if (node->tag == Tag::br) {
          line_break();
        } else if (node->first_child != nullptr) {
          enter(*node);
          node = node->first_child;
          continue;
        } else if (is_block(node->tag)) {
          flush();
        }
      }
      while (node->next == nullptr && node->parent != top && node->parent != nullptr) {
        node = node->parent;
        leave(*node);
      }
      node = node->next;
    }
    flush();
  }

 private:
  struct Level {
    const Node* node;
    std::uint32_t above;
    ClassKinds own, far;
    const Node* article;
    bool link, bold, heading;
  };

  void enter(const Node& element) {
    const bool block = is_block(element.tag);
    if (block) flush();
    const Level& outer = levels_.back();
    Level level = outer;
    level.above |= above_bits(element);
    level.link |= element.tag == Tag::a;
    level.bold |= element.tag == Tag::b || element.tag == Tag::strong;
    level.heading |= html::has(element.tag, html::is_heading);
    if (element.tag == Tag::article && level.article == nullptr) level.article = &element;
    level.own = class_kinds(element);
    level.node = block ? &element : outer.node;
    if (levels_.size() >= 3) level.far = static_cast<ClassKinds>(outer.far | levels_[levels_.size() - 3].own);
    levels_.push_back(level);
  }

  void leave(const Node& element) {
    if (is_block(element.tag)) flush();
    levels_.pop_back();
  }

  void line_break() {
    if (break_pending_ || (!open_.text.empty() && ends_in_stop(open_.text))) flush();
    break_pending_ = true;
    space_ = true;
  }

  void add_text(std::string_view text) {
    if (text.find('\xC3') != std::string_view::npos)
      if (std::string mended(text); html::mend_twice_encoded(mended)) return add_characters(mended);
    add_characters(text);
  }

  void add_characters(std::string_view text) {
    const Level& level = levels_.back();
    for (std::size_t at = 0; at < text.size();) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c <= 0x20) {
        space_ = true;
        ++at;
        continue;
      }
      std::size_t end = at + 1;  // of what is added at once: a run of ASCII, or one other character
      if (c >= 0x80) {
        const base::Decoded next = base::decode_utf8(text, at);
        end = at + next.length;
        if (next.code_point == 0xA0 || next.code_point == 0x2009 || next.code_point == 0x202F) {
          space_ = true;
          at = end;
          continue;
        }
        if (next.code_point == 0xAD || next.code_point == 0x200B || next.code_point == 0xFEFF) {
          at = end;
          continue;
        }
      } else {
        while (end < text.size() && text[end] > 0x20 && static_cast<unsigned char>(text[end]) < 0x80) ++end;
      }
      if (open_.text.empty()) begin_block(level);
      const bool starts_word = space_ || open_.text.empty();
      if (space_ && !open_.text.empty()) open_.text += ' ';
      if (starts_word) count_word(level);
      space_ = break_pending_ = false;
      if (c >= 0x80)
        ++open_.characters;
      else
        for (const char one : text.substr(at, end - at)) count_character(one);
      open_.text.append(text, at, end - at);
      at = end;
    }
  }

  void begin_block(const Level& level) {
    open_.node = level.node;
    open_.above = level.above;
    open_.article = level.article;
    open_.heading = level.heading;
    open_.far_kinds = level.far;
    open_.near_kinds = 0;
    for (std::size_t i = levels_.size(), steps = 0; i > 1 && steps < 3; --i, ++steps)
      open_.near_kinds |= levels_[i - 1].own;
  }

  void count_word(const Level& level) {
    ++open_.words;
    open_.link_words += level.link;
    open_.bold_words += level.bold;
  }

  void count_character(char c) {  // of ASCII
    ++open_.characters;
    open_.capitals += c >= 'A' && c <= 'Z';
    open_.digits += c >= '0' && c <= '9';
    open_.stops += c == '.' || c == '!' || c == '?';
    open_.commas += c == ',' || c == ';';
  }

  static bool ends_in_stop(std::string_view text) {
    for (;;) {
      if (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')')) {
        text.remove_suffix(1);
      } else if (text.ends_with("”") || text.ends_with("’") || text.ends_with("“") || text.ends_with("»") ||
                 text.ends_with("«")) {
        text.remove_suffix(text.ends_with("»") || text.ends_with("«") ? 2 : 3);
      } else {
        break;
      }
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…") ||
           text.ends_with(':') || text.ends_with("。") || text.ends_with("？") || text.ends_with("！");
  }

  void flush() {
    if (open_.words > 0) {
      open_.ends_in_stop = ends_in_stop(open_.text);
      out_.push_back(std::move(open_));
    }
    open_ = Block{};
    space_ = break_pending_ = false;
  }

  std::vector<Block>& out_;
  std::vector<Level> levels_;
  Block open_;
  bool space_ = false, break_pending_ = false;
};

}  // namespace

std::vector<Block> collect_blocks(const html::Document& document) {
  std::vector<Block> blocks;
  if (document.body() != nullptr) Collector(blocks).walk(*document.body());
  return blocks;
}

}  // namespace courant::page
