#include "html/tree.h"

#include <new>

namespace courant::html {

Node* Document::make_node(NodeKind kind) {
  Node* node = new (arena_.allocate(sizeof(Node), alignof(Node))) Node;
  node->kind = kind;
  node->index = static_cast<std::uint32_t>(node_count_++);
  return node;
}

Node* Document::make_element(Tag tag) {
  Node* node = make_node(NodeKind::element);
  node->tag = tag;
  node->text = name_of(tag);
  return node;
}

const Node* next_after(const Node& node, const Node& top) {
  for (const Node* at = &node; at != &top; at = at->parent) {
    if (at->next) return at->next;
  }
  return nullptr;
}

const Node* next_in_order(const Node& node, const Node& top) {
  return node.first_child ? node.first_child : next_after(node, top);
}

std::string text_of(const Node& top) {
  std::string out;
  for (const Node* node = &top; node;) {
    if (node->is_text()) out += node->text;
    const bool hidden = node->is(Tag::script) || node->is(Tag::style) || node->is(Tag::template_);
    node = hidden && node != &top ? next_after(*node, top) : next_in_order(*node, top);
  }
  return out;
}

void append_child(Node& parent, Node& child) {
  child.parent = &parent;
  child.previous = parent.last_child;
  child.next = nullptr;
  (parent.last_child ? parent.last_child->next : parent.first_child) = &child;
  parent.last_child = &child;
}

void insert_before(Node& place, Node& node) {
  node.parent = place.parent;
  node.next = &place;
  node.previous = place.previous;
  (place.previous ? place.previous->next : place.parent->first_child) = &node;
  place.previous = &node;
}

void remove_node(Node& node) {
  if (!node.parent) return;
  (node.previous ? node.previous->next : node.parent->first_child) = node.next;
  (node.next ? node.next->previous : node.parent->last_child) = node.previous;
  node.parent = node.previous = node.next = nullptr;
}

void move_children(Node& from, Node& to) {
  while (Node* child = from.first_child) {
    remove_node(*child);
    append_child(to, *child);
  }
}

}  // namespace courant::html
