#include "base/mail_address.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

TEST(MailAddress, TakesWhatMailServersTake) {
  for (const char* text : {"ada@reader.example", "a.b+news@x-y.example", "o'neil@a.b.c", "root@localhost"}) {
    const auto address = MailAddress::parse(text);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(address->text(), text);
  }
  EXPECT_EQ(MailAddress::parse("ada@reader.example")->domain(), "reader.example");
}

TEST(MailAddress, TakesNothingThatCouldBeMore) {
  for (const std::string& text :
       {std::string("ada@reader.example\r\nBcc: all@reader.example"), std::string("ada@reader.example\nX: y"),
        std::string("ada@reader.example> SIZE=1"), std::string("<ada@reader.example>"), std::string("ada@b@c.example"),
        std::string("a@b.example,c@d.example"), std::string("\"a b\"@reader.example"),
        std::string("a b@reader.example"), std::string("ada@reader.example "), std::string("ada@[127.0.0.1]"),
        std::string("ada"), std::string("@x.example"), std::string("ada@"), std::string("ada@x..example"),
        std::string(".ada@x.example"), std::string("ada@-x.example"), std::string("ada\0@x.example", 14),
        std::string("\xc3\xa4@x.example"), "a@" + std::string(300, 'x') + ".example"})
    EXPECT_FALSE(MailAddress::parse(text)) << text;
}

}  // namespace
}  // namespace courant::base
