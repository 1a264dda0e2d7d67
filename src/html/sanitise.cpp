#include "html/sanitise.h"

#include <algorithm>
#include <array>
#include <vector>

#include "html/escape.h"
#include "html/plain_text.h"

namespace courant::html {
namespace {

constexpr std::size_t depth_max = 200;  // of elements written; deeper ones are left out, their content kept

enum class Fate : std::uint8_t { keep, unwrap, drop };

constexpr std::array<Fate, 256> fates = [] {
  std::array<Fate, 256> chosen{};
  chosen.fill(Fate::unwrap);
  using enum Tag;
  for (const Tag tag :
       {a,       abbr,   address,    article, aside,  audio,    b,    bdi,     bdo,     big,    blockquote, br,
        caption, center, cite,       code,    col,    colgroup, dd,   del,     details, dfn,    div,        dl,
        dt,      em,     figcaption, figure,  footer, h1,       h2,   h3,      h4,      h5,     h6,         header,
        hr,      i,      img,        ins,     kbd,    li,       main, mark,    nav,     ol,     p,          picture,
        pre,     q,      rp,         rt,      ruby,   s,        samp, section, small,   source, span,       strike,
        strong,  sub,    summary,    sup,     table,  tbody,    td,   tfoot,   th,      thead,  time,       tr,
        tt,      u,      ul,         var,     video,  wbr})
    chosen[static_cast<std::size_t>(tag)] = Fate::keep;
  for (const Tag tag : {script, style, template_, title, iframe, noembed, noframes, select, textarea, frameset,
                        datalist, xmp, plaintext, svg})
    chosen[static_cast<std::size_t>(tag)] = Fate::drop;
  return chosen;
}();

Fate fate_of(const Node& node) {
  if (node.space == Space::html) return fates[static_cast<std::size_t>(node.tag)];
  return node.space == Space::svg ? Fate::drop : Fate::unwrap;
}

bool is_link(Tag tag, std::string_view name) {
  using enum Tag;
  switch (tag) {
    case a:
      return name == "href";
    case img:
    case source:
    case audio:
      return name == "src";
    case video:
      return name == "src" || name == "poster";
    case blockquote:
    case q:
    case ins:
    case del:
      return name == "cite";
    default:
      return false;
  }
}

bool is_plain_attribute(Tag tag, std::string_view name) {
  using enum Tag;
  if (name == "title" || name == "lang" || name == "dir") return true;
  switch (tag) {
    case img:
    case video:
      return name == "alt" || name == "width" || name == "height";
    case source:
      return name == "type" || name == "media" || name == "sizes";
    case time:
    case ins:
    case del:
      return name == "datetime";
    case td:
    case th:
      return name == "colspan" || name == "rowspan" || name == "abbr" || name == "scope";
    case col:
    case colgroup:
      return name == "span";
    case ol:
      return name == "start" || name == "type" || name == "reversed";
    case li:
      return name == "value";
    case audio:
      return false;
    default:
      return false;
  }
}

// What closes a raw text element or a comment if a careless program pastes the value elsewhere.
bool looks_like_an_ending(std::string_view value) {
  return value.find("</") != std::string_view::npos || value.find("->") != std::string_view::npos ||
         value.find("-!>") != std::string_view::npos || value.find("]>") != std::string_view::npos;
}

// Without any of Unicode's spaces at its ends: what other programs take off too.
std::string trimmed(std::string text) {
  const auto is_space = [](std::string_view three) {
    const auto last = static_cast<unsigned char>(three[2]);
    return (three.starts_with("\xE2\x80") && (last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF)) ||
           three == "\xE2\x81\x9F" || three == "\xE3\x80\x80" || three == "\xEF\xBB\xBF" || three == "\xE1\x9A\x80";
  };
  std::string_view rest = text;
  for (std::size_t before = rest.size() + 1; before != rest.size();) {
    before = rest.size();
    while (rest.size() >= 3 && is_space(rest.substr(rest.size() - 3))) rest.remove_suffix(3);
    while (rest.size() >= 3 && is_space(rest.substr(0, 3))) rest.remove_prefix(3);
    while (rest.starts_with("\xC2\xA0")) rest.remove_prefix(2);
    while (rest.ends_with("\xC2\xA0")) rest.remove_suffix(2);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    while (rest.ends_with(' ')) rest.remove_suffix(1);
  }
  return std::string(rest);
}

bool is_one_pixel(const Node& image) {
  const std::string_view width = attribute(image, "width"), height = attribute(image, "height");
  const auto tiny = [](std::string_view size) { return size == "0" || size == "1" || size == "0px" || size == "1px"; };
  return tiny(width) && tiny(height);
}

class Writer {
 public:
  Writer(const Node& root, const base::Url* base) : root_(root), base_(base) {}

