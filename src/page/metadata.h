// What a page states about itself, each statement with where it stands: JSON-LD, OpenGraph, microdata, meta tags,
// visible text, the address. Collected first, weighed afterwards (choose_*), so that no source wins by coming first.
// Not public outside this folder but for its tests. Thread-safe: pure functions over values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "html/tree.h"

namespace courant::page {

enum class StatedIn : unsigned char { json_ld, open_graph, microdata, meta, visible, title_tag, address };

struct Statement {
  std::string value;
  StatedIn where = StatedIn::meta;
  int rank = 0;  // within its kind: 0 stands for the surest (an article's own property), higher for weaker ones
};

struct Statements {
  std::vector<Statement> titles, authors, published, modified, site_names, languages, images, canonicals, captions;
  std::string host_label;      // of the page's address: "harbourpost" of www.harbourpost.co.uk
  std::string address_words;   // of the page's address: its path, folded
  std::string top_domain;      // of the page's address: "uk"
  std::string article_body;    // JSON-LD's articleBody: a hint for choosing, never the text itself
  std::size_t json_bytes = 0;  // of JSON-LD that were parsed
  bool paywalled = false;      // isAccessibleForFree is false, or a content tier says locked
};

// Adds what one JSON-LD script says; broken JSON is mended where that is safe and else searched for its plain
// "key": "value" pairs, as are all scripts past the page's first 512 kB of them. Follows schema.org's NewsArticle and
// its kin, nested in @graph, lists and mainEntity.
void read_json_ld(std::string_view script, Statements& into);

// Everything the page states, in document order within each kind. `url` is where the page was fetched, or empty.
Statements collect_statements(const html::Document& document, std::string_view url);

// The article's title without the site's name: the statement that the others bear out.
std::string choose_title(const Statements& statements);

// The people (or desks) who wrote it, each once, without "By" and the like; empty where none is stated.
std::vector<std::string> choose_authors(const Statements& statements);

// When it was first published. `language` decides "03/04/2024". nullopt where nothing sure is stated.
std::optional<base::Moment> choose_published(const Statements& statements, std::string_view language);

// When it was last changed, if that is stated and not before `published`.
std::optional<base::Moment> choose_modified(const Statements& statements, std::string_view language,
                                            const std::optional<base::Moment>& published);

std::string choose_site_name(const Statements& statements);

}  // namespace courant::page
