#include "base/hash.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

TEST(Hash, KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2ULL);  // XXH3's own vector
  EXPECT_NE(hash64("abc"), hash64("abc", 1));
}

}  // namespace
}  // namespace courant::base
