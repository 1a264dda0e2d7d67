// One connection a host, whatever the scheme and port: of a host that is asked at another origin than the last time,
// the connection that libcurl keeps is closed before a new one is opened. Internal to fetch/. Not thread-safe.
#pragma once
#include <string>
#include <unordered_map>

typedef void CURL;

namespace courant::fetch {

// Outlives every connection of the handles that it watches.
class KeptConnections {
 public:
  // `handle` is about to ask `host` at `origin` ("https://a.example:443").
  void begin(CURL* handle, const std::string& host, const std::string& origin);
  // It has; to be called before the handle leaves its multi handle.
  void end(CURL* handle, const std::string& host, const std::string& origin);

 private:
  static int on_close(void* self, int socket);

  struct Kept {
    std::string origin;
    int socket;
  };
  std::unordered_map<std::string, Kept> by_host_;
};

}  // namespace courant::fetch
