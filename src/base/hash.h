// The two hashes Courant uses: SHA-256 where others verify, XXH3 where only this process compares. Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace courant::base {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// XXH3, 64 bits: stable over machines and runs, not for adversaries.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace courant::base
