// The insertion modes inside <table> (13.2.6.4.9 to .15).
#include <algorithm>

#include "html/tree_builder.h"

namespace courant::html {

void TreeBuilder::clear_stack_to(std::initializer_list<Tag> tags) {
  while (open_.size() > 1 && !current_is_any(tags) && !current_is_any({Tag::html, Tag::template_})) pop();
}

bool TreeBuilder::in_table() {
  if (is_text() && current_is_any({Tag::table, Tag::tbody, Tag::template_, Tag::tfoot, Tag::thead, Tag::tr})) {
    pending_table_text_.clear();
    original_mode_ = mode_;
    mode_ = Mode::in_table_text;
    return false;
  }
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start_any(
          {Tag::caption, Tag::colgroup, Tag::col, Tag::tbody, Tag::tfoot, Tag::thead, Tag::td, Tag::th, Tag::tr})) {
    clear_stack_to({Tag::table});
    switch (token_.tag) {
      case Tag::caption:
        formatting_.push_back(nullptr);
        insert_element();
        mode_ = Mode::in_caption;
        return true;
      case Tag::colgroup:
        insert_element();
        mode_ = Mode::in_column_group;
        return true;
      case Tag::col:
        insert_plain(Tag::colgroup);
        mode_ = Mode::in_column_group;
        return false;
      case Tag::td:
      case Tag::th:
      case Tag::tr:
        insert_plain(Tag::tbody);
        mode_ = Mode::in_table_body;
        return false;
      default:
        insert_element();
        mode_ = Mode::in_table_body;
        return true;
    }
  }
  if (is_start(Tag::table) || is_end(Tag::table)) {
    if (!in_table_scope(Tag::table)) return true;
    pop_until(Tag::table);
    reset_mode();
    return token_.type == Token::Type::end_tag;
  }
  if (is_end_any({Tag::body, Tag::caption, Tag::col, Tag::colgroup, Tag::html, Tag::tbody, Tag::td, Tag::tfoot, Tag::th,
                  Tag::thead, Tag::tr}))
    return true;
  if (is_start_any({Tag::style, Tag::script, Tag::template_}) || is_end(Tag::template_)) return in_head();
  if (is_start(Tag::input)) {
    const std::string_view* type = nullptr;
    for (const Attribute& attribute : token_.attributes)
      if (attribute.name == "type") type = &attribute.value;
    const bool hidden =
        type && std::ranges::equal(*type, std::string_view("hidden"), [](char x, char y) { return (x | 0x20) == y; });
    if (hidden) return insert_void(), true;
  }
  if (is_start(Tag::form)) {
    if (form_ || is_open(Tag::template_)) return true;
    form_ = make_element_for_token(Space::html);
    insert_at(appropriate_place(&current()), *form_);
    return true;
  }
  if (is_end_of_file()) return in_body();
  return in_table_anything_else();
}

bool TreeBuilder::in_table_anything_else() {
  foster_ = true;
  const bool done = in_body();
  foster_ = false;
  return done;
}

bool TreeBuilder::in_table_text() {
  if (is_text()) {
    if (!text_is_nul()) pending_table_text_ += token_.text;
    return true;
  }
  const std::string_view text = document_.keep(pending_table_text_);
  mode_ = original_mode_;
  if (text.find_first_not_of(" \t\n\f\r") == std::string_view::npos) {
    insert_text(text);
    return false;
  }
  foster_ = true;
  reconstruct_formatting();
  insert_text(text);
  foster_ = false;
  frameset_ok_ = false;
  return false;
}

bool TreeBuilder::in_caption() {
  const bool ends =
      is_end_any({Tag::caption, Tag::table}) || is_start_any({Tag::caption, Tag::col, Tag::colgroup, Tag::tbody,
                                                              Tag::td, Tag::tfoot, Tag::th, Tag::thead, Tag::tr});
  if (ends) {
    if (!in_table_scope(Tag::caption)) {
      if (!is_end(Tag::caption) && !context_) mode_ = Mode::in_table;
      return true;
    }
    generate_implied_end_tags();
    pop_until(Tag::caption);
    clear_formatting_to_marker();
    mode_ = Mode::in_table;
    return is_end(Tag::caption);
  }
  if (is_end_any({Tag::body, Tag::col, Tag::colgroup, Tag::html, Tag::tbody, Tag::td, Tag::tfoot, Tag::th, Tag::thead,
                  Tag::tr}))
    return true;
  return in_body();
}

