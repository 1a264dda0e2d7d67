// Follows over SQLite: table follow.
#pragma once
#include "store/follows.h"
#include "store/sqlite/database.h"

namespace courant::store::sqlite {

class SqliteFollows final : public Follows {
 public:
  explicit SqliteFollows(Database& database) : database_(database) {}
  Result<FollowId> add(const Follow& follow) override;
  Result<Follow> get(FollowId id) override;
  Result<Follow> find(const std::string& key) override;
  Result<std::vector<Follow>> all() override;
  Result<std::vector<Follow>> due(Time now) override;
  Result<void> set_state(FollowId id, FollowState state) override;
  Result<bool> claim(const Follow& follow, Time until) override;
  Result<void> record(const Follow& follow) override;

 private:
  Database& database_;
};

}  // namespace courant::store::sqlite