  std::string run() {
    for (const Node* node = &root_; node;) node = visit(*node);
    while (!out_.empty() && is_white(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  static bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }

  // Writes a node on the way in; returns the next one, closing what lies between.
  const Node* visit(const Node& node) {
    if (node.is_text()) write_text(node.text);
    const Fate fate = node.is_element() ? fate_of(node) : Fate::unwrap;
    bool opened = false;
    if (node.is_element() && fate == Fate::keep) opened = open(node);
    const bool enter = node.first_child && fate != Fate::drop && !has(node.tag, is_void);
    if (enter) {
      entered_.push_back(opened);
      return node.first_child;
    }
    if (opened) close();
    for (const Node* at = &node; at != &root_; at = at->parent) {
      if (at->next) return at->next;
      if (at->parent != &root_ || !entered_.empty()) leave(*at->parent);
    }
    return nullptr;
  }

  void leave(const Node& node) {
    const bool opened = entered_.back();
    entered_.pop_back();
    if (opened)
      close();
    else if (node.is_element() && is_block(node.tag))
      separate();
  }

  static bool is_block(Tag tag) {
    return has(tag, closes_p) || tag == Tag::tr || tag == Tag::caption || tag == Tag::td || tag == Tag::th ||
           tag == Tag::address;
  }

  // Keeps words apart where a block was left out.
  void separate() {
    if (open_.empty() || !in_table_structure()) write_space();
  }
  void write_space() {
    if (!out_.empty() && !is_white(out_.back()) && out_.back() != '>') out_ += ' ';
  }

  bool in_table_structure() const {
    if (open_.empty()) return false;
    const Tag tag = open_.back();
    return tag == Tag::table || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot || tag == Tag::tr ||
           tag == Tag::colgroup;
  }

  static bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th || tag == Tag::caption; }

  // Is one open that a parser would see from here? Cells hide what lies outside their table.
  bool is_open(Tag wanted) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == wanted) return true;
      if (is_cell(open_[i])) return false;
    }
    return false;
  }

