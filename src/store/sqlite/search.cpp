// The half of SqliteDigests that searches, over FTS5.
#include "store/sqlite/digests.h"

namespace courant::store::sqlite {
namespace {

// FTS5's syntax for what the reader typed: words and "phrases", everything else taken literally; empty when no word
// is in it.
std::string match_of(std::string_view words) {
  std::string match;
  bool in_phrase = false;
  std::string part;
  const auto finish = [&] {
    // A part without a letter or digit matches nothing and would empty the result.
    bool has_word = false;
    for (const char c : part) has_word = has_word || std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80);
    if (has_word) match += (match.empty() ? "\"" : " \"") + part + '"';
    part.clear();
  };
  for (const char c : words) {
    if (c == '"') {
      finish();
      in_phrase = !in_phrase;
    } else if (!in_phrase && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      finish();
    } else if (c != '\0') {
      part += c;
    }
  }
  finish();
  return match;
}

constexpr Time far_past{std::chrono::seconds{-1LL << 40}};
constexpr Time far_future{std::chrono::seconds{1LL << 40}};

#define COURANT_SNIPPET_MARKS "char(2), char(3), '…', 24"

#define COURANT_STORIES_MATCH                                                                                       \
  " FROM digest_search f JOIN digest d ON d.id = f.rowid WHERE digest_search MATCH ?1 AND d.at >= ?2 AND d.at < ?3" \
  " AND (?4 = '' OR EXISTS (SELECT 1 FROM digest_source o WHERE o.digest = d.id AND o.outlet = ?4))"                \
  " AND NOT EXISTS (SELECT 1 FROM story s WHERE s.id = d.story AND (s.withdrawn OR s.merged_into IS NOT NULL))"

#define COURANT_ARTICLES_MATCH                                                                 \
  " FROM article_search f JOIN article a ON a.arrival = f.rowid WHERE article_search MATCH ?1" \
  " AND coalesce(a.at, ?2) >= ?2 AND coalesce(a.at, ?2) < ?3 AND (?4 = '' OR a.outlet = ?4)"

}  // namespace

Result<Hits<StoryHit>> SqliteDigests::search(const SearchQuery& query) {
  Hits<StoryHit> found;
  const std::string match = match_of(query.words);
  if (match.empty()) return found;
  const Time from = query.from.value_or(far_past), until = query.until.value_or(far_future);
  auto total = database_.number("SELECT count(*)" COURANT_STORIES_MATCH, match, from, until, query.outlet);
  if (!total) return std::unexpected(total.error());
  auto hits = database_.all(
      "SELECT d.story, d.headline, snippet(digest_search, 1, " COURANT_SNIPPET_MARKS
      "), d.at, d.outlets, d.independent" COURANT_STORIES_MATCH
      " ORDER BY bm25(digest_search, 4.0, 1.0), d.at DESC, d.story LIMIT ?5 OFFSET ?6",
      [](Row& row) {
        StoryHit hit;
        hit.story = model::StoryId(row.text());
        hit.headline = row.text();
        hit.snippet = row.text();
        hit.at = row.time();
        hit.outlets = row.small();
        hit.independent = row.small();
        return hit;
      },
      match, from, until, query.outlet, query.limit, query.offset);
  if (!hits) return std::unexpected(hits.error());
  found.hits = std::move(*hits);
  found.total = *total;
  return found;
}

Result<Hits<ArticleHit>> SqliteDigests::search_articles(const SearchQuery& query) {
  Hits<ArticleHit> found;
  const std::string match = match_of(query.words);
  if (match.empty()) return found;
  const Time from = query.from.value_or(far_past), until = query.until.value_or(far_future);
  auto total = database_.number("SELECT count(*)" COURANT_ARTICLES_MATCH, match, from, until, query.outlet);
  if (!total) return std::unexpected(total.error());
  auto hits = database_.all(
      "SELECT a.id, a.version, a.outlet, a.title, a.url, snippet(article_search, 1, " COURANT_SNIPPET_MARKS
      "), a.at,"
      " (SELECT story FROM assignment s WHERE s.article = a.id)" COURANT_ARTICLES_MATCH
      " ORDER BY bm25(article_search, 4.0, 1.0), a.at DESC, a.arrival LIMIT ?5 OFFSET ?6",
      [](Row& row) {
        ArticleHit hit;
        hit.article = model::ArticleId(row.text());
        hit.version = row.small();
        hit.outlet = row.text();
        hit.title = row.text();
        hit.url = row.text();
        hit.snippet = row.text();
        hit.at = row.maybe_time();
        hit.story = model::StoryId(row.text());
        return hit;
      },
      match, from, until, query.outlet, query.limit, query.offset);
  if (!hits) return std::unexpected(hits.error());
  found.hits = std::move(*hits);
  found.total = *total;
  return found;
}

}  // namespace courant::store::sqlite
