#include "page/extract_article.h"

#include <algorithm>
#include <unordered_set>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/url.h"
#include "html/encoding.h"
#include "html/tree.h"
#include "page/choose_blocks.h"
#include "page/complete_choice.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/script_dates.h"
#include "page/trim_choice.h"
#include "page/visible_statements.h"
#include "text/language.h"

namespace courant::page {
namespace {

using base::ErrorKind;
constexpr unsigned paragraph_words_min = 20;

// "en_GB" → "en": the article's lines name languages, not places.
std::string language_code(std::string_view stated) {
  std::string code = base::lower_ascii(stated.substr(0, stated.find_first_of("-_ ,;")));
  const bool plain = code.size() >= 2 && code.size() <= 3 &&
                     std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return plain ? code : std::string();
}

// The text's own language outweighs what the page says of itself: templates lie more often than texts do.
std::string choose_language(const Statements& statements, std::string_view text) {
  if (std::string found = text::detect_language(text); !found.empty()) return found;
  for (const Statement& statement : statements.languages)
    if (std::string code = language_code(statement.value); !code.empty()) return code;
  return {};
}

void write_text(const std::vector<Block>& blocks, const Choice& choice, std::string_view title,
                model::Extraction& out) {
  const std::string folded_title = fold(title);
  std::string& text = out.article.text;
  std::string_view last;
  std::unordered_set<std::uint64_t> paragraphs;  // some templates hold a text twice, for wide and narrow screens
  for (const std::size_t i : choice.blocks) {
    const Block& block = blocks[i];
    const bool title_again = block.words < 40 && !folded_title.empty() && fold(block.text) == folded_title;
    if (title_again || block.text == last) continue;
    if (block.words >= paragraph_words_min && !paragraphs.insert(base::hash64(block.text)).second) continue;
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += block.text;
    out.paragraph_spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    last = block.text;
  }
}

std::string first_link(const std::vector<Statement>& statements, const base::Url* base) {
  const Statement* best = nullptr;
  for (const Statement& statement : statements)
    if (best == nullptr || statement.rank < best->rank) best = &statement;
  return best == nullptr ? std::string() : base::resolve_link(best->value, base);
}

}  // namespace

base::Result<model::Extraction> extract_article(const PageSource& page) {
  if (page.bytes.size() > page_bytes_max) return base::fail(ErrorKind::limit, page.url, "a page of more than 15 MiB");
  const html::Document document = html::parse_document(html::decode_page(page.bytes, page.content_type));
  Statements statements = collect_statements(document, page.url);
  const std::vector<Block> blocks = collect_blocks(document);
  if (blocks.empty()) return base::fail(ErrorKind::invalid, page.url, "the page holds no text");

  model::Extraction out;
  out.article.title = choose_title(statements);
  const std::vector<Features> rows =
      measure_blocks(blocks, document.node_count(), {out.article.title, statements.article_body});
  Choice choice = choose_blocks(blocks, rows);
  add_title_over_text(blocks, choice, statements);
  out.article.title = shorten_title(choose_title(statements), blocks, choice);
  complete_choice(choice, blocks, out.article.title);
  trim_choice(choice, blocks, out.article.title);
  write_text(blocks, choice, out.article.title, out);
  out.why = choice.why;

  const auto base_url = base::parse_url(page.url);
  const base::Url* base = base_url ? &*base_url : nullptr;
  out.article.url = std::string(page.url);
  out.article.language = choose_language(
      statements, out.article.text.empty() ? std::string_view(out.article.title) : std::string_view(out.article.text));
  add_visible_statements(blocks, choice, out.article.title, statements);
  out.article.byline = choose_authors(statements);
  out.article.published = choose_published(statements, out.article.language);
  if (!out.article.published) {
    add_script_date(document, statements);
    out.article.published = choose_published(statements, out.article.language);
  }
  out.article.modified = choose_modified(statements, out.article.language, out.article.published);
  out.article.site_name = choose_site_name(statements);
  out.article.image = first_link(statements.images, base);
  out.canonical = first_link(statements.canonicals, base);
  if (!statements.captions.empty()) out.image_caption = statements.captions.front().value;
  out.paywalled = statements.paywalled;
  return out;
}

}  // namespace courant::page
