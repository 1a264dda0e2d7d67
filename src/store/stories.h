// Stories: which articles they hold, what became of them, their digests in all versions, and what the owner decided.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/article.h"
#include "model/digest.h"
#include "model/story.h"
#include "store/feeds.h"

namespace courant::store {

enum class DecisionKind : unsigned char { merge, split, pin };

// The owner's word, which outranks the machine's: merge: these stories are one; split: these articles are a story of
// their own; pin: these articles stay in the story named first.
struct Decision {
  std::int64_t id = 0;
  DecisionKind kind = DecisionKind::merge;
  std::vector<model::StoryId> stories;
  std::vector<model::ArticleId> articles;
  Time at{};
};

class Stories {
 public:
  virtual ~Stories() = default;

  // Puts an article into its story, from wherever it was. Done twice is done once.
  virtual base::Result<void> assign(const model::Assignment& assignment) = 0;
  virtual base::Result<std::optional<model::Assignment>> assignment(const model::ArticleId& article) = 0;
  // The story's assignments in order of their articles' arrival; empty when there is no such story.
  virtual base::Result<std::vector<model::Assignment>> assignments(const model::StoryId& story) = 0;
  // The latest version of each of its articles, in order of arrival, with `story` and `origin` filled in.
  virtual base::Result<std::vector<model::Article>> articles(const model::StoryId& story) = 0;
  // The stories that hold any of these articles, each once, in the articles' order.
  virtual base::Result<std::vector<model::StoryId>> stories_of(std::span<const model::ArticleId> articles) = 0;

  // Keeps what happened; after a merge `other` redirects to `story`.
  virtual base::Result<void> record(const model::StoryEvent& event) = 0;
  // Every event that names the story, and those among it and the stories whose addresses lead to it now, oldest first.
  virtual base::Result<std::vector<model::StoryEvent>> events(const model::StoryId& story) = 0;
  // Where the story lives now, over any number of merges; itself where it was not merged. Error not_found for an id
  // that no article, digest or merge ever had.
  virtual base::Result<model::StoryId> resolve(const model::StoryId& story) = 0;

  // Keeps the owner's word; returns its id.
  virtual base::Result<std::int64_t> decide(const Decision& decision) = 0;
  virtual base::Result<std::vector<Decision>> decisions() = 0;     // oldest first
  virtual base::Result<void> withdraw(std::int64_t decision) = 0;  // not_found

  // A story is stale from when its articles change (assign, record, mark_stale) until it is settled: what is to be
  // composed anew survives a crash. Stale ones in order of their ids, at most `limit`.
  virtual base::Result<std::vector<model::StoryId>> stale(std::size_t limit) = 0;
  virtual base::Result<void> mark_stale(const model::StoryId& story) = 0;
  virtual base::Result<void> settle(const model::StoryId& story) = 0;
  virtual base::Result<std::int64_t> stale_count() = 0;

  virtual base::Result<std::int64_t> count() = 0;  // stories with an article
};

struct StoredDigest {
  model::Digest digest;
  // What orders it and gives its day: digest.updated when this version first stood, else when its newest article was
  // first seen, else stored_at.
  Time at{};
  Time stored_at{};         // when this version first stood
  std::int64_t number = 0;  // in the order in which versions were stored, from 1: later ones have greater numbers
};

struct DayCount {
  std::chrono::sys_days day;  // in the zone asked for
  std::int64_t stories = 0;
};

struct SearchQuery {
  // All must stand in the text; "…" is a phrase; everything else is taken literally. Empty: what the other fields
  // leave, newest first.
  std::string words = {};
  std::string outlet = {};
  std::optional<Time> from = {}, until = {};  // [from, until) by StoredDigest::at, or the article's order time
  std::size_t limit = 20;
  std::size_t offset = 0;
};

// Marked by U+0002 and U+0003 around each word found; not escaped for anything.
struct StoryHit {
  model::StoryId story;
  std::string headline;
  std::string snippet;
};

struct ArticleHit {
  model::ArticleId article;
  int version = 1;
  std::string outlet;
  std::string title;
  std::string url;
  std::string snippet;
  std::optional<Time> at;
  model::StoryId story;  // empty: in none yet
};

template <class Hit>
struct Hits {
  std::vector<Hit> hits;  // best first
  std::int64_t total = 0;
};

struct TimesAround {
  std::optional<Time> before, after;
};

class Digests {
 public:
  virtual ~Digests() = default;

  // Keeps the digest and returns its version. One whose `version` is above the newest kept becomes the version after
  // that. Any other tells nothing new: it takes the newest one's place, which keeps its number and its day; where
  // nothing differs at all, nothing is written.
  virtual base::Result<int> put(const model::Digest& digest, Time now) = 0;

  virtual base::Result<StoredDigest> latest(const model::StoryId& story) = 0;                 // not_found
  virtual base::Result<StoredDigest> get(const model::StoryId& story, int version) = 0;       // not_found
  virtual base::Result<std::vector<StoredDigest>> versions(const model::StoryId& story) = 0;  // oldest first
  // Takes the story off the pages, as when it was merged; its versions stay readable.
  virtual base::Result<void> withdraw(const model::StoryId& story) = 0;

  // The edition of a stretch of time: of every story that had a version in [from, until) the newest such version,
  // newest first. Withdrawn stories are left out.
  virtual base::Result<std::vector<StoredDigest>> between(Time from, Time until) = 0;
  // `at` of the newest digest; nullopt when there is none.
  virtual base::Result<std::optional<Time>> newest() = 0;
  // `at` of the last digest before `from` and of the first from `until` on.
  virtual base::Result<TimesAround> around(Time from, Time until) = 0;
  // Days that have stories, newest first; a day begins at 00:00 in a zone that is `offset` ahead of UTC.
  virtual base::Result<std::vector<DayCount>> days(std::chrono::minutes offset, std::size_t limit) = 0;
  // The newest digests of all, newest first: for feeds.
  virtual base::Result<std::vector<StoredDigest>> recent(std::size_t limit) = 0;
  // The newest digests that quote or name this outlet as a source, newest first.
  virtual base::Result<std::vector<StoredDigest>> of_outlet(const std::string& outlet, std::size_t limit) = 0;

  // What readers are told of, by the numbers of versions: of every story that had one in (after, up_to] the newest such
  // version, in order of their numbers. Withdrawn stories are left out.
  virtual base::Result<std::vector<StoredDigest>> numbered(std::int64_t after, std::int64_t up_to,
                                                           std::size_t limit) = 0;
  virtual base::Result<std::int64_t> newest_number() = 0;  // 0: there is none
  // Of the last version stored before a moment; 0: none was.
  virtual base::Result<std::int64_t> number_before(Time moment) = 0;
  // Whether one of the story's versions is numbered in (after, up_to].
  virtual base::Result<bool> is_numbered(const model::StoryId& story, std::int64_t after, std::int64_t up_to) = 0;
  // Whether the story's newest version holds these words, as search() reads them.
  virtual base::Result<bool> holds(const model::StoryId& story, const std::string& words) = 0;

  virtual base::Result<Hits<StoryHit>> search(const SearchQuery& query) = 0;
  virtual base::Result<Hits<ArticleHit>> search_articles(const SearchQuery& query) = 0;

  virtual base::Result<std::int64_t> count() = 0;  // stories with a digest that is not withdrawn
};

}  // namespace courant::store
