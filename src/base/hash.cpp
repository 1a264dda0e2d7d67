#include "base/hash.h"

#include <openssl/sha.h>
#include <xxhash.h>

#include "base/signature.h"

namespace courant::base {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return hex({reinterpret_cast<const char*>(digest), sizeof digest});
}

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace courant::base
