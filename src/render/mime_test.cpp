#include "render/mime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/signature.h"

namespace courant::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

MailMessage make_message(const std::string& subject, const std::string& text) {
  return {.from_name = "Courant",
          .from = *base::MailAddress::parse("courant@news.example"),
          .to = *base::MailAddress::parse("ada@reader.example"),
          .subject = subject,
          .date = std::chrono::sys_days(std::chrono::year(2031) / 5 / 12),
          .id = "abc-7",
          .list_name = "Tern Island",
          .unsubscribe = Link::own("https://news.example/", {"unsubscribe", "k1"}),
          .language = "en",
          .text = text,
          .html = "<p>" + text + "</p>"};
}

std::vector<std::string> lines_of(const std::string& message) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = message.find("\r\n"); end != std::string::npos; end = message.find("\r\n", from)) {
    lines.push_back(message.substr(from, end - from));
    from = end + 2;
  }
  return lines;
}

std::string header_part(const std::string& message) { return message.substr(0, message.find("\r\n\r\n")); }

TEST(Mime, OffersOneClick) {
  const std::string head = header_part(write_message(make_message("Ferry runs aground", "A ferry.")));
  EXPECT_THAT(head, HasSubstr("Subject: Ferry runs aground\r\n"));
  EXPECT_THAT(head, HasSubstr("Message-ID: <abc-7@news.example>\r\n"));
  EXPECT_THAT(head, HasSubstr("List-Unsubscribe: <https://news.example/unsubscribe/k1>\r\n"
                              "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  EXPECT_THAT(head, HasSubstr("Date: Mon, 12 May 2031 00:00:00 +0000\r\n"));
  auto insecure = make_message("x", "y");
  insecure.unsubscribe = Link::own("http://192.168.1.2/", {"unsubscribe", "k1"});
  EXPECT_THAT(write_message(insecure), Not(HasSubstr("List-Unsubscribe-Post")));
}

TEST(Mime, LetsNoTextAddAHeader) {
  for (const std::string& hostile :
       {std::string("Hi\r\nBcc: all@reader.example"), std::string("Hi\n\nbody"), std::string("Hi\rX-Evil: 1"),
        std::string("a\0b\r\n.\r\nMAIL FROM:<x@y.example>", 32), std::string("=?UTF-8?Q?=0D=0ABcc:_x@y.example?="),
        std::string("\xc2\x85 \xe2\x80\xa8 Bcc: x@y.example"), std::string("\xff\xfe\r\nBcc: x"),
        std::string(3000, 'x') + "\r\nBcc: x@y.example"}) {
    auto message = make_message(hostile, hostile);
    message.from_name = message.list_name = message.id = message.language = hostile;
    const std::string written = write_message(message);
    const std::string head = header_part(written);
    EXPECT_THAT(lines_of(head + "\r\n"), ::testing::Each(Not(StartsWith("Bcc"))));
    EXPECT_THAT(lines_of(head + "\r\n"), ::testing::Each(Not(StartsWith("X-Evil"))));
    for (const std::string& line : lines_of(written)) {
      EXPECT_LE(line.size(), 998u);
      for (const char c : line) EXPECT_TRUE(c >= ' ' && c <= '~') << int(c);
    }
    // One of each, whatever stood in the texts.
    for (const char* name : {"\r\nTo: ", "\r\nSubject: ", "\r\nMessage-ID: ", "\r\nList-Unsubscribe: "}) {
      const auto first = head.find(name);
      ASSERT_NE(first, std::string::npos);
      EXPECT_EQ(head.find(name, first + 1), std::string::npos);
    }
  }
}

TEST(Mime, EncodesWordsByWholeCharacters) {
  EXPECT_EQ(encode_header("Subject", "plain"), "plain");
  EXPECT_EQ(encode_header("Subject", "Fähre"), "=?UTF-8?B?RsOkaHJl?=");
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ä";
  for (const std::string& line : lines_of(encode_header("Subject", text) + "\r\n")) {
    EXPECT_LE(line.size(), 76u);
    const auto begin = line.find("?B?") + 3;
    const auto word = base::decode_base64(line.substr(begin, line.size() - 2 - begin));
    ASSERT_TRUE(word);
    EXPECT_EQ(word->size() % 2, 0u);
  }
}

TEST(Mime, QuotedPrintableKeepsLinesShort) {
  EXPECT_EQ(encode_quoted_printable("a = b \nFrom x\n"), "a =3D b=20\r\n=46rom x\r\n");
  const std::string encoded = encode_quoted_printable(std::string(200, 'x') + "é");
  for (const std::string& line : lines_of(encoded + "\r\n")) EXPECT_LE(line.size(), 76u);
  EXPECT_THAT(encoded, ::testing::EndsWith("=C3=A9"));
}

}  // namespace
}  // namespace courant::render
