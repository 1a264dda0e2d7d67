// Feeds with what the next poll needs to know, the entries they listed, and the pages read for them.
#pragma once
#include <bitset>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/ids.h"

namespace courant::store {

using Time = std::chrono::sys_seconds;

enum class FeedId : std::int64_t { none = 0 };
enum class EntryId : std::int64_t { none = 0 };

// Byte for byte as received, quotes and all; empty: none was sent.
struct Validators {
  std::string etag;
  std::string last_modified;
  std::string url;  // the address that sent them, after redirects: they are sent back to no other
};

enum class FeedState : unsigned char {
  active,
  gone,  // the outlet answered 410: not polled any more
};

// Where a feed's server was found. One of the public Internet never gets to what `fetch.allow` opens, whatever its name
// resolves to later.
enum class FeedSide : unsigned char {
  unknown,  // named by the owner, and not asked yet
  outside,  // the public Internet, or named by somebody there
  inside,   // what the owner allows beside it
};

// What a feed asked for with its last body (RSS 2.0), heeded as long as that body stands.
struct FeedWishes {
  std::chrono::seconds ttl{0};  // 0: nothing
  std::bitset<24> skip_hours;   // UTC
  std::bitset<7> skip_days;     // UTC, from Sunday on
};

struct Feed {
  FeedId id = FeedId::none;
  std::string url;       // the address that is polled
  std::string title;     // as the feed says; the outlet's name for its articles unless `outlet` is set
  std::string site_url;  // the outlet's own page
  std::string outlet;    // as the owner says
  std::string folder;    // as the owner sorts it (OPML), else empty
  FeedState state = FeedState::active;
  FeedSide side = FeedSide::unknown;
  Validators validators;
  std::string body_hash;  // of the last body read, to know a change that the validators do not tell
  Time next_at{};         // not polled before
  std::chrono::seconds interval{3600};
  FeedWishes wishes;
  std::optional<Time> attempted_at, succeeded_at;
  int failures = 0;       // in a row
  std::string error;      // the last failure in plain words; empty after a success
  std::string moving_to;  // the address that `moving_answers` permanent redirects in a row agreed on
  int moving_answers = 0;
};

enum class EntryState : unsigned char {
  waiting,  // its page is to be read at due_at
  done,     // nothing more to do
  failed,   // given up, `error` says why
};

struct Entry {
  EntryId id = EntryId::none;
  FeedId feed = FeedId::none;
  std::string key;   // what the feed knows it by: its id, else its link, else a hash of its content
  std::string hash;  // of its content, to know an edited entry
  std::string url;
  std::string title;
  std::string author;
  std::optional<base::Moment> published, updated;
  std::string content_html;  // sanitised; the article's text where the page cannot be read
  EntryState state = EntryState::waiting;
  Time due_at{};
  int reads = 0;     // how often its page was read with success: the page is read again as a story may change
  int failures = 0;  // in a row
  Time first_seen{};
  std::string error;
  Validators validators;     // of the page
  bool inside = false;       // named by an answer from the inside alone: so may its page be
  model::ArticleId article;  // what came of it; empty: nothing yet
};

struct Page {
  EntryId entry = EntryId::none;
  Time fetched_at{};
  std::string url;  // after redirects
  std::string content_type;
  std::string bytes;  // as decoded; kept compressed
};

// An entry whose page is to be read.
struct DueEntry {
  EntryId id = EntryId::none;
  std::string url;
};

// A host that asked to be left alone.
struct HostRest {
  std::string host;
  Time until{};
};

enum class EntryOutcome : unsigned char { added, unchanged, updated };

struct FeedCounts {
  std::int64_t feeds = 0, active = 0, failing = 0, entries = 0, waiting = 0;
};

class Feeds {
 public:
  virtual ~Feeds() = default;

  // A feed at a new address, due at next_at. Error conflict when that address is there already.
  virtual base::Result<FeedId> add(const Feed& feed) = 0;
  // Writes every field of the feed with this id. Error not_found; conflict when another feed has its url.
  virtual base::Result<void> update(const Feed& feed) = 0;
  // Forgets the feed and its entries; articles stay. Error not_found.
  virtual base::Result<void> remove(FeedId id) = 0;

  virtual base::Result<Feed> get(FeedId id) = 0;                                 // not_found
  virtual base::Result<Feed> find(const std::string& url) = 0;                   // not_found
  virtual base::Result<std::vector<Feed>> all() = 0;                             // by id
  virtual base::Result<std::vector<Feed>> due(Time now, std::size_t limit) = 0;  // active ones, longest due first
  virtual base::Result<std::optional<Time>> next_due() = 0;                      // of active feeds
  virtual base::Result<FeedCounts> counts() = 0;
  // Folders that the owner sorted a feed into, by name.
  virtual base::Result<std::vector<std::string>> folders() = 0;
  // The folder of the feed that first listed each of these articles; those of no folder are left out.
  virtual base::Result<std::map<model::ArticleId, std::string>> folders_of(
      std::span<const model::ArticleId> articles) = 0;

  // An entry as its feed lists it now. Known (same feed and key) with the same hash: unchanged; with another: its
  // content is replaced and it is to be read again as `entry` says. Its `id` is not looked at.
  struct Put {
    EntryId id = EntryId::none;
    EntryOutcome outcome = EntryOutcome::added;
  };
  virtual base::Result<Put> put_entry(const Entry& entry) = 0;
  virtual base::Result<void> update_entry(const Entry& entry) = 0;                           // every field; not_found
  virtual base::Result<Entry> get_entry(EntryId id) = 0;                                     // not_found
  virtual base::Result<std::vector<DueEntry>> due_entries(Time now, std::size_t limit) = 0;  // longest due first
  virtual base::Result<std::optional<Time>> next_entry_due() = 0;
  // Entries of other feeds or keys with this very url that already have an article; longest known first.
  virtual base::Result<std::vector<Entry>> entries_of_url(const std::string& url) = 0;

  // Keeps a host's wish, in place of an earlier one; forgets those that are over at `now`.
  virtual base::Result<void> put_host_rest(const HostRest& rest, Time now) = 0;
  virtual base::Result<std::vector<HostRest>> host_rests(Time now) = 0;  // that are not over

  virtual base::Result<void> put_page(const Page& page) = 0;
  virtual base::Result<Page> latest_page(EntryId id) = 0;  // not_found
};

}  // namespace courant::store
