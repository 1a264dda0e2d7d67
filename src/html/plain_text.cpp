#include "html/plain_text.h"

#include "base/utf8.h"
#include "html/entities.h"
#include "html/tree.h"

namespace courant::html {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

// Bytes of the white space at `at`, line separators among it; 0 where there is none.
std::size_t white_space_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\xC2\x85")) return 2;
  if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) return 3;
  return 0;
}

bool parts_words(Tag tag) {
  return has(tag, closes_p) || tag == Tag::br || tag == Tag::td || tag == Tag::th || tag == Tag::tr ||
         tag == Tag::option;
}

// Is there nothing to change: no white space at the ends or in a row, none but spaces, no control characters?
bool is_collapsed(std::string_view text) {
  bool after_space = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || (byte == ' ' && after_space)) return false;
    after_space = byte == ' ';
  }
  return text.empty() || !after_space;
}

}  // namespace

std::string collapse_white_space(std::string_view text) {
  if (is_collapsed(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = white_space_at(text, at)) {
      space = true;
      at += length;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
    const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
    const char32_t meaning = c1 ? meaning_of_c1(next) : 0;
    at += c1 ? 2 : 1;
    if (byte < 0x20 || byte == 0x7F || (c1 && meaning <= 0x9F)) continue;
    if (space && !out.empty()) out += ' ';
    space = false;
    if (c1)
      base::append_utf8(out, meaning);
    else
      out += static_cast<char>(byte);
  }
  // Spaces, too: they stood beside the no-break spaces that go.
  std::string_view rest = out;
  const auto begins_or_ends = [&](std::string_view white) {
    if (rest.starts_with(white)) return rest.remove_prefix(white.size()), true;
    if (rest.ends_with(white)) return rest.remove_suffix(white.size()), true;
    return false;
  };
  while (begins_or_ends(no_break_space) || begins_or_ends(" ")) {
  }
  return rest.size() == out.size() ? out : std::string(rest);
}

std::string_view trim_white_space(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\f";
  const std::size_t first = text.find_first_not_of(white);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string plain_text(std::string_view html) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos)
    return collapse_white_space(html);
  const Document document = parse_fragment(std::string(html));
  std::string text;
  const Node& top = document.root();
  for (const Node* node = &top; node;) {
    if (node->is_text()) text += node->text;
    if (node->is_element() && parts_words(node->tag)) text += ' ';
    const bool hidden = node->is(Tag::script) || node->is(Tag::style) || node->is(Tag::template_);
    node = hidden ? next_after(*node, top) : next_in_order(*node, top);
  }
  return collapse_white_space(text);
}

}  // namespace courant::html
