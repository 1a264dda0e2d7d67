#include "page/element_text.h"

#include <algorithm>
#include <array>

#include "html/plain_text.h"
#include "page/class_words.h"

namespace courant::page {

using html::Node;
using html::Tag;

std::string folded_text(const Node& node) { return html::collapse_white_space(html::text_of(node)); }

std::string spaced_text(const Node& node) {
  std::string out;
  for (const Node* inner = &node; inner != nullptr; inner = html::next_in_order(*inner, node))
    if (inner->is_text()) out.append(out.empty() ? "" : " ").append(inner->text);
  return html::collapse_white_space(out);
}

std::string parted_text(const Node& node) {
  std::string out;
  for (const Node* inner = &node; inner != nullptr; inner = html::next_in_order(*inner, node)) {
    if (inner->is_text()) out.append(out.empty() ? "" : " ").append(inner->text);
    constexpr std::array parts{Tag::div, Tag::p, Tag::li, Tag::br, Tag::time, Tag::td, Tag::section};
    if (inner != &node && !out.empty() && std::ranges::find(parts, inner->tag) != parts.end()) out += " |";
  }
  return html::collapse_white_space(out);
}

std::string_view words_before(const Node& node) {
  constexpr std::size_t bytes_max = 40;
  const Node* before = node.previous;
  while (before != nullptr && before->is_text() && html::trim_white_space(before->text).empty())
    before = before->previous;
  while (before != nullptr && before->is_element()) before = before->last_child;
  if (before == nullptr || !before->is_text()) return {};
  const std::string_view text = html::trim_white_space(before->text);
  return text.size() > bytes_max ? text.substr(text.size() - bytes_max) : text;
}

bool is_comment(const Node& node) {
  constexpr int ancestors_max = 8;
  const Node* outer = node.parent;
  for (int steps = 0; outer != nullptr && steps < ancestors_max; outer = outer->parent, ++steps) {
    // What holds a whole article of the section "comment" may bear that name too.
    if (outer->tag == Tag::main || outer->tag == Tag::body) return false;
    const ClassKinds kinds = class_kinds(*outer);
    if ((kinds & bit(ClassKind::comments)) != 0 && (kinds & bit(ClassKind::content)) == 0) return true;
  }
  return false;
}

}  // namespace courant::page
