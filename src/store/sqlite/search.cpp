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

#define COURANT_STORY_FILTERS                                                                        \
  " AND d.at >= ?2 AND d.at < ?3"                                                                    \
  " AND (?4 = '' OR EXISTS (SELECT 1 FROM digest_source o WHERE o.digest = d.id AND o.outlet = ?4))" \
  " AND NOT EXISTS (SELECT 1 FROM story s WHERE s.id = d.story AND (s.withdrawn OR s.merged_into IS NOT NULL))"

#define COURANT_ARTICLE_FILTERS \
  " AND coalesce(a.at, ?2) >= ?2 AND coalesce(a.at, ?2) < ?3 AND (?4 = '' OR a.outlet = ?4)"

// What is selected, from where, and in which order, once with words to match and once without.
struct Queries {
  const char* count;
  const char* list;
};

constexpr Queries stories_matching{
    "SELECT count(*) FROM digest_search f JOIN digest d ON d.id = f.rowid WHERE digest_search MATCH "
    "?1" COURANT_STORY_FILTERS,
    "SELECT d.story, d.headline, snippet(digest_search, 1, " COURANT_SNIPPET_MARKS
    ") FROM digest_search f JOIN digest d ON d.id = f.rowid"
    " WHERE digest_search MATCH ?1" COURANT_STORY_FILTERS
    " ORDER BY bm25(digest_search, 4.0, 1.0), d.at DESC, d.story LIMIT ?5 OFFSET ?6"};

#define COURANT_NEWEST_DIGESTS                                                                                   \
  " FROM digest d WHERE ?1 = '' AND NOT EXISTS (SELECT 1 FROM digest n WHERE n.story = d.story AND n.version > " \
  "d.version)"

constexpr Queries stories_listed{"SELECT count(*)" COURANT_NEWEST_DIGESTS COURANT_STORY_FILTERS,
                                 "SELECT d.story, d.headline, ''" COURANT_NEWEST_DIGESTS COURANT_STORY_FILTERS
                                 " ORDER BY d.at DESC, d.story LIMIT ?5 OFFSET ?6"};

#define COURANT_ARTICLE_STORY " (SELECT story FROM assignment s WHERE s.article = a.id)"

constexpr Queries articles_matching{
    "SELECT count(*) FROM article_search f JOIN article a ON a.arrival = f.rowid"
    " WHERE article_search MATCH ?1" COURANT_ARTICLE_FILTERS,
    "SELECT a.id, a.version, a.outlet, a.title, a.url, snippet(article_search, 1, " COURANT_SNIPPET_MARKS
    "), a.at," COURANT_ARTICLE_STORY
    " FROM article_search f JOIN article a ON a.arrival = f.rowid"
    " WHERE article_search MATCH ?1" COURANT_ARTICLE_FILTERS
    " ORDER BY bm25(article_search, 4.0, 1.0), a.at DESC, a.arrival LIMIT ?5 OFFSET ?6"};

#define COURANT_NEWEST_ARTICLES \
  " FROM article a WHERE ?1 = '' AND NOT EXISTS (SELECT 1 FROM article n WHERE n.id = a.id AND n.version > a.version)"

constexpr Queries articles_listed{"SELECT count(*)" COURANT_NEWEST_ARTICLES COURANT_ARTICLE_FILTERS,
                                  "SELECT a.id, a.version, a.outlet, a.title, a.url, '', a.at," COURANT_ARTICLE_STORY
                                      COURANT_NEWEST_ARTICLES COURANT_ARTICLE_FILTERS
                                  " ORDER BY a.at DESC, a.arrival LIMIT ?5 OFFSET ?6"};

StoryHit read_story_hit(Row& row) {
  StoryHit hit;
  hit.story = model::StoryId(row.text());
  hit.headline = row.text();
  hit.snippet = row.text();
  return hit;
}

ArticleHit read_article_hit(Row& row) {
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
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

template <class Hit>
Result<Hits<Hit>> find(Database& database, const SearchQuery& query, const Queries& matching, const Queries& listed,
                       Hit (*read)(Row&)) {
  Hits<Hit> found;
  const std::string match = match_of(query.words);
  const bool lists = is_blank(query.words) && (!query.outlet.empty() || query.from || query.until);
  if (match.empty() && !lists) return found;
  const Queries& queries = lists ? listed : matching;
  const Time from = query.from.value_or(far_past), until = query.until.value_or(far_future);
  const auto total = database.number(queries.count, match, from, until, query.outlet);
  if (!total) return std::unexpected(total.error());
  auto hits = database.all(queries.list, read, match, from, until, query.outlet, query.limit, query.offset);
  if (!hits) return std::unexpected(hits.error());
  found.hits = std::move(*hits);
  found.total = *total;
  return found;
}

}  // namespace

Result<Hits<StoryHit>> SqliteDigests::search(const SearchQuery& query) {
  return find(database_, query, stories_matching, stories_listed, read_story_hit);
}

Result<bool> SqliteDigests::holds(const model::StoryId& story, const std::string& words) {
  const std::string match = match_of(words);
  if (match.empty()) return false;
  const auto found = database_.number(
      "SELECT count(*) FROM digest_search WHERE digest_search MATCH ? AND rowid = (SELECT max(id) FROM digest WHERE "
      "story = ?)",
      match, story.value);
  if (!found) return std::unexpected(found.error());
  return *found > 0;
}

Result<Hits<ArticleHit>> SqliteDigests::search_articles(const SearchQuery& query) {
  return find(database_, query, articles_matching, articles_listed, read_article_hit);
}

}  // namespace courant::store::sqlite
