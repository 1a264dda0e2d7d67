// HTML's element names as small numbers, and what the HTML standard's parsing rules say of each. Pure; thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace courant::html {

// Every element the parsing rules, the sanitiser or page extraction speak of. C++ keywords carry a trailing underscore.
// clang-format off
#define COURANT_HTML_TAGS(X) \
  X(a) X(abbr) X(acronym) X(address) X(applet) X(area) X(article) X(aside) X(audio) X(b) X(base) X(basefont) X(bdi) \
  X(bdo) X(bgsound) X(big) X(blink) X(blockquote) X(body) X(br) X(button) X(canvas) X(caption) X(center) X(cite) \
  X(code) X(col) X(colgroup) X(data) X(datalist) X(dd) X(del) X(details) X(dfn) X(dialog) X(dir) X(div) X(dl) \
  X(dt) X(em) X(embed) X(fieldset) X(figcaption) X(figure) X(font) X(footer) X(form) X(frame) X(frameset) X(h1) \
  X(h2) X(h3) X(h4) X(h5) X(h6) X(head) X(header) X(hgroup) X(hr) X(html) X(i) X(iframe) X(image) X(img) X(input) \
  X(ins) X(kbd) X(keygen) X(label) X(legend) X(li) X(link) X(listing) X(main) X(map) X(mark) X(marquee) X(math) \
  X(menu) X(menuitem) X(meta) X(meter) X(nav) X(nobr) X(noembed) X(noframes) X(noscript) X(object) X(ol) \
  X(optgroup) X(option) X(output) X(p) X(param) X(picture) X(plaintext) X(pre) X(progress) X(q) X(rb) X(rp) X(rt) \
  X(rtc) X(ruby) X(s) X(samp) X(script) X(search) X(section) X(select) X(slot) X(small) X(source) X(span) \
  X(strike) X(strong) X(style) X(sub) X(summary) X(sup) X(svg) X(table) X(tbody) X(td) X(template_) X(textarea) \
  X(tfoot) X(th) X(thead) X(time) X(title) X(tr) X(track) X(tt) X(u) X(ul) X(var) X(video) X(wbr) X(xmp) X(mi) \
  X(mo) X(mn) X(ms) X(mtext) X(mglyph) X(malignmark) X(annotation_xml) X(foreignobject) X(desc)
// clang-format on

enum class Tag : std::uint8_t {
  other,  // none of the names below: custom elements, SVG's inside, misspellings
#define X(name) name,
  COURANT_HTML_TAGS(X)
#undef X
};

// `name` in lower case. Tag::other where it is not in the list.
Tag tag_of(std::string_view name);
std::string_view name_of(Tag tag);

// Bits of tag_flags(), named as the standard names them (13.2.4.2, "the stack of open elements").
enum TagFlag : std::uint16_t {
  is_void = 1 << 0,  // has no end tag and no content
  is_special = 1 << 1,
  is_formatting = 1 << 2,  // may be closed out of order: a, b, i, ...
  ends_scope = 1 << 3,
  has_implied_end = 1 << 4,  // closed by what follows: li, p, dd, ...
  is_heading = 1 << 5,
  is_raw_text = 1 << 6,  // content is text, without entities: style, script, ...
  closes_p = 1 << 7,     // a start tag of it ends an open p
  is_phrasing = 1 << 8,  // runs within a line: em, span, img, ...
};
std::uint16_t tag_flags(Tag tag);
inline bool has(Tag tag, TagFlag flag) { return (tag_flags(tag) & flag) != 0; }

}  // namespace courant::html
