// Stories over SQLite: tables story, assignment, story_event, decision.
#pragma once
#include "store/sqlite/database.h"
#include "store/stories.h"

namespace courant::store::sqlite {

// Makes the row that assignments, events and digests refer to.
Result<void> ensure_story(Database& database, const model::StoryId& story);

class SqliteStories final : public Stories {
 public:
  explicit SqliteStories(Database& database) : database_(database) {}
  Result<void> assign(const model::Assignment& assignment) override;
  Result<std::optional<model::Assignment>> assignment(const model::ArticleId& article) override;
  Result<std::vector<model::Assignment>> assignments(const model::StoryId& story) override;
  Result<std::vector<model::Article>> articles(const model::StoryId& story) override;
  Result<std::vector<model::StoryId>> stories_of(std::span<const model::ArticleId> articles) override;
  Result<void> record(const model::StoryEvent& event) override;
  Result<std::vector<model::StoryEvent>> events(const model::StoryId& story) override;
  Result<model::StoryId> resolve(const model::StoryId& story) override;
  Result<std::int64_t> decide(const Decision& decision) override;
  Result<std::vector<Decision>> decisions() override;
  Result<void> withdraw(std::int64_t decision) override;
  Result<std::vector<model::StoryId>> stale(std::size_t limit) override;
  Result<void> mark_stale(const model::StoryId& story) override;
  Result<void> settle(const model::StoryId& story) override;
  Result<std::int64_t> stale_count() override;
  Result<std::int64_t> count() override;

 private:
  Database& database_;
};

}  // namespace courant::store::sqlite
