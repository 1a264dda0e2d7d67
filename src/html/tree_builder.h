// Builds a Document from tokens by the standard's tree construction rules (13.2.6): the insertion modes, the list of
// active formatting elements with its adoption agency, foster parenting, foreign content. Only html/parse.cpp uses it.
#pragma once
#include <initializer_list>
#include <vector>

#include "html/tokenizer.h"
#include "html/tree.h"

namespace courant::html {

// What the standard says of an element of any name space: a few of SVG and MathML end scopes too.
std::uint16_t element_flags(const Node& node);

class TreeBuilder {
 public:
  TreeBuilder(Document& document, const ParseLimits& limits);

  void build_document() { run(); }
  void build_fragment(Tag context);

 private:
  enum class Mode : std::uint8_t {
    initial,
    before_html,
    before_head,
    in_head,
    in_head_noscript,
    after_head,
    in_body,
    text,
    in_table,
    in_table_text,
    in_caption,
    in_column_group,
    in_table_body,
    in_row,
    in_cell,
    in_template,
    after_body,
    in_frameset,
    after_frameset,
    after_after_body,
    after_after_frameset,
  };
  struct Place {
    Node* parent;
    Node* before;  // null: at the end of parent
  };

  // tree_builder.cpp: nodes, the stack of open elements, the active formatting elements.
  void run();
  void dispatch();
  bool room() const { return open_.size() < limits_.depth_max; }
  Node& current() const { return *open_.back(); }
  bool current_is(Tag tag) const { return current().tag == tag; }
  bool current_is_any(std::initializer_list<Tag> tags) const;
  Node* make_element_for_token(Space space);
  Node* copy_element(const Node& old);
  Place appropriate_place(Node* target) const;
  void insert_at(Place place, Node& node);
  void insert_text(std::string_view text);
  void insert_comment(Node* parent = nullptr);
  Node* insert_element(Space space = Space::html);  // for token_; opened if there is room
  Node* insert_plain(Tag tag);                      // for a tag the source left out
  void insert_void();                               // for token_; not opened
  void insert_raw_text(TextMode mode);
  void push(Node& node);
  void pop();
  void pop_until(Tag tag);
  void pop_until_any(std::initializer_list<Tag> tags);
  void pop_until_heading();
  void remove_open(const Node& node);
  std::size_t open_place(const Node& node) const;  // npos: not open
  bool is_open(Tag tag) const;
  bool in_scope(Tag tag, std::initializer_list<Tag> more_ends = {}) const;
  bool heading_in_scope() const;
  bool in_button_scope(Tag tag) const;
  bool in_table_scope(Tag tag) const;
  void generate_implied_end_tags(Tag except = Tag::other);
  void generate_all_implied_end_tags();
  void close_p();
  void close_p_in_button_scope();
  void push_formatting(Node& node);
  void remove_formatting(const Node& node);
  void reconstruct_formatting();
  void clear_formatting_to_marker();
  void adopt(Tag subject);
  void reset_mode();
  void merge_attributes(Node& node);

  // insertion_modes.cpp and body_mode.cpp: one function a mode. They return false to have the token processed again.
  bool process(Mode mode);
  bool in_initial();
  bool before_html();
  bool before_head();
  bool in_head();
  bool in_head_noscript();
  bool after_head();
  bool in_body();
  bool in_body_start();
  bool in_body_start_block();
  bool in_body_start_other();
  bool in_body_end();
  void any_other_end_tag();
  bool end_of_file_in_body();
  bool in_text();
  bool in_template();
  bool after_body();
  bool in_frameset();
  bool after_frameset();
  bool after_after_body();
  bool after_after_frameset();
  void stop() { stopped_ = true; }
  // table_modes.cpp
  bool in_table();
  bool in_table_anything_else();
  bool in_table_text();
  bool in_caption();
  bool in_column_group();
  bool in_table_body();
  bool in_row();
  bool in_cell();
  void close_cell();
  void clear_stack_to(std::initializer_list<Tag> tags);
  // foreign_content.cpp
  bool is_foreign_token() const;
  void in_foreign_content();

  bool is_start(Tag tag) const { return token_.type == Token::Type::start_tag && token_.tag == tag; }
  bool is_end(Tag tag) const { return token_.type == Token::Type::end_tag && token_.tag == tag; }
  bool is_start_any(std::initializer_list<Tag> tags) const;
  bool is_end_any(std::initializer_list<Tag> tags) const;
  bool is_text() const { return token_.type == Token::Type::text; }
  bool is_end_of_file() const { return token_.type == Token::Type::end_of_file; }
  std::string_view take_white_space();  // the white space at the start of the text token, cut off from it
  bool text_is_nul() const { return token_.text.size() == 1 && token_.text[0] == '\0'; }

  Document& document_;
  const ParseLimits& limits_;
  Tokenizer tokenizer_;
  Token token_;
  Mode mode_ = Mode::initial;
  Mode original_mode_ = Mode::initial;
  std::vector<Mode> template_modes_;
  std::vector<Node*> open_;
  std::size_t open_p_ = 0;         // how many p elements are open: most start tags ask
  std::vector<Node*> formatting_;  // null is a marker
  Node* head_ = nullptr;
  Node* form_ = nullptr;
  Node* context_ = nullptr;  // of a fragment
  std::string pending_table_text_;
  bool frameset_ok_ = true;
  bool foster_ = false;
  bool skip_line_feed_ = false;  // the next text's first line end belongs to <pre>'s tag
  bool stopped_ = false;
};

}  // namespace courant::html
