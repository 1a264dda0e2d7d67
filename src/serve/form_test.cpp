#include "serve/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace courant::serve {
namespace {

using ::testing::Eq;
using ::testing::Optional;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr const char* multipart = "multipart/form-data; boundary=x1";

TEST(Form, ReadsEncodedFields) {
  EXPECT_THAT(
      parse_form("application/x-www-form-urlencoded; charset=UTF-8",
                 "url=https%3A%2F%2Fa.example%2F&folder=World+news&x"),
      Optional(UnorderedElementsAre(Pair("url", "https://a.example/"), Pair("folder", "World news"), Pair("x", ""))));
  EXPECT_THAT(parse_form("application/x-www-form-urlencoded", ""), Optional(Eq(Fields{})));
  EXPECT_THAT(parse_fields("a=1&&a=2&=&%=%4"), UnorderedElementsAre(Pair("a", "2"), Pair("", ""), Pair("%", "%4")));
}

TEST(Form, ReadsFiles) {
  const std::string body =
      "--x1\r\nContent-Disposition: form-data; name=\"list\"; filename=\"a;b.opml\"\r\nContent-Type: "
      "text/x-opml\r\n\r\n"
      "<opml>\r\n--x\r\n</opml>\r\n--x1\r\ncontent-disposition:form-data;name=folder\r\n\r\n\r\n--x1--\r\n";
  EXPECT_THAT(parse_form(multipart, body),
              Optional(UnorderedElementsAre(Pair("list", "<opml>\r\n--x\r\n</opml>"), Pair("folder", ""))));
  EXPECT_TRUE(parse_form("Multipart/Form-Data; charset=utf-8; boundary=\"x1\"", body));
  EXPECT_THAT(parse_form(multipart, "--x1--"), Optional(Eq(Fields{})));
}

TEST(Form, RefusesWhatIsNone) {
  const std::string head = "--x1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
  for (const std::string& body : {std::string(), std::string("--x1"), std::string("--x2--"), head, head + "text",
                                  head + "text\r\n--x2--", std::string("--x1\r\n\r\ntext\r\n--x1--"),
                                  std::string("--x1\r\nContent-Disposition: file; name=a\r\n\r\nt\r\n--x1--"),
                                  std::string("--x1\r\nContent-Disposition: form-data; name=\"a\r\n\r\nt\r\n--x1--")})
    EXPECT_FALSE(parse_form(multipart, body)) << body;
  std::string many = "--x1";
  for (int i = 0; i < 40; ++i) many += "\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--x1";
  EXPECT_FALSE(parse_form(multipart, many + "--"));
  EXPECT_FALSE(parse_form("multipart/form-data", head));
  EXPECT_FALSE(parse_form("multipart/form-data; boundary=" + std::string(71, 'x'), head));
  EXPECT_FALSE(parse_form("application/json", "{}"));
  EXPECT_FALSE(parse_form("", "a=1"));
}

}  // namespace
}  // namespace courant::serve
