#include "store/sqlite/stories.h"

#include <unordered_set>

#include "format/json_lines.h"
#include "store/sqlite/articles.h"
#include "store/sqlite/lists.h"

namespace courant::store::sqlite {
namespace {

Result<std::vector<model::Assignment>> parse_all(const Result<std::vector<std::string>>& lines) {
  if (!lines) return std::unexpected(lines.error());
  std::vector<model::Assignment> assignments;
  for (const std::string& line : *lines) {
    auto parsed = format::parse_assignment(line);
    if (!parsed)
      return fail(ErrorKind::corrupt, parsed.error().subject, "a stored assignment: " + parsed.error().message);
    assignments.push_back(std::move(*parsed));
  }
  return assignments;
}

template <class Id>
std::string join_ids(const std::vector<Id>& ids) {
  std::vector<std::string> texts;
  for (const Id& id : ids) texts.push_back(id.value);
  return join_texts(texts);
}

template <class Id>
std::vector<Id> split_ids(const std::string& joined) {
  std::vector<Id> ids;
  for (std::string& text : split_texts(joined)) ids.emplace_back(std::move(text));
  return ids;
}

}  // namespace

Result<void> ensure_story(Database& database, const model::StoryId& story) {
  return database.run("INSERT INTO story (id) VALUES (?) ON CONFLICT DO NOTHING", story.value);
}

Result<void> SqliteStories::assign(const model::Assignment& assignment) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  struct Known {
    model::StoryId story;
    std::string json;
  };
  const auto known = database_.one(
      "SELECT story, json FROM assignment WHERE article = ?",
      [](Row& row) {
        model::StoryId story(row.text());
        return Known{std::move(story), row.text()};
      },
      assignment.article.value);
  if (!known) return std::unexpected(known.error());
  const std::string json = format::to_json(assignment);
  if (*known && (*known)->json == json) return {};
  COURANT_TRY(ensure_story(database_, assignment.story));
  COURANT_TRY(
      database_.run("INSERT INTO assignment (article, story, json) VALUES (?, ?, ?)"
                    " ON CONFLICT (article) DO UPDATE SET story = excluded.story, json = excluded.json",
                    assignment.article.value, assignment.story.value, json));
  COURANT_TRY(mark_stale(assignment.story));
  if (*known) COURANT_TRY(mark_stale((*known)->story));
  return scope.commit();
}

Result<std::optional<model::Assignment>> SqliteStories::assignment(const model::ArticleId& article) {
  auto parsed = parse_all(database_.all("SELECT json FROM assignment WHERE article = ?", &Row::text, article.value));
  if (!parsed) return std::unexpected(parsed.error());
  return parsed->empty() ? std::nullopt : std::optional(std::move(parsed->front()));
}

Result<std::vector<model::Assignment>> SqliteStories::assignments(const model::StoryId& story) {
  return parse_all(
      database_.all("SELECT json FROM assignment s WHERE story = ?"
                    " ORDER BY (SELECT min(arrival) FROM article a WHERE a.id = s.article), s.article",
                    &Row::text, story.value));
}

Result<std::vector<model::Article>> SqliteStories::articles(const model::StoryId& story) {
  const auto of_story = assignments(story);
  if (!of_story) return std::unexpected(of_story.error());
  std::vector<model::Article> articles;
  for (const model::Assignment& assignment : *of_story) {
    auto article =
        database_.one("SELECT " COURANT_ARTICLE_COLUMNS " FROM article a WHERE id = ? ORDER BY version DESC LIMIT 1",
                      read_article, assignment.article.value);
    if (!article) return std::unexpected(article.error());
    if (!*article) continue;
    (*article)->story = assignment.story;
    (*article)->origin = assignment.origin;
    articles.push_back(std::move(**article));
  }
  return articles;
}

Result<std::vector<model::StoryId>> SqliteStories::stories_of(std::span<const model::ArticleId> articles) {
  std::vector<model::StoryId> stories;
  std::unordered_set<std::string> seen;
  for (const model::ArticleId& article : articles) {
    auto story = database_.one("SELECT story FROM assignment WHERE article = ?", &Row::text, article.value);
    if (!story) return std::unexpected(story.error());
    if (*story && seen.insert(**story).second) stories.emplace_back(std::move(**story));
  }
  return stories;
}