bool TreeBuilder::in_column_group() {
  if (is_text()) {
    insert_text(take_white_space());
    if (token_.text.empty()) return true;
  }
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (is_start(Tag::col)) return insert_void(), true;
  if (is_end(Tag::colgroup)) {
    if (!current_is(Tag::colgroup)) return true;
    pop();
    mode_ = Mode::in_table;
    return true;
  }
  if (is_end(Tag::col)) return true;
  if (is_start(Tag::template_) || is_end(Tag::template_)) return in_head();
  if (is_end_of_file()) return in_body();
  if (!current_is(Tag::colgroup)) return true;
  pop();
  mode_ = Mode::in_table;
  return false;
}

bool TreeBuilder::in_table_body() {
  const auto rows = {Tag::tbody, Tag::tfoot, Tag::thead};
  if (is_start_any({Tag::tr, Tag::th, Tag::td})) {
    clear_stack_to(rows);
    if (is_start(Tag::tr))
      insert_element();
    else
      insert_plain(Tag::tr);
    const bool given = is_start(Tag::tr);
    mode_ = Mode::in_row;
    return given;
  }
  if (is_end_any(rows)) {
    if (!in_table_scope(token_.tag)) return true;
    clear_stack_to(rows);
    pop();
    mode_ = Mode::in_table;
    return true;
  }
  if (is_start_any({Tag::caption, Tag::col, Tag::colgroup, Tag::tbody, Tag::tfoot, Tag::thead}) || is_end(Tag::table)) {
    if (!in_table_scope(Tag::tbody) && !in_table_scope(Tag::thead) && !in_table_scope(Tag::tfoot)) return true;
    clear_stack_to(rows);
    pop();
    mode_ = Mode::in_table;
    return false;
  }
  if (is_end_any({Tag::body, Tag::caption, Tag::col, Tag::colgroup, Tag::html, Tag::td, Tag::th, Tag::tr})) return true;
  return in_table();
}

bool TreeBuilder::in_row() {
  if (is_start_any({Tag::th, Tag::td})) {
    clear_stack_to({Tag::tr});
    insert_element();
    mode_ = Mode::in_cell;
    formatting_.push_back(nullptr);
    return true;
  }
  const bool ends_row =
      is_end_any({Tag::tr, Tag::table}) ||
      is_start_any({Tag::caption, Tag::col, Tag::colgroup, Tag::tbody, Tag::tfoot, Tag::thead, Tag::tr});
  const bool ends_group = is_end_any({Tag::tbody, Tag::tfoot, Tag::thead});
  if (ends_row || ends_group) {
    if ((ends_group && !in_table_scope(token_.tag)) || !in_table_scope(Tag::tr)) return true;
    clear_stack_to({Tag::tr});
    if (current_is(Tag::tr)) pop();
    mode_ = Mode::in_table_body;
    return is_end(Tag::tr);
  }
  if (is_end_any({Tag::body, Tag::caption, Tag::col, Tag::colgroup, Tag::html, Tag::td, Tag::th})) return true;
  return in_table();
}

void TreeBuilder::close_cell() {
  generate_implied_end_tags();
  pop_until_any({Tag::td, Tag::th});
  clear_formatting_to_marker();
  mode_ = Mode::in_row;
}

bool TreeBuilder::in_cell() {
  if (is_end_any({Tag::td, Tag::th})) {
    if (!in_table_scope(token_.tag)) return true;
    generate_implied_end_tags();
    pop_until(token_.tag);
    clear_formatting_to_marker();
    mode_ = Mode::in_row;
    return true;
  }
  const bool start = is_start_any(
      {Tag::caption, Tag::col, Tag::colgroup, Tag::tbody, Tag::td, Tag::tfoot, Tag::th, Tag::thead, Tag::tr});
  const bool end = is_end_any({Tag::table, Tag::tbody, Tag::tfoot, Tag::thead, Tag::tr});
  if (start || end) {
    if (start ? !in_table_scope(Tag::td) && !in_table_scope(Tag::th) : !in_table_scope(token_.tag)) return true;
    close_cell();
    return false;
  }
  if (is_end_any({Tag::body, Tag::caption, Tag::col, Tag::colgroup, Tag::html})) return true;
  return in_body();
}

}  // namespace courant::html
