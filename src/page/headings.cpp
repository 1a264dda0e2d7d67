#include "page/headings.h"

#include "base/ascii.h"
#include "base/url.h"
#include "html/plain_text.h"
#include "page/class_words.h"

namespace courant::page {

using html::Node;
using html::Tag;

constexpr int ancestors_max = 3;

std::string headline_text(const Node& heading) {
  std::string out;
  for (const Node* inner = &heading; inner != nullptr;) {
    const bool kicker = inner != &heading && inner->is_element() && inner->attribute_count > 0 &&
                        (class_kinds(*inner) & bit(ClassKind::kicker)) != 0;
    if (inner->is_text()) out += inner->text;
    if (inner->tag == Tag::br) out += ' ';
    inner = kicker ? html::next_after(*inner, heading) : html::next_in_order(*inner, heading);
  }
  out = html::collapse_white_space(out);
  // What joined the kicker to the headline.
  while (!out.empty() && (out.front() == ':' || out.front() == '-' || out.front() == ' ')) out.erase(0, 1);
  for (const char* dash : {"–", "—"})
    if (out.starts_with(dash)) out.erase(0, std::string_view(dash).size());
  out = html::collapse_white_space(out);
  return out.empty() ? html::collapse_white_space(html::text_of(heading)) : out;
}

bool is_logo(const Node& heading) {
  if ((class_kinds(heading) & bit(ClassKind::brand)) != 0) return true;
  const auto is_home = [](const Node& node) {
    if (node.tag != Tag::a) return false;
    if (base::lower_ascii(html::attribute(node, "rel")) == "home") return true;
    const std::string_view href = html::attribute(node, "href");
    if (href.empty()) return false;
    if (href == "/" || href == "./" || href.starts_with("/index.")) return true;
    // A front page in a language, but "/?p=12" is an article.
    if (href.starts_with("/?") && href.find_first_of("0123456789") == std::string_view::npos) return true;
    const auto url = base::parse_url(href);
    return url && url->host && (url->path.empty() || url->path == "/") && !url->query;
  };
  int steps = 0;
  for (const Node* outer = heading.parent; outer != nullptr && steps < ancestors_max; outer = outer->parent, ++steps)
    if (is_home(*outer)) return true;
  for (const Node* inner = &heading; inner != nullptr; inner = html::next_in_order(*inner, heading))
    if (is_home(*inner)) return html::text_of(*inner).size() * 2 > html::text_of(heading).size();
  return false;
}

}  // namespace courant::page
