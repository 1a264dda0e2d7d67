#include "base/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace courant::base {
namespace {

struct Range {
  std::string_view address;
  unsigned bits;
};

// RFC 6890 and its updates, less nothing: what stands here is not reached.
constexpr Range closed_v4[] = {{"0.0.0.0", 8},       {"10.0.0.0", 8},      {"100.64.0.0", 10},   {"127.0.0.0", 8},
                               {"169.254.0.0", 16},  {"172.16.0.0", 12},   {"192.0.0.0", 24},    {"192.0.2.0", 24},
                               {"192.31.196.0", 24}, {"192.52.193.0", 24}, {"192.88.99.0", 24},  {"192.168.0.0", 16},
                               {"192.175.48.0", 24}, {"198.18.0.0", 15},   {"198.51.100.0", 24}, {"203.0.113.0", 24},
                               {"224.0.0.0", 4},     {"240.0.0.0", 4}};
constexpr Range closed_v6[] = {{"2001::", 23}, {"2001:db8::", 32}, {"2002::", 16}, {"3fff::", 20}};
constexpr Range open_v6{"2000::", 3};

bool shares_bits(const Address& a, const Address& b, unsigned bits) {
  if (a.v4 != b.v4) return false;
  const unsigned whole = bits / 8, rest = bits % 8;
  if (std::memcmp(a.bytes.data(), b.bytes.data(), whole) != 0) return false;
  return rest == 0 || (a.bytes[whole] >> (8 - rest)) == (b.bytes[whole] >> (8 - rest));
}

bool lies_in(const Address& address, Range range) {
  const Address base = *parse_address(range.address);
  return shares_bits(address, base, range.bits + (base.v4 ? 96 : 0));
}

std::optional<unsigned> parse_number(std::string_view text, unsigned max) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > max) return std::nullopt;
  return value;
}

}  // namespace

Address v4_address(std::span<const std::uint8_t, 4> bytes) {
  Address address;
  address.v4 = true;
  address.bytes[10] = address.bytes[11] = 0xff;
  std::copy(bytes.begin(), bytes.end(), address.bytes.begin() + 12);
  return address;
}

std::optional<Address> parse_address(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  const std::string copy(text);
  if (copy.size() != std::strlen(copy.c_str())) return std::nullopt;
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, copy.c_str(), v4.data()) == 1) return v4_address(v4);
  Address address;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

bool is_public(const Address& address) {
  const auto holds = [&](Range range) { return lies_in(address, range); };
  if (address.v4) return std::none_of(std::begin(closed_v4), std::end(closed_v4), holds);
  return holds(open_v6) && std::none_of(std::begin(closed_v6), std::end(closed_v6), holds);
}

Result<AllowedHosts> AllowedHosts::parse(const std::vector<std::string>& entries) {
  AllowedHosts allowed;
  for (const std::string& entry : entries) {
    if (const auto slash = entry.find('/'); slash != std::string::npos) {
      const auto address = parse_address(std::string_view(entry).substr(0, slash));
      const auto bits = parse_number(std::string_view(entry).substr(slash + 1), address && address->v4 ? 32 : 128);
      if (!address || !bits) return fail(ErrorKind::usage, entry, "is no network: write 192.168.1.0/24");
      allowed.networks_.push_back({*address, *bits + (address->v4 ? 96 : 0)});
      continue;
    }
    const auto colon = entry.rfind(':');
    if (colon == std::string::npos || colon == 0 || !parse_number(std::string_view(entry).substr(colon + 1), 65535))
      return fail(ErrorKind::usage, entry, "is no server: write host:port, or a network as 192.168.1.0/24");
    allowed.servers_.push_back(entry);
    for (char& c : allowed.servers_.back()) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return allowed;
}

bool AllowedHosts::may_reach(std::string_view host, const Address& address, std::uint16_t port) const {
  if (is_public(address)) return true;
  if (std::any_of(networks_.begin(), networks_.end(),
                  [&](const Network& network) { return shares_bits(address, network.address, network.bits); }))
    return true;
  return std::find(servers_.begin(), servers_.end(), std::string(host) + ':' + std::to_string(port)) != servers_.end();
}

}  // namespace courant::base
