// The tree of an HTML document or fragment, built by the HTML standard's parsing rules (13.2) from UTF-8. Feeds'
// values and pages both start here. Nodes lie in an arena and point at each other; walking them is following pointers.
// A Document owns all of it and may be moved; its nodes and every string_view from them live as long as it does.
// One document is for one thread at a time; different documents do not know each other.
//
// Where it differs from the standard, and why: scripting is off (noscript's content is parsed); elements past
// `depth_max` open ones are added but not opened, so that no input makes a deep tree; names of SVG and MathML stay in
// lower case; a template's content are its children; past a limit the rest is left out and `truncated` says so.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "html/arena.h"
#include "html/tag.h"

namespace courant::html {

enum class NodeKind : std::uint8_t { document, doctype, element, text, comment };
enum class Space : std::uint8_t { html, svg, math };

struct Attribute {
  std::string_view name;   // lower case
  std::string_view value;  // entities decoded
};

struct Node {
  Node* parent = nullptr;
  Node* first_child = nullptr;
  Node* last_child = nullptr;
  Node* previous = nullptr;  // siblings
  Node* next = nullptr;
  std::string_view text;  // of a text or comment its text, of an element or doctype its name in lower case
  Attribute* attributes = nullptr;
  std::uint32_t index = 0;          // below Document::node_count(), one each: for data of one's own beside the tree
  std::uint32_t text_capacity = 0;  // for the parser alone
  std::uint16_t attribute_count = 0;
  NodeKind kind = NodeKind::element;
  Tag tag = Tag::other;  // of HTML elements; other for SVG's and MathML's, and for all that is no element
  Space space = Space::html;

  bool is(Tag wanted) const { return tag == wanted; }
  bool is_element() const { return kind == NodeKind::element; }
  bool is_text() const { return kind == NodeKind::text; }
  const Attribute* begin_attributes() const { return attributes; }
  const Attribute* end_attributes() const { return attributes + attribute_count; }
};

struct ParseLimits {
  std::size_t bytes_max = 64 << 20;
  std::size_t depth_max = 512;       // open elements at once
  std::size_t attributes_max = 256;  // of one element; further ones are left out
  std::size_t nodes_max = 1'000'000;
  std::size_t tree_bytes_max = 32 << 20;  // of nodes and attributes beside the source: some 400,000 nodes
};

class Document {
 public:
  Document(std::string source, std::size_t first_block_bytes)
      : source_(std::make_unique<std::string>(std::move(source))), arena_(first_block_bytes) {}

  const Node& root() const { return *root_; }  // of kind document
  Node& root() { return *root_; }
  // The html, head and body element; null only where the source was a fragment or a frameset.
  Node* html() const { return html_; }
  Node* head() const { return head_; }
  Node* body() const { return body_; }
  std::size_t node_count() const { return node_count_; }
  bool quirks() const { return quirks_; }
  void set_truncated() { truncated_ = true; }
  bool truncated() const { return truncated_; }  // a limit was met: the rest of the source is not in the tree

  // For programs that change the tree: a new node without place, text that lives as long as the document.
  Node* make_node(NodeKind kind);
  Node* make_element(Tag tag);
  std::string_view keep(std::string_view text) { return arena_.copy(text); }

 private:
  friend class TreeBuilder;
  std::unique_ptr<std::string> source_;  // on the heap, so that moving the document moves no byte of it
  Arena arena_;
  Node* root_ = nullptr;
  Node* html_ = nullptr;
  Node* head_ = nullptr;
  Node* body_ = nullptr;
  std::size_t node_count_ = 0;
  bool quirks_ = false;
  bool truncated_ = false;
};

// A whole page. Never fails: whatever the bytes, there is a tree with html, head and body (or frameset).
Document parse_document(std::string utf8, const ParseLimits& limits = {});

// A piece of HTML as it stands inside <body> (or inside `context`): the root's children are its nodes.
Document parse_fragment(std::string utf8, const ParseLimits& limits = {}, Tag context = Tag::body);

// The next node in document order within `top`, null at its end.
const Node* next_in_order(const Node& node, const Node& top);
// The same, but past all that is inside `node`.
const Node* next_after(const Node& node, const Node& top);

// Inline, so that a name which the compiler knows is compared in a few instructions: extraction asks for every
// attribute.
inline bool is_named(const Attribute& attribute, std::string_view name) {
  return attribute.name.size() == name.size() &&
         std::char_traits<char>::compare(attribute.name.data(), name.data(), name.size()) == 0;
}

// An attribute's value, or null where it is absent; `attribute` gives "" for both absent and empty.
inline const std::string_view* find_attribute(const Node& node, std::string_view name) {
  for (const Attribute* at = node.begin_attributes(); at != node.end_attributes(); ++at)
    if (is_named(*at, name)) return &at->value;
  return nullptr;
}
inline std::string_view attribute(const Node& node, std::string_view name) {
  const std::string_view* value = find_attribute(node, name);
  return value ? *value : std::string_view();
}

// All text within, as it stands, without what script, style and template hold.
std::string text_of(const Node& node);

void append_child(Node& parent, Node& child);
void insert_before(Node& place, Node& node);
void remove_node(Node& node);
void move_children(Node& from, Node& to);  // to the end of `to`

}  // namespace courant::html
