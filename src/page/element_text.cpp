#include "page/element_text.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/url.h"
#include "html/plain_text.h"
#include "page/class_words.h"

namespace courant::page {

using html::Node;
using html::Tag;

namespace {

// A name, a date or a title is short. What is longer is none, and is not read to its end at each level that holds it.
constexpr std::size_t bytes_max = 1000, nodes_max = 1000;

bool is_read(const Node& node) {
  return node.tag != Tag::script && node.tag != Tag::style && node.tag != Tag::template_;
}

// Calls `each` for what lies in the element and itself in document order; it says whether to read what is inside.
// False where there is too much.
template <typename Each>
bool walk(const Node& top, const Each& each) {
  std::size_t nodes = 0, bytes = 0;
  for (const Node* node = &top; node != nullptr;) {
    bytes += node->is_text() ? html::trim_white_space(node->text).size() : 0;
    if (++nodes > nodes_max || bytes > bytes_max) return false;
    node = each(*node) && is_read(*node) ? html::next_in_order(*node, top) : html::next_after(*node, top);
  }
  return true;
}

std::string joined_text(const Node& node, std::string_view between, bool parted) {
  constexpr std::array parts{Tag::div, Tag::p, Tag::li, Tag::br, Tag::time, Tag::td, Tag::section};
  std::string out;
  const bool whole = walk(node, [&](const Node& inner) {
    if (inner.is_text()) out.append(out.empty() ? "" : between).append(inner.text);
    if (parted && &inner != &node && !out.empty() && std::ranges::find(parts, inner.tag) != parts.end()) out += " |";
    return true;
  });
  return whole ? html::collapse_white_space(out) : std::string();
}

}  // namespace

std::string folded_text(const Node& node) { return joined_text(node, "", false); }

std::string spaced_text(const Node& node) { return joined_text(node, " ", false); }

std::string parted_text(const Node& node) { return joined_text(node, " ", true); }

std::string headline_text(const Node& heading) {
  std::string out;
  const bool whole = walk(heading, [&](const Node& inner) {
    const bool kicker = &inner != &heading && inner.is_element() && inner.attribute_count > 0 &&
                        (class_kinds(inner) & bit(ClassKind::kicker)) != 0;
    if (inner.is_text()) out += inner.text;
    if (inner.tag == Tag::br) out += ' ';
    return !kicker;
  });
  if (!whole) return {};
  out = html::collapse_white_space(out);
  // What joined the kicker to the headline.
  while (!out.empty() && (out.front() == ':' || out.front() == '-' || out.front() == ' ')) out.erase(0, 1);
  for (const char* dash : {"–", "—"})
    if (out.starts_with(dash)) out.erase(0, std::string_view(dash).size());
  out = html::collapse_white_space(out);
  return out.empty() ? folded_text(heading) : out;
}

bool is_logo(const Node& heading) {
  if ((class_kinds(heading) & bit(ClassKind::brand)) != 0) return true;
  const auto is_home = [](const Node& node) {
    if (node.tag != Tag::a) return false;
    if (base::lower_ascii(html::attribute(node, "rel")) == "home") return true;
    const std::string_view href = html::attribute(node, "href");
    if (href.empty()) return false;
    if (href == "/" || href == "./" || href.starts_with("/index.")) return true;
    // A front page in a language, but "/?p=12" is an article.
    if (href.starts_with("/?") && href.find_first_of("0123456789") == std::string_view::npos) return true;
    const auto url = base::parse_url(href);
    return url && url->host && (url->path.empty() || url->path == "/") && !url->query;
  };
  constexpr int ancestors_max = 3;
  int steps = 0;
  for (const Node* outer = heading.parent; outer != nullptr && steps < ancestors_max; outer = outer->parent, ++steps)
    if (is_home(*outer)) return true;
  const Node* home = nullptr;
  walk(heading, [&](const Node& inner) {
    if (home == nullptr && is_home(inner)) home = &inner;
    return home == nullptr;
  });
  return home != nullptr && folded_text(*home).size() * 2 > folded_text(heading).size();
}

std::string_view words_before(const Node& node) {
  constexpr std::size_t words_bytes_max = 40;
  const Node* before = node.previous;
  while (before != nullptr && before->is_text() && html::trim_white_space(before->text).empty())
    before = before->previous;
  while (before != nullptr && before->is_element()) before = before->last_child;
  if (before == nullptr || !before->is_text()) return {};
  const std::string_view text = html::trim_white_space(before->text);
  return text.size() > words_bytes_max ? text.substr(text.size() - words_bytes_max) : text;
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
