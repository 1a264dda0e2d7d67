// One request under way in libcurl: a hop after another, each guarded and measured. Internal to fetch/.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "base/url.h"
#include "fetch/fetcher.h"
#include "fetch/guard.h"
#include "fetch/kept_connections.h"

typedef void CURL;
struct curl_slist;

namespace courant::fetch {

class Transfer {
 public:
  Transfer(const Settings& settings, KeptConnections& kept, CURL* handle, Request request, Fetcher::Done done);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // Prepares the first hop. Errors: invalid, refused; then nothing may be performed.
  base::Result<void> begin();
  // To be called when curl has performed a hop, before the handle leaves its multi handle.
  void note_connection();
  // After curl has performed a hop with this CURLcode: nullopt when the next one is prepared and must be performed,
  // else the outcome.
  std::optional<base::Result<Response>> end_hop(int code);

  CURL* handle() const { return handle_; }
  std::chrono::steady_clock::time_point started() const { return started_; }
  Fetcher::Done& done() { return done_; }

 private:
  base::Result<void> prepare(const base::Url& url);
  bool heard_left_over(int code) const;
  std::optional<base::Result<Response>> follow();
  void note_side();
  Response finish();
  base::Error failure(int code) const;
  base::Error fail_because(std::string_view why) const;
  std::size_t take_header(std::string_view line);
  std::size_t take_body(std::string_view bytes);
  void note_body_limit();

  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static int on_debug(CURL* handle, int kind, char* data, std::size_t size, void* self);
  static int on_progress(void* self, std::int64_t, std::int64_t, std::int64_t, std::int64_t);

  const Settings& settings_;
  KeptConnections& kept_;
  CURL* handle_;
  Request request_;
  Fetcher::Done done_;
  curl_slist* headers_ = nullptr;
  curl_slist* resolve_ = nullptr;
  Guard guard_;
  Reach reach_ = Reach::public_only;  // of the next hop

  base::Url url_;  // of this hop
  std::string first_origin_;
  std::string username_, password_;  // for the first origin
  Trail trail_;
  std::chrono::steady_clock::time_point started_;

  Response response_;
  std::string location_;
  std::size_t header_bytes_ = 0;
  std::size_t wire_bytes_ = 0;  // of this hop, as they came: what frames a body's pieces, too
  std::string limit_;           // which limit ended it; empty: none
};

}  // namespace courant::fetch
