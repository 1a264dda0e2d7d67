// Articles in all their versions, as the store keeps them: what a digest quotes stays readable at its span for ever.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/article.h"

namespace courant::store {

// The place of an article version in the order of arrival: 1, 2, 3, … with gaps; never given twice.
enum class Arrival : std::int64_t { none = 0 };

enum class PutOutcome : unsigned char { added, unchanged, new_version };

struct PutArticle {
  PutOutcome outcome = PutOutcome::added;
  int version = 1;  // the version that now holds this text
  Arrival arrival = Arrival::none;
};

struct ArrivedArticle {
  Arrival arrival = Arrival::none;
  bool first = true;  // no earlier version of it is there
  model::Article article;
};

struct OutletCount {
  std::string outlet;
  std::int64_t articles = 0;
  std::optional<std::chrono::sys_seconds> latest;  // order time of its newest article
};

class Articles {
 public:
  virtual ~Articles() = default;

  // Keeps the article. Its text and title (by article_hash) decide: equal to its newest version's: unchanged, nothing
  // is written; else it becomes a new version, numbered as given if that is past the newest, else the next number.
  virtual base::Result<PutArticle> put(const model::Article& article) = 0;

  // Whether any version of the article has this hash.
  virtual base::Result<bool> has(const model::ArticleId& id, const std::string& hash) = 0;

  // Error not_found.
  virtual base::Result<model::Article> get(const model::ArticleId& id, int version) = 0;
  virtual base::Result<model::Article> latest(const model::ArticleId& id) = 0;

  // All versions, oldest first; empty when there is no such article.
  virtual base::Result<std::vector<model::Article>> versions(const model::ArticleId& id) = 0;

  // Article versions after `after` in order of arrival, at most `limit`.
  virtual base::Result<std::vector<ArrivedArticle>> arrived_after(Arrival after, std::size_t limit) = 0;

  // The arrival after which lie both every article of `since` or later (by order time) and the last `at_least` ones.
  virtual base::Result<Arrival> arrival_before(std::chrono::sys_seconds since, std::size_t at_least) = 0;
  // The latest order time of any article.
  virtual base::Result<std::optional<std::chrono::sys_seconds>> newest() = 0;

  // The newest articles of an outlet (their latest versions), newest first.
  virtual base::Result<std::vector<model::Article>> of_outlet(const std::string& outlet, std::size_t limit) = 0;

  // Every outlet with an article, by name.
  virtual base::Result<std::vector<OutletCount>> outlets() = 0;

  // Articles, not counting their versions.
  virtual base::Result<std::int64_t> count() = 0;
};

}  // namespace courant::store
