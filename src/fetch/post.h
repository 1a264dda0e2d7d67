// Posts a body to somebody's address and waits for the answer: guarded like everything that is fetched. Thread-safe.
#pragma once
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "fetch/fetcher.h"

namespace courant::fetch {

struct Post {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;  // of Courant's own making
  std::string body;
};

struct PostAnswer {
  int status = 0;
  std::string retry_after;  // the server's own bytes
};

// Whatever its status; redirects are not followed, the answer's body is not kept. Of `settings` it takes the agent,
// what is allowed, the whole time and `resolve`. Errors: invalid (no http address), refused (one that may not be
// reached), unavailable (no answer; stopped).
base::Result<PostAnswer> post(const Settings& settings, const Post& post, std::stop_token stop = {});

}  // namespace courant::fetch
