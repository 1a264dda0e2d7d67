#include "base/address.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

bool reaches(const char* text) { return is_public(parse_address(text).value()); }

TEST(Address, KnowsThePublicInternet) {
  for (const char* text : {"1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
                           "192.169.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "2001:200::1",
                           "2606:4700::1111", "2a00:1450:4001::200e", "[2606:4700::1111]"})
    EXPECT_TRUE(reaches(text)) << text;
}

TEST(Address, ClosesEverythingElse) {
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "100.64.0.1",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "192.88.99.1",
                           "192.168.0.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.1",
                           "203.0.113.1",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:8.8.8.8",
                           "::7f00:1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::1",
                           "100::1",
                           "2001::1",
                           "2001:1ff::1",
                           "2001:db8::1",
                           "2002:7f00:1::",
                           "3fff::1",
                           "4000::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1"})
    EXPECT_FALSE(reaches(text)) << text;
}

TEST(Address, ReadsOnlyPlainAddresses) {
  for (const char* text :
       {"", "127.1", "0x7f.0.0.1", "2130706433", "0177.0.0.1", "1.2.3.4.5", "fe80::1%eth0", "a.b", "[]", "::1]"})
    EXPECT_FALSE(parse_address(text)) << text;
}

TEST(AllowedHosts, OpensWhatTheOwnerNamed) {
  const auto allowed = AllowedHosts::parse({"127.0.1.1:8080", "Feeds.lan:80", "192.168.7.0/24", "fd00:1::/32"}).value();
  const auto reach = [&](const char* host, const char* address, std::uint16_t port) {
    return allowed.may_reach(host, parse_address(address).value(), port);
  };
  EXPECT_TRUE(reach("127.0.1.1", "127.0.1.1", 8080));
  EXPECT_FALSE(reach("127.0.1.1", "127.0.1.1", 8081));
  EXPECT_FALSE(reach("127.0.1.2", "127.0.1.2", 8080));
  EXPECT_FALSE(reach("rebound.example", "127.0.1.1", 8080))
      << "another name for an allowed server's address is no way in";
  EXPECT_TRUE(reach("feeds.lan", "10.1.2.3", 80));
  EXPECT_TRUE(reach("any.example", "192.168.7.9", 1));
  EXPECT_FALSE(reach("any.example", "192.168.8.9", 1));
  EXPECT_TRUE(reach("any.example", "fd00:1::5", 443));
  EXPECT_TRUE(reach("any.example", "1.1.1.1", 443));
}

TEST(AllowedHosts, SaysWhatIsWrong) {
  for (const char* entry : {"", "host", "host:", "host:99999", ":80", "10.0.0.0/33", "x/8", "10.0.0.0/"})
    EXPECT_EQ(AllowedHosts::parse({entry}).error().kind, ErrorKind::usage) << entry;
}

}  // namespace
}  // namespace courant::base
