// What keeps a libcurl transfer, of whatever protocol, from addresses that may not be reached. The address is looked at
// after DNS and before every connection, and again before a connection that was kept is used: it may have been opened
// on another's behalf. Who follows redirects does so hop by hop, watching each.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/address.h"
#include "base/result.h"

typedef void CURL;
struct curl_sockaddr;

namespace courant::fetch {

// On whose word an address is asked.
enum class Reach : unsigned char {
  public_only,  // somebody else's: a link, a redirect from the public Internet
  allowed,      // the owner's: what `fetch.allow` opens may be reached, too
};

// Readies libcurl for this process; may be called again, from any thread.
void start_curl();

// One transfer's guard. Stays where it is, and outlives the transfer, as libcurl knows its address. Not thread-safe.
class Guard {
 public:
  explicit Guard(const base::AllowedHosts& allowed) : allowed_(allowed) {}  // `allowed` must outlive it
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  // Sets the guarding options of a handle that is about to connect to `host` (as base::parse_host writes it); after
  // curl_easy_reset it must be done anew. No proxy is used, as it would connect where nobody looks; redirects are not
  // followed; no local socket, no .netrc, no signal.
  void watch(CURL* handle, std::string host, Reach reach);

  // Since the last watch(): whether an address was refused, and whether the one that was connected to is none of the
  // public Internet's (nullopt: none was).
  bool refused() const { return refused_; }
  std::optional<bool> inside() const { return inside_; }
  // The error of a transfer that failed because of it; `subject` is what was asked for.
  static base::Error refusal(std::string subject);

 private:
  bool may_reach(const base::Address& address, std::uint16_t port) const;
  static int on_open_socket(void* self, int purpose, curl_sockaddr* address);
  static int on_connected(void* self, char* address, char* local, int port, int local_port);

  const base::AllowedHosts& allowed_;
  std::string host_;
  Reach reach_ = Reach::public_only;
  bool refused_ = false;
  std::optional<bool> inside_;
};

}  // namespace courant::fetch
