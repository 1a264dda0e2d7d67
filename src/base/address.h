// Which network addresses Courant may reach for an outlet: the public Internet, and what the owner has allowed by name.
// Looked at after DNS and before every connection. Thread-safe: values and pure functions.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace courant::base {

// IPv4 as an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) with `v4` set.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  bool v4 = false;
  friend bool operator==(const Address&, const Address&) = default;
};

Address v4_address(std::span<const std::uint8_t, 4> bytes);

// "192.0.2.1" in four decimal numbers, or an IPv6 address with or without brackets; nothing else.
std::optional<Address> parse_address(std::string_view text);

// Whether the address is one of the public Internet's: 2000::/3 less 2001::/23, 2001:db8::/32, 2002::/16 and 3fff::/20
// (RFC 9637); IPv4 less IANA's special-purpose registry (RFC 6890), multicast and class E. An IPv6 address that carries
// an IPv4 one (mapped, NAT64, 6to4) is none of them.
bool is_public(const Address& address);

// What the owner allows beside the public Internet: "192.168.1.10:8080" and "feeds.lan:8080" one server,
// "192.168.1.0/24" a network, every port of it.
class AllowedHosts {
 public:
  AllowedHosts() = default;
  // Errors: usage, naming the entry that is none of the three.
  static Result<AllowedHosts> parse(const std::vector<std::string>& entries);

  // Whether a connection to `address` and `port` may be made for a URL whose host is `host` (as base/url.h writes it).
  bool may_reach(std::string_view host, const Address& address, std::uint16_t port) const;

 private:
  struct Network {
    Address address;
    unsigned bits;  // of 128
  };
  std::vector<std::string> servers_;  // "host:port"
  std::vector<Network> networks_;
};

}  // namespace courant::base
