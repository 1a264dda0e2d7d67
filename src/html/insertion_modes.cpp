// The insertion modes outside <body> and tables (13.2.6.4.1 to .6, .8, .17 to .22).
#include <algorithm>

#include "html/tree_builder.h"

namespace courant::html {
namespace {

// Beginnings of public identifiers, in lower case, that mean a page from before the standards.
constexpr std::string_view quirky_public_ids[] = {"+//silmaril//",
                                                  "-//as//dtd html 3.0 aswedit",
                                                  "-//advasoft ltd//dtd html 3.0 aswedit",
                                                  "-//ietf//dtd html",
                                                  "-//metrius//dtd metrius",
                                                  "-//microsoft//dtd internet explorer",
                                                  "-//netscape comm. corp.//dtd",
                                                  "-//o'reilly and associates//dtd html",
                                                  "-//sq//dtd html",
                                                  "-//softquad",
                                                  "-//spyglass//dtd html",
                                                  "-//sun microsystems corp.//dtd hotjava",
                                                  "-//w3c//dtd html 3",
                                                  "-//w3c//dtd html 4.0 frameset//",
                                                  "-//w3c//dtd html 4.0 transitional//",
                                                  "-//w3c//dtd html experimental",
                                                  "-//w3c//dtd w3 html",
                                                  "-//w3o//dtd w3 html 3.0",
                                                  "-//webtechs//dtd mozilla html",
                                                  "html"};

bool is_quirky(const Token& token) {
  if (token.force_quirks || token.name != "html" ||
      token.system_id == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd")
    return true;
  std::string id(token.public_id.substr(0, 100));
  for (char& c : id) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (id == "-//w3o//dtd w3 html strict 3.0//en//" || id == "-/w3c/dtd html 4.0 transitional/en") return true;
  if (!token.has_system_id &&
      (id.starts_with("-//w3c//dtd html 4.01 frameset//") || id.starts_with("-//w3c//dtd html 4.01 transitional//")))
    return true;
  return std::ranges::any_of(
      quirky_public_ids, [&](std::string_view start) { return start == "html" ? id == start : id.starts_with(start); });
}

}  // namespace

bool TreeBuilder::process(Mode mode) {
  switch (mode) {
    case Mode::initial:
      return in_initial();
    case Mode::before_html:
      return before_html();
    case Mode::before_head:
      return before_head();
    case Mode::in_head:
      return in_head();
    case Mode::in_head_noscript:
      return in_head_noscript();
    case Mode::after_head:
      return after_head();
    case Mode::in_body:
      return in_body();
    case Mode::text:
      return in_text();
    case Mode::in_table:
      return in_table();
    case Mode::in_table_text:
      return in_table_text();
    case Mode::in_caption:
      return in_caption();
    case Mode::in_column_group:
      return in_column_group();
    case Mode::in_table_body:
      return in_table_body();
    case Mode::in_row:
      return in_row();
    case Mode::in_cell:
      return in_cell();
    case Mode::in_template:
      return in_template();
    case Mode::after_body:
      return after_body();
    case Mode::in_frameset:
      return in_frameset();
    case Mode::after_frameset:
      return after_frameset();
    case Mode::after_after_body:
      return after_after_body();
    case Mode::after_after_frameset:
      return after_after_frameset();
  }
  return true;
}

bool TreeBuilder::in_initial() {
  if (is_text() && (take_white_space(), token_.text.empty())) return true;
  if (token_.type == Token::Type::comment) {
    insert_comment(document_.root_);
    return true;
  }
  if (token_.type == Token::Type::doctype) {
    Node* node = document_.make_node(NodeKind::doctype);
    node->text = token_.name;
    append_child(*document_.root_, *node);
    document_.quirks_ = is_quirky(token_);
    mode_ = Mode::before_html;
    return true;
  }
  document_.quirks_ = true;
  mode_ = Mode::before_html;
  return false;
}

bool TreeBuilder::before_html() {
  if (token_.type == Token::Type::doctype) return true;
  if (token_.type == Token::Type::comment) {
    insert_comment(document_.root_);
    return true;
  }
  if (is_text() && (take_white_space(), token_.text.empty())) return true;
  if (token_.type == Token::Type::end_tag && !is_end_any({Tag::head, Tag::body, Tag::html, Tag::br})) return true;
  const bool given = is_start(Tag::html);
  document_.html_ = insert_plain(Tag::html);
  if (given) merge_attributes(*document_.html_);
  mode_ = Mode::before_head;
  return given;
}

bool TreeBuilder::before_head() {
  if (is_text() && (take_white_space(), token_.text.empty())) return true;
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (token_.type == Token::Type::end_tag && !is_end_any({Tag::head, Tag::body, Tag::html, Tag::br})) return true;
  const bool given = is_start(Tag::head);
  head_ = document_.head_ = given ? insert_element() : insert_plain(Tag::head);
  mode_ = Mode::in_head;
  return given;
}

bool TreeBuilder::in_head() {
  if (is_text()) {
    insert_text(take_white_space());
    if (token_.text.empty()) return true;
  }
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (is_start_any({Tag::base, Tag::basefont, Tag::bgsound, Tag::link, Tag::meta})) return insert_void(), true;
  if (is_start(Tag::title)) return insert_raw_text(TextMode::rcdata), true;
  if (is_start_any({Tag::noframes, Tag::style})) return insert_raw_text(TextMode::raw_text), true;
  if (is_start(Tag::noscript)) {
    insert_element();
    if (current_is(Tag::noscript)) mode_ = Mode::in_head_noscript;
    return true;
  }
  if (is_start(Tag::script)) return insert_raw_text(TextMode::script), true;
  if (is_start(Tag::template_)) {
    if (!room()) return true;
    insert_element();
    formatting_.push_back(nullptr);
    frameset_ok_ = false;
    mode_ = Mode::in_template;
    template_modes_.push_back(Mode::in_template);
    return true;
  }
  if (is_end(Tag::template_)) {
    if (!is_open(Tag::template_)) return true;
    generate_all_implied_end_tags();
    pop_until(Tag::template_);
    clear_formatting_to_marker();
    if (!template_modes_.empty()) template_modes_.pop_back();
    reset_mode();
    return true;
  }
  if (is_start(Tag::head)) return true;
  if (token_.type == Token::Type::end_tag && !is_end_any({Tag::head, Tag::body, Tag::html, Tag::br})) return true;
  if (current_is(Tag::head)) pop();
  mode_ = Mode::after_head;
  return is_end(Tag::head);
}

bool TreeBuilder::in_head_noscript() {
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (is_end(Tag::noscript)) {
    pop();
    mode_ = Mode::in_head;
    return true;
  }
  if (is_text()) {
    insert_text(take_white_space());
    if (token_.text.empty()) return true;
  }
  if (token_.type == Token::Type::comment ||
      is_start_any({Tag::basefont, Tag::bgsound, Tag::link, Tag::meta, Tag::noframes, Tag::style}))
    return in_head();
  if (is_start_any({Tag::head, Tag::noscript})) return true;
  if (token_.type == Token::Type::end_tag && !is_end(Tag::br)) return true;
  pop();
  mode_ = Mode::in_head;
  return false;
}

bool TreeBuilder::after_head() {
  if (is_text()) {
    insert_text(take_white_space());
    if (token_.text.empty()) return true;
  }
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (is_start(Tag::frameset)) {
    insert_element();
    mode_ = Mode::in_frameset;
    return true;
  }
  if (head_ && is_start_any({Tag::base, Tag::basefont, Tag::bgsound, Tag::link, Tag::meta, Tag::noframes, Tag::script,
                             Tag::style, Tag::template_, Tag::title})) {
    push(*head_);
    in_head();
    remove_open(*head_);
    return true;
  }
  if (is_end(Tag::template_)) return in_head();
  if (is_start(Tag::head)) return true;
  if (token_.type == Token::Type::end_tag && !is_end_any({Tag::body, Tag::html, Tag::br})) return true;
  const bool given = is_start(Tag::body);
  document_.body_ = given ? insert_element() : insert_plain(Tag::body);
  if (given) frameset_ok_ = false;
  mode_ = Mode::in_body;
  return given;
}

bool TreeBuilder::in_text() {
  if (is_text()) return insert_text(token_.text), true;
  pop();
  mode_ = original_mode_;
  return !is_end_of_file();
}

bool TreeBuilder::in_template() {
  if (is_text() || token_.type == Token::Type::comment || token_.type == Token::Type::doctype) return in_body();
  if (is_start_any({Tag::base, Tag::basefont, Tag::bgsound, Tag::link, Tag::meta, Tag::noframes, Tag::script,
                    Tag::style, Tag::template_, Tag::title}) ||
      is_end(Tag::template_))
    return in_head();
  if (token_.type == Token::Type::end_tag) return true;
  if (is_end_of_file()) {
    if (!is_open(Tag::template_)) return stop(), true;
    pop_until(Tag::template_);
    clear_formatting_to_marker();
    if (!template_modes_.empty()) template_modes_.pop_back();
    reset_mode();
    return false;
  }
  Mode next = Mode::in_body;
  if (is_start_any({Tag::caption, Tag::colgroup, Tag::tbody, Tag::tfoot, Tag::thead})) next = Mode::in_table;
  if (is_start(Tag::col)) next = Mode::in_column_group;
  if (is_start(Tag::tr)) next = Mode::in_table_body;
  if (is_start_any({Tag::td, Tag::th})) next = Mode::in_row;
  if (!template_modes_.empty()) template_modes_.back() = next;
  mode_ = next;
  return false;
}

bool TreeBuilder::after_body() {
  if (is_text() && token_.text.find_first_not_of(" \t\n\f\r") == std::string_view::npos) return in_body();
  if (token_.type == Token::Type::comment) return insert_comment(open_[0]), true;
  if (token_.type == Token::Type::doctype) return true;
  if (is_start(Tag::html)) return in_body();
  if (is_end(Tag::html)) {
    if (!context_) mode_ = Mode::after_after_body;
    return true;
  }
  if (is_end_of_file()) return stop(), true;
  mode_ = Mode::in_body;
  return false;
}

bool TreeBuilder::in_frameset() {
  if (is_text()) {
    std::string white;
    for (const char c : token_.text)
      if (std::string_view(" \t\n\f\r").find(c) != std::string_view::npos) white += c;
    insert_text(document_.keep(white));
    return true;
  }
  if (token_.type == Token::Type::comment) return insert_comment(), true;
  if (is_start(Tag::html)) return in_body();
  if (is_start(Tag::frameset)) return insert_element(), true;
  if (is_end(Tag::frameset)) {
    if (open_.size() == 1) return true;
    pop();
    if (!context_ && !current_is(Tag::frameset)) mode_ = Mode::after_frameset;
    return true;
  }
  if (is_start(Tag::frame)) return insert_void(), true;
  if (is_start(Tag::noframes)) return in_head();
  if (is_end_of_file()) stop();
  return true;
}

bool TreeBuilder::after_frameset() {
  if (is_end(Tag::html)) {
    mode_ = Mode::after_after_frameset;
    return true;
  }
  if (is_start_any({Tag::frameset, Tag::frame}) || is_end(Tag::frameset)) return true;
  return in_frameset();
}

bool TreeBuilder::after_after_body() {
  if (token_.type == Token::Type::comment) return insert_comment(document_.root_), true;
  if (token_.type == Token::Type::doctype || is_start(Tag::html) ||
      (is_text() && token_.text.find_first_not_of(" \t\n\f\r") == std::string_view::npos))
    return in_body();
  if (is_end_of_file()) return stop(), true;
  mode_ = Mode::in_body;
  return false;
}

bool TreeBuilder::after_after_frameset() {
  if (token_.type == Token::Type::comment) return insert_comment(document_.root_), true;
  if (is_text() || is_start(Tag::html)) return in_frameset();
  if (is_start(Tag::noframes)) return in_head();
  if (is_end_of_file()) stop();
  return true;
}

void TreeBuilder::reset_mode() {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const bool last = i == 0;
    const Node& node = last && context_ ? *context_ : *open_[i];
    switch (node.tag) {
      case Tag::td:
      case Tag::th:
        if (!last) return void(mode_ = Mode::in_cell);
        break;
      case Tag::tr:
        return void(mode_ = Mode::in_row);
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        return void(mode_ = Mode::in_table_body);
      case Tag::caption:
        return void(mode_ = Mode::in_caption);
      case Tag::colgroup:
        return void(mode_ = Mode::in_column_group);
      case Tag::table:
        return void(mode_ = Mode::in_table);
      case Tag::template_:
        return void(mode_ = template_modes_.empty() ? Mode::in_body : template_modes_.back());
      case Tag::head:
        if (!last) return void(mode_ = Mode::in_head);
        break;
      case Tag::body:
        return void(mode_ = Mode::in_body);
      case Tag::frameset:
        return void(mode_ = Mode::in_frameset);
      case Tag::html:
        return void(mode_ = head_ ? Mode::after_head : Mode::before_head);
      default:
        break;
    }
    if (last) mode_ = Mode::in_body;
  }
}

}  // namespace courant::html
