#include "html/tree_builder.h"

#include <algorithm>
#include <cstring>

namespace courant::html {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t formatting_max = 64;  // further ones are still elements, but are not reopened

bool contains(std::initializer_list<Tag> tags, Tag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool same_element(const Node& a, const Node& b) {
  if (a.tag != b.tag || a.attribute_count != b.attribute_count) return false;
  return std::all_of(a.begin_attributes(), a.end_attributes(), [&](const Attribute& attribute) {
    const std::string_view* other = find_attribute(b, attribute.name);
    return other && *other == attribute.value;
  });
}

}  // namespace

std::uint16_t element_flags(const Node& node) {
  if (node.space == Space::html) return tag_flags(node.tag);
  static constexpr std::string_view svg_points[] = {"foreignobject", "desc", "title"};
  static constexpr std::string_view math_points[] = {"mi", "mo", "mn", "ms", "mtext", "annotation-xml"};
  const bool point = node.space == Space::svg ? std::ranges::count(svg_points, node.text) > 0
                                              : std::ranges::count(math_points, node.text) > 0;
  return point ? is_special | ends_scope : 0;
}

TreeBuilder::TreeBuilder(Document& document, const ParseLimits& limits)
    : document_(document),
      limits_(limits),
      tokenizer_(document.source_->data(), document.source_->size(), document.arena_, limits.attributes_max) {
  document_.root_ = document_.make_node(NodeKind::document);
}

void TreeBuilder::build_fragment(Tag context) {
  context_ = document_.make_element(context);
  Node* html = document_.make_element(Tag::html);
  append_child(*document_.root_, *html);
  push(*html);
  if (context == Tag::template_) template_modes_.push_back(Mode::in_template);
  if (context == Tag::title || context == Tag::textarea) tokenizer_.set_mode(TextMode::rcdata, {});
  if (has(context, is_raw_text) || context == Tag::script) tokenizer_.set_mode(TextMode::raw_text, {});
  if (context == Tag::plaintext) tokenizer_.set_mode(TextMode::plaintext, {});
  reset_mode();
  run();
  Node* root = document_.root_;
  remove_node(*html);
  move_children(*html, *root);
}

void TreeBuilder::run() {
  while (!stopped_) {
    tokenizer_.set_in_foreign_content(!open_.empty() && current().space != Space::html);
    tokenizer_.next(token_);
    if (document_.node_count() >= limits_.nodes_max || document_.arena_.bytes() > limits_.tree_bytes_max) {
      document_.truncated_ = true;
      token_.type = Token::Type::end_of_file;
    }
    if (is_text()) {
      if (skip_line_feed_ && token_.text.starts_with('\n')) token_.text.remove_prefix(1);
      skip_line_feed_ = false;
      if (token_.text.empty()) continue;
    } else {
      skip_line_feed_ = false;
    }
    dispatch();
  }
}

void TreeBuilder::dispatch() {
  for (;;) {
    if (is_foreign_token()) return in_foreign_content();
    if (process(mode_) || stopped_) return;
  }
}

bool TreeBuilder::current_is_any(std::initializer_list<Tag> tags) const { return contains(tags, current().tag); }
bool TreeBuilder::is_start_any(std::initializer_list<Tag> tags) const {
  return token_.type == Token::Type::start_tag && contains(tags, token_.tag);
}
bool TreeBuilder::is_end_any(std::initializer_list<Tag> tags) const {
  return token_.type == Token::Type::end_tag && contains(tags, token_.tag);
}

std::string_view TreeBuilder::take_white_space() {
  const std::size_t length = std::min(token_.text.find_first_not_of(" \t\n\f\r"), token_.text.size());
  const std::string_view white = token_.text.substr(0, length);
  token_.text.remove_prefix(length);
  return white;
}

Node* TreeBuilder::make_element_for_token(Space space) {
  Node* node = document_.make_node(NodeKind::element);
  node->tag = space == Space::html ? token_.tag : Tag::other;
  node->space = space;
  node->text = token_.name;
  if (!token_.attributes.empty()) {
    node->attribute_count = static_cast<std::uint16_t>(token_.attributes.size());
    node->attributes = document_.arena_.make_array<Attribute>(token_.attributes.size());
    std::memcpy(static_cast<void*>(node->attributes), token_.attributes.data(),
                token_.attributes.size() * sizeof(Attribute));
  }
  return node;
}

Node* TreeBuilder::copy_element(const Node& old) {
  Node* copy = document_.make_node(NodeKind::element);
  copy->tag = old.tag;
  copy->text = old.text;
  copy->attributes = old.attributes;
  copy->attribute_count = old.attribute_count;
  return copy;
}

TreeBuilder::Place TreeBuilder::appropriate_place(Node* target) const {
  if (!foster_ || !contains({Tag::table, Tag::tbody, Tag::tfoot, Tag::thead, Tag::tr}, target->tag))
    return {target, nullptr};
  for (std::size_t i = open_.size(); i-- > 0;) {
    Node& node = *open_[i];
    if (node.is(Tag::template_)) return {&node, nullptr};
    if (!node.is(Tag::table)) continue;
    if (node.parent) return {node.parent, &node};
    return {open_[i - 1], nullptr};
  }
  return {open_[0], nullptr};
}

void TreeBuilder::insert_at(Place place, Node& node) {
  if (place.before)
    insert_before(*place.before, node);
  else
    append_child(*place.parent, node);
}

void TreeBuilder::insert_text(std::string_view text) {
  if (text.empty()) return;
  const Place place = appropriate_place(&current());
  if (place.parent->kind == NodeKind::document) return;
  Node* last = place.before ? place.before->previous : place.parent->last_child;
  if (!last || !last->is_text()) {
    Node* node = document_.make_node(NodeKind::text);
    node->text = text;
    return insert_at(place, *node);
  }
  if (last->text.data() + last->text.size() == text.data()) {
    last->text = {last->text.data(), last->text.size() + text.size()};
    return;
  }
  const std::size_t size = last->text.size() + text.size();
  if (last->text_capacity < size) {
    char* bytes = document_.arena_.make_text(size * 2);
    std::memcpy(bytes, last->text.data(), last->text.size());
    last->text = {bytes, last->text.size()};
    last->text_capacity = static_cast<std::uint32_t>(size * 2);
  }
  std::memcpy(const_cast<char*>(last->text.data()) + last->text.size(), text.data(), text.size());
  last->text = {last->text.data(), size};
}

void TreeBuilder::insert_comment(Node* parent) {
  Node* node = document_.make_node(NodeKind::comment);
  node->text = token_.text;
  insert_at(parent ? Place{parent, nullptr} : appropriate_place(&current()), *node);
}

Node* TreeBuilder::insert_element(Space space) {
  Node* node = make_element_for_token(space);
  insert_at(appropriate_place(&current()), *node);
  if (room()) push(*node);
  return node;
}

Node* TreeBuilder::insert_plain(Tag tag) {
  Node* node = document_.make_element(tag);
  if (open_.empty())
    append_child(*document_.root_, *node);
  else
    insert_at(appropriate_place(&current()), *node);
  push(*node);
  return node;
}

void TreeBuilder::insert_void() { insert_at(appropriate_place(&current()), *make_element_for_token(Space::html)); }

void TreeBuilder::insert_raw_text(TextMode mode) {
  Node* node = make_element_for_token(Space::html);
  insert_at(appropriate_place(&current()), *node);
  push(*node);
  tokenizer_.set_mode(mode, node->text);
  original_mode_ = mode_;
  mode_ = Mode::text;
}

void TreeBuilder::push(Node& node) {
  open_.push_back(&node);
  if (node.is(Tag::p)) ++open_p_;
}

void TreeBuilder::pop() {
  if (open_.back()->is(Tag::p)) --open_p_;
  open_.pop_back();
}

// These stop before the root, so that the stack never runs empty whatever the tokens.
void TreeBuilder::pop_until(Tag tag) {
  while (open_.size() > 1) {
    const bool found = current_is(tag);
    pop();
    if (found) return;
  }
}

void TreeBuilder::pop_until_any(std::initializer_list<Tag> tags) {
  while (open_.size() > 1) {
    const bool found = current_is_any(tags);
    pop();
    if (found) return;
  }
}

void TreeBuilder::pop_until_heading() { pop_until_any({Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}); }

std::size_t TreeBuilder::open_place(const Node& node) const {
  for (std::size_t i = open_.size(); i-- > 0;)
    if (open_[i] == &node) return i;
  return npos;
}

void TreeBuilder::remove_open(const Node& node) {
  const std::size_t place = open_place(node);
  if (place == npos) return;
  if (node.is(Tag::p)) --open_p_;
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(place));
}

