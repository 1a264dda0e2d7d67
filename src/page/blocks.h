// Cuts a page into blocks, the smallest pieces of text that stand apart (a paragraph, a heading, a list item, a cell),
// with all that choosing the article's own among them needs to know. First step of page/. Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "html/tree.h"
#include "page/class_words.h"

namespace courant::page {

// Which elements stand above a block.
enum class Above : std::uint32_t {
  nav = 1 << 0,
  aside = 1 << 1,
  footer = 1 << 2,
  header = 1 << 3,
  form = 1 << 4,
  figure = 1 << 5,
  figcaption = 1 << 6,
  table = 1 << 7,
  list = 1 << 8,
  article = 1 << 9,
  main = 1 << 10,
  body_property = 1 << 11,
  quote = 1 << 12,
  hidden = 1 << 13,
  button = 1 << 14,
  details = 1 << 15,
  address = 1 << 16,
};

struct Block {
  const html::Node* node = nullptr;     // the block-level element that holds the text directly
  std::string text;                     // UTF-8, white space folded
  std::uint32_t above = 0;              // bits of Above
  ClassKinds near_kinds = 0;            // of its own element and the two above it
  ClassKinds far_kinds = 0;             // of all elements above these, but html and body
  const html::Node* article = nullptr;  // the outermost <article> above, else null
  std::uint32_t words = 0, link_words = 0, bold_words = 0;
  std::uint32_t characters = 0, capitals = 0, digits = 0, stops = 0, commas = 0;  // stops: . ! ? … and their kin
  bool ends_in_stop = false;
  bool heading = false;  // within h1 to h6

  bool is_kind(ClassKinds kinds) const { return ((near_kinds | far_kinds) & kinds) != 0; }
  bool has(Above bit) const { return (above & static_cast<std::uint32_t>(bit)) != 0; }
  double link_density() const { return words == 0 ? 0 : static_cast<double>(link_words) / words; }
};

// All blocks of the page in document order. Scripts, styles, hidden controls and drawings hold none.
std::vector<Block> collect_blocks(const html::Document& document);

}  // namespace courant::page
