#include "base/log.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

TEST(Log, WritesFactsAsLogfmt) {
  EXPECT_EQ(log_line("feed_failed", {{"url", "https://post.example/feed"}, {"status", 404}, {"error", "not found"}}),
            "event=feed_failed url=\"https://post.example/feed\" status=404 error=\"not found\"");
  EXPECT_EQ(log_line("started", {}), "event=started");
  EXPECT_EQ(log_line("x", {{"empty", ""}}), "event=x empty=\"\"");
}

TEST(Log, LetsNothingEndALineOrAValue) {
  EXPECT_EQ(log_line("x", {{"a", "b\" level=error"}}), "event=x a=\"b\\\" level=error\"");
  EXPECT_EQ(log_line("x", {{"a", "b\\"}}), "event=x a=\"b\\\\\"");
  EXPECT_EQ(log_line("x", {{"a", "one\r\ntime=now"}}), "event=x a=\"one\\x0d\\x0atime=now\"");
  EXPECT_EQ(log_line("x", {{"a", std::string("\x1b[31m\0", 6)}}), "event=x a=\"\\x1b[31m\\x00\"");
  EXPECT_EQ(log_line("x", {{"a",
                            "\xe2\x80\xae"
                            "fdp"}}),
            "event=x a=\"\\xe2\\x80\\xaefdp\"")
      << "right to left";
  EXPECT_EQ(log_line("x", {{"a", "\xff"}}), "event=x a=\"\\xff\"");
  EXPECT_EQ(log_line("x", {{"a", "Zürich"}}), "event=x a=\"Zürich\"");
  EXPECT_LT(log_line("x", {{"a", std::string(10'000, 'x')}}).size(), 400u);
  EXPECT_EQ(printable("a\nb"), "a\\x0ab");
}

}  // namespace
}  // namespace courant::base
