// The adoption agency algorithm (13.2.6.4.7): what an end tag such as </b> does when blocks were opened since.
#include <algorithm>

#include "html/tree_builder.h"

namespace courant::html {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

}  // namespace

void TreeBuilder::adopt(Tag subject) {
  if (current_is(subject) && std::ranges::count(formatting_, &current()) == 0) return pop();
  for (int round = 0; round < 8; ++round) {
    std::size_t listed = formatting_.size();
    while (listed > 0 && formatting_[listed - 1] && !formatting_[listed - 1]->is(subject)) --listed;
    if (listed == 0 || !formatting_[listed - 1]) return any_other_end_tag();
    Node& formatting = *formatting_[--listed];
    const std::size_t place = open_place(formatting);
    if (place == npos) return remove_formatting(formatting);
    if (!in_scope(subject)) return;

    std::size_t furthest_place = place + 1;
    while (furthest_place < open_.size() && !(element_flags(*open_[furthest_place]) & is_special)) ++furthest_place;
    if (furthest_place == open_.size()) {
      while (open_.size() > place) pop();
      return remove_formatting(formatting);
    }
    Node& furthest = *open_[furthest_place];
    Node& ancestor = *open_[place - 1];
    std::size_t bookmark = listed;
    Node* last = &furthest;
    std::size_t at = furthest_place;
    for (int inner = 1;; ++inner) {
      Node* node = open_[--at];
      if (node == &formatting) break;
      auto entry = std::ranges::find(formatting_, node);
      if (inner > 3 && entry != formatting_.end()) {
        if (static_cast<std::size_t>(entry - formatting_.begin()) < bookmark) --bookmark;
        formatting_.erase(entry);
        entry = formatting_.end();
      }
      if (entry == formatting_.end()) {
        remove_open(*node);
        continue;
      }
      Node* copy = copy_element(*node);
      *entry = copy;
      open_[at] = copy;
      if (last == &furthest) bookmark = static_cast<std::size_t>(entry - formatting_.begin()) + 1;
      remove_node(*last);
      append_child(*copy, *last);
      last = copy;
    }
    remove_node(*last);
    const bool foster = foster_;
    foster_ = true;
    insert_at(appropriate_place(&ancestor), *last);
    foster_ = foster;
    Node* copy = copy_element(formatting);
    move_children(furthest, *copy);
    append_child(furthest, *copy);
    const auto old = static_cast<std::size_t>(std::ranges::find(formatting_, &formatting) - formatting_.begin());
    formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark), copy);
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(old < bookmark ? old : old + 1));
    remove_open(formatting);
    open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(open_place(furthest)) + 1, copy);
  }
}

}  // namespace courant::html
