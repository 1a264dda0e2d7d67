#include "render/context.h"

#include <algorithm>
#include <vector>

#include "render/page.h"
#include "render/stamp.h"

namespace courant::render {
namespace {

std::vector<model::Span> find_paragraphs(std::string_view text) {
  std::vector<model::Span> paragraphs;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) paragraphs.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)});
    from = end + 1;
  }
  return paragraphs;
}

// The paragraph with what lies in `marked` marked.
Markup write_paragraph(std::string_view text, model::Span paragraph, model::Span marked) {
  const std::uint32_t begin = std::clamp(marked.begin, paragraph.begin, paragraph.end);
  const std::uint32_t end = std::clamp(marked.end, begin, paragraph.end);
  Markup out = model::Span{paragraph.begin, begin}.of(text);
  // A quote may run over several paragraphs; the address leads to its beginning.
  if (end > begin)
    out += tag("mark", {only_if(begin == marked.begin, {"id", "quoted"})}, model::Span{begin, end}.of(text));
  return tag("p", {{"dir", "auto"}}, out, model::Span{end, paragraph.end}.of(text));
}

}  // namespace

std::string write_context(const Site& site, const model::Article& article, model::Span span,
                          const model::StoryId& story, const Link& link) {
  const Strings& say = site.strings();
  const std::vector<model::Span> paragraphs = find_paragraphs(article.text);
  const auto first =
      std::ranges::find_if(paragraphs, [&](model::Span paragraph) { return paragraph.end > span.begin; });
  const auto last =
      std::ranges::find_if(paragraphs, [&](model::Span paragraph) { return paragraph.begin >= span.end; });
  Markup passage;
  const auto from = first == paragraphs.begin() ? first : first - 1;
  const auto to = last == paragraphs.end() ? last : last + 1;
  if (from != paragraphs.begin()) passage += tag("p", {{"class", "cut"}}, "…");
  for (auto paragraph = from; paragraph < to; ++paragraph) passage += write_paragraph(article.text, *paragraph, span);
  if (to != paragraphs.end()) passage += tag("p", {{"class", "cut"}}, "…");

  Markup facts = tag("b", {{"dir", "auto"}}, model::outlet_name(article));
  facts += after_dot(write_stamp(site, article.published));
  if (article.version > 1)
    facts += Markup(" · ") + Markup(say.plain("context.version", std::to_string(article.version)));
  Markup links = tag("li", tag("a", {href(link), {"rel", "external noopener"}},
                               say.plain("context.open", model::outlet_name(article))));
  if (!story.empty()) links += tag("li", tag("a", {href(site.at.story(story))}, say["context.story"]));

  Page page;
  page.title = article.title.empty() ? std::string(say["context"]) : article.title;
  page.main =
      tag("main",
          {{"id", "main"}, {"class", "note passage"}, only_if(!article.language.empty(), {"lang", article.language})},
          tag("h1", {{"dir", "auto"}}, page.title), tag("p", {{"class", "attr"}}, facts), tag("blockquote", passage),
          tag("ul", {{"class", "actions"}, {"lang", say.language()}}, links),
          tag("p", {{"class", "facts"}, {"lang", say.language()}}, say["context.note"]));
  return write_page(site, page);
}

}  // namespace courant::render