bool TreeBuilder::is_open(Tag tag) const {
  return std::any_of(open_.begin(), open_.end(), [tag](const Node* node) { return node->is(tag); });
}

bool TreeBuilder::in_scope(Tag tag, std::initializer_list<Tag> more_ends) const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Node& node = *open_[i];
    if (node.is(tag)) return true;
    if ((element_flags(node) & ends_scope) || contains(more_ends, node.tag)) return false;
  }
  return false;
}

bool TreeBuilder::heading_in_scope() const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (has(open_[i]->tag, is_heading)) return true;
    if (element_flags(*open_[i]) & ends_scope) return false;
  }
  return false;
}

bool TreeBuilder::in_button_scope(Tag tag) const { return in_scope(tag, {Tag::button}); }

bool TreeBuilder::in_table_scope(Tag tag) const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i]->is(tag)) return true;
    if (contains({Tag::html, Tag::table, Tag::template_}, open_[i]->tag)) return false;
  }
  return false;
}

void TreeBuilder::generate_implied_end_tags(Tag except) {
  while (has(current().tag, has_implied_end) && !current_is(except)) pop();
}

void TreeBuilder::generate_all_implied_end_tags() {
  while (has(current().tag, has_implied_end) ||
         current_is_any({Tag::caption, Tag::colgroup, Tag::tbody, Tag::td, Tag::tfoot, Tag::th, Tag::thead, Tag::tr}))
    pop();
}

