// Follows: who is sent what and how often, and how far they have been told. Digests are told by their numbers
// (StoredDigest::number), not by the clock, so that none is skipped, whatever the clock does.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace courant::store {

enum class FollowId : std::int64_t { none = 0 };

enum class FollowChannel : unsigned char { mail, webhook };
enum class FollowPace : unsigned char { daily, weekly, at_once };
enum class FollowSubject : unsigned char { edition, story, outlet, name, search };

enum class FollowState : unsigned char {
  active,
  ended,    // by the reader or the owner
  stopped,  // what is sent was refused for good, or for too long; `error` says why
};

struct Follow {
  FollowId id = FollowId::none;
  FollowChannel channel = FollowChannel::mail;
  std::string address;  // of the mailbox; the webhook's URL
  FollowSubject subject = FollowSubject::edition;
  std::string what;  // a story's id, an outlet, a name, words to search for; of an edition empty
  FollowPace pace = FollowPace::daily;
  std::string zone = "UTC";      // the reader's
  std::chrono::minutes hour{0};  // of the reader's day, when mail is due
  std::string language;          // of what is written around the quotations
  std::string key;               // its own in unsubscribe addresses and message ids; nobody can guess it
  std::string secret;            // signs webhooks: the bytes
  FollowState state = FollowState::active;
  std::chrono::sys_seconds created_at{};

  std::int64_t told_from = 0;                 // number of the last digest before those that it is told of
  std::int64_t told_up_to = 0;                // number of the last one that was told
  std::chrono::sys_seconds due_at{};          // nothing is sent before
  std::optional<std::int64_t> telling_up_to;  // a message that reaches this far is to be sent until it is taken
  std::optional<std::chrono::sys_seconds> telling_since;
  int failures = 0;   // in a row
  std::string error;  // of the last one, in plain words
  std::optional<std::chrono::sys_seconds> succeeded_at;
};

class Follows {
 public:
  virtual ~Follows() = default;

  // Error conflict where the key is another's.
  virtual base::Result<FollowId> add(const Follow& follow) = 0;
  virtual base::Result<Follow> get(FollowId id) = 0;                                // not_found
  virtual base::Result<Follow> find(const std::string& key) = 0;                    // not_found
  virtual base::Result<std::vector<Follow>> all() = 0;                              // by id
  virtual base::Result<std::vector<Follow>> due(std::chrono::sys_seconds now) = 0;  // active ones, longest due first
  virtual base::Result<void> set_state(FollowId id, FollowState state) = 0;         // not_found

  // Takes a due follow to work on: it is due again at `until`, should the worker die. False: somebody else was first,
  // or it has ended.
  virtual base::Result<bool> claim(const Follow& follow, std::chrono::sys_seconds until) = 0;
  // Keeps how far it came: the fields from `told_up_to` on, and that it stopped. One that has ended meanwhile stays so.
  virtual base::Result<void> record(const Follow& follow) = 0;
};

}  // namespace courant::store
