#include "html/tag.h"

#include <initializer_list>

namespace courant::html {
namespace {

constexpr std::string_view names[] = {"",
#define X(name) #name,
                                      COURANT_HTML_TAGS(X)
#undef X
};
constexpr std::size_t tag_count = std::size(names);

constexpr std::string_view spelled(std::size_t tag) {
  if (names[tag] == "template_") return "template";
  if (names[tag] == "annotation_xml") return "annotation-xml";
  return names[tag];
}

constexpr std::size_t slot_count = 1024;
constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = static_cast<std::uint32_t>(name.size());
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
  return (hash ^ (hash >> 15)) % slot_count;
}

constexpr std::array<std::uint8_t, slot_count> slots = [] {
  std::array<std::uint8_t, slot_count> table{};
  for (std::size_t tag = 1; tag < tag_count; ++tag) {
    std::size_t slot = slot_of(spelled(tag));
    while (table[slot] != 0) slot = (slot + 1) % slot_count;
    table[slot] = static_cast<std::uint8_t>(tag);
  }
  return table;
}();

constexpr std::array<std::uint16_t, tag_count> flags = [] {
  std::array<std::uint16_t, tag_count> marked{};
  const auto mark_all = [&](TagFlag flag, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) marked[static_cast<std::size_t>(tag)] |= flag;
  };
  using enum Tag;
  mark_all(is_void, {area, base, basefont, bgsound, br, col, embed, frame, hr, img, input, keygen, link, meta, param,
                     source, track, wbr});
  mark_all(
      is_special,
      {address,  applet,   area,       article, aside,    base,      basefont,  bgsound,  blockquote, body,    br,
       button,   caption,  center,     col,     colgroup, dd,        details,   dir,      div,        dl,      dt,
       embed,    fieldset, figcaption, figure,  footer,   form,      frame,     frameset, h1,         h2,      h3,
       h4,       h5,       h6,         head,    header,   hgroup,    hr,        html,     iframe,     img,     input,
       keygen,   li,       link,       listing, main,     marquee,   menu,      meta,     nav,        noembed, noframes,
       noscript, object,   ol,         p,       param,    plaintext, pre,       script,   search,     section, select,
       source,   style,    summary,    table,   tbody,    td,        template_, textarea, tfoot,      th,      thead,
       title,    tr,       track,      ul,      wbr,      xmp});
  mark_all(is_formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  mark_all(ends_scope, {applet, caption, html, table, td, th, marquee, object, select, template_});
  mark_all(has_implied_end, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  mark_all(is_heading, {h1, h2, h3, h4, h5, h6});
  mark_all(is_raw_text, {style, script, xmp, iframe, noembed, noframes});
  mark_all(closes_p, {address,    article, aside,  blockquote, center,    details, dialog, dir,  div, dl,  fieldset,
                      figcaption, figure,  footer, header,     hgroup,    main,    menu,   nav,  ol,  p,   search,
                      section,    summary, ul,     h1,         h2,        h3,      h4,     h5,   h6,  pre, listing,
                      form,       li,      dd,     dt,         plaintext, hr,      xmp,    table});
  mark_all(is_phrasing, {a,        abbr,      acronym,  area,    audio,    b,     bdi,  bdo,    big,    br,    button,
                         canvas,   cite,      code,     data,    datalist, del,   dfn,  em,     embed,  font,  i,
                         iframe,   img,       input,    ins,     kbd,      label, map,  mark,   math,   meter, nobr,
                         noscript, object,    output,   picture, progress, q,     rb,   rp,     rt,     rtc,   ruby,
                         s,        samp,      script,   select,  slot,     small, span, strike, strong, sub,   sup,
                         svg,      template_, textarea, time,    tt,       u,     var,  video,  wbr});
  return marked;
}();

}  // namespace

Tag tag_of(std::string_view name) {
  for (std::size_t slot = slot_of(name);; slot = (slot + 1) % slot_count) {
    const std::uint8_t tag = slots[slot];
    if (tag == 0) return Tag::other;
    if (spelled(tag) == name) return static_cast<Tag>(tag);
  }
}

std::string_view name_of(Tag tag) { return spelled(static_cast<std::size_t>(tag)); }

std::uint16_t tag_flags(Tag tag) { return flags[static_cast<std::size_t>(tag)]; }

}  // namespace courant::html