void TreeBuilder::close_p() {
  generate_implied_end_tags(Tag::p);
  pop_until(Tag::p);
}

void TreeBuilder::close_p_in_button_scope() {
  if (open_p_ > 0 && in_button_scope(Tag::p)) close_p();
}

void TreeBuilder::push_formatting(Node& node) {
  std::size_t same = 0, listed = 0;
  for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i];) {
    ++listed;
    if (same_element(*formatting_[i], node) && ++same == 3) {  // "Noah's Ark"
      formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
  if (listed < formatting_max && open_place(node) != npos) formatting_.push_back(&node);
}

void TreeBuilder::remove_formatting(const Node& node) {
  if (const auto found = std::ranges::find(formatting_, &node); found != formatting_.end()) formatting_.erase(found);
}

void TreeBuilder::reconstruct_formatting() {
  if (formatting_.empty()) return;
  std::size_t first = formatting_.size();
  while (first > 0 && formatting_[first - 1] && open_place(*formatting_[first - 1]) == npos) --first;
  for (std::size_t i = first; i < formatting_.size() && room(); ++i) {
    Node* copy = copy_element(*formatting_[i]);
    insert_at(appropriate_place(&current()), *copy);
    push(*copy);
    formatting_[i] = copy;
  }
}

void TreeBuilder::clear_formatting_to_marker() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back() == nullptr;
    formatting_.pop_back();
    if (marker) return;
  }
}

void TreeBuilder::merge_attributes(Node& node) {
  std::vector<Attribute> merged(node.begin_attributes(), node.end_attributes());
  for (const Attribute& attribute : token_.attributes) {
    if (!find_attribute(node, attribute.name) && merged.size() < limits_.attributes_max) merged.push_back(attribute);
  }
  if (merged.size() == node.attribute_count) return;
  node.attributes = document_.arena_.make_array<Attribute>(merged.size());
  std::uninitialized_copy(merged.begin(), merged.end(), node.attributes);
  node.attribute_count = static_cast<std::uint16_t>(merged.size());
}

}  // namespace courant::html
