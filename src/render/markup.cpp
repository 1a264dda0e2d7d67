#include "render/markup.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace courant::render {
namespace {

// Elements that have no content and no end tag in HTML. Any other element is closed by an end tag, as HTML demands.
constexpr std::array<std::string_view, 7> void_elements{"br", "hr", "img", "input", "link", "meta", "wbr"};

bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7F && c < 0xA0) return false;  // HTML calls these errors, XML 1.0 discourages them
  return (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      switch (byte) {
        case '&':
          out += "&amp;";
          break;
        case '<':
          out += "&lt;";
          break;
        case '>':
          out += "&gt;";
          break;
        case '"':
          out += "&quot;";
          break;
        case '\'':
          out += "&#39;";
          break;
        default:
          if (is_allowed(byte))
            out += text[at];
          else
            base::append_utf8(out, base::replacement_character);
      }
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode_utf8(text, at);
    base::append_utf8(
        out, decoded.valid && is_allowed(decoded.code_point) ? decoded.code_point : base::replacement_character);
    at += std::max(1u, decoded.length);
  }
  return out;
}

Attribute href(const Link& link) { return {"href", link}; }
Attribute src(const Link& link) { return {"src", link}; }
Attribute action(const Link& link) { return {"action", link}; }
Attribute only_if(bool condition, Attribute attribute) {
  attribute.present = attribute.present && condition;
  return attribute;
}

Element::Element(ElementName name, std::initializer_list<Attribute> attributes) : name_(name.text()) {
  std::string& out = markup_.bytes_;
  out += '<';
  out += name_;
  for (const Attribute& attribute : attributes) {
    if (!attribute.present) continue;
    out += ' ';
    out += attribute.name;
    out += "=\"";
    out += escape(attribute.value);
    out += '"';
  }
  out += '>';
  open_length_ = out.size();
}

Markup Element::close() && {
  std::string& out = markup_.bytes_;
  if (std::ranges::find(void_elements, name_) != void_elements.end() && out.size() == open_length_) {
    out.insert(out.size() - 1, "/");
  } else {
    out += "</";
    out += name_;
    out += '>';
  }
  return std::move(markup_);
}

std::string escape_json(std::string_view json) {
  std::string out;
  for (const char c : base::repair_utf8(json)) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Markup data_block(std::string_view json) {
  Markup markup;
  markup.bytes_ = "<script type=\"application/ld+json\">" + escape_json(json) + "</script>";
  return markup;
}

Markup style_block(const base::EmbeddedFile& file) {
  Markup markup;
  markup.bytes_ = "<style>" + std::string(file.bytes) + "</style>";
  return markup;
}

Markup script_file(const Link& link) {
  Markup markup;
  markup.bytes_ = "<script blocking=\"render\" defer=\"\" src=\"" + escape(link.text()) + "\"></script>";
  return markup;
}

}  // namespace courant::render