  // Would a new list item close one that is open?
  bool closes_item(Tag tag) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Tag at = open_[i];
      if (tag == Tag::li ? at == Tag::li : at == Tag::dd || at == Tag::dt) return true;
      if (has(at, is_special) && at != Tag::address && at != Tag::div && at != Tag::p) return false;
    }
    return false;
  }

  // May the element stand here, so that a parser finds it where it was written?
  bool may_open(Tag tag) const {
    using enum Tag;
    const Tag parent = open_.empty() ? div : open_.back();
    const auto parent_is = [&](auto... tags) { return ((parent == tags) || ...); };
    switch (tag) {
      case caption:
      case colgroup:
      case tbody:
      case thead:
      case tfoot:
        return parent == table;
      case col:
        return parent == colgroup;
      case tr:
        return parent_is(tbody, thead, tfoot);
      case td:
      case th:
        return parent == tr;
      case source:
        return parent_is(picture, audio, video);
      default:
        break;
    }
    if (in_table_structure()) return false;
    switch (tag) {
      case rt:
      case rp:
        return parent == ruby;
      case a:
        return !is_open(a);
      case li:
      case dd:
      case dt:
        if (closes_item(tag)) return false;
        break;
      case summary:
        if (parent != details) return false;
        break;
      default:
        break;
    }
    if (has(tag, closes_p) && is_open(p)) return false;
    return !(has(tag, is_heading) && has(parent, is_heading));
  }

  bool open(const Node& node) {
    const Tag tag = node.tag;
    if (tag == Tag::img && (is_one_pixel(node) || in_table_structure())) return false;
    if (tag == Tag::hr && (is_open(Tag::p) || in_table_structure())) {
      separate();
      return false;
    }
    if (open_.size() >= depth_max || !may_open(tag)) {
      if (is_block(tag)) separate();
      return false;
    }
    const std::size_t begin = out_.size();
    out_ += '<';
    out_ += name_of(tag);
    bool linked = false;
    for (const Attribute* attribute = node.begin_attributes(); attribute != node.end_attributes(); ++attribute)
      linked |= write_attribute(tag, *attribute);
    if (!linked && (tag == Tag::img || tag == Tag::source)) {
      out_.resize(begin);
      if (tag == Tag::img) write_text(attribute(node, "alt"));
      return false;
    }
    if (tag == Tag::video || tag == Tag::audio) out_ += " controls=\"\"";
    out_ += '>';
    if (has(tag, is_void)) return false;
    open_.push_back(tag);
    after_pre_ = tag == Tag::pre;
    return true;
  }

  void close() {
    out_ += "</";
    out_ += name_of(open_.back());
    out_ += '>';
    open_.pop_back();
    after_pre_ = false;
  }

  void write_text(std::string_view text) {
    if (in_table_structure() && text.find_first_not_of(" \t\n\f") != std::string_view::npos) return;
    const std::size_t begin = out_.size();
    append_escaped_text(out_, text);
    const std::string_view dropped = begin == 0 ? " \t\n\f" : after_pre_ ? "\n" : "";
    if (!dropped.empty()) out_.erase(begin, std::min(out_.find_first_not_of(dropped, begin), out_.size()) - begin);
    after_pre_ = after_pre_ && out_.size() == begin;
  }

  void write_plain(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped_attribute(out_, value);
    out_ += '"';
  }

  // Returns whether it was a picture's or source's address that can be followed.
  bool write_attribute(Tag tag, const Attribute& attribute) {
    if (is_link(tag, attribute.name)) {
      const std::string url = safe_link(tag, attribute.value);
      if (url.empty()) return false;
      write_plain(attribute.name, url);
      return attribute.name == "src";
    }
    if (attribute.name == "srcset" && (tag == Tag::img || tag == Tag::source)) {
      const std::string set = safe_srcset(tag, attribute.value);
      if (!set.empty()) write_plain("srcset", set);
      return !set.empty();
    }
    if (is_plain_attribute(tag, attribute.name) && attribute.value.size() <= 2000) {
      // Looked at as it will be written: without its control characters "<\x01/" is an ending.
      const std::string value = trimmed(collapse_white_space(attribute.value));
      if (!looks_like_an_ending(value)) write_plain(attribute.name, value);
    }
    return false;
  }

  std::string safe_link(Tag tag, std::string_view value) const {
    std::string url = base::resolve_link(value, base_);
    if (url.starts_with("https://") || url.starts_with("http://"))
      return looks_like_an_ending(url) ? std::string() : url;
    const bool harmless = tag == Tag::a && (url.starts_with("mailto:") || url.starts_with("tel:"));
    return harmless && !looks_like_an_ending(url) ? url : std::string();
  }

  // "small.jpg 480w, large.jpg 2x": candidates parted by a comma and white space (4.8.4.2, "parse a srcset attribute").
  std::string safe_srcset(Tag tag, std::string_view value) const {
    constexpr std::size_t candidates_max = 32;
    std::string out;
    for (std::size_t count = 0; count < candidates_max; ++count) {
      const std::size_t begin = value.find_first_not_of(" \t\n\f\r,");
      if (begin == std::string_view::npos) break;
      value.remove_prefix(begin);
      std::size_t end = std::min(value.find_first_of(" \t\n\f\r"), value.size());
      std::string_view link = value.substr(0, end);
      value.remove_prefix(end);
      std::string_view descriptor;
      if (link.ends_with(',')) {
        while (link.ends_with(',')) link.remove_suffix(1);
      } else {
        end = std::min(value.find(','), value.size());
        descriptor = value.substr(0, end);
        value.remove_prefix(end);
        while (!descriptor.empty() && is_white(descriptor.front())) descriptor.remove_prefix(1);
        while (!descriptor.empty() && is_white(descriptor.back())) descriptor.remove_suffix(1);
      }
      std::string url = safe_link(tag, link);
      if (url.empty() || url.ends_with(',') ||
          descriptor.find_first_not_of("0123456789.wxh ") != std::string_view::npos)
        continue;
      if (!out.empty()) out += ", ";
      out += url;
      if (!descriptor.empty()) out.append(" ").append(descriptor);
    }
    return out;
  }

  const Node& root_;
  const base::Url* base_;
  std::string out_;
  std::vector<Tag> open_;      // written and not yet closed
  std::vector<bool> entered_;  // for each node above the present one: was it written?
  bool after_pre_ = false;     // a parser drops the first line end in <pre>
};

}  // namespace

std::string sanitise_tree(const Node& root, const base::Url* base) { return Writer(root, base).run(); }

std::string sanitise_html(std::string html, const SanitiseOptions& options) {
  ParseLimits limits;
  limits.bytes_max = options.bytes_max;
  limits.nodes_max = options.nodes_max;
  const Document document = parse_fragment(std::move(html), limits);
  return sanitise_tree(document.root(), options.base);
}

}  // namespace courant::html
