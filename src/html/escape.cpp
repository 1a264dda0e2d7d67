#include "html/escape.h"

#include <array>

#include "base/utf8.h"
#include "html/entities.h"

namespace courant::html {
namespace {

enum : unsigned char { plain, drop, special };

constexpr std::array<unsigned char, 256> make_table(std::string_view escaped) {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = drop;
  for (const char c : std::string_view("\t\n\f")) table[static_cast<unsigned char>(c)] = plain;
  table[0x7F] = drop;
  for (const char c : escaped) table[static_cast<unsigned char>(c)] = special;
  return table;
}

// 0xC2 leads U+00A0, the no-break space, which is written "&nbsp;", and the C1 controls, which were meant otherwise.
constexpr auto text_table = make_table("&<>\xC2");
constexpr auto attribute_table = make_table("&\"<>\xC2");

void append_escaped(std::string& out, std::string_view text, const std::array<unsigned char, 256>& table) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char kind = table[byte];
    if (kind == plain) continue;
    std::size_t taken = 1;
    std::string_view written;
    std::string meant;
    if (kind == special) {
      switch (text[at]) {
        case '&':
          written = "&amp;";
          break;
        case '<':
          written = "&lt;";
          break;
        case '>':
          written = "&gt;";
          break;
        case '"':
          written = "&quot;";
          break;
        default:
          if (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) > 0xA0) continue;
          taken = 2;
          if (const auto second = static_cast<unsigned char>(text[at + 1]); second == 0xA0) {
            written = "&nbsp;";
          } else if (const char32_t meaning = meaning_of_c1(second); meaning > 0x9F) {
            base::append_utf8(meant, meaning);
            written = meant;
          }
      }
    }
    out.append(text, from, at - from);
    out += written;
    at += taken - 1;
    from = at + 1;
  }
  out.append(text, from, text.size() - from);
}

}  // namespace

void append_escaped_text(std::string& out, std::string_view text) { append_escaped(out, text, text_table); }
void append_escaped_attribute(std::string& out, std::string_view value) { append_escaped(out, value, attribute_table); }

std::string escape_text(std::string_view text) {
  std::string out;
  append_escaped_text(out, text);
  return out;
}

}  // namespace courant::html
