// What proves that a message or an address is Courant's: random keys, HMAC-SHA256, and base64 to write them by.
// Thread-safe: pure functions but for random_bytes, which asks the system.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace courant::base {

// From OpenSSL's generator, fit for keys.
std::string random_bytes(std::size_t count);

// HMAC-SHA256 (RFC 2104, FIPS 180-4), 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view message);

std::string hex(std::string_view bytes);  // lower-case

// RFC 4648, 4, with padding, in one line.
std::string encode_base64(std::string_view bytes);
// nullopt: not such a text.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace courant::base
