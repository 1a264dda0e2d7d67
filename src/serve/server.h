// Courant's web server: pages, feeds and data over HTTP/1.1, read from the store. Every answer carries a Content
// Security Policy; a Host that is not on the list is refused; requests are bounded in size, time and number.
// Thread-safe: start, port and stop may be called from any thread.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "edition/edition.h"
#include "fetch/fetcher.h"
#include "serve/guard.h"
#include "serve/metrics.h"
#include "store/store.h"

namespace courant::serve {

struct Settings {
  std::string address = "127.0.0.1";  // to listen on
  std::uint16_t port = 8080;          // 0: any that is free
  Access access;
  std::string site_name = "Courant";
  std::string origin;        // "https://news.example": how others reach it; for feeds and canonical links
  std::string zone = "UTC";  // IANA name: what day it is for readers
  std::chrono::minutes morning = std::chrono::hours(7);  // when a morning's edition ends
  std::string language;                                  // of the interface; empty: what the reader's browser prefers
  bool sends_mail = false;                               // whether a mail server is named in the settings
  bool indexed = false;                                  // whether search engines are asked in
  edition::Settings ranking;
  unsigned threads = 2;
  unsigned connections_max = 512;
  std::size_t cache_bytes_max = 64 << 20;
  std::optional<fetch::Settings> fetch;     // to find the feeds that the owner adds; nullopt: none can be added
  std::vector<std::string> standing_feeds;  // addresses of the settings file: removed ones come back
};

// Opens a store of its own for each thread.
using OpenStore = std::function<base::Result<std::unique_ptr<store::Store>>()>;

class Server {
 public:
  // Listens and answers on threads of its own when it returns. Errors: usage (an unknown zone, an address that is
  // none), unavailable (the port is taken), and what open_store gives.
  static base::Result<std::unique_ptr<Server>> start(Settings settings, OpenStore open_store);
  ~Server();

  std::uint16_t port() const;
  const Metrics& metrics() const;
  // Takes no new connection, lets answers under way finish for at most two seconds, and returns.
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace courant::serve