Result<void> SqliteStories::record(const model::StoryEvent& event) {
  Scope scope(database_);
  COURANT_TRY(scope.begun());
  COURANT_TRY(ensure_story(database_, event.story));
  COURANT_TRY(ensure_story(database_, event.other));
  std::optional<std::int64_t> at;
  if (event.at) at = event.at->time_since_epoch().count();
  COURANT_TRY(database_.run("INSERT INTO story_event (kind, story, other, at, reason) VALUES (?, ?, ?, ?, ?)",
                            event.kind, event.story.value, event.other.value, at, event.reason));
  if (event.kind == model::StoryEventKind::merged) {
    // The surviving story must not redirect itself, or the two would point at each other.
    COURANT_TRY(database_.run("UPDATE story SET merged_into = NULL WHERE id = ?", event.story.value));
    COURANT_TRY(database_.run("UPDATE story SET merged_into = ? WHERE id = ? AND id <> ?", event.story.value,
                              event.other.value, event.story.value));
  } else {
    COURANT_TRY(database_.run("UPDATE story SET merged_into = NULL WHERE id = ?", event.other.value));
  }
  COURANT_TRY(mark_stale(event.story));
  COURANT_TRY(mark_stale(event.other));
  COURANT_TRY(database_.run("UPDATE revision SET number = number + 1"));
  return scope.commit();
}

Result<std::vector<model::StoryEvent>> SqliteStories::events(const model::StoryId& story) {
  return database_.all(
      "WITH RECURSIVE own (id) AS (SELECT ?1 UNION SELECT e.other FROM own JOIN story_event e ON e.story = own.id"
      " JOIN story s ON s.id = e.other AND s.merged_into = own.id WHERE e.kind = ?2)"
      " SELECT kind, story, other, at, reason FROM story_event WHERE story = ?1 OR other = ?1 OR"
      " (story IN (SELECT id FROM own) AND other IN (SELECT id FROM own)) ORDER BY id",
      [](Row& row) {
        model::StoryEvent event;
        event.kind = static_cast<model::StoryEventKind>(row.small());
        event.story = model::StoryId(row.text());
        event.other = model::StoryId(row.text());
        event.at = row.maybe_time();
        event.reason = row.text();
        return event;
      },
      story.value, model::StoryEventKind::merged);
}

Result<model::StoryId> SqliteStories::resolve(const model::StoryId& story) {
  // UNION, not UNION ALL: a ring of merges, which only a damaged store could hold, ends too.
  auto end = database_.one(
      "WITH RECURSIVE walk (id) AS (SELECT ? UNION SELECT merged_into FROM story JOIN walk USING (id)"
      " WHERE merged_into IS NOT NULL)"
      " SELECT s.id FROM walk JOIN story s USING (id) WHERE s.merged_into IS NULL LIMIT 1",
      &Row::text, story.value);
  if (!end) return std::unexpected(end.error());
  if (!*end) return fail(ErrorKind::not_found, story.value, "no such story");
  return model::StoryId(std::move(**end));
}

Result<std::int64_t> SqliteStories::decide(const Decision& decision) {
  COURANT_TRY(database_.run("INSERT INTO decision (kind, stories, articles, at) VALUES (?, ?, ?, ?)", decision.kind,
                            join_ids(decision.stories), join_ids(decision.articles), decision.at));
  return database_.last_row();
}

Result<std::vector<Decision>> SqliteStories::decisions() {
  return database_.all("SELECT id, kind, stories, articles, at FROM decision ORDER BY id", [](Row& row) {
    Decision decision;
    decision.id = row.integer();
    decision.kind = static_cast<DecisionKind>(row.small());
    decision.stories = split_ids<model::StoryId>(row.text());
    decision.articles = split_ids<model::ArticleId>(row.text());
    decision.at = row.time();
    return decision;
  });
}

Result<void> SqliteStories::withdraw(std::int64_t decision) {
  COURANT_TRY(database_.run("DELETE FROM decision WHERE id = ?", decision));
  if (database_.changes() == 0)
    return fail(ErrorKind::not_found, "decision " + std::to_string(decision), "no such decision");
  return {};
}

Result<std::vector<model::StoryId>> SqliteStories::stale(std::size_t limit) {
  return database_.all(
      "SELECT id FROM story WHERE stale ORDER BY id LIMIT ?", [](Row& row) { return model::StoryId(row.text()); },
      limit);
}

Result<void> SqliteStories::mark_stale(const model::StoryId& story) {
  return database_.run("UPDATE story SET stale = 1 WHERE id = ?", story.value);
}

Result<void> SqliteStories::settle(const model::StoryId& story) {
  return database_.run("UPDATE story SET stale = 0 WHERE id = ?", story.value);
}

Result<std::int64_t> SqliteStories::stale_count() { return database_.number("SELECT count(*) FROM story WHERE stale"); }

Result<std::int64_t> SqliteStories::count() { return database_.number("SELECT count(DISTINCT story) FROM assignment"); }

}  // namespace courant::store::sqlite
