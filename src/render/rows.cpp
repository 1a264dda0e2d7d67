#include "render/rows.h"

#include <algorithm>

#include "render/stamp.h"
#include "render/story.h"

namespace courant::render {

StoryRow row_of(const model::Digest& digest) {
  return {digest.story, digest.headline.text, digest.language, digest.outlets, digest.independent, digest.updated, {}};
}

// A digest is searched title by title and sentence by sentence, an article paragraph by paragraph: lines that are told
// apart.
Markup write_snippet(std::string_view snippet) {
  Markup out;
  const auto lines = [](std::string_view text) {
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] != '\n')
        line += text[i];
      else if (i == 0 || text[i - 1] != '\n')
        line += " · ";
    return line;
  };
  while (!snippet.empty()) {
    const std::size_t begin = std::min(snippet.find('\x02'), snippet.size());
    out += Markup(lines(snippet.substr(0, begin)));
    if (begin == snippet.size()) break;
    const std::size_t end = std::min(snippet.find('\x03', begin), snippet.size());
    out += tag("mark", snippet.substr(begin + 1, end - begin - 1));
    snippet.remove_prefix(std::min(end + 1, snippet.size()));
  }
  return out;
}

Markup write_rows(const Site& site, const std::vector<StoryRow>& rows) {
  const Strings& say = site.strings();
  Markup items;
  for (const StoryRow& row : rows) {
    Markup facts = tag("strong", reports_in_words(say, row.outlets, row.independent));
    facts += after_dot(write_stamp(site, row.at));
    items += tag(
        "li",
        tag("h2", tag("a",
                      {href(site.at.story(row.story)),
                       only_if(!row.language.empty(), {"lang", row.language}),
                       {"dir", "auto"}},
                      row.headline)),
        tag("p", {{"class", "facts"}}, facts),
        row.snippet.empty() ? Markup() : tag("p", {{"class", "snippet"}, {"dir", "auto"}}, write_snippet(row.snippet)));
  }
  return tag("ol", {{"class", "rows"}}, items);
}

Markup write_article_rows(const Site& site, const std::vector<ArticleRow>& rows) {
  const Strings& say = site.strings();
  Markup items;
  for (const ArticleRow& row : rows) {
    Markup facts = tag("b", {{"dir", "auto"}}, row.outlet);
    facts += after_dot(write_stamp(site, row.at));
    if (!row.story.empty()) facts += Markup(" · ") + tag("a", {href(site.at.story(row.story))}, say["context.story"]);
    items += tag(
        "li",
        tag("h3", tag("a", {href(Link::outside(row.url)), {"rel", "external noopener"}, {"dir", "auto"}}, row.title)),
        tag("p", {{"class", "attr"}}, facts),
        row.snippet.empty() ? Markup() : tag("p", {{"class", "snippet"}, {"dir", "auto"}}, write_snippet(row.snippet)));
  }
  return tag("ol", {{"class", "rows"}}, items);
}

}  // namespace courant::render
