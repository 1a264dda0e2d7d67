#include "serve/guard.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cctype>

#include "base/ascii.h"
#include "base/signature.h"
#include "serve/unsubscribe.h"

namespace courant::serve {
namespace {

constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

// "Example.org:8080" → "example.org"; "[::1]:80" → "[::1]".
std::string host_name(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return {};
  std::string name(host.substr(0, host.find(':', bracket)));
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name.ends_with('.')) name.pop_back();
  return name;
}

bool is_loopback_name(std::string_view name) { return name == "localhost" || name == "127.0.0.1" || name == "[::1]"; }

// A proxy on this machine makes all the world look like a neighbour; its requests say so, or bear a public name.
bool is_local(const Request& request) {
  return request.from_loopback && is_loopback_name(host_name(request.header("Host"))) &&
         request.header("X-Forwarded-For").empty() && request.header("Forwarded").empty() &&
         request.header("Via").empty();
}

bool is_own_host(std::string_view host, const Access& access) {
  const std::string name = host_name(host);
  if (is_loopback_name(name)) return true;
  return !name.empty() && std::ranges::find(access.hosts, name) != access.hosts.end();
}

// A browser says where a form came from: in Origin, or at least whether it is another site. What says neither is no
// browser's form, but then it needs the token.
bool is_same_origin(const Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin") return false;
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return site == "same-origin";
  const std::size_t scheme = origin.find("://");
  return scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("Host");
}

bool is_token(std::string_view given, const Access& access) {
  return !access.token.empty() && given.size() == access.token.size() &&
         CRYPTO_memcmp(given.data(), access.token.data(), given.size()) == 0;
}

// The credentials after the scheme of an Authorization header; empty: none, or another scheme.
std::string_view credentials(const Request& request, std::string_view scheme) {
  const std::string_view given = request.header("Authorization");
  if (given.size() <= scheme.size() || given[scheme.size()] != ' ' ||
      base::lower_ascii(given.substr(0, scheme.size())) != scheme)
    return {};
  return given.substr(scheme.size() + 1);
}

bool bears_token(const Request& request, const Access& access) {
  return is_token(credentials(request, "bearer"), access);
}

bool knows_password(const Request& request, const Access& access) {
  const std::string_view coded = credentials(request, "basic");
  if (coded.empty() || coded.size() > 4096) return false;
  const auto text = base::decode_base64(coded);
  if (!text) return false;
  const std::size_t colon = text->find(':');
  return colon != std::string::npos && is_token(std::string_view(*text).substr(colon + 1), access);
}

}  // namespace

bool is_owner(const Request& request, const Access& access) {
  return is_local(request) || bears_token(request, access) || knows_password(request, access);
}

std::optional<int> refusal(const Request& request, const Access& access) {
  if (!is_own_host(request.header("Host"), access)) return 421;
  if (request.method == "GET" || request.method == "HEAD") return std::nullopt;
  if (request.method != "POST") return 405;
  if (is_one_click(request)) return std::nullopt;
  // A browser sends a password it once was told by itself, whoever made the form; a bearer's token it never does.
  if (!is_same_origin(request) && !bears_token(request, access)) return 403;
  if (!is_owner(request, access)) return 403;
  return std::nullopt;
}

void add_security_headers(Headers& headers) {
  headers.emplace_back("Content-Security-Policy", content_security_policy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  // With "no-referrer" browsers send "Origin: null" from our own forms; outlets get no referrer this way either.
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace courant::serve
