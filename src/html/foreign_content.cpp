// Tokens inside <svg> and <math> (13.2.6.5), and when a token belongs there.
#include <algorithm>

#include "html/tree_builder.h"

namespace courant::html {
namespace {

bool is_math_text_point(const Node& node) {
  static constexpr std::string_view names[] = {"mi", "mo", "mn", "ms", "mtext"};
  return node.space == Space::math && std::ranges::count(names, node.text) > 0;
}

bool is_html_point(const Node& node) {
  if (node.space == Space::svg) return node.text == "foreignobject" || node.text == "desc" || node.text == "title";
  if (node.space != Space::math || node.text != "annotation-xml") return false;
  std::string encoding(attribute(node, "encoding").substr(0, 40));
  for (char& c : encoding) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return encoding == "text/html" || encoding == "application/xhtml+xml";
}

bool breaks_out(const Token& token) {
  using enum Tag;
  static constexpr Tag tags[] = {b,     big,   blockquote, body,   br,   center, code,  dd, div,  dl,   dt,
                                 em,    embed, h1,         h2,     h3,   h4,     h5,    h6, head, hr,   i,
                                 img,   li,    listing,    menu,   meta, nobr,   ol,    p,  pre,  ruby, s,
                                 small, span,  strong,     strike, sub,  sup,    table, tt, u,    ul,   var};
  if (token.type == Token::Type::end_tag) return token.tag == p || token.tag == br;
  if (token.tag == font) {
    return std::ranges::any_of(token.attributes, [](const Attribute& attribute) {
      return attribute.name == "color" || attribute.name == "face" || attribute.name == "size";
    });
  }
  return std::ranges::count(tags, token.tag) > 0;
}

}  // namespace

bool TreeBuilder::is_foreign_token() const {
  if (open_.empty() || is_end_of_file()) return false;
  const Node& node = open_.size() == 1 && context_ ? *context_ : current();
  if (node.space == Space::html) return false;
  const bool start = token_.type == Token::Type::start_tag;
  if (is_math_text_point(node) && ((start && token_.tag != Tag::mglyph && token_.tag != Tag::malignmark) || is_text()))
    return false;
  if (node.space == Space::math && node.text == "annotation-xml" && is_start(Tag::svg)) return false;
  return !(is_html_point(node) && (start || is_text()));
}

void TreeBuilder::in_foreign_content() {
  if (is_text()) {
    if (text_is_nul()) return insert_text("\xEF\xBF\xBD");
    if (token_.text.find_first_not_of(" \t\n\f\r") != std::string_view::npos) frameset_ok_ = false;
    return insert_text(token_.text);
  }
  if (token_.type == Token::Type::comment) return insert_comment();
  if (token_.type == Token::Type::doctype) return;
  if (breaks_out(token_)) {
    while (open_.size() > 1 && current().space != Space::html && !is_math_text_point(current()) &&
           !is_html_point(current()))
      pop();
    if (!process(mode_)) dispatch();
    return;
  }
  if (token_.type == Token::Type::start_tag) {
    const Node& adjusted = open_.size() == 1 && context_ ? *context_ : current();
    const Node* node = insert_element(adjusted.space);
    if (token_.self_closing && &current() == node) pop();
    return;
  }
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Node& node = *open_[i];
    if (node.space == Space::html) {
      if (!process(mode_)) dispatch();
      return;
    }
    if (node.text != token_.name) continue;
    while (open_.size() > i) pop();
    return;
  }
}

}  // namespace courant::html
