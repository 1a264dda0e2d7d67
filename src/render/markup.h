// Markup that escapes by construction: HTML, SVG, XHTML and the XML feeds are all built from these few functions.
// Text becomes markup only through escaping; names of elements and attributes are literals of this program, checked
// when it is compiled; an address stands in `href` only as a Link, which an outlet cannot turn into script. What comes
// out is well-formed XML as well as HTML. Thread-safe: values and pure functions.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "render/link.h"

namespace courant::render {

// Escapes text for element content and for double-quoted attributes. Ill-formed UTF-8 and characters that XML 1.0
// forbids become U+FFFD, so that no outlet can break a page or a feed.
std::string escape(std::string_view text);

class Markup {
 public:
  Markup() = default;
  Markup(std::string_view text) : bytes_(escape(text)) {}
  Markup(const std::string& text) : bytes_(escape(text)) {}
  Markup(const char* text) : bytes_(escape(text)) {}

  Markup& operator+=(const Markup& other) {
    bytes_ += other.bytes_;
    return *this;
  }
  friend Markup operator+(Markup left, const Markup& right) { return left += right; }
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }

 private:
  friend class Element;
  friend class Literal;
  friend Markup data_block(std::string_view json);
  friend Markup style_block(const base::EmbeddedFile& file);
  friend Markup script_file(const Link& link);
  std::string bytes_;
};

// Markup written in the program itself: a doctype, an XML declaration. Only a literal can be one.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}
  operator Markup() const {
    Markup markup;
    markup.bytes_ = text_;
    return markup;
  }

 private:
  std::string_view text_;
};

inline constexpr Literal xml_declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
inline constexpr Literal html_doctype = "<!DOCTYPE html>\n";

class ElementName {
 public:
  consteval ElementName(const char* name) : name_(name) {
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-'))
        throw "not a name of an element";
    if (name_ == "script" || name_ == "style") throw "scripts and styles are files; data has data_block()";
  }
  std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-'))
        throw "not a name of an attribute";
    if (name_ == "href" || name_ == "src" || name_ == "action" || name_ == "formaction" || name_ == "srcset" ||
        name_ == "style" || name_.starts_with("on"))
      throw "addresses are Links, and styles and handlers have no place in a page";
  }
  std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

struct Attribute {
  Attribute(AttributeName attribute, std::string_view text) : name(attribute.text()), value(text) {}
  Attribute(AttributeName attribute, const std::string& text) : name(attribute.text()), value(text) {}
  Attribute(AttributeName attribute, const char* text) : name(attribute.text()), value(text) {}
  Attribute(AttributeName attribute, long long number) : name(attribute.text()), value(std::to_string(number)) {}

  std::string_view name;
  std::string value;
  bool present = true;  // false: the attribute is left out

 private:
  friend Attribute href(const Link& link);
  friend Attribute src(const Link& link);
  friend Attribute action(const Link& link);
  friend Attribute only_if(bool condition, Attribute attribute);
  Attribute(std::string_view attribute, const Link& link)
      : name(attribute), value(link.text()), present(!link.empty()) {}
};

// An empty link leaves the attribute out: an <a> without href is a place where a link would stand.
Attribute href(const Link& link);
Attribute src(const Link& link);
Attribute action(const Link& link);
Attribute only_if(bool condition, Attribute attribute);

class Element {
 public:
  Element(ElementName name, std::initializer_list<Attribute> attributes);
  void add(const Markup& child) { markup_.bytes_ += child.bytes_; }
  Markup close() &&;

 private:
  std::string_view name_;
  std::size_t open_length_ = 0;
  Markup markup_;
};

template <class... Children>
Markup tag(ElementName name, std::initializer_list<Attribute> attributes, const Children&... children) {
  Element element(name, attributes);
  (element.add(children), ...);
  return std::move(element).close();
}
template <class... Children>
Markup tag(ElementName name, const Children&... children) {
  return tag(name, std::initializer_list<Attribute>{}, children...);
}

// JSON with the characters that markup knows as \u003c, \u003e and \u0026: nothing of it can act where somebody takes
// it for HTML. They stand in strings alone, so the values stay the same.
std::string escape_json(std::string_view json);

// JSON as a data block (<script type="application/ld+json">): never run, and unable to end its element.
Markup data_block(std::string_view json);

// A style sheet of Courant's own within the document, for where no other file can be reached: a mail.
Markup style_block(const base::EmbeddedFile& file);

// A script of Courant's own, run once the page is read and before it is first shown: what it marks shifts nothing.
Markup script_file(const Link& link);

}  // namespace courant::render
