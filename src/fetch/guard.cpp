#include "fetch/guard.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <mutex>

namespace courant::fetch {
namespace {

struct Endpoint {
  base::Address address;
  std::uint16_t port = 0;
};

std::optional<Endpoint> endpoint_of(const curl_sockaddr& given) {
  Endpoint endpoint;
  if (given.family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &given.addr, sizeof v4);
    std::array<std::uint8_t, 4> bytes{};
    std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
    endpoint.address = base::v4_address(bytes);
    endpoint.port = ntohs(v4.sin_port);
    return endpoint;
  }
  if (given.family != AF_INET6) return std::nullopt;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &given.addr, sizeof v6);
  std::memcpy(endpoint.address.bytes.data(), &v6.sin6_addr, endpoint.address.bytes.size());
  endpoint.port = ntohs(v6.sin6_port);
  return endpoint;
}

}  // namespace

void start_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

void Guard::watch(CURL* handle, std::string host, Reach reach) {
  host_ = std::move(host);
  reach_ = reach;
  refused_ = false;
  inside_.reset();
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &Guard::on_open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, &Guard::on_connected);
  curl_easy_setopt(handle, CURLOPT_PREREQDATA, this);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_PRE_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_UNIX_SOCKET_PATH, nullptr);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
}

base::Error Guard::refusal(std::string subject) {
  return {base::ErrorKind::refused, std::move(subject),
          "leads to an address of a private network, which is not reached unless allowed"};
}

bool Guard::may_reach(const base::Address& address, std::uint16_t port) const {
  return reach_ == Reach::allowed ? allowed_.may_reach(host_, address, port) : base::is_public(address);
}

int Guard::on_open_socket(void* self, int purpose, curl_sockaddr* address) {
  auto* guard = static_cast<Guard*>(self);
  const auto to = endpoint_of(*address);
  if (purpose != CURLSOCKTYPE_IPCXN || !to || !guard->may_reach(to->address, to->port)) {
    guard->refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Guard::on_connected(void* self, char* address, char*, int port, int) {
  auto* guard = static_cast<Guard*>(self);
  const auto to = base::parse_address(address);
  if (!to || !guard->may_reach(*to, static_cast<std::uint16_t>(port))) {
    guard->refused_ = true;
    return CURL_PREREQFUNC_ABORT;
  }
  guard->inside_ = !base::is_public(*to);
  return CURL_PREREQFUNC_OK;
}

}  // namespace courant::fetch
