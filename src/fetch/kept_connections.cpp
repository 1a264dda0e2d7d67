#include "fetch/kept_connections.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace courant::fetch {

void KeptConnections::begin(CURL* handle, const std::string& host, const std::string& origin) {
  curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, &KeptConnections::on_close);
  curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, this);
  const auto kept = by_host_.find(host);
  if (kept == by_host_.end() || kept->second.origin == origin) return;
  // libcurl closes no single connection on request; of one that is shut it sees that it is dead.
  shutdown(kept->second.socket, SHUT_RDWR);
  by_host_.erase(kept);
}

void KeptConnections::end(CURL* handle, const std::string& host, const std::string& origin) {
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket);
  if (socket == CURL_SOCKET_BAD)
    by_host_.erase(host);
  else
    by_host_.insert_or_assign(host, Kept{origin, socket});
}

int KeptConnections::on_close(void* self, int socket) {
  std::erase_if(static_cast<KeptConnections*>(self)->by_host_,
                [&](const auto& kept) { return kept.second.socket == socket; });
  return close(socket);
}

}  // namespace courant::fetch
